import { covers, districtOf, levelOf, townOf } from '@shared/divisions';
import { type Grant, type Role, holds } from '@shared/roles';
import { aliasesOf, deciderMark, reporterAlias as reporterAliasOf } from '../../platform/sealed';
import { type Report, route } from '../report';

/** What one may be in a report. `above`: the level over the office that has it, which sees it once it is late (提级). */
export type Part = 'reporter' | 'handler' | 'regulator' | 'above';

/** The role that handles at a division's level. */
export const handlerRoleOf = (division: string): Extract<Role, 'cadre' | 'township' | 'regulator'> =>
  (({ village: 'cadre', town: 'township', district: 'regulator' }) as const)[levelOf(division)];

/** The level above a division; the district is the highest here. */
export const divisionAbove = (division: string): string | undefined =>
  ({ village: townOf(division), town: districtOf(division), district: undefined })[levelOf(division)];

/** The one who reads, as far as it decides what they see. */
export interface Reader {
  readonly accountId: string;
  readonly person?: { readonly personId: string } | undefined;
  /** Every row of a roster that is this human being (`readerOf`); none for who is bound to no name. */
  readonly rows: readonly string[];
  /** The offices that count now. */
  readonly grants: readonly Grant[];
  /** Offices that are held and give nothing yet. */
  readonly asleep?: readonly Grant[] | undefined;
}

/** The holder of an anonymous receipt: nobody knows who, and that is enough to read and rate. */
export const RECEIPT_HOLDER = 'receiptHolder';

/** What of a report decides who is what in it. */
export type Parties = Pick<
  Report,
  | 'reporterAccountId'
  | 'reporterPersonId'
  | 'reporterAlias'
  | 'excludedPersonIds'
  | 'villageCode'
  | 'handledByDivision'
  | 'escalatedAt'
> &
  Partial<Pick<Report, 'reportId' | 'excludedMarks'>>;

/**
 * The parts a reader has in a report; none means that for them it does not exist.
 *
 * Its reporter is that and nothing more: nobody handles a report of their own. The one it accuses, their household and who
 * recused themselves have no part, whatever they hold; nor has anyone with an office beneath the one that handles it,
 * because it was sent above their heads. An office that gives nothing yet still keeps its holder out.
 */
export function partsIn(report: Parties, reader: Reader | typeof RECEIPT_HOLDER): readonly Part[] {
  if (reader === RECEIPT_HOLDER) return ['reporter'];
  const { rows, grants, asleep = [] } = reader;
  if (isReporter(report, reader)) return ['reporter'];
  if (rows.some((personId) => isExcluded(report, personId))) return [];
  if ([...grants, ...asleep].some((grant) => isBeneath(grant, report))) return [];
  const over = divisionAbove(report.handledByDivision);
  const is: Record<Exclude<Part, 'reporter'>, boolean> = {
    handler: isOfficeOf(report.handledByDivision, grants),
    regulator: holds(grants, ['regulator'], report.villageCode),
    above: report.escalatedAt !== undefined && over !== undefined && isOfficeOf(over, grants),
  };
  return (['handler', 'regulator', 'above'] as const).filter((part) => is[part]);
}

/** The names under which reports of one who reads may stand: the person's; before persons were kept, the account's. */
export const sendersOf = (reader: Pick<Reader, 'accountId' | 'person'>): string[] => [
  ...(reader.person ? [reader.person.personId] : []),
  reader.accountId,
  ...aliasesOf(reader),
];

/** Whether one who reads sent it, from whatever phone and by whatever row: a confidential report knows them by their alias alone. */
const isReporter = (report: Parties, reader: Reader): boolean => {
  const { reporterPersonId, reporterAccountId, reporterAlias } = report;
  if (reporterPersonId !== undefined) return reader.rows.includes(reporterPersonId);
  if (reporterAccountId !== undefined) return reporterAccountId === reader.accountId;
  return (
    reporterAlias !== undefined && [...aliasesOf(reader), ...reader.rows.map(reporterAliasOf)].includes(reporterAlias)
  );
};

const isExcluded = ({ reportId, excludedPersonIds, excludedMarks = [] }: Parties, personId: string): boolean =>
  excludedPersonIds.includes(personId) ||
  (reportId !== undefined && excludedMarks.length > 0 && excludedMarks.includes(deciderMark(reportId, personId)));

const isOfficeOf = (division: string, grants: readonly Grant[]): boolean =>
  grants.some((grant) => grant.role === handlerRoleOf(division) && grant.division === division);

const isBeneath = ({ role, division }: Grant, { handledByDivision, villageCode }: Parties): boolean =>
  (role === 'cadre' || role === 'township') &&
  covers(handledByDivision, division) &&
  division !== handledByDivision &&
  covers(division, villageCode);

/**
 * Whether an office may take it over: the village's own, its town's or the district's; not below the one its accused makes it go
 * to, not one that had it, not the one that has it.
 */
export const mayHandle = (
  report: Pick<Report, 'villageCode' | 'aboutKind' | 'pastDivisions' | 'handledByDivision' | 'routing'>,
  division: string,
): boolean =>
  covers(division, report.villageCode) &&
  division.length <= (report.routing?.floor ?? route(report.aboutKind, report.villageCode)).length &&
  division !== report.handledByDivision &&
  !report.pastDivisions.includes(division);

/** The offices that may take it over, the nearest first. */
export const officesFor = (report: Parameters<typeof mayHandle>[0]): string[] =>
  [report.villageCode, townOf(report.villageCode), districtOf(report.villageCode)].filter((division) =>
    mayHandle(report, division),
  );

export const maySee = (report: Parties, reader: Reader | typeof RECEIPT_HOLDER): boolean =>
  partsIn(report, reader).length > 0;
