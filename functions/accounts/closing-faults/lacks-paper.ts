import { monthOf } from '@shared/time';
import { periodOf } from '../balances/balances';
import type { StoredVoucher } from '../book-store';

type Papered = Pick<StoredVoucher, 'voucherOn' | 'lines' | 'attachments' | 'reversalOf'>;

/** 会计基础工作规范 第五十一条: a voucher has its papers, but for what closes a book and what mends an error. */
export const lacksPaper = ({ voucherOn, lines, attachments, reversalOf }: Papered, hasAddedPapers: boolean): boolean =>
  attachments.length === 0 &&
  !hasAddedPapers &&
  reversalOf === undefined &&
  periodOf({ voucherOn, lines }) === monthOf(voucherOn);
