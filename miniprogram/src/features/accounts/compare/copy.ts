import type { AccountChange } from '@shared/accounts/comparison';
import { formatFen } from '@shared/money';

const through = (month: number) => (month >= 12 ? '全年' : month === 1 ? '1月' : `1月到${month}月`);

export const COMPARE = {
  last: '和去年同期比',
  span: (year: number, month: number) => `${year}年${through(month)}，比${year - 1}年${through(month)}`,
  noLast: (year: number) => `${year - 1}年没有公开账目，没法比。`,
  thisYear: (year: number) => `${year}年`,
  changes: '一项一项看',
  expense: '支出',
  income: '收入',
  none: '这几个月没有这样的收支',
  nothing: '这一年还没有收支，没法比。',
  town: (town: string) => `和${town}的村比`,
  townNote: (villages: number, population: number) =>
    `按本村 ${population.toLocaleString('en-US')} 人平均，和全镇 ${villages} 个村里正中间的那个数比。只看中间数，不排名次。`,
  noTown: '全镇能比的村还不到 5 个，先不比。',
  perHead: { expense: '平均每人花了', income: '平均每人收了' },
  own: '本村',
  median: '全镇中间数',
  townAccounts: '每人花在哪、收在哪',
  noBook: (year: number) => `${year}年还没有公开账目`,
};

/** 修路花了 ¥12,000.00，比去年同期多 ¥3,000.00. The sentence a villager would say of an account. */
export function changeWords({ accountName, direction, fen, lastFen }: AccountChange): string {
  const did = direction === 'expense' ? '花了' : '收了';
  if (fen === 0) return `${accountName}今年还没有，去年同期${did} ${formatFen(lastFen)}`;
  const now = `${accountName}${did} ${formatFen(fen)}`;
  if (lastFen === 0) return `${now}，去年同期没有`;
  if (fen === lastFen) return `${now}，和去年同期一样`;
  return `${now}，比去年同期${fen > lastFen ? '多' : '少'} ${formatFen(Math.abs(fen - lastFen))}`;
}

/** The same of the sum of all. */
export const totalWords = (direction: 'income' | 'expense', fen: number, lastFen: number): string =>
  changeWords({ accountCode: '', accountName: '一共', direction, fen, lastFen });
