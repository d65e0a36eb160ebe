import { districtOf } from '@shared/divisions';
import { BurstReason, MIN_SAMPLE, SubjectKind } from '@shared/reviews/reviews';
import { boolean, Entity, type FormattedItem, item, list, map, number, record, string } from '../platform/entity';
import { putRow, readRow, unlessChanged } from '../platform/row';
import { UpdateTransaction } from 'dynamodb-toolbox/entity/actions/transactUpdate';
import { $add } from 'dynamodb-toolbox/entity/actions/update';
import { readRows, walkPages } from '../platform/query-page';
import { CivicTable } from '../platform/tables';
import type { Burst } from './bursts/burst';
import { partitionOf, shareOf, sharesOf } from './review-store';
import { countOf, meanOf, sumOf, weightOf } from './score';
import { EMPTY_TALLY, type Tally } from './tally';

/** What has a score: what residents review, and the village's answers to reports as their reporters rated them. */
export interface Rated {
  readonly villageCode: string;
  readonly subjectKind: SubjectKind | 'answer';
  readonly subjectId: string;
}
export const answersOf = (villageCode: string): Rated => ({ villageCode, subjectKind: 'answer', subjectId: 'all' });

const voicesByQuarter = () => record(string(), list(number()));

/** What the village's page shows together; the others stand each on its own page. */
const ON_VILLAGE_PAGE = new Set<Rated['subjectKind']>(['work', 'cadre', 'answer', 'subsidy']);

/** A subject's score is one item; the stream keeps it (count-voices.ts), and nothing is summed when it is looked at. */
export const ScoreEntity = new Entity({
  name: 'Score',
  table: CivicTable,
  schema: item({
    villageCode: string().key(),
    subjectKind: string()
      .enum(...SubjectKind.options, 'answer')
      .key(),
    subjectId: string().key(),
    counted: voicesByQuarter(),
    shown: voicesByQuarter(),
    shownThrough: string().optional(),
    shownBy: record(string(), map({ through: string(), quarters: list(string()) })),
    moved: record(string(), list(number())),
    through: string().optional(),
    /** Voices that came all at once: what is held, and what came of it. */
    bursts: list(
      map({
        burstId: string(),
        from: string(),
        until: string(),
        state: string().enum('open', 'released', 'leftOut'),
        since: string(),
        dueOn: string(),
        reason: string()
          .enum(...BurstReason.options)
          .optional(),
        words: string().optional(),
        readableFrom: string().optional(),
      }),
    ).optional(),
    version: number(),
  }),
  computeKey: ({ villageCode, subjectKind, subjectId }: Rated) => ({
    pk: `SCORE#${villageCode}`,
    sk: `${ON_VILLAGE_PAGE.has(subjectKind) ? 'VILLAGE#' : ''}${subjectKind}#${subjectId}`,
  }),
  answers: 'How is this cadre, this theme, this notice, policy or project judged; what a village page shows',
});
export type StoredScore = FormattedItem<typeof ScoreEntity>;

/** @param options.consistent for the one who writes it next. */
export const scoreOf = (rated: Rated, { consistent = false } = {}): Promise<StoredScore | undefined> =>
  readRow(ScoreEntity, rated, { consistent });

/** More than any village has cadres and themes. */
const MOST_OF_A_VILLAGE = 200;

/** Every score of a village, page by page: for the week's work, never on the way to a screen. */
export const allScoresOf = (villageCode: string) =>
  walkPages(ScoreEntity, { partition: `SCORE#${villageCode}`, atOnce: MOST_OF_A_VILLAGE });

/** The scores of a village's work, its cadres, its answers and its subsidies. */
export async function scoresOfVillage(villageCode: string): Promise<StoredScore[]> {
  return readRows(ScoreEntity, {
    partition: `SCORE#${villageCode}`,
    range: { beginsWith: 'VILLAGE#' },
    limit: MOST_OF_A_VILLAGE,
  });
}

const written = (lists: Readonly<Record<string, readonly number[]>>) =>
  Object.fromEntries(Object.entries(lists).map(([key, numbers]) => [key, [...numbers]]));

/** What was tallied as it is kept. Seed uses it too. */
export const scoreRow = (
  { villageCode, subjectKind, subjectId }: Rated,
  tally: Tally,
  version: number,
  bursts: readonly Burst[] = [],
): StoredScore => ({
  ...{ villageCode, subjectKind, subjectId, version },
  counted: written(tally.counted),
  shown: written(tally.shown),
  ...(tally.shownThrough && { shownThrough: tally.shownThrough }),
  shownBy: Object.fromEntries(
    Object.entries(tally.shownBy).map(([week, { through, quarters }]) => [week, { through, quarters: [...quarters] }]),
  ),
  moved: written(tally.moved),
  ...(tally.through && { through: tally.through }),
  ...(bursts.length > 0 && { bursts: bursts.map((burst) => ({ ...burst })) }),
});

