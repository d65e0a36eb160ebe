import { attachToVoucher } from '@shared/accounts/attachments';
import { AppError } from '@shared/errors';
import { claimRedacted } from '../../media/redaction/claim-redacted';
import { accountOwner } from '../../media/media';
import { auditRow } from '../../platform/audit';
import { doOnce } from '../../platform/command';
import { markDone } from '../../platform/once';
import { handle } from '../../platform/serve';
import { transact } from '../../platform/transact';
import { voucherOf } from '../book-store';
import { addPictures, withoutPictures } from './papers';
import { papersOf, putPapers } from './papers-store';
import { voucherView } from './voucher-view';

export const attachToVoucherHandler = handle(attachToVoucher)(async (
  { params, body, caller },
  { at, requestId, once },
) => {
  const { villageCode, year, voucherId } = params;
  const voucher = await voucherOf({ villageCode, year }, voucherId, { consistent: true });
  if (!voucher) throw new AppError('notFound');
  const shown = () => voucherView(voucher, { consistent: true });
  const act = async () => {
    const before = await papersOf(params, { consistent: true });
    const papers = addPictures(before?.papers ?? withoutPictures(voucher.attachments), body);
    const claims = await claimRedacted(body.mediaIds, villageCode, accountOwner(caller.accountId), voucherId);
    const note = `${body.replaces ? 'replaced' : 'added'} ${body.mediaIds.length} in ${body.place ?? papers.length - 1}`;
    const audit = {
      subject: `voucher#${voucherId}`,
      action: 'attachToVoucher',
      at,
      actor: caller.accountId,
      requestId,
      note,
    };
    await transact(
      putPapers({ villageCode, year, voucherId, papers }, before),
      ...claims,
      auditRow(audit),
      markDone(once, voucherId, at),
    );
    return shown();
  };
  return doOnce(once, { done: shown, act });
});
