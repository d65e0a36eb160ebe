import type { BookedPapers } from '@shared/accounts/pending-vouchers';
import { AppError } from '@shared/errors';
import type { WriteItem } from '../../platform/transact';
import { booked, freed } from './batch';
import { batchOf, putBatch, type StoredBatch } from './batch-store';
import { putCounts } from './intake-year-store';

interface Taken {
  /** What the voucher carries of each paper; what it is for stays with the paper. */
  readonly attachments: { kind: string; title: string; pages: number }[];
  readonly writes: WriteItem[];
}

const moved = async (before: StoredBatch, next: StoredBatch): Promise<WriteItem[]> => [
  putBatch(next, before),
  ...(await putCounts(before.villageCode, before.papers, next.papers)),
];

/** Accepted papers that a voucher is made of. @throws AppError `notFound`, `intake.notAccepted`, `intake.booked` */
export async function takePapers(
  villageCode: string,
  { batchId, paperIds }: BookedPapers,
  pendingId: string,
): Promise<Taken> {
  const before = await batchOf(villageCode, batchId);
  if (!before) throw new AppError('notFound');
  const next = booked(before, paperIds, pendingId);
  return {
    attachments: next.papers
      .filter((paper) => paper.pendingId === pendingId)
      .map(({ kind, mediaIds }) => ({ kind, title: kind, pages: mediaIds.length })),
    writes: await moved(before, next),
  };
}

/** The writes that free the papers of a voucher that is sent back; none for one that was made of none. */
export async function freePapers({
  villageCode,
  pendingId,
  intake,
}: {
  villageCode: string;
  pendingId: string;
  intake?: BookedPapers | undefined;
}): Promise<WriteItem[]> {
  const before = intake && (await batchOf(villageCode, intake.batchId));
  return before ? moved(before, freed(before, pendingId)) : [];
}
