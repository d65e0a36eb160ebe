import { AppError } from '@shared/errors';
import { pinNotice } from '@shared/affairs/notices';
import { auditRow } from '../../platform/audit';
import { handle } from '../../platform/serve';
import { transact } from '../../platform/transact';
import { putPinned } from './notice-store';
import { readableNotice } from './readable-notice';

export const pinNoticeHandler = handle(pinNotice)(async (
  { params: { villageCode }, body: { noticeId }, caller },
  { at, requestId },
) => {
  const notice = noticeId ? await readableNotice({ villageCode, noticeId }, at) : undefined;
  if (notice?.withdrawnAt) throw new AppError('notFound');
  await transact(
    putPinned(villageCode, noticeId, at),
    auditRow({
      subject: `village#${villageCode}`,
      action: pinNotice.id,
      at,
      actor: caller.accountId,
      requestId,
      ...(noticeId && { note: noticeId }),
    }),
  );
  return { ...(notice && { notice }) };
});
