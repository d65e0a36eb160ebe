import { AppError } from '@shared/errors';
import { MOST_SUM_FEN } from '@shared/money';
import { monthOf } from '@shared/time';
import { auditRow } from '../../platform/audit';
import { ConditionsFailed } from '../../platform/transact';
import { entriesOf, levelsOf, type PostedVoucher, reverse } from '../../accounts/book';
import {
  type Book,
  putReversed,
  type StoredVillageYear,
  type StoredVoucher,
  VoucherEntity,
  villageYearsOf,
} from '../../accounts/book-store';
import { AlreadyPosted, bookOfVoucher, changeBook } from '../../accounts/change-book';
import { accountChart, type Chart } from '../../accounts/chart-store';
import { namesInAccounts } from '../../accounts/parties/account-names';
import { partiesOf } from '../../accounts/parties/known-parties';
import { voucherIdOf } from '../../accounts/post-to-book';
import { publicationsOf } from '../../accounts/publications/publication-store';
import { periodsWith } from '../../accounts/publications/publication';
import { touchedRow } from '../journal';
import type { Doing, GroupPlan, Kind, Plan, RowProblem, Standing, Unit } from './kind';
import { accountWithoutNames } from './names-in-accounts';
import { maskedNames, summaryWithoutNames } from './names-in-summary';
import { withoutPrivate } from './private-cells';
import { shortOfCash } from './short-of-cash';
import { VillageFinder } from './villages';
import { settleLine, voucherColumns, type VoucherLine, whyNoSums } from './voucher-columns';
import { blocksOf, type Draft, draftOf, type Line, partyWarnings, sameVoucher } from './voucher-draft';
import { withNumbers } from './voucher-names';
import { refusedAll } from './refused';

/** What of a line everybody can read. */
const PUBLIC_WORDS = ['summary', 'accountName', 'bookkeeper'] as const;

/** Fits 100 items with the book's year, balances, those of two later years, and the batch's own row. */
const MOST_ITEMS = 88;

/** What a voucher takes of a transaction; one more for the link that its reversal would write. */
const itemsOf = (voucher: PostedVoucher): number => {
  const postings = new Set(voucher.lines.flatMap(({ accountCode }) => levelsOf(accountCode))).size;
  return 2 + entriesOf(voucher).length + postings + 2;
};

async function begin(): Promise<Plan<VoucherLine>> {
  const [villages, chart] = await Promise.all([VillageFinder.read(), accountChart()]);
  return (groups, doing) => Promise.all(groups.map((group) => planVillage(group, villages, chart, doing)));
}

async function planVillage(
  group: readonly Line[],
  villages: VillageFinder,
  chart: Chart,
  doing: Doing,
): Promise<GroupPlan> {
  const [{ row: first }] = group as [Line];
  const village = villages.find(first.village, first.town);
  if (typeof village === 'string') return refusedAll(group, 'village', village);
  const [years, parties] = await Promise.all([
    villageYearsOf(village.code),
    partiesOf(village.code, [
      ...group.flatMap(({ row }) => row.counterparty ?? []),
      ...namesInAccounts(group.map(({ row }) => row)),
    ]),
  ]);
  const masked = maskedNames(group, parties);
  const covered = group.map(({ row, ...line }) => {
    const names = masked.get(line.recordNo ?? line.rowNo) ?? new Set();
    const account = accountWithoutNames(row, { chart, parties, names });
    const { line: bare, warnings, problems: wrong } = withoutPrivate(account.line, PUBLIC_WORDS, ['voucherNo']);
    const named = summaryWithoutNames(bare.summary, names);
    return {
      ...line,
      line: { ...bare, summary: named.summary },
      warnings: [...warnings, ...named.warnings, ...account.warnings],
      problems: wrong,
    };
  });
  const problems: RowProblem[] = covered.flatMap(({ rowNo, problems: wrong }) =>
    wrong.map((one) => ({ rowNo, ...one })),
  );
  const drafts = blocksOf(covered.map(({ line, rowNo, recordNo }) => ({ rowNo, recordNo, row: line }))).flatMap(
    (lines) => {
      const draft = draftOf(lines, { village, chart, parties, doing });
      if ('voucher' in draft) return [draft];
      problems.push(...draft);
      return [];
    },
  );
  drafts.sort((a, b) => a.voucher.voucherOn.localeCompare(b.voucher.voucherOn) || a.rowNos[0]! - b.rowNos[0]!);
  const named = await withNumbers(drafts);
  const sameRowNos: number[] = [];
  const fresh: Draft[] = [];
  for (const { draft, before, whyNot } of named) {
    const { voucher, rowNos } = draft;
    const refuse = (column: keyof VoucherLine, message: string) =>
      problems.push({ rowNo: rowNos[0]!, column, message });
    const book = bookOfVoucher(voucher);
    const year = years.find((one) => one.year === book.year);
    const month = monthOf(voucher.voucherOn);
    if (whyNot) problems.push({ rowNo: rowNos[0]!, ...whyNot });
    else if (before?.reversedBy)
      refuse('voucherNo', '这张凭证以前导入过，又冲销了，凭证号不能再用。请换一个号（例如后面加“-更”）');
    else if (before && sameVoucher(before, voucher)) sameRowNos.push(...rowNos);
    else if (before) refuse('voucherNo', '这张凭证已经入账，内容和文件里不一样。入了账的不能改，请另记一张冲销');
    else if (!year) refuse('voucherOn', `${village.shortName}还没有 ${book.year} 年的账，请先建账（导入期初余额）`);
    else if (month <= year.closedThrough)
      refuse('voucherOn', `${month} 月已经结账，不能再记。请记到下一个没结账的月份`);
    else fresh.push(draft);
  }
  problems.push(...tooMuch(fresh, years), ...(await shortOfCash(fresh)));
  const warnings = [
    ...covered.flatMap(({ rowNo, warnings: seen }) => seen.map((one) => ({ rowNo, ...one }))),
    ...partyWarnings(group, parties),
    ...monthlyWarnings(fresh, drafts),
  ];
  return { problems, sameRowNos, warnings, units: unitsOf(fresh, doing) };
}

