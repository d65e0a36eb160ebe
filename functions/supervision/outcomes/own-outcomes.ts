import { rowsOfSelf } from '../../identity/person-store';
import type { Caller } from '../../platform/sessions';
import type { Outcome } from './outcome';
import { outcomesOfRow } from './outcome-store';

/** What was held about one human being, by whichever row of a roster they are known. */
export async function outcomesOf({ person }: Caller): Promise<Outcome[]> {
  const rows = person ? await rowsOfSelf(person.personId) : [];
  return (await Promise.all(rows.map(outcomesOfRow))).flat();
}
