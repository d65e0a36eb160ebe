import { cellsOf, fenOf } from './fund-bill';

/** A line of the bill of a day: a payment, or a refund. */
export interface BillRow {
  readonly outTradeNo: string;
  readonly state: 'SUCCESS' | 'REFUND';
  readonly amountFen: number;
  readonly refundNo?: string | undefined;
  readonly refundFen: number;
}

const COLUMNS = ['商户号', '商户订单号', '交易状态', '订单金额', '商户退款单号', '申请退款金额'] as const;

/**
 * The lines of a bill (交易账单, ALL). Undefined for what is not whole: a column that is missing, another merchant's line, an amount that
 * is none, or a count of lines that is not the one at its end.
 */
export function readTradeBill(text: string, merchantId: string): BillRow[] | undefined {
  const [head = [], ...rest] = cellsOf(text);
  const places = COLUMNS.map((name) => head.indexOf(name));
  const [sumsHead, sums] = rest.slice(-2);
  const rows = rest.slice(0, -2);
  if (places.includes(-1) || sumsHead?.[0] !== '总交易单数' || Number(sums?.[0]) !== rows.length) return undefined;
  const read = rows.map((cells): BillRow | undefined => {
    const [mchid, outTradeNo = '', state = '', amount, refundNo, refund] = places.map((place) => cells[place]);
    const [amountFen, refundFen] = [fenOf(amount), fenOf(refund)];
    const isSound = mchid === merchantId && outTradeNo !== '' && !Number.isNaN(amountFen + refundFen);
    if (!isSound || (state !== 'SUCCESS' && state !== 'REFUND')) return undefined;
    return { outTradeNo, state, amountFen, refundFen, ...(state === 'REFUND' && { refundNo }) };
  });
  return read.every((row) => row !== undefined) ? read : undefined;
}