/** Sums beyond what a year's book can keep are refused at the voucher that would go over it. */
function tooMuch(fresh: readonly Draft[], years: readonly StoredVillageYear[]): RowProblem[] {
  const moved = new Map(
    years.map(({ year, incomeFen, expenseFen }) => [year, Math.abs(incomeFen) + Math.abs(expenseFen)]),
  );
  for (const { voucher, rowNos } of fresh) {
    const { year } = bookOfVoucher(voucher);
    const size = voucher.lines.reduce((sum, line) => sum + Math.abs(line.debitFen), 0);
    const sum = (moved.get(year) ?? 0) + size;
    if (sum > MOST_SUM_FEN)
      return [
        { rowNo: rowNos[0]!, column: 'debitFen', message: '加上这一张，全年的合计就太大了，请看看金额是不是填错了' },
      ];
    moved.set(year, sum);
  }
  return [];
}

/** Said once a book: its numbers begin anew each month. */
function monthlyWarnings(fresh: readonly Draft[], drafts: readonly Draft[]): RowProblem[] {
  const asWritten = new Set(drafts.map(({ voucher }) => voucher.voucherId));
  const first = fresh.find(({ voucher }) => !asWritten.has(voucher.voucherId));
  if (!first) return [];
  const message = `凭证号每月从 1 号重新编，前面加了月份，记作“${first.voucher.voucherNo}”。如果是编重了号，请改好再导入`;
  return [{ rowNo: first.rowNos[0]!, column: 'voucherNo', message }];
}

/** As many vouchers of one book as a transaction takes. */
function unitsOf(drafts: readonly Draft[], doing: Doing): Unit[] {
  const loads: Draft[][] = [];
  let size = Infinity;
  for (const draft of drafts) {
    const more = itemsOf(draft.voucher);
    const sameBook = loads.at(-1)?.[0]?.voucher.voucherOn.slice(0, 4) === draft.voucher.voucherOn.slice(0, 4);
    if (size + more > MOST_ITEMS || !sameBook) {
      loads.push([]);
      size = 0;
    }
    loads.at(-1)!.push(draft);
    size += more;
  }
  return loads.map((load): Unit => {
    const book = bookOfVoucher(load[0]!.voucher);
    return {
      rowNos: load.flatMap(({ rowNos }) => rowNos),
      outcomes: load.flatMap(({ rowNos }) => rowNos.map(() => 'new' as const)),
      post: (wrote) =>
        throughTheBook(() =>
          changeBook(book, doing.at, () => ({
            cashWasChecked: true,
            vouchers: load.map(({ voucher }) => voucher),
            besides: [
              ...load.map(({ voucher }) =>
                auditRow({
                  subject: `voucher#${voucher.voucherId}`,
                  action: 'importVoucher',
                  at: doing.at,
                  actor: doing.actor,
                }),
              ),
              wrote(load.map(({ voucher }) => touchedVoucher(book, voucher))),
            ],
          })),
        ),
    };
  });
}

