import { fitsVoucher, type PostedLine } from '../book';
import {
  type Balances,
  balanceAfter,
  isResult,
  isUnder,
  DISTRIBUTION,
  LAST_MONTH,
  sidesOf,
  sum,
  SURPLUS,
  UNDISTRIBUTED,
} from './balances';

const SURPLUS_NAME = '本年收益';
const TO_SURPLUS = '结转本年收益';
const TO_UNDISTRIBUTED = '结转收益分配';

const line = (accountCode: string, accountName: string, fen: number, summary: string): PostedLine => ({
  summary,
  accountCode,
  accountName,
  ...sidesOf(fen),
});
const fenOf = ({ debitFen, creditFen }: PostedLine): number => debitFen - creditFen;
const isSomething = (one: PostedLine): boolean => fenOf(one) !== 0;

/** The lines in as many vouchers as they need, each with what balances it. */
function inVouchers(
  lines: readonly PostedLine[],
  balancing: (part: readonly PostedLine[]) => PostedLine[],
): PostedLine[][] {
  const balanced = (part: readonly PostedLine[]) => [...part, ...balancing(part).filter(isSomething)];
  const parts: PostedLine[][] = [];
  for (const one of lines) {
    const last = parts.at(-1);
    if (last && fitsVoucher(balanced([...last, one]))) last.push(one);
    else parts.push([one]);
  }
  return parts.map(balanced).filter((part) => part.length > 1);
}

/** Income and expense apart, so that 本年收益 is in the voucher when they are equal as well. */
const intoSurplus = (part: readonly PostedLine[]): PostedLine[] =>
  [part.filter((one) => fenOf(one) > 0), part.filter((one) => fenOf(one) < 0)].map((side) =>
    line(SURPLUS, SURPLUS_NAME, -sum(side.map(fenOf)), TO_SURPLUS),
  );

const intoUndistributed = (part: readonly PostedLine[]): PostedLine[] => [
  line(UNDISTRIBUTED.code, UNDISTRIBUTED.name, -sum(part.map(fenOf)), TO_UNDISTRIBUTED),
];

/**
 * The vouchers at the end of a year: income and expense to 本年收益, then 本年收益 and what was distributed to 未分配收益; more than
 * one of each where a voucher cannot hold all accounts. What is carried already is not in the balances any more, so the rest is
 * what is still to do. None where there is nothing to carry. Rule: 财会〔2023〕14号, 本年收益 and 收益分配 (年终结转).
 */
export function carryingLines(balances: Balances): PostedLine[][] {
  const left = balances.accounts
    .map((account) => ({ ...account, fen: balanceAfter(account, LAST_MONTH) }))
    .filter(({ fen }) => fen !== 0);
  const results = left.filter(({ accountCode }) => isResult(accountCode));
  const surplus = sum(
    left.filter(({ accountCode }) => isUnder(accountCode, SURPLUS) || isResult(accountCode)).map(({ fen }) => fen),
  );
  const distributed = left.filter(
    ({ accountCode }) => isUnder(accountCode, DISTRIBUTION) && accountCode !== UNDISTRIBUTED.code,
  );
  const taken = (accounts: typeof left, summary: string) =>
    accounts.map(({ accountCode, accountName, fen }) => line(accountCode, accountName, -fen, summary));
  return [
    ...inVouchers(taken(results, TO_SURPLUS), intoSurplus),
    ...inVouchers(
      [line(SURPLUS, SURPLUS_NAME, -surplus, TO_UNDISTRIBUTED), ...taken(distributed, TO_UNDISTRIBUTED)].filter(
        isSomething,
      ),
      intoUndistributed,
    ),
  ];
}
