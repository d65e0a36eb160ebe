import type { Post } from '@shared/orders/posts';
import { newId } from '../../platform/id';
import { transact } from '../../platform/transact';
import { putNewTerm } from '../post-store';

/** For tests: puts a person into a post, since long ago unless told. @returns the id of the term. */
export async function appoint(
  post: Post,
  division: string,
  { personId }: { personId: string },
  more: Partial<Parameters<typeof putNewTerm>[0]> = {},
): Promise<string> {
  const term = {
    division,
    termId: newId(),
    post,
    personId,
    personName: '甲',
    fromOn: '2020-01-01',
    version: 1,
    ...more,
  };
  await transact(putNewTerm(term));
  return term.termId;
}
