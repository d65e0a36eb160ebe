import { formatFen } from '@shared/money';
import { isResult } from '../../accounts/balances/balances';
import type { StoredBalances } from '../../accounts/balances/balance-store';
import type { StoredVillageYear } from '../../accounts/book-store';
import type { Chart } from '../../accounts/chart-store';
import { assetOn } from '../../accounts/registers/asset';
import { assetsOf } from '../../accounts/registers/register-store';
import { everyRow } from '../../platform/query-page';
import type { Numbered, RowChange, RowProblem } from './kind';
import type { OpeningLine } from './opening-columns';
import type { KnownVillage } from './villages';

type Line = Numbered<OpeningLine>;

/** What an account opens with, in fen; a credit balance is below zero. */
export const netOf = ({ debitFen = 0, creditFen = 0 }: OpeningLine): number => debitFen - creditFen;

const added = (lines: readonly Line[], read: (row: OpeningLine) => number | undefined): number =>
  lines.reduce((sum, { row }) => sum + (read(row) ?? 0), 0);
const netted = (lines: readonly Line[]): number => added(lines, netOf);

/**
 * The lines of a book that are to be its openings. An account that stands above others in the file (102 above 10201) is the sum of
 * these: it is compared and not added.
 */
export function readLines(
  group: readonly Line[],
  chart: Chart,
  { shortName }: KnownVillage,
): { details: Line[]; repeated: Line[]; problems: RowProblem[] } {
  const problems: RowProblem[] = [];
  const seen = new Map<string, number>();
  for (const { rowNo, row } of group) {
    const refuse = (column: keyof OpeningLine, message: string) => problems.push({ rowNo, column, message });
    const twice = seen.get(row.accountCode);
    if (twice !== undefined) refuse('accountCode', `和第 ${twice} 行是同一个科目，请合成一行`);
    seen.set(row.accountCode, rowNo);
    if (!chart.has(row.accountCode.slice(0, 3))) refuse('accountCode', '科目表里没有这个科目，请对照财会〔2023〕14号');
    if (isResult(row.accountCode) && netOf(row) !== 0)
      refuse('accountCode', '损益类科目年初没有余额。如果这是年中的余额表，请换成年初的；否则请删掉这一行');
  }
  const below = (code: string, lines: readonly Line[]) =>
    lines.filter(({ row }) => row.accountCode !== code && row.accountCode.startsWith(code));
  const repeated = group.filter(({ row }) => below(row.accountCode, group).length > 0);
  const details = group.filter((line) => !repeated.includes(line));
  for (const { rowNo, row } of details)
    if ((row.debitFen ?? 0) !== 0 && (row.creditFen ?? 0) !== 0)
      problems.push({ rowNo, column: 'debitFen', message: '期初余额只能在借方或贷方一边' });
  for (const { rowNo, row } of repeated) {
    const its = below(row.accountCode, details);
    if (row.debitFen === undefined && row.creditFen === undefined) continue;
    if (netOf(row) !== netted(its))
      problems.push({
        rowNo,
        column: 'accountCode',
        message: `上级科目写的是 ${balanceWords(netOf(row))}，它的明细加起来是 ${balanceWords(netted(its))}，对不上，请核对`,
      });
  }
  if (problems.length === 0 && netted(details) !== 0) {
    const [debit, credit] = [added(details, (row) => row.debitFen), added(details, (row) => row.creditFen)];
    problems.push({
      rowNo: group[0]!.rowNo,
      column: 'debitFen',
      message: `${shortName}的期初不平：借方合计 ${(debit / 100).toFixed(2)}，贷方合计 ${(credit / 100).toFixed(2)}。资产要等于负债加所有者权益`,
    });
  }
  return { details, repeated, problems };
}

const balanceWords = (fen: number): string =>
  fen === 0 ? '0' : `${fen > 0 ? '借' : '贷'} ${formatFen(Math.abs(fen))}`;

const openingsIn = (balances: StoredBalances | undefined) =>
  (balances?.accounts ?? []).filter(({ openingFen }) => openingFen !== 0);

