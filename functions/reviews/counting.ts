import { type Burst, keptBackBy, type Member } from './bursts/burst';
import { type ByQuarter, countOf, sumOf } from './score';
import { addToKindMean, type CountedVoice, type Rated } from './score-store';
import { saidBy } from './tags';
import type { VoiceChange } from './tally';
import { markOf } from './voice';

/** The district's mean follows what is published: moved by every voice, it would tell of each. */
export function meanChanges(rated: Rated, before: ByQuarter, after: ByQuarter) {
  if (before === after) return [];
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((quarter) => {
    const [was, is] = [before[quarter] ?? [], after[quarter] ?? []];
    const change = { count: countOf(is) - countOf(was), sum: sumOf(is) - sumOf(was) };
    return change.count === 0 && change.sum === 0 ? [] : [addToKindMean(rated, quarter, change)];
  });
}

/** What a voice counts for (`saidBy`) while these bursts are held or left out. */
export const countsAs = (
  voice: (Member & { readonly stars?: number | undefined; readonly tags?: readonly string[] | undefined }) | undefined,
  bursts: readonly Burst[],
): number | undefined =>
  voice?.stars !== undefined && !keptBackBy(voice, bursts) ? saidBy(voice.stars, voice.tags) : undefined;

/** What a burst changes of voices that were counted before it was noticed, and of those that it held. */
export function changesBy(
  rated: Rated,
  counted: readonly CountedVoice[],
  { before, after }: { before: readonly Burst[]; after: readonly Burst[] },
  at: string,
): VoiceChange[] {
  return counted.map((voice) => {
    const [personId, quarter] = voice.voice.split('#') as [string, string];
    const [was, is] = [countsAs(voice, before), countsAs(voice, after)];
    return { mark: markOf(rated, personId), quarter, before: was, after: is, at };
  });
}
