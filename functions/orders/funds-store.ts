import { Rail } from '@shared/orders/payment-orders';
import { Entity, type FormattedItem, item, number, string } from '../platform/entity';
import { putNew, putRow, readRow, unlessChanged } from '../platform/row';
import { everyRow, queryPage, readRows } from '../platform/query-page';
import { LedgerTable } from '../platform/tables';
import type { WriteItem } from '../platform/transact';

/** A bank account that a village pays from, and what is known of its money. Every change replaces it as it was read. */
export const PayingAccountEntity = new Entity({
  name: 'PayingAccount',
  table: LedgerTable,
  schema: item({
    payingAccountId: string().key(),
    villageCode: string(),
    rail: string()
      .enum(...Rail.options)
      .optional(),
    /** 户名 and the last four digits. */
    name: string(),
    tail: string(),
    /** The account of the chart that it is. */
    accountCode: string(),
    sealed: string(),
    dataKey: string(),
    postedFen: number(),
    pendingFen: number(),
    /** The part of the pending that the bank may have by now. While it is nothing, the bank's balance is ours. */
    atBankFen: number(),
    balanceAt: string().optional(),
    /** When it was last tried to ask for the balance, whether or not the bank said it. */
    askedAt: string().optional(),
    /** The account of the village's register that it is. */
    bankAccountId: string().optional(),
    version: number(),
    gsi1pk: string(),
    gsi1sk: string(),
    gsi2pk: string(),
    gsi2sk: string(),
  }),
  computeKey: ({ payingAccountId }) => ({ pk: `PAYINGACCOUNT#${payingAccountId}`, sk: 'FUNDS' }),
  answers:
    'What may a village still spend from this account; which accounts has it (gsi1); whose balance was asked longest ago (gsi2)',
});
export type PayingAccount = Omit<FormattedItem<typeof PayingAccountEntity>, `gsi${1 | 2}${'pk' | 'sk'}`>;

const BALANCE_DUE = 'BALANCEDUE';

export const accountRow = (account: PayingAccount): FormattedItem<typeof PayingAccountEntity> => ({
  ...account,
  gsi1pk: `PAYINGACCOUNTS#${account.villageCode}`,
  gsi1sk: `ACCOUNT#${account.payingAccountId}`,
  // By WeChat another function asks.
  gsi2pk: account.rail ? `${BALANCE_DUE}#${account.rail}` : BALANCE_DUE,
  gsi2sk: [account.balanceAt ?? '0', account.askedAt ?? '0'].sort().at(-1)!,
});

export const putNewAccount = (account: PayingAccount) => putNew(PayingAccountEntity, accountRow(account));

export const putAccount = (next: PayingAccount, previous: PayingAccount) =>
  putRow(PayingAccountEntity, accountRow({ ...next, version: previous.version + 1 }), unlessChanged(previous.version));

/** Whose a number is: one account is paid from by one village, and registered once. */
export const PayingNumberEntity = new Entity({
  name: 'PayingNumber',
  table: LedgerTable,
  schema: item({ mark: string().key(), villageCode: string(), payingAccountId: string() }),
  computeKey: ({ mark }) => ({ pk: `PAYINGNUMBER#${mark}`, sk: 'PAYINGNUMBER' }),
  answers: 'Whether an account is paid from already, and by which village',
});

/** Takes a number for a paying account, only where none has it. */
export const claimPayingNumber = (row: { mark: string; villageCode: string; payingAccountId: string }): WriteItem =>
  putNew(PayingNumberEntity, row);

/** Whose paying account a number is; undefined when nobody's. */
export const payingNumberOf = (mark: string): Promise<FormattedItem<typeof PayingNumberEntity> | undefined> =>
  readRow(PayingNumberEntity, { mark }, { consistent: false });

/** Strongly consistent. */
export const payingAccountOf = (payingAccountId: string): Promise<PayingAccount | undefined> =>
  readRow(PayingAccountEntity, { payingAccountId });

/** A village has a handful. */
export const payingAccountsOf = (villageCode: string): Promise<PayingAccount[]> =>
  readRows(PayingAccountEntity, {
    index: 'gsi1',
    partition: `PAYINGACCOUNTS#${villageCode}`,
    range: { beginsWith: 'ACCOUNT#' },
  });

/** Accounts at the bank whose balance was not asked since, as many as one run takes. */
export const accountsAskedBefore = (at: string): Promise<PayingAccount[]> =>
  readRows(PayingAccountEntity, { index: 'gsi2', partition: BALANCE_DUE, range: { lte: at }, limit: 100 });

/** Every account that a village pays from by the bank. */
export const everyPayingAccount = (): Promise<PayingAccount[]> =>
  everyRow((query) => queryPage(PayingAccountEntity, { index: 'gsi2', partition: BALANCE_DUE }, query));

/** Money that is held for one transfer. Resolved once, and never another time. */
export const HoldEntity = new Entity({
  name: 'Hold',
  table: LedgerTable,
  schema: item({
    payingAccountId: string().key(),
    /** The transfer's serial; each submission is another hold of it. */
    holdId: string().key(),
    serial: string(),
    orderId: string(),
    amountFen: number(),
    state: string().enum('open', 'posted', 'voided'),
    placedAt: string(),
    resolvedAt: string().optional(),
  }),
  computeKey: ({ payingAccountId, holdId }) => ({ pk: `HOLDS#${payingAccountId}`, sk: `HOLD#${holdId}` }),
  answers: 'What is held on this account, and for which transfer',
});
export type StoredHold = FormattedItem<typeof HoldEntity>;

export const putNewHold = (hold: StoredHold): WriteItem => putNew(HoldEntity, hold);

/** The hold resolved: only while it is open. */
export const putResolved = (hold: StoredHold): WriteItem => putRow(HoldEntity, hold, { attr: 'state', eq: 'open' });

/** Strongly consistent. */
export const holdOf = (payingAccountId: string, holdId: string): Promise<StoredHold | undefined> =>
  readRow(HoldEntity, { payingAccountId, holdId });

/** The newest holds of an account, so many at the most. */
export async function newestHolds(payingAccountId: string, most: number): Promise<StoredHold[]> {
  const { items } = await queryPage(
    HoldEntity,
    { partition: `HOLDS#${payingAccountId}`, range: { beginsWith: 'HOLD#' }, newestFirst: true },
    { limit: most },
  );
  return items;
}

/** Every hold that was ever on an account, for who checks that sums agree. */
export const holdsOn = (payingAccountId: string): Promise<StoredHold[]> =>
  readRows(HoldEntity, { partition: `HOLDS#${payingAccountId}`, range: { beginsWith: 'HOLD#' }, consistent: true });
