import { billOf } from '../../../local/wechat-pay-simulator/bill';
import type { Trade, TradeRefund } from '../../../local/wechat-pay-simulator/records';
import { readTradeBill } from './trade-bill';

const paidAt = Date.parse('2026-11-20T02:00:00.000Z');
const trade: Trade = {
  ...{ outTradeNo: 'A00001', content: '', prepayId: 'wx1', totalFen: 30_005, openid: 'o1', description: '租金' },
  ...{ notifyUrl: '', createdAt: paidAt, expiresAt: paidAt, state: 'REFUND', transactionId: '4200', paidAt },
};
const refund: TradeRefund = {
  ...{ refundNo: 'R00001', outTradeNo: 'A00001', refundId: '5030', totalFen: 30_005, createdAt: paidAt },
  ...{ notifyUrl: undefined, state: 'SUCCESS' },
};
const bill = billOf('2026-11-20', [trade], [refund], { appId: 'wx0', merchantId: '1900000109' })!;
const read = (text: string) => readTradeBill(text, '1900000109');

test('a payment and a refund are read to the fen', () =>
  expect(read(bill)).toEqual([
    { outTradeNo: 'A00001', state: 'SUCCESS', amountFen: 30_005, refundFen: 0 },
    { outTradeNo: 'A00001', state: 'REFUND', amountFen: 0, refundNo: 'R00001', refundFen: 30_005 },
  ]));

test.each<[string, string]>([
  ['cut', bill.slice(0, -60)],
  ['without a line that its end counts', bill.split('\r\n').toSpliced(1, 1).join('\r\n')],
  ['another merchant’s', bill.replace('`1900000109', '`1900000110')],
  ['without a column', bill.replace('商户订单号', '订单号')],
  ['with an amount that is none', bill.replaceAll('`300.05', '`300.5')],
  ['nothing', ''],
])('one that is %s is none', (_, text) => expect(read(text)).toBeUndefined());
