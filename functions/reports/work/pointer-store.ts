import { Entity, item, string } from '../../platform/entity';
import { putRow } from '../../platform/row';
import { walkPages } from '../../platform/query-page';
import { CivicTable } from '../../platform/tables';
import type { WriteItem } from '../../platform/transact';
import type { Report } from '../report';

/**
 * Where a report is found beside its lists: under its village, its number and the cadre it names. It says nothing that the report
 * does not, and never changes: whether a reader may see the report is asked of the report each time.
 */
export const ReportPointerEntity = new Entity({
  name: 'ReportPointer',
  table: CivicTable,
  schema: item({ under: string().key(), rank: string().key(), reportId: string() }),
  computeKey: ({ under, rank }) => ({ pk: under, sk: `REPORT#${rank}` }),
  answers: 'What was reported in this village, or about this cadre, and when; which report has this number',
});

export const inVillage = (villageCode: string): string => `FILED#${villageCode}`;
export const aboutCadre = (personId: string): string => `ACCUSED#${personId}`;
export const byNumber = (referenceNo: string): string => `REFERENCE#${referenceNo}`;

type Filed = Pick<
  Report,
  'reportId' | 'submittedAt' | 'villageCode' | 'referenceNo' | 'accusedPersonId' | 'alsoAccusedIds' | 'held'
>;

/** The cadres it accuses. */
export const accusedIn = ({
  accusedPersonId,
  alsoAccusedIds = [],
}: Pick<Report, 'accusedPersonId' | 'alsoAccusedIds'>) => [
  ...(accusedPersonId ? [accusedPersonId] : []),
  ...alsoAccusedIds,
];

/** The headings of what is ordinary work: what lies in the pile of a flood is in no history and is like nothing. */
const workHeadings = ({
  villageCode,
  ...accused
}: Pick<Filed, 'villageCode' | 'accusedPersonId' | 'alsoAccusedIds'>) => [
  inVillage(villageCode),
  ...accusedIn(accused).map(aboutCadre),
];

const pointersUnder = (headings: readonly string[], { reportId, submittedAt }: Filed) =>
  headings.map((under) => ({ under, rank: `${submittedAt}#${reportId}`, reportId }));

/** The pointers to a report, written with it. */
export const pointersTo = (report: Filed) =>
  pointersUnder([byNumber(report.referenceNo), ...(report.held ? [] : workHeadings(report))], report);

export const putPointers = (report: Filed): WriteItem[] =>
  pointersTo(report).map((pointer) => putRow(ReportPointerEntity, pointer));

/** Those that are written once it is let through. */
export const putReleased = (report: Filed): WriteItem[] =>
  pointersUnder(workHeadings(report), report).map((pointer) => putRow(ReportPointerEntity, pointer));

/** The pointer under a cadre who was named later. */
export const putAccused = ({ reportId, submittedAt }: Filed, personId: string): WriteItem =>
  putRow(ReportPointerEntity, {
    under: aboutCadre(personId),
    rank: `${submittedAt}#${reportId}`,
    reportId,
  });

/** The ids under one heading, newest first, so many at a time; from one instant until another (excluded) where they are given. */
export async function* idsUnder(
  under: string,
  atOnce: number,
  between?: [from: string, until: string],
): AsyncGenerator<string[]> {
  const range = between
    ? { between: [`REPORT#${between[0]}`, `REPORT#${between[1]}`] as [string, string] }
    : { beginsWith: 'REPORT#' };
  const walk = walkPages(ReportPointerEntity, { partition: under, range, newestFirst: true, atOnce });
  for await (const { rows } of walk) yield rows.map(({ reportId }) => reportId);
}
