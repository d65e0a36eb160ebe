import type { DuePayment } from '@shared/wechat-pay/dues';
import { PAY, RECEIPT } from '../copy';
import { standingOf } from './standing';

const WAITING: DuePayment = {
  ...{ duePaymentId: '01J00000000000000000000000', villageCode: '511503002228', villageName: '牛角村' },
  ...{ contractId: '01J00000000000000000000001', contractNo: 'WX-1', title: '承包合同', partyB: '王*英' },
  ...{ amountFen: 30_000, state: 'waiting', voucher: 'none' },
  ...{ createdAt: '2026-11-20T02:00:00.000Z', expiresAt: '2026-11-20T02:15:00.000Z' },
};

test('who comes from WeChat’s own page is not told that nothing was paid, nor to pay again', () => {
  expect(standingOf(WAITING, true)).toMatchObject({ word: RECEIPT.unclear, note: PAY.unsure, mayPay: false });
  expect(standingOf(WAITING, false)).toMatchObject({ note: RECEIPT.open, mayPay: true });
});

test('what WeChat said of it counts, wherever one comes from', () => {
  for (const isTapped of [true, false]) {
    expect(standingOf({ ...WAITING, state: 'paid' }, isTapped)).toMatchObject({ word: '付好了', note: '' });
    expect(standingOf({ ...WAITING, state: 'closed' }, isTapped).note).toBe(RECEIPT.closed);
  }
});
