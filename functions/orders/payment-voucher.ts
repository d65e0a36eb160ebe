import { AppError } from '@shared/errors';
import { type PostedVoucher, postVoucher, type VoucherDraft } from '../accounts/book';
import type { Chart } from '../accounts/chart-store';
import { bookkeeperOf } from '../accounts/desk/signature';
import { namedLines } from '../accounts/post-to-book';
import { counterpartyOf } from '../accounts/reading/counterparty';
import { handsOn } from './order';
import type { StoredOrder, StoredPayment } from './order-store';

/** What a voucher of a payment says beside the order itself. */
export interface Booking {
  readonly village: { readonly name: string; readonly townName: string };
  /** The account of the chart that the money goes out of. */
  readonly payingCode: string;
  readonly isNatural: boolean;
  /** The day in China on which it is booked. */
  readonly on: string;
}

type Paid = Pick<StoredOrder, 'villageCode' | 'rail' | 'purpose' | 'accountCode' | 'makers' | 'signatures' | 'paid'>;
type Leg = Pick<StoredPayment, 'serial' | 'payeeName' | 'amountFen' | 'payeePersonId' | 'decision'>;

/**
 * The names under a voucher: who asked, who first and who last signed (制单、审核、批准). It was in the hands of more: whoever made or signed
 * the order, paid it or decided on its transfer; and whoever got the money is none that looks at it either.
 */
export const signedBy = (
  order: Pick<Paid, 'makers' | 'signatures' | 'paid'>,
  { decision, payeePersonId }: Pick<Leg, 'decision' | 'payeePersonId'>,
) => {
  const { makers, signatures } = order;
  const hands = handsOn(order).map(({ personId }) => personId);
  return {
    preparedBy: makers.at(-1)?.name ?? '',
    reviewedBy: signatures[0]?.name ?? '',
    approvedBy: signatures.at(-1)?.name ?? '',
    bookers: {
      personIds: [...new Set([...hands, decision?.personId, payeePersonId])].filter((id) => id !== undefined),
      areAll: true,
    },
  };
};

/** The voucher of a transfer that the bank paid, without a number: that is the book's. */
export function draftFor(order: Paid, leg: Leg, { village, payingCode, isNatural, on }: Booking): VoucherDraft {
  const { villageCode, rail, purpose, accountCode } = order;
  const { serial, payeeName, amountFen } = leg;
  const shown = counterpartyOf(villageCode, payeeName, isNatural, () => false);
  const line = { summary: purpose, accountName: '', ...shown };
  return {
    voucherId: '',
    voucherNo: '',
    voucherOn: on,
    villageCode,
    villageName: village.name,
    bookkeeper: bookkeeperOf(village.townName),
    lines: [
      { ...line, accountCode, debitFen: amountFen, creditFen: 0 },
      { ...line, accountCode: payingCode, debitFen: 0, creditFen: amountFen },
    ],
    attachments: [
      rail === 'wechat'
        ? { kind: '微信支付付款', title: `商家转账 ${serial}`, pages: 1 }
        : { kind: 'bankReceipt', title: '银行电子回单', pages: 1 },
    ],
    ...signedBy(order, leg),
  };
}

/** 库存现金 and 银行存款: money that only changes its place is no payment to anybody. */
const isMoney = (code: string): boolean => /^10[12]/.test(code);

/**
 * Makes the vouchers that an order would become, with no book: what would be refused once the bank has paid is refused before.
 * @throws AppError `orders.spendingCode`
 */
export function dryVouchers(
  order: Paid & { readonly payments: readonly Leg[] },
  booking: Booking,
  chart: Chart,
): PostedVoucher[] {
  const { accountCode } = order;
  if (isMoney(accountCode) || accountCode === booking.payingCode || !isMoney(booking.payingCode))
    throw new AppError('orders.spendingCode', [{ path: 'accountCode' }]);
  return order.payments.map((payment) => {
    const draft = draftFor(order, payment, booking);
    try {
      return postVoucher({ ...draft, lines: namedLines(draft.lines, chart) });
    } catch (error) {
      throw error instanceof AppError ? new AppError('orders.spendingCode', [{ path: 'accountCode' }]) : error;
    }
  });
}
