import { prepareReversal } from '@shared/accounts/pending-vouchers';
import { doOnce } from '../../platform/command';
import { handle } from '../../platform/serve';
import { reverse } from '../book';
import { voucherToReverse } from '../post-to-book';
import { refuseUnfit } from '../../platform/fit-words';
import { withoutShown } from '../parties/names-beside';
import { openBookOn } from './open-book-on';
import { prepare, shownPending } from './prepare-voucher';

export const prepareReversalHandler = handle(prepareReversal)(async (
  { params: { villageCode, year: of, voucherId }, body, caller },
  { at, once },
) => {
  const { voucherOn } = body;
  const act = async () => {
    const voucher = await voucherToReverse({ villageCode, year: of }, voucherId);
    const unnamed = { voucherId: '', voucherNo: '', voucherOn, preparedBy: '', reviewedBy: '', approvedBy: '' };
    const { lines, totalFen } = reverse(voucher, unnamed).reversing;
    const parties = lines.map(({ counterparty: shown, counterpartyKey: key }) => ({ villageCode, shown, key }));
    const reason = withoutShown(body.reason, parties);
    const year = await openBookOn(villageCode, voucherOn, at);
    await refuseUnfit(caller.openid, [reason]);
    const reverses = { voucherId, voucherNo: voucher.voucherNo, year: of, reason };
    return prepare({ voucherOn, lines, totalFen, attachments: [], reverses }, year, caller, at, once);
  };
  return doOnce(once, { done: (pendingId) => shownPending(villageCode, pendingId, caller), act });
});
