import { Confidence } from '@shared/subsidies/subsidies';
import { Entity, type FormattedItem, item, string } from '../platform/entity';
import { LedgerTable } from '../platform/tables';
import { readRow } from '../platform/row';
import { readRows } from '../platform/query-page';

/** A program of the 一卡通 catalogue, as it is listed. What it pays stands in its rules. */
export const ProgramEntity = new Entity({
  name: 'Program',
  table: LedgerTable,
  schema: item({
    programCode: string().key(),
    name: string(),
    category: string(),
    department: string(),
    level: string(),
    audience: string(),
    cycle: string(),
    confidence: string().enum(...Confidence.options),
    note: string().optional(),
  }),
  computeKey: ({ programCode }) => ({ pk: 'PROGRAMS', sk: `PROGRAM#${programCode}` }),
  answers: 'Which programs are there',
});
export type StoredProgram = FormattedItem<typeof ProgramEntity>;

/** A rule a program pays by: never changed, only followed by the next. */
export const ProgramRuleEntity = new Entity({
  name: 'ProgramRule',
  table: LedgerTable,
  schema: item({
    programCode: string().key(),
    effectiveOn: string().key(),
    standard: string(),
    eligibility: string(),
    audience: string(),
    department: string(),
    documentNo: string().optional(),
    confidence: string().enum(...Confidence.options),
  }),
  computeKey: ({ programCode, effectiveOn }) => ({ pk: `PROGRAM#${programCode}`, sk: `RULE#${effectiveOn}` }),
  answers: 'By which rules did this program pay, newest first',
});
export type StoredRule = FormattedItem<typeof ProgramRuleEntity>;

/** The whole catalogue, by code: some 70 short rows. */
export const programs = (): Promise<StoredProgram[]> =>
  readRows(ProgramEntity, { partition: 'PROGRAMS', range: { beginsWith: 'PROGRAM#' } });

export const programOf = (programCode: string): Promise<StoredProgram | undefined> =>
  readRow(ProgramEntity, { programCode }, { consistent: false });

/** A rule a year at most: one page by nature. */
export const rulesOf = (programCode: string): Promise<StoredRule[]> =>
  readRows(ProgramRuleEntity, {
    partition: `PROGRAM#${programCode}`,
    range: { beginsWith: 'RULE#' },
    newestFirst: true,
  });
