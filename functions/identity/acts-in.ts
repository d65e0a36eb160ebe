import { actsAs, type Post } from '@shared/orders/posts';
import { dayInChina } from '@shared/time';
import { rowsOfSelf } from './person-store';
import { termsFor } from './post-store';
import type { Caller } from '../platform/sessions';

/** Whether who calls holds a post for a village on the day, or is its deputy: a human being over all their rows of a roster. */
export async function actsIn(
  { person }: Pick<Caller, 'person'>,
  villageCode: string,
  at: string,
): Promise<(post: Post) => boolean> {
  if (!person) return () => false;
  const [terms, rows] = await Promise.all([termsFor(villageCode), rowsOfSelf(person.personId)]);
  const where = { villageCode, on: dayInChina(at) };
  return (post) => rows.some((row) => actsAs(terms, post, where, row) !== undefined);
}
