import { createHash } from 'node:crypto';
import { canonical } from '../../platform/canonical';
import type { StoredBatch } from './batch-store';

/**
 * What both sides sign: SHA-256, base64url, over the canonical bytes of each paper with what was decided of it, which pictures it has among
 * them. Booking changes nothing of it.
 */
export function digestOf({
  villageCode,
  batchId,
  papers,
}: Pick<StoredBatch, 'villageCode' | 'batchId' | 'papers'>): string {
  const list = papers.map(({ paperId, kind, amountFen, on, what, mediaIds, state, reason }) => ({
    ...{ paperId, kind, amountFen, on, what, mediaIds, state, reason },
  }));
  return createHash('sha256').update(canonical({ villageCode, batchId, list })).digest('base64url');
}
