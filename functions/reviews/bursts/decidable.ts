import { districtOf } from '@shared/divisions';
import { isOfOffice, isRated } from '../moderation/moderation';
import type { Caller } from '../../platform/sessions';
import type { Relations } from '../../identity/relations';
import { type CountedVoice, countedVoicesOf, personOfVoice, scoreOf, type StoredScore } from '../score-store';
import { type Burst, isOf } from './burst';
import { type StoredBurst, subjectOf } from './burst-store';

/** A burst with the score it stands in, and its voices, those that were taken back among them. */
export interface Decidable {
  readonly score: StoredScore;
  readonly held: Burst;
  readonly members: readonly CountedVoice[];
}

export const authorOf = ({ voice }: CountedVoice): string => personOfVoice(voice);

/** What is held of a burst. */
export async function heldOf(burst: StoredBurst): Promise<Decidable | undefined> {
  const subject = subjectOf(burst);
  const score = await scoreOf(subject, { consistent: true });
  const held = score?.bursts?.find(({ burstId }) => burstId === burst.burstId);
  if (!score || !held) return undefined;
  return { score, held, members: (await countedVoicesOf(subject)).filter((voice) => isOf(voice, held)) };
}

/** It, for one of the office whose own matter it is not: neither the rated, an author, nor the household of either. */
export async function decidableBy(
  burst: StoredBurst,
  { grants }: Caller,
  moderator: Relations,
): Promise<Decidable | undefined> {
  if (!isOfOffice(grants, districtOf(burst.villageCode)) || isRated(burst, moderator)) return undefined;
  const found = await heldOf(burst);
  return found?.members.some((voice) => moderator.personIds.has(authorOf(voice))) ? undefined : found;
}
