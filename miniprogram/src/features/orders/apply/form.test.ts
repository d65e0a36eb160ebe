import { BLANK, BLANK_PAYMENT, contentOf, fenOf, paymentFen } from './form';

test.each([
  ['1200', 120_000],
  ['1,200.5', 120_050],
  ['0.07', 7],
  ['1.15', 115],
  ['99999999999.99', 9_999_999_999_999],
  ['', undefined],
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
