import type { PaperBatchView } from '@shared/accounts/intake';
import { AppError } from '@shared/errors';
import { auditRow } from '../../platform/audit';
import { doOnce } from '../../platform/command';
import { markDone, type Once } from '../../platform/once';
import type { Caller } from '../../platform/sessions';
import { transact, type WriteItem } from '../../platform/transact';
import type { Hand } from '../desk/pending';
import { handKnownAs } from '../desk/signature';
import { handsIn } from './batch';
import { batchOf, putBatch, type StoredBatch } from './batch-store';
import { shownBatch } from './batch-view';
import { putCounts } from './intake-year-store';

export interface Change {
  readonly action: string;
  readonly params: { villageCode: string; batchId: string };
  readonly caller: Caller;
  readonly at: string;
  readonly once: Once;
  readonly requestId: string;
  /** What becomes of the batch, and the rows that go with it. `hand` is who acts, by the row of a roster that stands in the batch already. */
  readonly decide: (
    before: StoredBatch,
    hand: Hand,
  ) => StoredBatch | Promise<{ next: StoredBatch; besides: WriteItem[] }>;
  /** After it, and once more when it is sent again: what is told of it. */
  readonly tell?: (batch: StoredBatch) => Promise<void>;
}

/**
 * Takes a step with a batch, once, and decides anew when another one came between: two who accept one paper at once are answered one after the
 * other.
 * @throws AppError `notFound`, `identity.bindingRequired`; as `decide`
 */
export async function changeBatch(change: Change): Promise<PaperBatchView> {
  const { action, params, caller, at, once, requestId, decide, tell } = change;
  const read = async () => {
    const batch = await batchOf(params.villageCode, params.batchId);
    if (!batch) throw new AppError('notFound');
    return batch;
  };
  const done = async () => {
    if (tell) await tell(await read());
    return shownBatch(params, caller, at);
  };
  const act = async () => {
    const before = await read();
    const decided = await decide(before, await handKnownAs(caller, at, handsIn(before)));
    const { next, besides } = 'next' in decided ? decided : { next: decided, besides: [] };
    await transact(
      putBatch(next, before),
      ...(await putCounts(params.villageCode, before.papers, next.papers)),
      ...besides,
      auditRow({ subject: `paperBatch#${params.batchId}`, action, at, actor: caller.accountId, requestId }),
      markDone(once, params.batchId, at),
    );
    return done();
  };
  return doOnce(once, { done, act, decidesAnew: true });
}
