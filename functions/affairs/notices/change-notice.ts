import { AppError } from '@shared/errors';
import type { NoticeDetail } from '@shared/affairs/notices';
import { auditRow } from '../../platform/audit';
import { doOnce } from '../../platform/command';
import { markDone, type Once } from '../../platform/once';
import { transact, type WriteItem } from '../../platform/transact';
import { noticeOf, putNotice, type StoredNotice } from './notice-store';
import { viewNotice } from './notice-view';
import { readableNotice } from './readable-notice';

interface Change {
  params: { villageCode: string; noticeId: string };
  version: number;
  action: string;
  actor: string;
  note: string;
  at: string;
  once: Once;
  requestId: string;
  /** What becomes of the notice, and what is written beside it. May ask elsewhere; asked once. */
  decide: (notice: StoredNotice) => Promise<{ next: StoredNotice; beside: WriteItem[] }>;
}

/**
 * Changes a published notice as it was read, once however often it is sent.
 * @throws AppError `notFound`; `version.stale` with the newer notice, when another change came first.
 */
export async function changeNotice(change: Change): Promise<NoticeDetail> {
  const { params, version, action, actor, note, at, once, requestId, decide } = change;
  const { villageCode, noticeId } = params;
  const newest = () => readableNotice(params, at, { consistent: true });
  const act = async () => {
    const previous = await newest();
    if (previous.version !== version) throw new AppError('version.stale', await viewNotice(previous));
    const { next, beside } = await decide(previous);
    await transact(
      putNotice(next, previous),
      ...beside,
      auditRow({ subject: `notice#${noticeId}`, action, at, actor, requestId, note }),
      markDone(once, noticeId, at),
    );
    return viewNotice(next);
  };
  return doOnce(once, {
    done: async () => viewNotice(await newest()),
    act,
    overtaken: async () => {
      const newer = await noticeOf(villageCode, noticeId, { consistent: true });
      return new AppError('version.stale', newer && (await viewNotice(newer)));
    },
  });
}
