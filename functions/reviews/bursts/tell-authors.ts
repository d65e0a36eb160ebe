import { noonInChina } from '@shared/time';
import { transact } from '../../platform/transact';
import { tellPerson } from '../tell-person';
import { putBurst, type StoredBurst } from './burst-store';
import { authorOf, heldOf } from './decidable';

/** Tells all authors of a burst that there is a result, and keeps that they are told last: a run that is cut off tells the rest the next time. */
export async function tellAuthors(burst: StoredBurst): Promise<void> {
  const members = (await heldOf(burst))?.members ?? [];
  for (const voice of members)
    if (voice.given !== undefined)
      await tellPerson(authorOf(voice), {
        kind: 'reviewReplied',
        sourceId: `${burst.burstId}|decided`,
        at: noonInChina(burst.decidedOn ?? burst.since),
      });
  await transact(putBurst({ ...burst, state: 'told', version: burst.version + 1 }, burst));
}
