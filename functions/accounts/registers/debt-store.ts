import { DebtKind, DebtSide } from '@shared/accounts/debts';
import type { Page, PageQuery } from '@shared/page';
import { Entity, item, list, map, number, string } from '../../platform/entity';
import { queryPage } from '../../platform/query-page';
import { LedgerTable } from '../../platform/tables';
import { putRow, readRow, unlessChanged } from '../../platform/row';
import { villageOf, voucherRef } from './register-store';
import type { DebtRow } from './rows';

/** A loan or a receivable with what was paid of it. Its id has the time of the day it arose. */
export const DebtEntity = new Entity({
  name: 'Debt',
  table: LedgerTable,
  schema: item({
    villageCode: string().key(),
    side: string()
      .enum(...DebtSide.options)
      .key(),
    debtId: string().key(),
    kind: string().enum(...DebtKind.options),
    /** Masked when it is a natural person. */
    counterparty: string(),
    counterpartyKey: string().optional(),
    what: string(),
    principalFen: number(),
    arisenOn: string(),
    dueOn: string().optional(),
    interest: string().optional(),
    voucher: voucherRef().optional(),
    repayments: list(map({ repaidOn: string(), amountFen: number(), voucher: voucherRef().optional() })),
    note: string().optional(),
    version: number(),
  }),
  computeKey: ({ villageCode, side, debtId }: Pick<DebtRow, 'villageCode' | 'side' | 'debtId'>) => ({
    pk: villageOf(villageCode),
    sk: `DEBT#${side}#${debtId}`,
  }),
  answers: 'Who owes this village, and whom does it owe, newest first',
});

export const debtsOf = (villageCode: string, side: DebtSide, query: PageQuery): Promise<Page<DebtRow>> =>
  queryPage(
    DebtEntity,
    { partition: villageOf(villageCode), range: { beginsWith: `DEBT#${side}#` }, newestFirst: true },
    query,
  );

export const debtOf = (key: Pick<DebtRow, 'villageCode' | 'side' | 'debtId'>): Promise<DebtRow | undefined> =>
  readRow(DebtEntity, key);

export const putDebt = (row: DebtRow) => putRow(DebtEntity, row, unlessChanged(row.version - 1));
