import { handOverPapers } from '@shared/accounts/intake';
import { AppError } from '@shared/errors';
import { villageNamed } from '../../identity/division-store';
import { auditRow } from '../../platform/audit';
import { doOnce } from '../../platform/command';
import { newId } from '../../platform/id';
import { markDone } from '../../platform/once';
import { handle } from '../../platform/serve';
import { transact } from '../../platform/transact';
import { handOf } from '../desk/signature';
import { fresh, returnedPaper, sentAgain } from './batch';
import { batchOf, putBatch, type StoredBatch } from './batch-store';
import { shownBatch } from './batch-view';
import { claimPictures, type Coming } from './claim-pictures';
import { putCounts } from './intake-year-store';
import { refuseOther } from './party';

/** The batches that some of these papers came back from. @throws AppError `notFound` */
async function batchesNamed(villageCode: string, ids: readonly string[]): Promise<Map<string, StoredBatch>> {
  const found = await Promise.all(ids.map((batchId) => batchOf(villageCode, batchId)));
  if (found.includes(undefined)) throw new AppError('notFound');
  return new Map(found.flatMap((batch) => (batch ? [[batch.batchId, batch] as const] : [])));
}

export const handOverPapersHandler = handle(handOverPapers)(async (
  { params: { villageCode }, body, caller },
  { at, once, requestId },
) => {
  const act = async () => {
    await refuseOther(caller, villageCode, at);
    const hand = handOf(caller, at);
    const batchId = newId(at);
    const { name: villageName } = await villageNamed(villageCode);
    const old = await batchesNamed(villageCode, [...new Set(body.papers.flatMap(({ mends }) => mends?.batchId ?? []))]);
    const left = new Map(old);
    const coming: Coming[] = [];
    for (const { mends, ...content } of body.papers) {
      const batch = mends && left.get(mends.batchId);
      coming.push({ content, ...(batch && { had: returnedPaper(batch, mends.paperId).mediaIds }) });
      if (batch) left.set(mends.batchId, sentAgain(batch, mends.paperId, batchId));
    }
    const papers = coming.map(({ content }) => fresh(content, newId(at)));
    const before = [...old.values()].flatMap((batch) => batch.papers);
    const after = [...left.values()].flatMap((batch) => batch.papers);
    await transact(
      putBatch({ villageCode, batchId, villageName, papers, handers: [hand], handedAt: at }, undefined),
      ...[...left.values()].map((batch) => putBatch(batch, old.get(batch.batchId))),
      ...(await putCounts(villageCode, before, [...after, ...papers])),
      ...(await claimPictures(coming, { accountId: caller.accountId, batchId, at })),
      auditRow({
        ...{ subject: `paperBatch#${batchId}`, action: handOverPapers.id, at, actor: caller.accountId, requestId },
        note: `${papers.length} papers`,
      }),
      markDone(once, batchId, at),
    );
    return shownBatch({ villageCode, batchId }, caller, at);
  };
  const done = (batchId: string) => shownBatch({ villageCode, batchId }, caller, at);
  return doOnce(once, { done, act, decidesAnew: true });
});
