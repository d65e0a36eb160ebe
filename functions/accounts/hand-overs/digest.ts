import { createHash } from 'node:crypto';
import { canonical } from '../../platform/canonical';
import type { Change, HandOverList } from './hand-over';
import type { StoredTerm } from '../../identity/post-store';

/** What the three sign: SHA-256, base64url, over the canonical bytes of whose list it is, as of when, and all that is on it. */
export function digestOf(
  { outgoing, incoming }: Change<StoredTerm>,
  { books, things, drawn }: Pick<HandOverList, 'books' | 'things' | 'drawn'>,
): string {
  const { division, post, termId, personId } = outgoing;
  const whose = { division, post, termId, from: personId, to: incoming?.personId };
  return createHash('sha256')
    .update(canonical({ ...whose, at: drawn.at, books, things }))
    .digest('base64url');
}
