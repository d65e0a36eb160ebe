import type { Page, PageQuery } from '@shared/page';
import { BatchGetRequest } from 'dynamodb-toolbox/entity/actions/batchGet';
import { BatchGetCommand, execute } from 'dynamodb-toolbox/table/actions/batchGet';
import { AHEAD, visiblePage, walkPages } from '../../platform/query-page';
import { CivicTable } from '../../platform/tables';
import { dueAt, type Report } from '../report';
import { type Pile, ReportEntity } from '../report-store';
import { idsUnder } from './pointer-store';

interface Listing {
  partition: string;
  index: 'gsi2' | 'gsi3';
  newestFirst?: boolean;
  /** Only what is due until then. */
  until?: string;
  /** Only what stands behind this place (`placeOf`). */
  past?: string | undefined;
}

/** Where what is owed stands among what is owed: by its deadline, in a list of any office. */
export const placeOf = (report: Report): string => `${dueAt(report)}#${report.reportId}`;

/** `between` takes in its ends: the place itself is left out by a letter more. */
function rangeOf({ until, past }: Pick<Listing, 'until' | 'past'>) {
  if (past === undefined) return until === undefined ? undefined : { lte: until };
  return until === undefined ? { gt: past } : { between: [`${past} `, until] as [string, string] };
}

/** Whether a report is the reader's to see. */
type Sees = (report: Report) => boolean;

const RESTS: readonly Pile[] = ['done', 'aside'];

/** What awaits the office of a division, what it has done, or what came to it in a flood. */
export const pileOf = (division: string, which: Pile): Listing => ({
  partition: `WORK#${division}#${which}`,
  index: 'gsi2',
  newestFirst: RESTS.includes(which),
});

/** The same of every office of a district. */
export const pileIn = (district: string, which: Pile): Listing => ({
  partition: `DISTRICT#${district}#${which}`,
  index: 'gsi3',
  newestFirst: RESTS.includes(which),
});

/** The same for one who acts in a role: a regulator has all of the district, everyone else their office's. */
export const pileFor = (role: 'cadre' | 'township' | 'regulator', division: string, which: Pile): Listing =>
  role === 'regulator' ? pileIn(division, which) : pileOf(division, which);

/** A page of a listing without what the reader may not see. @throws AppError `page.badCursor` */
export const visibleReports = (
  { partition, index, newestFirst = false, ...bounds }: Listing,
  sees: Sees,
  page: PageQuery,
): Promise<Page<Report>> =>
  visiblePage(
    ReportEntity,
    { partition, index, newestFirst, range: rangeOf(bounds) },
    { sees, keyOf: ({ reportId }) => ({ pk: `REPORT#${reportId}`, sk: 'REPORT' }) },
    page,
  );

/** The first rows of a listing, all that they are when they are no more than so many; undefined when there are more. */
export async function allOf({ partition, index, ...bounds }: Listing, most: number): Promise<Report[] | undefined> {
  const walk = walkPages(ReportEntity, { partition, index, range: rangeOf(bounds), atOnce: most });
  for await (const { rows, more } of walk) return more ? undefined : rows;
  return [];
}

/** Reports by id, in the order asked for; at most 100. One that is gone is left out. */
async function reportsAt(reportIds: readonly string[]): Promise<Report[]> {
  if (reportIds.length === 0) return [];
  const requests = reportIds.map((reportId) => ReportEntity.build(BatchGetRequest).key({ reportId }));
  const { Responses } = await execute({ maxAttempts: 5 }, CivicTable.build(BatchGetCommand).requests(...requests));
  return ((Responses?.[0] ?? []) as (Report | undefined)[]).flatMap((report) => (report ? [report] : []));
}

const AT_ONCE = 100;

/** The newest reports under one heading that the reader may see, at most `most` of them, and whether there are more of those. */
export async function visibleUnder(
  under: string,
  sees: Sees,
  most: number,
  between?: [from: string, until: string],
): Promise<{ reports: Report[]; more: boolean }> {
  const seen: Report[] = [];
  for await (const ids of idsUnder(under, Math.min(AT_ONCE, most + AHEAD), between)) {
    seen.push(...(await reportsAt(ids)).filter(sees));
    if (seen.length > most) break;
  }
  return { reports: seen.slice(0, most), more: seen.length > most };
}
