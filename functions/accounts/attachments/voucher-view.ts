import type { Voucher } from '@shared/accounts/accounts';
import { isPublicCopy } from '../../media/media';
import { findMediaAll, mediaView } from '../../media/media-store';
import type { StoredVoucher } from '../book-store';
import { papersOf } from './papers-store';

/**
 * A voucher as anyone may see it: its papers with the redacted copies of their pictures, and with no other; none that shows persons
 * before a second person has looked at it.
 */
export async function voucherView(voucher: StoredVoucher, { consistent = false } = {}): Promise<Voucher> {
  const stored = await papersOf(voucher, { consistent });
  if (!stored) return voucher;
  const media = await findMediaAll(stored.papers.flatMap(({ mediaIds }) => mediaIds));
  const views = await Promise.all(media.flatMap((one) => (one && isPublicCopy(one) ? [mediaView(one)] : [])));
  const byId = new Map(views.map((view) => [view.mediaId, view]));
  return {
    ...voucher,
    attachments: stored.papers.map(({ kind, title, pages, mediaIds }) => ({
      kind,
      title,
      pages,
      ...(mediaIds.length > 0 && { pictures: mediaIds.flatMap((mediaId) => byId.get(mediaId) ?? []) }),
    })),
  };
}