const touchedVoucher = (book: Book, voucher: PostedVoucher) =>
  touchedRow(VoucherEntity, { ...book, voucherId: voucher.voucherId }, { ...voucher, ...book });

/** What the book refuses because it changed meanwhile is looked at again. */
async function throughTheBook(change: () => Promise<void>): Promise<void> {
  try {
    await change();
  } catch (error) {
    const changed =
      error instanceof AlreadyPosted || (error instanceof AppError && error.code === 'accounts.periodClosed');
    throw changed ? new ConditionsFailed([]) : error;
  }
}

/** Against a reversal: a month that is closed or published. */
async function check(standing: readonly Standing[]): Promise<string[]> {
  const reasons = new Set<string>();
  const books = new Map<string, { book: Book; days: string[] }>();
  for (const { current } of standing) {
    const voucher = current as unknown as StoredVoucher | undefined;
    if (!voucher) continue;
    const book = { villageCode: voucher.villageCode, year: voucher.year };
    const key = JSON.stringify(book);
    const known = books.get(key) ?? { book, days: [] };
    known.days.push(voucher.voucherOn);
    books.set(key, known);
  }
  for (const { book, days } of books.values()) {
    const [years, published] = await Promise.all([villageYearsOf(book.villageCode), publicationsOf(book)]);
    const closedThrough = years.find(({ year }) => year === book.year)?.closedThrough ?? 0;
    for (const on of days) {
      const month = monthOf(on);
      if (month <= closedThrough)
        reasons.add(`${book.year} 年 ${month} 月已经结账，里面的凭证不能撤回，请另记冲销凭证`);
      else if (published.some(({ period }) => periodsWith(on).includes(period)))
        reasons.add(`${book.year} 年 ${month} 月已经公开，里面的凭证不能撤回，请另记冲销凭证`);
    }
  }
  return [...reasons];
}

/** Vouchers are taken back by reversing vouchers of the same day: both stay in the book. */
async function reverseAll(
  standing: readonly Standing[],
  { at, actor, personIds = [] }: Doing,
  undone: Parameters<NonNullable<Kind<unknown>['undo']['instead']>>[2],
): Promise<void> {
  const vouchers = standing.map(({ current }) => current as unknown as StoredVoucher);
  const { villageCode, year } = vouchers[0]!;
  const book = { villageCode, year };
  const pairs = vouchers.map((voucher) => {
    const voucherNo = `冲-${voucher.voucherNo}`;
    const named = { villageCode, voucherNo, voucherOn: voucher.voucherOn };
    return reverse(voucher, {
      ...named,
      voucherId: voucherIdOf(named),
      preparedBy: voucher.preparedBy,
      reviewedBy: voucher.reviewedBy,
      approvedBy: voucher.approvedBy,
      bookers: { personIds: [...new Set([...(voucher.bookers?.personIds ?? []), ...personIds])], areAll: false },
    });
  });
  await throughTheBook(() =>
    changeBook(book, at, () => ({
      cashWasChecked: true,
      vouchers: pairs.map(({ reversing }) => reversing),
      besides: [
        undone,
        ...pairs.flatMap(({ reversing, reversed }) => [
          putReversed({ ...reversed, ...book }),
          auditRow({ subject: `voucher#${reversing.voucherId}`, action: 'reverseVoucher', at, actor }),
        ]),
      ],
    })),
  );
}

/** 记账凭证: a line a row; the lines of one voucher stand together, of one number and one day. */
export const vouchersKind: Kind<VoucherLine> = {
  columns: voucherColumns,
  whyUnreadable: whyNoSums,
  settle: settleLine,
  sums: ['debitFen', 'creditFen'],
  groupOf: (row: VoucherLine, names) => names.villageOf(row),
  recordKey: ['voucherOn', 'voucherWord', 'voucherNo'],
  begin,
  undo: {
    entities: [VoucherEntity],
    whyNot: () => '有的凭证导入以后又改过（冲销了，或补了附件），不能撤回，请另记冲销凭证',
    check,
    instead: reverseAll,
  },
};
