import { OpeningState } from '@shared/custody/custody';
import type { Page, PageQuery } from '@shared/page';
import { Entity, type InputItem, item, number, string } from '../platform/entity';
import { putRow, readRow, unlessChanged } from '../platform/row';
import { markDone, type Once } from '../platform/once';
import { queryPage, readRows } from '../platform/query-page';
import { CivicTable } from '../platform/tables';
import { transactTrailed } from '../platform/trail';
import type { TrailRow } from '../platform/trail-link';
import type { ReportEvent } from '../reports/report';
import { putEvent } from '../reports/report-store';
import type { Opening } from './opening';

export const OpeningEntity = new Entity({
  name: 'IdentityOpening',
  table: CivicTable,
  schema: item({
    reportId: string().key(),
    openingId: string().key(),
    district: string(),
    state: string().enum(...OpeningState.options),
    wantedBy: string(),
    wantedFor: string(),
    wantedAt: string(),
    wantedByPersonId: string().optional(),
    askedBy: string().optional(),
    askedByPersonId: string().optional(),
    askedFor: string().optional(),
    askedAt: string().optional(),
    decidedBy: string().optional(),
    decidedByPersonId: string().optional(),
    refusedFor: string().optional(),
    decidedAt: string().optional(),
    openUntil: string().optional(),
    openedAt: string().optional(),
    version: number(),
    gsi1pk: string(),
    gsi1sk: string(),
  }),
  computeKey: ({ reportId, openingId }) => ({ pk: `IDENTITY#${reportId}`, sk: `OPENING#${openingId}` }),
  answers:
    'Who wanted to know who sent this report, and what the custodians did (main); what a district has to decide or has decided (gsi1)',
});

export type Pile = 'open' | 'done';
const pileOf = ({ state }: Opening): Pile => (state === 'refused' || state === 'opened' ? 'done' : 'open');

/** A request as its row; the seed writes through it too. */
export const openingRow = (opening: Opening): InputItem<typeof OpeningEntity> => ({
  ...opening,
  gsi1pk: `OPENINGS#${opening.district}#${pileOf(opening)}`,
  gsi1sk: opening.openingId,
});

export async function findOpening(reportId: string, openingId: string): Promise<Opening | undefined> {
  const row = await readRow(OpeningEntity, { reportId, openingId });
  return row as Opening | undefined;
}

/** All that was ever asked for about a report: a handful. */
export async function openingsOf(reportId: string): Promise<Opening[]> {
  const rows = await readRows(OpeningEntity, {
    partition: `IDENTITY#${reportId}`,
    range: { beginsWith: 'OPENING#' },
    consistent: true,
  });
  return rows as Opening[];
}

/** What the custodians of a district have to decide, or have decided, newest first. */
export const openingsIn = (district: string, which: Pile, query: PageQuery): Promise<Page<Opening>> =>
  queryPage(
    OpeningEntity,
    { partition: `OPENINGS#${district}#${which}`, index: 'gsi1', newestFirst: true },
    query,
  ) as Promise<Page<Opening>>;

/**
 * Writes what was done about a request: its row, the step in the report's timeline and the link of the report's trail.
 * @throws ConditionsFailed when it moved since it was read.
 */
export const saveOpening = (opening: Opening, event: ReportEvent, trail: TrailRow, once: Once): Promise<void> =>
  transactTrailed(
    [trail],
    putRow(OpeningEntity, openingRow(opening), unlessChanged(opening.version - 1)),
    putEvent(event),
    markDone(once, opening.openingId, event.at),
  );
