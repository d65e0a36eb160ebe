import { quarterOf } from '@shared/quarters';
import { now } from '../platform/clock';
import { type Change, streamedTogether } from '../platform/streamed';
import { retryOnRace, transact } from '../platform/transact';
import { partitionOf } from './review-store';
import {
  addToKindMean,
  type CountedVoice,
  countedVoice,
  putCountedVoice,
  putScore,
  type Rated,
  scoreOf,
  tallyOf,
} from './score-store';
import { type ByQuarter, countOf, sumOf } from './score';
import { tallied, type VoiceChange } from './tally';
import { latestVoices, type Voice } from './voice';

/** A transaction takes a hundred items: the voices, their score, and the district's mean of as many quarters as they are of. */
const MOST_TOGETHER = 80;

interface Counting {
  readonly voice: Voice;
  readonly previous: CountedVoice | undefined;
}

/** The district's mean follows what is published: moved by every voice, it would tell of each. */
function meanChanges(rated: Rated, before: ByQuarter, after: ByQuarter) {
  if (before === after) return [];
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((quarter) => {
    const [was, is] = [before[quarter] ?? [], after[quarter] ?? []];
    const change = { count: countOf(is) - countOf(was), sum: sumOf(is) - sumOf(was) };
    return change.count === 0 && change.sum === 0 ? [] : [addToKindMean(rated, quarter, change)];
  });
}

async function count(rated: Rated, voices: readonly Voice[]): Promise<void> {
  const known = await Promise.all(
    voices.map(async (voice): Promise<Counting> => ({ voice, previous: await countedVoice(rated, voice.id) })),
  );
  const newer = known.filter(({ voice, previous }) => voice.version > (previous?.version ?? 0));
  if (newer.length === 0) return;
  const changes = newer.map(({ voice: { mark, quarter, stars, at }, previous }): VoiceChange => ({
    mark,
    quarter,
    before: previous?.stars,
    after: stars,
    at,
  }));
  const score = await scoreOf(rated, { consistent: true });
  const before = tallyOf(score);
  const after = tallied(before, changes, quarterOf(now()));
  const partition = partitionOf(rated);
  await transact(
    putScore(rated, after, score),
    ...newer.map(({ voice: { id, stars, version }, previous }) =>
      putCountedVoice({ partition, voice: id, version, ...(stars !== undefined && { stars }) }, previous),
    ),
    ...meanChanges(rated, before.shown, after.shown),
  );
}

/** The voices that these changes tell, by what is judged. */
function bySubject(changes: readonly Change[]): Map<string, Voice[]> {
  const voices = new Map<string, Voice[]>();
  for (const voice of latestVoices(changes.map(({ newImage }) => newImage))) {
    const partition = partitionOf(voice.rated);
    voices.set(partition, [...(voices.get(partition) ?? []), voice]);
  }
  return voices;
}

/**
 * Counts voices into scores: one write a subject for all that one delivery tells of it, so that five thousand voices of an evening are
 * some sixty writes of one item. Each voice's version is kept with the sum; what comes twice, late or out of order changes nothing.
 */
export const handler = streamedTogether('countVoices', async (changes) => {
  for (const all of bySubject(changes).values())
    for (let from = 0; from < all.length; from += MOST_TOGETHER) {
      const some = all.slice(from, from + MOST_TOGETHER);
      await retryOnRace(() => count(some[0]!.rated, some));
    }
});