/** Puts what was tallied, and what is held of it, over the score that was read. */
export const putScore = (
  rated: Rated,
  { tally, bursts }: { tally: Tally; bursts: readonly Burst[] },
  previous: StoredScore | undefined,
) =>
  putRow(ScoreEntity, scoreRow(rated, tally, (previous?.version ?? 0) + 1, bursts), unlessChanged(previous?.version));

export const tallyOf = (score: StoredScore | undefined): Tally => score ?? EMPTY_TALLY;

/** The district's voices of a kind, a quarter a row. */
export const KindMeanEntity = new Entity({
  name: 'KindMean',
  table: CivicTable,
  schema: item({
    districtCode: string().key(),
    kind: string().key(),
    quarter: string().key(),
    count: number(),
    sum: number(),
  }),
  computeKey: ({ districtCode, kind, quarter }) => ({ pk: `KINDMEAN#${districtCode}#${kind}`, sk: quarter }),
  answers: 'How does the district judge this kind of subject, quarter by quarter',
});

export type KindMean = FormattedItem<typeof KindMeanEntity>;

export const addToKindMean = (rated: Rated, quarter: string, { count, sum }: { count: number; sum: number }) =>
  KindMeanEntity.build(UpdateTransaction).item({
    districtCode: districtOf(rated.villageCode),
    kind: rated.subjectKind,
    quarter,
    count: $add(count),
    sum: $add(sum),
  });

/** What the district's rows must hold, made anew from what all its scores show: what is hidden moves no mean that others read. */
export function voicesOfKinds(
  scores: readonly Pick<StoredScore, 'villageCode' | 'subjectKind' | 'shown'>[],
): KindMean[] {
  const sums = new Map<string, KindMean>();
  for (const { villageCode, subjectKind: kind, shown } of scores)
    for (const [quarter, stars] of Object.entries(shown)) {
      const row = { districtCode: districtOf(villageCode), kind, quarter };
      const before = sums.get(JSON.stringify(row)) ?? { count: 0, sum: 0 };
      sums.set(JSON.stringify(row), { ...row, count: before.count + countOf(stars), sum: before.sum + sumOf(stars) });
    }
  return [...sums.values()];
}

/** Quarters that are read: those that weigh something, of the newest ones. */
const QUARTERS_READ = 8;

/** The district's mean of a kind over the quarters that still count, to one decimal. */
export async function kindMean(villageCode: string, kind: Rated['subjectKind'], present: string): Promise<number> {
  const partition = `KINDMEAN#${districtOf(villageCode)}#${kind}`;
  for await (const { rows } of walkPages(KindMeanEntity, { partition, newestFirst: true, atOnce: QUARTERS_READ })) {
    const counted = rows.filter(({ quarter, count }) => weightOf(quarter, present) > 0 && count >= MIN_SAMPLE);
    return meanOf({
      count: counted.reduce((all, { count }) => all + count, 0),
      sum: counted.reduce((all, { sum }) => all + sum, 0),
    });
  }
  return meanOf({ count: 0, sum: 0 });
}

/** Whose voice it is. */
export const personOfVoice = (voice: string): string => voice.split('#')[0]!;

/** What of a voice stands in its score: written with it, so that a change that comes twice, late or out of order counts once. */
export const CountedVoiceEntity = new Entity({
  name: 'CountedVoice',
  table: CivicTable,
  schema: item({
    partition: string().key(),
    voice: string().key(),
    /** Absent: it counts for nothing, being held or withdrawn. */
    stars: number().optional(),
    tags: list(string()).optional(),
    /** As it came, for what is said of many that come at once. */
    given: number().optional(),
    firstAt: string().optional(),
    at: string().optional(),
    isNew: boolean().optional(),
    isFreed: boolean().optional(),
    version: number(),
  }),
  computeKey: ({ partition, voice }) => ({ pk: shareOf(partition, personOfVoice(voice)), sk: `COUNTED#${voice}` }),
  answers: 'Which version of this voice stands in its score',
});
export type CountedVoice = FormattedItem<typeof CountedVoiceEntity>;

export const countedVoice = (rated: Rated, voice: string): Promise<CountedVoice | undefined> =>
  readRow(CountedVoiceEntity, { partition: partitionOf(rated), voice });

/** Every voice on a subject that was counted or is held, read strongly consistent: thousands at most, and only where a burst begins or ends. */
export async function countedVoicesOf(rated: Rated): Promise<CountedVoice[]> {
  const rows: CountedVoice[] = [];
  for (const partition of sharesOf(rated))
    rows.push(
      ...(await readRows(CountedVoiceEntity, { partition, range: { beginsWith: 'COUNTED#' }, consistent: true })),
    );
  return rows;
}

export const putCountedVoice = (next: CountedVoice, previous: CountedVoice | undefined) =>
  putRow(CountedVoiceEntity, next, unlessChanged(previous?.version));
