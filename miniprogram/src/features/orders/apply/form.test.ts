import { OrderContent } from '@shared/orders/payment-orders';
import { checkForm } from '@/platform/check-form';
import { BLANK, BLANK_PAYMENT, contentOf, fenOf, notSums, paymentFen, type TypedOrder } from './form';

test.each([
  ['1200', 120_000],
  ['1,200.5', 120_050],
  ['0.07', 7],
  ['1.15', 115],
  ['99999999999.99', 9_999_999_999_999],
  ['1，234，567', 123_456_700],
  [' 12 ', 1_200],
  ['', undefined],
  // A comma for the point, and what is not grouped by threes, is no sum and never another one.
  ['12,50', undefined],
  ['12 50', undefined],
  ['1,2345', undefined],
  ['1234,567', undefined],
  [',123', undefined],
  ['1,234,', undefined],
  ['12.345', undefined],
  ['-5', undefined],
  ['十二', undefined],
])('“%s” yuan is %s fen', (typed, fen) => expect(fenOf(typed)).toBe(fen));

test('labour is paid by days and rate, and nothing else that is typed', () => {
  const typed = { ...BLANK_PAYMENT, yuan: '5', days: '3', rate: '120.50' };
  expect(paymentFen('labour', typed)).toBe(36_150);
  expect(paymentFen('service', typed)).toBe(500);
  expect(paymentFen('labour', { ...typed, days: '' })).toBeUndefined();
  const { payments } = contentOf({ ...BLANK, kind: 'labour', payments: [typed] }, []);
  expect(payments).toEqual([{ payeeId: '', amountFen: 36_150, days: 3, rateFen: 12_050 }]);
});

test('what is typed and is no sum is told of, in the field that counts', () => {
  const typed = { ...BLANK_PAYMENT, yuan: '12,50', rate: '1 2' };
  expect(notSums('service', [BLANK_PAYMENT, typed])).toEqual(['payments.1.amountFen']);
  expect(notSums('labour', [typed])).toEqual(['payments.0.rateFen']);
  expect(notSums('service', [{ ...typed, yuan: '1,250' }])).toEqual([]);
});

test('a paper stands in an order once', () => {
  const [id, other] = ['01J9ZZZZZZZZZZZZZZZZZZZZZZ', '01J9ZZZZZZZZZZZZZZZZZZZZZY'];
  const typed: TypedOrder = {
    ...BLANK,
    ...{ payingAccountId: id, kind: 'service', purpose: '公厕保洁', accountCode: '513' },
    payments: [{ ...BLANK_PAYMENT, payeeId: id, yuan: '5' }],
  };
  const errorsOf = (paperIds: string[]) => checkForm(OrderContent, contentOf(typed, paperIds)).errors;
  expect(errorsOf([id, other])).toBeUndefined();
  expect(errorsOf([id, other, id])).toEqual({ paperIds: '同一张票据不能放两次' });
});
