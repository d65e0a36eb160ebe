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
import { tallied, type VoiceChange } from './tally';
import { type Voice, voiceIn } from './voice';

/** A transaction takes a hundred items: the voices, their score, and the district's mean of as many quarters as they are of. */
const MOST_TOGETHER = 80;

interface Counting {
  readonly voice: Voice;
  readonly previous: CountedVoice | undefined;
}

/** The district's mean, a quarter of these changes each. */
function meanChanges(rated: Rated, changes: readonly VoiceChange[]) {
  const byQuarter = new Map<string, { count: number; sum: number }>();
  for (const { quarter, before, after } of changes) {
    const { count, sum } = byQuarter.get(quarter) ?? { count: 0, sum: 0 };
    byQuarter.set(quarter, {
      count: count + (after ? 1 : 0) - (before ? 1 : 0),
      sum: sum + (after ?? 0) - (before ?? 0),
    });
  }
  return [...byQuarter].map(([quarter, change]) => addToKindMean(rated, quarter, change));
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
  const partition = partitionOf(rated);
  await transact(
    putScore(rated, tallied(tallyOf(score), changes), score),
    ...newer.map(({ voice: { id, stars, version }, previous }) =>
      putCountedVoice({ partition, voice: id, version, ...(stars !== undefined && { stars }) }, previous),
    ),
    ...meanChanges(rated, changes),
  );
}

/** The latest version of each voice that these changes tell, by what is judged. */
function latestVoices(changes: readonly Change[]): Map<string, Map<string, Voice>> {
  const bySubject = new Map<string, Map<string, Voice>>();
  for (const { newImage } of changes) {
    const voice = voiceIn(newImage);
    if (!voice) continue;
    const partition = partitionOf(voice.rated);
    const voices = bySubject.get(partition) ?? new Map<string, Voice>();
    bySubject.set(partition, voices);
    if (voice.version > (voices.get(voice.id)?.version ?? 0)) voices.set(voice.id, voice);
  }
  return bySubject;
}

/**
 * Counts voices into scores: one write a subject for all that one delivery tells of it, so that five thousand voices of an evening are
 * some sixty writes of one item. Each voice's version is kept with the sum; what comes twice, late or out of order changes nothing.
 */
export const handler = streamedTogether('countVoices', async (changes) => {
  for (const voices of latestVoices(changes).values()) {
    const all = [...voices.values()];
    for (let from = 0; from < all.length; from += MOST_TOGETHER) {
      const some = all.slice(from, from + MOST_TOGETHER);
      await retryOnRace(() => count(some[0]!.rated, some));
    }
  }
});
