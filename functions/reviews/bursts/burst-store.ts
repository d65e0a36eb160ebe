import { districtOf } from '@shared/divisions';
import { BurstSign } from '@shared/reviews/bursts';
import type { Page, PageQuery } from '@shared/page';
import { SubjectKind } from '@shared/reviews/reviews';
import { Entity, type FormattedItem, item, list, number, record, string } from '../../platform/entity';
import { putRow, readRow, unlessChanged } from '../../platform/row';
import { visiblePage, walkPages } from '../../platform/query-page';
import { CivicTable } from '../../platform/tables';
import { partitionOf, type Subject } from '../review-store';
import type { Rated } from '../score-store';
import { EMPTY_PACE, type Pace } from './pace';

/** One row a subject, written with its score and only then: the score's version guards both. */
export const PaceEntity = new Entity({
  name: 'ReviewPace',
  table: CivicTable,
  schema: item({
    partition: string().key(),
    hours: record(string(), list(number())),
    days: record(string(), number()),
    firstDay: string().optional(),
    newestHour: string().optional(),
  }),
  computeKey: ({ partition }) => ({ pk: partition, sk: 'PACE' }),
  answers: 'How many voices come to this subject, by the hour and by the day',
});

/** Read strongly consistent, by the one who writes it next. */
export async function paceOf(rated: Rated): Promise<Pace> {
  const row = await readRow(PaceEntity, { partition: partitionOf(rated) });
  return row ?? EMPTY_PACE;
}

export const putPace = (rated: Rated, { hours, days, firstDay, newestHour }: Pace) =>
  putRow(PaceEntity, {
    partition: partitionOf(rated),
    hours: Object.fromEntries(Object.entries(hours).map(([hour, counts]) => [hour, [...counts]])),
    days: { ...days },
    ...(firstDay && { firstDay }),
    ...(newestHour && { newestHour }),
  });

/** A burst as an office has it; what it holds stands with the score. */
export const ReviewBurstEntity = new Entity({
  name: 'ReviewBurst',
  table: CivicTable,
  schema: item({
    burstId: string().key(),
    villageCode: string(),
    subjectKind: string().enum(...SubjectKind.options),
    subjectId: string(),
    signs: list(string().enum(...BurstSign.options)),
    since: string(),
    dueOn: string(),
    state: string().enum('open', 'untold', 'told'),
    decidedOn: string().optional(),
    /** Who decided: does not hear an appeal. */
    byPersonId: string().optional(),
    version: number(),
    /** While it waits for the office, and then until its authors are told. */
    gsi1pk: string().optional(),
    gsi1sk: string().optional(),
  }),
  computeKey: ({ burstId }) => ({ pk: `REVIEWBURST#${burstId}`, sk: 'BURST' }),
  answers:
    'What came of many voices at once; which of them a district has to decide, the first due first, and of which the authors are still to be told (gsi1)',
});
export type StoredBurst = FormattedItem<typeof ReviewBurstEntity>;
type UnplacedBurst = Omit<StoredBurst, 'gsi1pk' | 'gsi1sk'>;

const listOf = (district: string, state: StoredBurst['state']) => `REVIEWBURSTS#${district}#${state}`;
/** A burst with where it is listed. The seed uses it too. */
export const burstRow = ({ gsi1pk: _, gsi1sk: __, ...burst }: UnplacedBurst & Partial<StoredBurst>): StoredBurst =>
  burst.state === 'told'
    ? burst
    : {
        ...burst,
        gsi1pk: listOf(districtOf(burst.villageCode), burst.state),
        gsi1sk: `${burst.dueOn}#${burst.burstId}`,
      };

/** Puts a new one, or replaces the version that was read. */
export const putBurst = (next: UnplacedBurst, previous: StoredBurst | undefined) =>
  putRow(ReviewBurstEntity, burstRow(next), unlessChanged(previous?.version));

/** Read strongly consistent. */
export const burstUnder = (burstId: string): Promise<StoredBurst | undefined> =>
  readRow(ReviewBurstEntity, { burstId });

/** What a district has to decide, the first due first, as far as its reader may see it. */
export const openBurstsOf = (
  district: string,
  sees: (burst: StoredBurst) => Promise<boolean>,
  query: PageQuery,
): Promise<Page<StoredBurst>> => {
  const keyOf = ({ burstId }: StoredBurst) => ({ pk: `REVIEWBURST#${burstId}`, sk: 'BURST' });
  const listing = { index: 'gsi1' as const, partition: listOf(district, 'open') };
  return visiblePage(ReviewBurstEntity, listing, { sees, keyOf }, query);
};

const MANY = 50;
/** All that a district has to decide, or has to tell of. */
export async function* allBurstsOf(district: string, state: 'open' | 'untold'): AsyncGenerator<StoredBurst> {
  const listing = { index: 'gsi1' as const, partition: listOf(district, state), atOnce: MANY };
  for await (const { rows } of walkPages(ReviewBurstEntity, listing)) yield* rows;
}

export const subjectOf = ({ villageCode, subjectKind, subjectId }: StoredBurst): Subject => ({
  villageCode,
  subjectKind,
  subjectId,
});
