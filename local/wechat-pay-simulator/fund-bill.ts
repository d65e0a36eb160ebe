import { local, row, yuan } from './bill';
import type { Transfer } from './records';

const HEAD =
  '记账时间,微信支付业务单号,资金流水单号,业务名称,业务类型,收支类型,收支金额(元),账户结余(元),资金变更提交申请人,备注,业务凭证号';
const SUMS = '资金流水总笔数,收入笔数,收入金额,支出笔数,支出金额';

/** The bill of the account that transfers go out of: out when WeChat took it, back when nobody did; undefined for an empty day. */
export function fundBillOf(day: string, transfers: readonly Transfer[]): string | undefined {
  const out = transfers.filter(({ createdAt }) => local(createdAt).startsWith(day));
  const back = transfers.filter(
    ({ state, endedAt }) => state !== 'SUCCESS' && endedAt !== undefined && local(endedAt).startsWith(day),
  );
  if (out.length + back.length === 0) return undefined;
  const line = (one: Transfer, ms: number, name: string, direction: string) =>
    row(
      ...[local(ms), one.transferBillNo, `F${one.transferBillNo}`, name, '商家转账', direction, yuan(one.amountFen)],
      ...['0.00', '1900000109API', one.remark, one.outBillNo],
    );
  const lines = [
    ...out.map((one) => line(one, one.createdAt, '商家转账', '支出')),
    ...back.map((one) => line(one, one.endedAt!, '商家转账退回', '收入')),
  ];
  const sum = (rows: readonly Transfer[]) => yuan(rows.reduce((total, { amountFen }) => total + amountFen, 0));
  const sums = row(String(lines.length), String(back.length), sum(back), String(out.length), sum(out));
  return `\uFEFF${[HEAD, ...lines, SUMS, sums].join('\r\n')}\r\n`;
}
