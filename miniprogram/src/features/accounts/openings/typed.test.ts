import { openingsOf, sidesOf, typedOf } from './typed';

const line = (accountCode: string, debit: string, credit = '') => ({
  accountCode,
  accountName: accountCode,
  debit,
  credit,
});

test('what stands there is shown as it would be typed, and sent back as it was', () => {
  const cash = { accountCode: '101', accountName: '库存现金', debitFen: 123_450, creditFen: 0 };
  expect(typedOf(cash)).toEqual({ accountCode: '101', accountName: '库存现金', debit: '1234.50', credit: '' });
  expect(openingsOf([typedOf(cash)]).balances).toEqual([cash]);
});

test('the difference is what one side has more, an unfinished amount counting as nothing', () => {
  expect(sidesOf([line('101', '10'), line('301', '', '7.5'), line('102', '1.x')])).toEqual({
    debitFen: 1_000,
    creditFen: 750,
    moreFen: 250,
  });
});

test('an account with nothing is not sent; one that is no amount or on both sides is named', () => {
  expect(openingsOf([line('101', '0'), line('102', '', '')]).balances).toEqual([]);
  const { wrong } = openingsOf([line('101', '十元'), line('102', '1', '2'), line('301', '', '3')]);
  expect([...wrong!]).toEqual(['101', '102']);
});
