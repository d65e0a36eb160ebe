import { AppError, type FieldError } from '@shared/errors';
import { BookBalancesEntity, type StoredBalances } from '../../accounts/balances/balance-store';
import { setOpenings } from '../../accounts/balances/set-opening-balances';
import { type StoredVillageYear, villageYearsOf } from '../../accounts/book-store';
import { accountChart, type Chart } from '../../accounts/chart-store';
import { openYear } from '../../accounts/open-year';
import { namesInAccounts } from '../../accounts/parties/account-names';
import { partiesOf } from '../../accounts/parties/known-parties';
import { ConditionsFailed, type WriteItem } from '../../platform/transact';
import { touchedRow } from '../journal';
import { rowsAt } from '../rows-store';
import type { Doing, GroupPlan, Kind, Numbered, Plan, RowProblem, Standing } from './kind';
import { accountWithoutNames } from './names-in-accounts';
import { type OpeningLine, openingColumns, settleOpening, whyNoOpenings } from './opening-columns';
import { asideFromRegister, changesOf, netOf, readLines, sameOpenings, whyFixed } from './opening-lines';
import { withoutPrivate } from './private-cells';
import { type KnownVillage, VillageFinder } from './villages';
import { refused } from './refused';

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
  if (typeof village === 'string') return refused([{ rowNo, column: 'village', message: village }]);
  const { lines, warnings } = await withoutPersons(group, chart, village);
  const { details, repeated, problems } = readLines(lines, chart, village);
  const [years, [balances]] = await Promise.all([
    villageYearsOf(village.code),
    rowsAt(BookBalancesEntity, [{ villageCode: village.code, year: first.year }]),
  ]);
  const own = years.find((one) => one.year === first.year);
  const rowNos = group.map((line) => line.rowNo);
  const same = balances !== undefined && problems.length === 0 && sameOpenings(balances, details);
  const whyNot = same ? undefined : whyFixed(village, first.year, years, balances, details);
  if (whyNot) problems.push({ rowNo, column: 'year', message: whyNot });
  if (problems.length > 0) return refused(problems);
  const repeatedRowNos = repeated.map((line) => line.rowNo);
  if (same) return { problems, units: [], sameRowNos: rowNos, repeatedRowNos };
  const wanted = details.filter(({ row }) => netOf(row) !== 0).map(({ row }) => row);
  return {
    problems,
    sameRowNos: [],
    repeatedRowNos,
    changes: own ? changesOf(balances, details, rowNo) : [],
    warnings: [...warnings, ...(await asideFromRegister(village, first.year, details))],
    units: [
      {
        rowNos,
        outcomes: rowNos.map(() => (own ? 'changed' : 'new')),
        post: (wrote) => setAll(village, first.year, own, balances, wanted, doing, wrote),
      },
    ],
  };
}

/** The lines as the books may show them: no number of a person in a sub-account's name, and nobody's name. */
async function withoutPersons(group: readonly Numbered<OpeningLine>[], chart: Chart, { code }: KnownVillage) {
  const parties = await partiesOf(code, namesInAccounts(group.map(({ row }) => row)));
  const warnings: RowProblem[] = [];
  const lines = group.map(({ row, ...line }) => {
    const named = accountWithoutNames(row, { chart, parties });
    const bare = withoutPrivate(named.line, ['accountName']);
    warnings.push(...[...named.warnings, ...bare.warnings].map((one) => ({ rowNo: line.rowNo, ...one })));
    return { ...line, row: bare.line };
  });
  return { lines, warnings };
}

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
  const openings = wanted.map((line) => ({
    accountCode: line.accountCode,
    ...(line.accountName && { accountName: line.accountName }),
    debitFen: Math.max(0, netOf(line)),
    creditFen: Math.max(0, -netOf(line)),
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
  columns: openingColumns,
  nestedBy: 'accountCode',
  whyUnreadable: whyNoOpenings,
  settle: settleOpening,
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
