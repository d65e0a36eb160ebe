import { quarterOf } from '@shared/quarters';
import { DAYS_TO_DECIDE_BURST } from '@shared/reviews/bursts';
import { dayInChina } from '@shared/time';
import { now } from '../platform/clock';
import { newId } from '../platform/id';
import { type Change, streamedTogether } from '../platform/streamed';
import { retryOnRace, transact, type WriteItem } from '../platform/transact';
import { workingDaysAfter } from '../reports/deadlines/calendar';
import { type Burst, noticed } from './bursts/burst';
import { paceOf, putBurst, putPace } from './bursts/burst-store';
import { paced } from './bursts/pace';
import { changesBy, countsAs, meanChanges } from './counting';
import { partitionOf } from './review-store';
import {
  type CountedVoice,
  countedVoice,
  countedVoicesOf,
  putCountedVoice,
  putScore,
  type Rated,
  scoreOf,
  type StoredScore,
  tallyOf,
} from './score-store';
import { tallied, type VoiceChange } from './tally';
import { countedRow, latestVoices, type Voice } from './voice';

/** A transaction takes a hundred items: the voices, their score, pace and burst, and the district's mean of as many quarters as they are of. */
const MOST_TOGETHER = 80;

interface Counting {
  readonly voice: Voice;
  readonly previous: CountedVoice | undefined;
}

/** How the voices came, and what that holds: of what residents give, not of answers, to which they are asked. */
async function pacedBy(rated: Rated, newer: readonly Counting[], score: StoredScore | undefined) {
  const bursts = score?.bursts ?? [];
  const { villageCode, subjectKind, subjectId } = rated;
  if (subjectKind === 'answer') return { bursts, opened: undefined, writes: [] };
  const changes = newer.map(({ voice, previous }) => ({ before: previous, after: voice }));
  const pace = paced(await paceOf(rated), changes);
  const isAnyNew = newer.some(({ voice, previous }) => voice.given !== undefined && previous?.given === undefined);
  const found = isAnyNew ? noticed(pace, { bursts, shownThrough: score?.shownThrough }) : undefined;
  const writes: WriteItem[] = [putPace(rated, pace)];
  if (!found) return { bursts, opened: undefined, writes };
  const { signs, ...interval } = found;
  const at = now();
  const since = dayInChina(at);
  const dueOn = workingDaysAfter(since, DAYS_TO_DECIDE_BURST);
  const opened: Burst = { ...interval, burstId: newId(at), state: 'open', since, dueOn };
  const row = { burstId: opened.burstId, villageCode, subjectKind, subjectId, signs: [...signs], since, dueOn };
  writes.push(putBurst({ ...row, state: 'open', version: 1 }, undefined));
  return { bursts: [...bursts, opened], opened, writes };
}

async function count(rated: Rated, voices: readonly Voice[]): Promise<void> {
  const known = await Promise.all(
    voices.map(async (voice): Promise<Counting> => ({ voice, previous: await countedVoice(rated, voice.id) })),
  );
  const newer = known.filter(({ voice, previous }) => voice.version > (previous?.version ?? 0));
  if (newer.length === 0) return;
  const score = await scoreOf(rated, { consistent: true });
  const { bursts, opened, writes } = await pacedBy(rated, newer, score);
  const before = score?.bursts ?? [];
  const changes = newer.map(({ voice, previous }): VoiceChange => ({
    mark: voice.mark,
    quarter: voice.quarter,
    before: countsAs(previous, before),
    after: countsAs(voice, bursts),
    at: voice.at,
  }));
  const written = new Set(newer.map(({ voice }) => voice.id));
  const others = opened ? (await countedVoicesOf(rated)).filter((each) => !written.has(each.voice)) : [];
  changes.push(...changesBy(rated, others, { before, after: bursts }, ''));
  const tally = tallyOf(score);
  const next = tallied(tally, changes, quarterOf(now()));
  await transact(
    putScore(rated, { tally: next, bursts }, score),
    ...writes,
    ...newer.map(({ voice, previous }) => putCountedVoice(countedRow(voice), previous)),
    ...meanChanges(rated, tally.shown, next.shown),
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
