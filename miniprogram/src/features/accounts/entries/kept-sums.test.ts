import type { Entry, VillageYear } from '@shared/accounts/accounts';
import { keptSums, listedSums, type Shown } from './kept-sums';

const book = {
  incomeFen: 900,
  expenseFen: 500,
  months: [{ month: '2026-03', incomeFen: 300, expenseFen: 0, count: 1 }],
  accounts: [{ accountCode: '531', accountName: '管理费用', direction: 'expense', totalFen: 200, count: 2 }],
} as unknown as VillageYear;
const shown = (part: Partial<Shown>): Shown => ({
  direction: undefined,
  month: undefined,
  accountCode: undefined,
  ...part,
});
const income = (fen: number) => ({ direction: 'income', fen });
const expense = (fen: number) => ({ direction: 'expense', fen });

describe('keptSums', () => {
  it.each([
    ['the year', {}, [income(900), expense(500)]],
    ['a direction', { direction: 'expense' }, [expense(500)]],
    ['a month', { month: '2026-03' }, [income(300), expense(0)]],
    ['a month without entries', { month: '2026-04' }, [income(0), expense(0)]],
    ['a direction in a month', { month: '2026-03', direction: 'income' }, [income(300)]],
    ['an account', { accountCode: '531' }, [expense(200)]],
    ['an account in a month, which is not kept', { accountCode: '531', month: '2026-03' }, undefined],
  ] as const)('knows %s', (_, part, sums) => expect(keptSums(book, shown(part))).toEqual(sums));
});

describe('listedSums', () => {
  it('adds up every page, and leaves out a direction that is not there', () => {
    const entry = (amountFen: number) => ({ direction: 'expense', amountFen }) as Entry;
    expect(listedSums([{ items: [entry(100), entry(20)] }, { items: [entry(3)] }])).toEqual([expense(123)]);
  });
});
