import type { Trade, TradeRefund } from './records';

const HEAD =
  '交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注';
const SUMS = '总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额';

export const yuan = (fen: number): string => (fen / 100).toFixed(2);
export const local = (ms: number): string => new Date(ms + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
/** Six thousandths, as most merchants pay. */
const feeOf = (fen: number): string => ((fen * 6) / 100_000).toFixed(5);
export const row = (...cells: string[]): string => cells.map((cell) => `\`${cell}`).join(',');

/** The bill of a day as WeChat writes it (ALL); undefined for a day without trades. */
export function billOf(
  day: string,
  trades: readonly Trade[],
  refunds: readonly TradeRefund[],
  { appId, merchantId }: { appId: string; merchantId: string },
): string | undefined {
  const paid = trades.filter(({ paidAt }) => paidAt && local(paidAt).startsWith(day));
  const back = refunds.filter(({ createdAt }) => local(createdAt).startsWith(day));
  if (paid.length + back.length === 0) return undefined;
  const byNo = new Map(trades.map((trade) => [trade.outTradeNo, trade]));
  const head = (ms: number, trade: Trade, state: string) => [
    ...[local(ms), appId, merchantId, '0', '', trade.transactionId ?? '', trade.outTradeNo, trade.openid],
    ...['JSAPI', state, 'OTHERS', 'CNY'],
  ];
  const lines = [
    ...paid.map((trade) =>
      row(
        ...head(trade.paidAt!, trade, 'SUCCESS'),
        ...[yuan(trade.totalFen), '0.00', '0', '0', '0.00', '0.00', '', '', trade.description, ''],
        ...[feeOf(trade.totalFen), '0.60%', yuan(trade.totalFen), '0.00', ''],
      ),
    ),
    ...back.map((refund) => {
      const trade = byNo.get(refund.outTradeNo)!;
      return row(
        ...head(refund.createdAt, trade, 'REFUND'),
        ...['0.00', '0.00', refund.refundId, refund.refundNo, yuan(refund.totalFen), '0.00', 'ORIGINAL', refund.state],
        ...[trade.description, '', `-${feeOf(refund.totalFen)}`, '0.60%', '0.00', yuan(refund.totalFen), ''],
      );
    }),
  ];
  const sum = (rows: readonly { totalFen: number }[]) => rows.reduce((total, { totalFen }) => total + totalFen, 0);
  const sums = row(
    String(lines.length),
    ...[yuan(sum(paid)), yuan(sum(back)), '0.00', feeOf(sum(paid) - sum(back)), yuan(sum(paid)), yuan(sum(back))],
  );
  return `\uFEFF${[HEAD, ...lines, SUMS, sums].join('\r\n')}\r\n`;
}
