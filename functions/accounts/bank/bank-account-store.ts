import { BankAccountPurpose, BankAccountState } from '@shared/accounts/bank-accounts';
import { boolean, Entity, type FormattedItem, item, list, map, number, string } from '../../platform/entity';
import { putRow, readRow, unlessChanged } from '../../platform/row';
import { lookupHash } from '../../platform/sealed';
import { LedgerTable } from '../../platform/tables';
import { hand } from '../hand-store';
import type { KeptBankAccount } from './bank-account';

/** All accounts of a village in one row: that there is one basic account, and none shares a code, is decided by one condition. */
export const BankAccountsEntity = new Entity({
  name: 'BankAccounts',
  table: LedgerTable,
  schema: item({
    villageCode: string().key(),
    accounts: list(
      map({
        bankAccountId: string(),
        bank: string(),
        tail: string(),
        numberHash: string(),
        purpose: string().enum(...BankAccountPurpose.options),
        ledgerCode: string(),
        openedOn: string(),
        closedOn: string().optional(),
        decidedBy: string(),
        state: string().enum(...BankAccountState.options),
        proposed: hand(),
        confirmed: hand().optional(),
      }),
    ),
    version: number(),
  }),
  computeKey: ({ villageCode }) => ({ pk: `VILLAGE#${villageCode}`, sk: 'BANKACCOUNTS' }),
  answers: 'Which bank accounts does this village have, and what is each for',
});
export type StoredBankAccounts = FormattedItem<typeof BankAccountsEntity>;

/** Whose a number is: two villages cannot register one account. */
export const BankNumberEntity = new Entity({
  name: 'BankNumber',
  table: LedgerTable,
  schema: item({
    numberHash: string().key(),
    villageCode: string(),
    bankAccountId: string(),
    /** Its proposal was refused: another may be made. */
    isFree: boolean(),
  }),
  computeKey: ({ numberHash }) => ({ pk: `BANKNUMBER#${numberHash}`, sk: 'BANKNUMBER' }),
  answers: 'Which village has the bank account with this number',
});
export type StoredBankNumber = FormattedItem<typeof BankNumberEntity>;

/** What a number is known by, of its digits: without the key it tells nothing. */
export const bankNumberHash = (number: string): string => lookupHash('bankAccount', number.replace(/\D/g, ''));

export async function bankAccountsOf(villageCode: string): Promise<StoredBankAccounts> {
  const row = await readRow(BankAccountsEntity, { villageCode });
  return row ?? { villageCode, accounts: [], version: 0 };
}

/** Replaces the row that was read, or writes the first. */
export const putBankAccounts = (accounts: KeptBankAccount[], before: StoredBankAccounts) =>
  putRow(
    BankAccountsEntity,
    { villageCode: before.villageCode, accounts, version: before.version + 1 },
    unlessChanged(before.version),
  );

/** Takes a number for an account, only where nobody has it. */
export const claimBankNumber = (row: Omit<StoredBankNumber, 'isFree'>) =>
  putRow(
    BankNumberEntity,
    { ...row, isFree: false },
    {
      or: [
        { attr: 'numberHash', exists: false },
        { attr: 'isFree', eq: true },
      ],
    },
  );

/** Gives a number back when its proposal was refused. */
export const freeBankNumber = (row: Omit<StoredBankNumber, 'isFree'>) =>
  putRow(BankNumberEntity, { ...row, isFree: true }, { attr: 'bankAccountId', eq: row.bankAccountId });

/** Whose account has this number; undefined when nobody's. */
export async function bankNumberOf(numberHash: string): Promise<StoredBankNumber | undefined> {
  const row = await readRow(BankNumberEntity, { numberHash });
  return row?.isFree ? undefined : row;
}
