import { VillageCode } from '@shared/divisions';
import { SubjectKind } from '@shared/reviews/reviews';
import * as z from '@shared/zod';
import { countsAs } from './counting';
import { partitionOf } from './review-store';
import { type ByQuarter, countOf } from './score';
import { type KindMean, voicesOfKinds } from './score-store';
import { tallied, type Tally, EMPTY_TALLY } from './tally';
import { latestVoices } from './voice';

const ScoreRow = z.object({
  villageCode: VillageCode,
  subjectKind: z.enum([...SubjectKind.options, 'answer']),
  subjectId: z.string(),
  counted: z.record(z.string(), z.array(z.int())),
  shown: z.record(z.string(), z.array(z.int())),
  bursts: z.optional(
    z.array(
      z.object({
        ...{ burstId: z.string(), from: z.string(), until: z.string(), since: z.string(), dueOn: z.string() },
        state: z.enum(['open', 'released', 'leftOut']),
      }),
    ),
  ),
});
const MeanRow = z.object({
  districtCode: z.string(),
  kind: z.string(),
  quarter: z.string(),
  count: z.int(),
  sum: z.int(),
});

/** A score or a district's mean that is not what its voices make; `of` names no person. */
export interface ScoreFault {
  readonly of: string;
  readonly what: 'score' | 'kindMean';
}

const told = (voices: ByQuarter) =>
  JSON.stringify(
    Object.entries(voices)
      .filter(([, stars]) => countOf(stars) > 0)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );

/** Counts all voices anew, from reviews and rated answers as they are stored, and compares. Empty: all is as it should be. */
export function scoreFaults(
  rows: Iterable<unknown>,
  scoreRows: readonly unknown[],
  meanRows: readonly unknown[],
): ScoreFault[] {
  const scores = scoreRows.map((row) => z.parse(ScoreRow, row));
  const means = meanRows.map((row) => z.parse(MeanRow, row));
  const anew = new Map<string, Tally>();
  const bursts = new Map(scores.map((score) => [partitionOf(score), score.bursts ?? []]));
  for (const voice of latestVoices(rows)) {
    const { rated, mark, quarter, at } = voice;
    const of = partitionOf(rated);
    const after = countsAs(voice, bursts.get(of) ?? []);
    anew.set(of, tallied(anew.get(of) ?? EMPTY_TALLY, [{ mark, quarter, after, at }], quarter));
  }
  const kept = new Map(scores.map((score) => [partitionOf(score), score.counted]));
  const wrong = [...new Set([...anew.keys(), ...kept.keys()])].filter(
    (of) => told(anew.get(of)?.counted ?? {}) !== told(kept.get(of) ?? {}),
  );
  const keyOf = ({ districtCode, kind, quarter }: KindMean) => `${districtCode}#${kind}#${quarter}`;
  const sums = (all: readonly KindMean[]) => new Map(all.map((each) => [keyOf(each), `${each.count}/${each.sum}`]));
  const [should, are] = [sums(voicesOfKinds(scores)), sums(means)];
  const wrongMeans = [...new Set([...should.keys(), ...are.keys()])].filter(
    (of) => (should.get(of) ?? '0/0') !== (are.get(of) ?? '0/0'),
  );
  return [
    ...wrong.map((of): ScoreFault => ({ of, what: 'score' })),
    ...wrongMeans.map((of): ScoreFault => ({ of, what: 'kindMean' })),
  ];
}
