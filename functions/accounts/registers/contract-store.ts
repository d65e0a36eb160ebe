import type { Page, PageQuery } from '@shared/page';
import { Entity, item, list, map, number, string } from '../../platform/entity';
import { queryPage } from '../../platform/query-page';
import { LedgerTable } from '../../platform/tables';
import { putRow, readRow, unlessChanged } from '../../platform/row';
import { villageOf, voucherRef } from './register-store';
import type { ContractRow } from './rows';

/** A contract with its rents and what came of them: one GetItem shows it. Its id has the time of the day it was signed. */
export const ContractEntity = new Entity({
  name: 'Contract',
  table: LedgerTable,
  schema: item({
    villageCode: string().key(),
    contractId: string().key(),
    contractNo: string(),
    title: string(),
    partyA: string(),
    /** Masked when it is a natural person. */
    partyB: string(),
    partyBKey: string().optional(),
    subject: string(),
    assetId: string().optional(),
    resourceId: string().optional(),
    signedOn: string(),
    startsOn: string(),
    endsOn: string(),
    yearlyRentFen: number(),
    dues: list(map({ dueOn: string(), amountFen: number() })),
    receipts: list(
      map({
        receivedOn: string(),
        amountFen: number(),
        voucher: voucherRef().optional(),
        duePaymentId: string().optional(),
      }),
    ),
    decidedBy: string(),
    decisionId: string().optional(),
    terminatedOn: string().optional(),
    note: string().optional(),
    version: number(),
  }),
  computeKey: ({ villageCode, contractId }) => ({ pk: villageOf(villageCode), sk: `CONTRACT#${contractId}` }),
  answers: "Which contracts does this village's collective have, newest first",
});

export const contractsOf = (villageCode: string, query: PageQuery): Promise<Page<ContractRow>> =>
  queryPage(
    ContractEntity,
    { partition: villageOf(villageCode), range: { beginsWith: 'CONTRACT#' }, newestFirst: true },
    query,
  );

export const contractOf = (villageCode: string, contractId: string): Promise<ContractRow | undefined> =>
  readRow(ContractEntity, { villageCode, contractId });

export const putContract = (row: ContractRow) => putRow(ContractEntity, row, unlessChanged(row.version - 1));
