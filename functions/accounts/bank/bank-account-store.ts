import { BankAccountPurpose, BankAccountState } from '@shared/accounts/bank-accounts';
import { Entity, type FormattedItem } from '../../platform/entity';
import { PutTransaction } from 'dynamodb-toolbox/entity/actions/transactPut';
import { boolean } from 'dynamodb-toolbox/schema/boolean';
import { item } from 'dynamodb-toolbox/schema/item';
import { list } from 'dynamodb-toolbox/schema/list';
import { map } from 'dynamodb-toolbox/schema/map';
import { number } from 'dynamodb-toolbox/schema/number';
import { string } from 'dynamodb-toolbox/schema/string';
import { lookupHash } from '../../platform/sealed';
import { LedgerTable } from '../../platform/tables';
import { unlessChanged } from '../../platform/unless-changed';
import { readRow } from '../../platform/read-row';
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
  BankAccountsEntity.build(PutTransaction)
    .item({ villageCode: before.villageCode, accounts, version: before.version + 1 })
    .options(unlessChanged(before.version || undefined));

/** Takes a number for an account, only where nobody has it. */
export const claimBankNumber = (row: Omit<StoredBankNumber, 'isFree'>) =>
  BankNumberEntity.build(PutTransaction)
    .item({ ...row, isFree: false })
    .options({
      condition: {
        or: [
          { attr: 'numberHash', exists: false },
          { attr: 'isFree', eq: true },
        ],
      },
    });

/** Gives a number back when its proposal was refused. */
export const freeBankNumber = (row: Omit<StoredBankNumber, 'isFree'>) =>
  BankNumberEntity.build(PutTransaction)
    .item({ ...row, isFree: true })
    .options({ condition: { attr: 'bankAccountId', eq: row.bankAccountId } });

/** Whose account has this number; undefined when nobody's. */
export async function bankNumberOf(numberHash: string): Promise<StoredBankNumber | undefined> {
  const row = await readRow(BankNumberEntity, { numberHash });
  return row?.isFree ? undefined : row;
}
