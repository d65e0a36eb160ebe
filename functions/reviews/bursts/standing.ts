import { MIN_SAMPLE } from '@shared/reviews/reviews';
import { allBurstsOf, type StoredBurst } from './burst-store';
import { type Decidable, heldOf } from './decidable';

/** How many are held at least. Who took it back is counted: the number never falls, and rises by five people. */
export const atLeastOf = ({ members }: Pick<Decidable, 'members'>): number =>
  Math.floor(members.length / MIN_SAMPLE) * MIN_SAMPLE;

/** The bursts that a district has to decide, for its night's rules: of what and at least how many, never whose voices. */
export async function* openBurstsIn(district: string): AsyncGenerator<
  Pick<StoredBurst, 'burstId' | 'villageCode' | 'subjectKind' | 'subjectId' | 'signs' | 'since' | 'dueOn'> & {
    atLeast: number;
  }
> {
  for await (const burst of allBurstsOf(district, 'open')) {
    const held = await heldOf(burst);
    const { burstId, villageCode, subjectKind, subjectId, signs, since, dueOn } = burst;
    if (held) yield { burstId, villageCode, subjectKind, subjectId, signs, since, dueOn, atLeast: atLeastOf(held) };
  }
}
