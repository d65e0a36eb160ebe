import { districtsServed } from '../../identity/division-store';
import { rowsOfSelf } from '../../identity/person-store';
import type { KeptList, Listed } from './list-store';
import { listsInForce, rowsNaming } from './listed-persons';

/** What a list of another office says of somebody, with where it comes from and when it goes. */
export type OwnListed = Pick<KeptList, 'kind' | 'source' | 'asOf' | 'ground' | 'deleteOn' | 'programCodes'> &
  Pick<Listed, 'by' | 'from' | 'until'>;

/**
 * What the lists in force say of one human being, by whatever row of a roster. A row that only may mean them, of which nobody has said so,
 * is perhaps somebody else's, and is not among them. It reads every list: for an officer's verb, never on the way to a screen.
 */
export async function ownListed(personId: string, today: string): Promise<OwnListed[]> {
  const self = await rowsOfSelf(personId);
  const own: OwnListed[] = [];
  for (const district of await districtsServed())
    for (const list of await listsInForce(district, today))
      for await (const { row, personIds } of rowsNaming(list)) {
        if (!personIds.some((one) => self.includes(one))) continue;
        const { kind, source, asOf, ground, deleteOn, programCodes } = list;
        const { by, from, until } = row;
        own.push({ kind, source, asOf, ground, deleteOn, programCodes, by, from, until });
      }
  return own;
}
