import type { IntakeAct, PaperBatch, PaperBatchView } from '@shared/accounts/intake';
import { AppError } from '@shared/errors';
import { findMediaAll, mediaView } from '../../media/media-store';
import { isTaken } from '../../platform/is-taken';
import type { Caller } from '../../platform/sessions';
import { pendingOf } from '../desk/pending-store';
import type { Hand } from '../desk/pending';
import { handKnownAs } from '../desk/signature';
import { type BatchPaper, examined, handsIn, signed, stateOf, sumsOf } from './batch';
import { batchOf, type StoredBatch } from './batch-store';
import { digestOf } from './digest';
import { type Party, partyOf } from './party';

const named = ({ name, at }: Hand) => ({ name, at });

/** A batch in a list. */
export const batchHead = (batch: StoredBatch): PaperBatch => ({
  batchId: batch.batchId,
  villageCode: batch.villageCode,
  villageName: batch.villageName,
  state: stateOf(batch),
  handed: { name: batch.handers.at(-1)!.name, at: batch.handedAt },
  sums: sumsOf(batch.papers),
  version: batch.version,
});

/** What a reader may do now, by the rules of the commands: each is tried, and nothing of it is kept. */
function mayDo(batch: StoredBatch, { isClerk, isCentre }: Party, hand: Hand | undefined): IntakeAct[] {
  if (!hand) return [];
  const { papers } = batch;
  const [waiting] = papers.filter(({ state }) => state === 'waiting');
  const digest = digestOf(batch);
  const signing = { signed: digest, digest };
  const may: Record<IntakeAct, boolean> = {
    examine: isCentre && !!waiting && isTaken(() => examined(batch, [{ paperId: waiting.paperId }], hand)),
    signForVillage: isClerk && isTaken(() => signed(batch, 'village', hand, signing)),
    signForCentre: isCentre && isTaken(() => signed(batch, 'centre', hand, signing)),
    mend: isClerk && papers.some(({ state, sentAgainIn }) => state === 'returned' && !sentAgainIn),
    book: isCentre && papers.some(({ state, pendingId }) => state === 'accepted' && !pendingId),
  };
  return (Object.keys(may) as IntakeAct[]).filter((act) => may[act]);
}

/** The numbers of the vouchers that papers are booked in, by the voucher on its way. */
async function numbersOf(villageCode: string, papers: readonly BatchPaper[]): Promise<Map<string, string>> {
  const ids = [...new Set(papers.flatMap(({ pendingId }) => pendingId ?? []))];
  const pending = await Promise.all(ids.map((id) => pendingOf(villageCode, id)));
  return new Map(pending.flatMap((one) => (one?.voucherNo ? [[one.pendingId, one.voucherNo] as const] : [])));
}

/** A batch with its papers as one of its parties sees it: names and no account. */
export async function batchView(batch: StoredBatch, caller: Caller, at: string): Promise<PaperBatchView> {
  const { papers, villageCode, forVillage, forCentre } = batch;
  const [party, hand, media, numbers] = await Promise.all([
    partyOf(caller, villageCode, at),
    caller.person ? handKnownAs(caller, at, handsIn(batch)) : undefined,
    findMediaAll(papers.flatMap(({ mediaIds }) => mediaIds)),
    numbersOf(villageCode, papers),
  ]);
  const views = new Map(
    await Promise.all(
      media.flatMap((one) => (one ? [mediaView(one).then((view) => [one.mediaId, view] as const)] : [])),
    ),
  );
  return {
    ...batchHead(batch),
    papers: papers.map(({ mediaIds, examined: by, ...paper }) => ({
      ...paper,
      ...(by && { examined: named(by) }),
      ...(paper.pendingId && numbers.has(paper.pendingId) && { voucherNo: numbers.get(paper.pendingId)! }),
      pictures: mediaIds.flatMap((id) => views.get(id) ?? []),
    })),
    ...(forVillage && { forVillage: named(forVillage) }),
    ...(forCentre && { forCentre: named(forCentre) }),
    digest: digestOf(batch),
    mayDo: mayDo(batch, party, hand),
  };
}

/** @throws AppError `notFound` */
export async function shownBatch(
  { villageCode, batchId }: { villageCode: string; batchId: string },
  caller: Caller,
  at: string,
): Promise<PaperBatchView> {
  const batch = await batchOf(villageCode, batchId);
  if (!batch) throw new AppError('notFound');
  return batchView(batch, caller, at);
}
