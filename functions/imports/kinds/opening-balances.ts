import { AppError, type FieldError } from '@shared/errors';
import { BookBalancesEntity, type StoredBalances } from '../../accounts/balances/balance-store';
import { setOpenings } from '../../accounts/balances/set-opening-balances';
import { isResult } from '../../accounts/balances/balances';
import { type StoredVillageYear, villageYearsOf } from '../../accounts/book-store';
import { accountChart, type Chart } from '../../accounts/chart-store';
import { openYear } from '../../accounts/open-year';
import { ConditionsFailed, type WriteItem } from '../../platform/transact';
import { year } from '../cells/days';
import { money } from '../cells/numbers';
import { code, words } from '../cells/words';
import { touchedRow } from '../journal';
import { rowsAt } from '../rows-store';
import { KIND_TITLES } from '../kind-titles';
import { YUAN } from '../reading/units';
import type { Doing, GroupPlan, Kind, Numbered, Plan, RowProblem, Standing } from './kind';
import { type KnownVillage, place, VillageFinder } from './villages';

interface OpeningLine {
  village: string;
  town?: string;
  year: number;
  accountCode: string;
  accountName?: string;
  debitFen?: number;
  creditFen?: number;
}

const columns: Kind<OpeningLine>['columns'] = {
  village: { ...place.village, also: [...place.village.also, '账套', '核算单位'] },
  town: place.town,
  year: {
    title: '年度',
    also: ['会计年度', '年份', '年'],
    required: true,
    carries: 'record',
    parse: year,
    example: '2026',
    note: '建账的第一年',
  },
  accountCode: {
    title: '科目编号',
    also: ['科目代码', '科目编码', '会计科目编号'],
    required: true,
    parse: code(/^\d{3}(?:\d{2})*$/, '科目编号是 3 位数字，明细科目每级再加 2 位'),
    example: '102',
    note: '有明细的只填明细，不要再填上级',
  },
  accountName: { title: '科目名称', also: ['会计科目', '科目'], parse: words(60), example: '银行存款', note: '' },
  debitFen: {
    title: '期初借方',
    also: ['借方余额', '借方', '期初借方余额', '年初借方余额', '借方金额'],
    counts: true,
    units: YUAN,
    parse: money({ zero: true }),
    example: '50000.00',
    note: '',
  },
  creditFen: {
    title: '期初贷方',
    also: ['贷方余额', '贷方', '期初贷方余额', '年初贷方余额', '贷方金额'],
    counts: true,
    units: YUAN,
    parse: money({ zero: true }),
    example: '',
    note: '',
  },
};

async function begin(): Promise<Plan<OpeningLine>> {
  const [villages, chart] = await Promise.all([VillageFinder.read(), accountChart()]);
  return (groups, doing) => Promise.all(groups.map((group) => planBook(group, villages, chart, doing)));
}

async function planBook(
  group: readonly Numbered<OpeningLine>[],
  villages: VillageFinder,
  chart: Chart,
  doing: Doing,
): Promise<GroupPlan> {
  const [{ row: first, rowNo }] = group as [Numbered<OpeningLine>];
  const village = villages.find(first.village, first.town);
  if (typeof village === 'string')
    return { problems: [{ rowNo, column: 'village', message: village }], units: [], sameRowNos: [] };
  const problems = linesProblems(group, chart, village);
  const [years, [balances]] = await Promise.all([
    villageYearsOf(village.code),
    rowsAt(BookBalancesEntity, [{ villageCode: village.code, year: first.year }]),
  ]);
  const own = years.find((one) => one.year === first.year);
  if (years.some((one) => one.year < first.year))
    problems.push({ rowNo, column: 'year', message: `${village.shortName}有更早的账，期初由上一年结转，不能另填` });
  else if (own && own.closedThrough > 0)
    problems.push({
      rowNo,
      column: 'year',
      message: `${village.shortName} ${first.year} 年已经有月份结账，期初不能再改`,
    });
  const rowNos = group.map((line) => line.rowNo);
  if (problems.length > 0) return { problems, units: [], sameRowNos: [] };
  const wanted = group.filter(({ row }) => (row.debitFen ?? 0) + (row.creditFen ?? 0) > 0).map(({ row }) => row);
  if (balances && sameOpenings(balances, wanted)) return { problems, units: [], sameRowNos: rowNos };
  return {
    problems,
    sameRowNos: [],
    units: [
      {
        rowNos,
        outcomes: rowNos.map(() => (own ? 'changed' : 'new')),
        post: (wrote) => setAll(village, first.year, own, balances, wanted, doing, wrote),
      },
    ],
  };
}

