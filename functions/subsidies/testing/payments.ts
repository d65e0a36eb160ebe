import { paymentIdOf, type StoredPayment } from '../payment-store';

/** A payment for tests: 耕地地力保护补贴, credited on its day, unless told otherwise. */
export function paymentOn(paidOn: string, personId: string, over: Partial<StoredPayment> = {}): StoredPayment {
  const status = over.status ?? 'credited';
  const row = {
    personId,
    programCode: 'BT01',
    programName: '耕地地力保护补贴',
    amountFen: 35_400,
    paidOn,
    status,
    bankName: '四川农商银行',
    cardTail: '6217',
    batchNo: 'P1',
    payer: '南溪区财政局',
    period: `${paidOn.slice(0, 4)}年`,
    transfer: [{ status, on: paidOn }],
    ...over,
  };
  return { ...row, paymentId: paymentIdOf(row) };
}
