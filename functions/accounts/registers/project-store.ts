import type { Page, PageQuery } from '@shared/page';
import { ProjectStage, TenderMethod } from '@shared/accounts/projects';
import { Entity, item, list, map, number, string } from '../../platform/entity';
import { queryPage } from '../../platform/query-page';
import { LedgerTable } from '../../platform/tables';
import { putRow, readRow, unlessChanged } from '../../platform/row';
import { villageOf, voucherRef } from './register-store';
import type { ProjectRow } from './rows';

const stage = () => string().enum(...ProjectStage.options);

/** A village's project with its progress and payments. Its id has the time of the day it was decided. */
export const ProjectEntity = new Entity({
  name: 'Project',
  table: LedgerTable,
  schema: item({
    villageCode: string().key(),
    projectId: string().key(),
    name: string(),
    what: string().optional(),
    budgetFen: number(),
    sources: list(map({ from: string(), amountFen: number() })),
    decidedBy: string().optional(),
    decisionId: string().optional(),
    tender: string()
      .enum(...TenderMethod.options)
      .optional(),
    /** Masked when it is a natural person, or may be one. */
    contractor: string().optional(),
    contractorKey: string().optional(),
    contractFen: number().optional(),
    startsOn: string().optional(),
    finishesOn: string().optional(),
    progress: list(map({ stage: stage(), on: string(), note: string().optional(), mediaIds: list(string()) })),
    payments: list(map({ paidOn: string(), amountFen: number(), what: string(), voucher: voucherRef().optional() })),
    version: number(),
  }),
  computeKey: ({ villageCode, projectId }) => ({ pk: villageOf(villageCode), sk: `PROJECT#${projectId}` }),
  answers: 'What does this village build, newest first',
});

export const projectsOf = (villageCode: string, query: PageQuery): Promise<Page<ProjectRow>> =>
  queryPage(
    ProjectEntity,
    { partition: villageOf(villageCode), range: { beginsWith: 'PROJECT#' }, newestFirst: true },
    query,
  );

export const projectOf = (villageCode: string, projectId: string): Promise<ProjectRow | undefined> =>
  readRow(ProjectEntity, { villageCode, projectId });

export const putProject = (row: ProjectRow) => putRow(ProjectEntity, row, unlessChanged(row.version - 1));
