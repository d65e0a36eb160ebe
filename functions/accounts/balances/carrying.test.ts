import fc from 'fast-check';
import { carryingVouchers } from '../closing';
import { addToBalances, balanceAfter, type Balances } from './balances';

const YEAR = { villageCode: '511503002228', villageName: '牛角村', townName: '罗龙街道', year: 2025 };
const two = (number: number) => String(number).padStart(2, '0');

/** A book in which so many sub-accounts of income and expense have something, and some of what is distributed too. */
const bookWith = (fens: readonly number[], distributed: readonly number[]): Balances => ({
  accounts: [
    ...fens.map((fen, place) => ({
      accountCode: `${fen < 0 ? '501' : '513'}${two(Math.floor(place / 90) + 1)}${two((place % 90) + 1)}`,
      accountName: `科目${place}`,
      openingFen: 0,
      turnover: [{ period: 12, debitFen: Math.max(0, fen), creditFen: Math.max(0, -fen) }],
    })),
    ...distributed.map((fen, place) => ({
      accountCode: `322${two(place + 3)}`,
      accountName: `分配${place}`,
      openingFen: fen,
      turnover: [],
    })),
  ],
  lastNumber: 7,
});

const anyFen = fc.integer({ min: -1e9, max: 1e9 }).filter((fen) => fen !== 0);

test('however many accounts there are, the vouchers that carry them fit, follow each other and leave nothing', () => {
  fc.assert(
    fc.property(fc.array(anyFen, { maxLength: 150 }), fc.array(anyFen, { maxLength: 60 }), (fens, distributed) => {
      const book = bookWith(fens, distributed);
      const vouchers = carryingVouchers(YEAR, book, '赵强');
      expect(vouchers.map(({ voucherNo }) => voucherNo)).toEqual(
        vouchers.map((_, place) => `记-${String(8 + place).padStart(4, '0')}`),
      );
      const after = vouchers.reduce<Balances>(addToBalances, book);
      const left = after.accounts.filter(
        (account) => account.accountCode !== '32202' && balanceAfter(account, 12) !== 0,
      );
      expect(left).toEqual([]);
      const whole = (balances: Balances) => balances.accounts.reduce((sum, one) => sum + balanceAfter(one, 12), 0);
      expect(whole(after)).toBe(whole(book));
    }),
    { numRuns: 60 },
  );
});

test('what was carried before it was cut off is not carried again', () => {
  const book = bookWith(
    Array.from({ length: 120 }, (_, place) => (place % 3 === 0 ? -700 : 100) * (place + 1)),
    [],
  );
  const all = carryingVouchers(YEAR, book, '赵强').reduce<Balances>(addToBalances, book);
  let resumed = book;
  for (let left = carryingVouchers(YEAR, resumed, '赵强'); left[0]; left = carryingVouchers(YEAR, resumed, '赵强'))
    resumed = addToBalances(resumed, left[0]);
  const ends = ({ accounts }: Balances) => accounts.map((one) => [one.accountCode, balanceAfter(one, 12)]);
  expect(ends(resumed)).toEqual(ends(all));
});