function linesProblems(
  group: readonly Numbered<OpeningLine>[],
  chart: Chart,
  { shortName }: KnownVillage,
): RowProblem[] {
  const problems: RowProblem[] = [];
  const seen = new Map<string, number>();
  let [debit, credit] = [0, 0];
  for (const { rowNo, row } of group) {
    const refuse = (column: keyof OpeningLine, message: string) => problems.push({ rowNo, column, message });
    const { accountCode, debitFen = 0, creditFen = 0 } = row;
    const twice = seen.get(accountCode);
    if (twice !== undefined) refuse('accountCode', `和第 ${twice} 行是同一个科目，请合成一行`);
    seen.set(accountCode, rowNo);
    if (!chart.has(accountCode.slice(0, 3))) refuse('accountCode', '科目表里没有这个科目，请对照财会〔2023〕14号');
    if (isResult(accountCode)) refuse('accountCode', '损益类科目没有期初余额，请删掉这一行');
    if (debitFen > 0 && creditFen > 0) refuse('debitFen', '期初余额只能在借方或贷方一边');
    debit += debitFen;
    credit += creditFen;
  }
  for (const code of seen.keys())
    if (code.length > 3 && seen.has(code.slice(0, -2)))
      problems.push({
        rowNo: seen.get(code.slice(0, -2))!,
        column: 'accountCode',
        message: '上级科目和它的明细都填了，会重复计算，请只留明细',
      });
  if (problems.length === 0 && debit !== credit)
    problems.push({
      rowNo: group[0]!.rowNo,
      column: 'debitFen',
      message: `${shortName}的期初不平：借方合计 ${(debit / 100).toFixed(2)}，贷方合计 ${(credit / 100).toFixed(2)}。资产要等于负债加所有者权益`,
    });
  return problems;
}

const sameOpenings = ({ accounts }: StoredBalances, wanted: readonly OpeningLine[]): boolean => {
  const text = (pairs: [string, number][]) => JSON.stringify(pairs.filter(([, fen]) => fen !== 0).sort());
  return (
    text(accounts.map(({ accountCode, openingFen }) => [accountCode, openingFen])) ===
    text(wanted.map(({ accountCode, debitFen = 0, creditFen = 0 }) => [accountCode, debitFen - creditFen]))
  );
};

async function setAll(
  village: KnownVillage,
  year: number,
  own: StoredVillageYear | undefined,
  before: StoredBalances | undefined,
  wanted: readonly OpeningLine[],
  { at, actor }: Doing,
  wrote: (touched: readonly ReturnType<typeof touchedRow>[]) => WriteItem,
): Promise<void> {
  const key = { villageCode: village.code, year };
  if (!own) await openYear({ ...key, villageName: village.shortName, townName: village.townName }, 0, at, actor);
  // A book that was just opened has its first version.
  const version = before?.version ?? 1;
  await set(
    key,
    wanted,
    version,
    { at, actor },
    wrote([touchedRow(BookBalancesEntity, key, { version: version + 1 }, before ?? { ...key, accounts: [] })]),
  );
}

async function set(
  key: { villageCode: string; year: number },
  wanted: readonly OpeningLine[],
  version: number,
  { at, actor }: { at: string; actor: string },
  besides: WriteItem,
): Promise<void> {
  const openings = wanted.map(({ accountCode, accountName, debitFen = 0, creditFen = 0 }) => ({
    accountCode,
    ...(accountName && { accountName }),
    debitFen,
    creditFen,
  }));
  try {
    await setOpenings(key, openings, at, actor, { version, besides: [besides] });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.code === 'version.stale' || error.code === 'accounts.openingFixed') throw new ConditionsFailed([]);
    const [detail] = (error.details ?? []) as FieldError[];
    throw new Error(detail?.message ?? error.code);
  }
}

/** The openings go back to what they were; the book stays open, since others may have begun to write in it. */
async function restore(standing: readonly Standing[], doing: Doing, undone: WriteItem): Promise<void> {
  for (const { touched, current } of standing) {
    const before = touched.before as unknown as Pick<StoredBalances, 'accounts'>;
    const wanted = before.accounts
      .filter(({ openingFen }) => openingFen !== 0)
      .map(({ accountCode, accountName, openingFen }) => ({
        village: '',
        year: 0,
        accountCode,
        accountName,
        debitFen: Math.max(0, openingFen),
        creditFen: Math.max(0, -openingFen),
      }));
    await set(touched.key as never, wanted, Number(current!.version), doing, undone);
  }
}

/** 期初余额: opens the first book of a village where it has none. */
export const openingBalancesKind: Kind<OpeningLine> = {
  name: 'opening-balances',
  title: KIND_TITLES['opening-balances'],
  columns,
  sums: ['debitFen', 'creditFen'],
  groupOf: (row: OpeningLine, names) => `${names.villageOf(row)}#${row.year}`,
  recordKey: ['year'],
  begin,
  undo: {
    entities: [BookBalancesEntity],
    whyNot: () => '期初导入以后账上已经记了凭证，或期初又改过，不能撤回',
    instead: restore,
  },
};