export function sameOpenings(balances: StoredBalances, details: readonly Line[]): boolean {
  const text = (pairs: [string, number][]) => JSON.stringify(pairs.filter(([, fen]) => fen !== 0).sort());
  return (
    text(balances.accounts.map(({ accountCode, openingFen }) => [accountCode, openingFen])) ===
    text(details.map(({ row }) => [row.accountCode, netOf(row)]))
  );
}

/** Why the openings of a book cannot become these; a book that somebody has posted to keeps what it opened with. */
export function whyFixed(
  { shortName }: KnownVillage,
  year: number,
  years: readonly StoredVillageYear[],
  balances: StoredBalances | undefined,
  details: readonly Line[],
): string | undefined {
  if (years.some((one) => one.year < year)) return `${shortName}有更早的账，期初由上一年结转，不能另填`;
  const own = years.find((one) => one.year === year);
  if (!own) return undefined;
  if (own.closedThrough > 0) return `${shortName} ${year} 年已经有月份结账，期初不能再改`;
  const stands = openingsIn(balances);
  const standing = stands
    .slice(0, 3)
    .map(({ accountName, openingFen }) => `${accountName} ${balanceWords(openingFen)}`)
    .join('，');
  const now =
    stands.length > 0 ? `现在的期初是 ${standing}${stands.length > 3 ? ` 等 ${stands.length} 个科目` : ''}` : '';
  if (own.entryCount > 0 || (balances?.accounts ?? []).some(({ turnover }) => turnover.length > 0))
    return `${shortName} ${year} 年的账上已经记了凭证，期初不能再用导入改。${now}`;
  if (stands.length > 0 && details.every(({ row }) => netOf(row) === 0))
    return `文件里的期初都是 0，${shortName} ${year} 年的账不能清空。${now}`;
  return undefined;
}

/** Each account whose opening would be another; one that the file does not have would open with nothing. */
export function changesOf(
  balances: StoredBalances | undefined,
  details: readonly Line[],
  rowNo: number,
): readonly RowChange[] {
  const wanted = new Map(details.map((line) => [line.row.accountCode, line]));
  const before = new Map(openingsIn(balances).map((one) => [one.accountCode, one.openingFen]));
  const sideOf = (fen: number) => (fen < 0 ? 'creditFen' : 'debitFen');
  return [...new Set([...before.keys(), ...wanted.keys()])].flatMap((accountCode) => {
    const [was, line] = [before.get(accountCode) ?? 0, wanted.get(accountCode)];
    const is = line ? netOf(line.row) : 0;
    if (was === is) return [];
    const at = line?.rowNo ?? rowNo;
    if (was !== 0 && is !== 0 && was < 0 === is < 0)
      return [{ rowNo: at, column: sideOf(is), before: Math.abs(was), after: Math.abs(is) }];
    return [
      ...(was === 0 ? [] : [{ rowNo: at, column: sideOf(was), before: Math.abs(was), after: 0 }]),
      ...(is === 0 ? [] : [{ rowNo: at, column: sideOf(is), before: 0, after: Math.abs(is) }]),
    ];
  });
}

/** 固定资产, at what it cost (财会〔2023〕14号). */
const FIXED_ASSETS = '151';

/** Where the village's register of assets says another sum than the book will: register and ledger are one thing. */
export async function asideFromRegister(
  { code, shortName }: KnownVillage,
  year: number,
  details: readonly Line[],
): Promise<readonly RowProblem[]> {
  const assets = await everyRow((page) => assetsOf(code, page));
  const dayBefore = `${year - 1}-12-31`;
  const owned = assets
    .filter(({ acquiredOn, scrappedOn }) => acquiredOn <= dayBefore && !(scrappedOn && scrappedOn <= dayBefore))
    .map((row) => assetOn(row, dayBefore));
  const lines = details.filter(({ row }) => row.accountCode.startsWith(FIXED_ASSETS));
  const inRegister = owned.reduce((sum, { originalValueFen }) => sum + originalValueFen, 0);
  if (assets.length === 0 || netted(lines) === inRegister) return [];
  return [
    {
      rowNo: (lines[0] ?? details[0])!.rowNo,
      column: 'debitFen',
      message: `${shortName}的期初固定资产是 ${formatFen(netted(lines))}，资产台账上年初的原值合计是 ${formatFen(inRegister)}，不一样，请核对`,
    },
  ];
}
