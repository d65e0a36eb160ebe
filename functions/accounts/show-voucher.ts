import { showVoucher } from '@shared/accounts/accounts';
import { AppError } from '@shared/errors';
import { handle } from '../platform/serve';
import { voucherView } from './attachments/voucher-view';
import { voucherOf } from './book-store';

export const showVoucherHandler = handle(showVoucher)(async ({ params: { voucherId, ...book } }) => {
  const voucher = await voucherOf(book, voucherId);
  if (!voucher) throw new AppError('notFound');
  return voucherView(voucher);
});
