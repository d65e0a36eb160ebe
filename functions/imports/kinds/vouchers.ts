import { AppError, type FieldError } from '@shared/errors';
import { maskName } from '@shared/mask';
import { dayInChina } from '@shared/time';
import { auditRow } from '../../platform/audit';
import { ConditionsFailed } from '../../platform/transact';
import { entriesOf, levelsOf, postVoucher, type PostedVoucher, reverse } from '../../accounts/book';
import {
  type Book,
  putReversed,
  type StoredVoucher,
  VoucherEntity,
  VoucherNoEntity,
  villageYearsOf,
} from '../../accounts/book-store';
import { AlreadyPosted, bookOfVoucher, changeBook } from '../../accounts/change-book';
import { accountChart, type Chart } from '../../accounts/chart-store';
import { namedLines, voucherIdOf } from '../../accounts/post-to-book';
import { publicationsOf } from '../../accounts/publications/publication-store';
import { periodsWith } from '../../accounts/publications/publication';
import { day } from '../cells/days';
import { personName } from '../cells/identity';
import { money, wholeNumber } from '../cells/numbers';
import { code, words } from '../cells/words';
import { touchedRow } from '../journal';
import { rowsAt } from '../rows-store';
import { KIND_TITLES } from '../kind-titles';
import { YUAN } from '../reading/units';
import type { Doing, GroupPlan, Kind, Numbered, Plan, RowProblem, Standing, Unit } from './kind';
import { type KnownVillage, place, VillageFinder } from './villages';

interface VoucherLine {
  village: string;
  town?: string;
  voucherNo: string;
  voucherOn: string;
  summary: string;
  accountCode: string;
  accountName?: string;
  debitFen?: number;
  creditFen?: number;
  counterparty?: string;
  papers?: number;
  preparedBy?: string;
  reviewedBy?: string;
  approvedBy?: string;
  bookkeeper?: string;
}

const name = (title: string, also: string[]) => ({
  title,
  also,
  carries: 'record' as const,
  parse: personName,
  secrecy: 'name' as const,
  example: '李敏',
  note: '',
});

const columns: Kind<VoucherLine>['columns'] = {
  village: { ...place.village, also: [...place.village.also, '账套', '账套名称', '核算单位'] },
  town: place.town,
  voucherNo: {
    title: '凭证号',
    also: ['凭证字号', '凭证编号', '记账凭证号', '凭单号', '字号'],
    required: true,
    carries: 'record',
    parse: code(/^.{1,20}$/u, '凭证号太长了'),
    example: '记-0001',
    note: '一年里不能重复；按月重新编号的前面加月份，例如 03-0001',
  },
  voucherOn: {
    title: '日期',
    also: ['凭证日期', '记账日期', '制单日期', '业务日期'],
    required: true,
    carries: 'record',
    parse: day,
    example: '2026-03-12',
    note: '',
  },
  summary: {
    title: '摘要',
    also: ['摘要说明', '业务摘要'],
    required: true,
    carries: 'record',
    parse: words(100),
    example: '收鱼塘租金',
    note: '会公开，不要写身份证号、电话',
  },
  accountCode: {
    title: '科目编号',
    also: ['科目代码', '科目编码', '会计科目编号', '会计科目代码'],
    required: true,
    parse: code(/^\d{3}(?:\d{2})*$/, '科目编号是 3 位数字，明细科目每级再加 2 位'),
    example: '102',
    note: '财会〔2023〕14号的科目',
  },
  accountName: {
    title: '科目名称',
    also: ['会计科目', '科目', '会计科目名称'],
    parse: words(60),
    example: '银行存款',
    note: '明细科目按这里的名称，一级科目按科目表',
  },
  debitFen: {
    title: '借方金额',
    also: ['借方', '借', '借方发生额', '借方金额合计'],
    counts: true,
    units: YUAN,
    parse: money({ zero: true, negative: true }),
    example: '12000.00',
    note: '红字填负数',
  },
  creditFen: {
    title: '贷方金额',
    also: ['贷方', '贷', '贷方发生额'],
    counts: true,
    units: YUAN,
    parse: money({ zero: true, negative: true }),
    example: '',
    note: '',
  },
  counterparty: {
    title: '往来单位',
    also: ['对方单位', '往来单位或个人', '收款人', '付款人', '对方户名', '往来'],
    parse: words(60),
    secrecy: 'name',
    example: '',
    note: '个人会遮成 王*英',
  },
  papers: {
    title: '附件张数',
    also: ['附单据数', '附件', '附件数', '单据张数'],
    carries: 'record',
    parse: wholeNumber(0, 999),
    example: '2',
    note: '',
  },
  preparedBy: name('制单', ['制单人', '制证', '填制人']),
  reviewedBy: name('审核', ['审核人', '复核', '复核人']),
  approvedBy: name('审批', ['审批人', '村负责人', '主管']),
  bookkeeper: {
    title: '记账单位',
    also: ['代理记账单位', '记账机构'],
    carries: 'record',
    parse: words(60),
    example: '罗龙街道会计核算中心',
    note: '',
  },
};

/** Fits 100 items with the book's year, balances, those of two later years, and the batch's own row. */
const MOST_ITEMS = 88;

interface Draft {
  readonly rowNos: number[];
  readonly voucher: PostedVoucher;
}

/** 往来单位 with a body's words is one; the rest are people, and are masked before they are kept. */
const isBody = (text: string): boolean => /[公司社会局所院校厂店部队站办村委中心合作银行场组政府集团]/u.test(text);

/** What a voucher takes of a transaction; one more for the link that its reversal would write. */
const itemsOf = (voucher: PostedVoucher): number => {
  const postings = new Set(voucher.lines.flatMap(({ accountCode }) => levelsOf(accountCode))).size;
  return 2 + entriesOf(voucher).length + postings + 2;
};

/** Lines with a sum below zero (红字) stand on the other side: the book has whole sums above zero. */
function sidesOf({ debitFen = 0, creditFen = 0 }: VoucherLine) {
  const debit = Math.max(0, debitFen) + Math.max(0, -creditFen);
  const credit = Math.max(0, creditFen) + Math.max(0, -debitFen);
  return { debitFen: debit, creditFen: credit };
}

function draftOf(
  village: KnownVillage,
  lines: readonly Numbered<VoucherLine>[],
  chart: Chart,
  { at }: Doing,
): Draft | RowProblem[] {
  const [{ row, rowNo }] = lines as [Numbered<VoucherLine>];
  const problems: RowProblem[] = [];
  const refuse = (at: number, column: keyof VoucherLine, message: string) =>
    problems.push({ rowNo: at, column, message });
  for (const { rowNo: own, row: line } of lines) {
    if (line.voucherOn !== row.voucherOn)
      refuse(
        own,
        'voucherOn',
        `凭证 ${row.voucherNo} 前面的日期是 ${row.voucherOn}。同一年里凭证号不能重复，按月重新编号的请在号前加月份（例如 03-0001）`,
      );
    if (!chart.has(line.accountCode.slice(0, 3)))
      refuse(own, 'accountCode', '科目表里没有这个科目，请对照财会〔2023〕14号');
    const { debitFen, creditFen } = sidesOf(line);
    if (debitFen === 0 && creditFen === 0) refuse(own, 'debitFen', '借方和贷方都是空的，请补上金额');
    else if (debitFen > 0 && creditFen > 0) refuse(own, 'debitFen', '一行只能有借方或贷方一边的金额，请分成两行');
  }
  if (row.voucherOn > dayInChina(at)) refuse(rowNo, 'voucherOn', '凭证日期还没到，请核对');
  if (problems.length > 0) return problems;
  const bare = {
    villageCode: village.code,
    voucherNo: row.voucherNo,
    voucherOn: row.voucherOn,
  };
  try {
    const voucher = postVoucher({
      ...bare,
      voucherId: voucherIdOf(bare),
      villageName: village.shortName,
      bookkeeper: row.bookkeeper ?? village.townName,
      lines: namedLines(
        lines.map(({ row: line }) => ({
          summary: line.summary,
          accountCode: line.accountCode,
          accountName: line.accountName ?? line.accountCode,
          ...sidesOf(line),
          ...(line.counterparty && {
            counterparty: isBody(line.counterparty) ? line.counterparty : maskName(line.counterparty),
          }),
        })),
        chart,
      ),
      attachments: row.papers ? [{ kind: '附件', title: '原始凭证', pages: row.papers }] : [],
      preparedBy: row.preparedBy ?? '',
      reviewedBy: row.reviewedBy ?? '',
      approvedBy: row.approvedBy ?? '',
    } as never);
    return { rowNos: lines.map((line) => line.rowNo), voucher };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const [detail] = (error.details ?? []) as FieldError[];
    const line = /^lines\.(\d+)/.exec(detail?.path ?? '')?.[1];
    const debit = lines.reduce((sum, each) => sum + sidesOf(each.row).debitFen, 0);
    const credit = lines.reduce((sum, each) => sum + sidesOf(each.row).creditFen, 0);
    const gap =
      debit === credit
        ? ''
        : `（凭证 ${row.voucherNo}：借方 ${(debit / 100).toFixed(2)}，贷方 ${(credit / 100).toFixed(2)}）`;
    return [
      { rowNo: lines[Number(line ?? 0)]!.rowNo, column: 'debitFen', message: `${detail?.message ?? '凭证不对'}${gap}` },
    ];
  }
}

const sameVoucher = (a: PostedVoucher, b: PostedVoucher): boolean => {
  const told = ({ voucherOn, lines }: PostedVoucher) =>
    JSON.stringify([
      voucherOn,
      lines.map(({ accountCode, debitFen, creditFen, summary }) => [accountCode, debitFen, creditFen, summary]),
    ]);
  return told(a) === told(b);
};

async function begin(): Promise<Plan<VoucherLine>> {
  const [villages, chart] = await Promise.all([VillageFinder.read(), accountChart()]);
  return (groups, doing) => Promise.all(groups.map((group) => planVillage(group, villages, chart, doing)));
}

async function planVillage(
  group: readonly Numbered<VoucherLine>[],
  villages: VillageFinder,
  chart: Chart,
  doing: Doing,
): Promise<GroupPlan> {
  const [{ row: first }] = group as [Numbered<VoucherLine>];
  const village = villages.find(first.village, first.town);
  if (typeof village === 'string')
    return {
      problems: group.map(({ rowNo }) => ({ rowNo, column: 'village', message: village })),
      units: [],
      sameRowNos: [],
    };
  const problems: RowProblem[] = [];
  const byNo = new Map<string, Numbered<VoucherLine>[]>();
  for (const line of group) {
    const key = `${line.row.voucherOn.slice(0, 4)}#${line.row.voucherNo}`;
    byNo.set(key, [...(byNo.get(key) ?? []), line]);
  }
  const drafts = [...byNo.values()].flatMap((lines) => {
    const draft = draftOf(village, lines, chart, doing);
    if ('voucher' in draft) return [draft];
    problems.push(...draft);
    return [];
  });
  drafts.sort((a, b) => a.voucher.voucherOn.localeCompare(b.voucher.voucherOn) || a.rowNos[0]! - b.rowNos[0]!);
  const keys = drafts.map(({ voucher }) => ({
    ...bookOfVoucher(voucher),
    voucherNo: voucher.voucherNo,
    voucherId: voucher.voucherId,
  }));
  const [years, known, numbers] = await Promise.all([
    villageYearsOf(village.code),
    rowsAt(
      VoucherEntity,
      keys.map(({ villageCode, year, voucherId }) => ({ villageCode, year, voucherId })),
    ),
    rowsAt(
      VoucherNoEntity,
      keys.map(({ villageCode, year, voucherNo }) => ({ villageCode, year, voucherNo })),
    ),
  ]);
  const sameRowNos: number[] = [];
  const fresh: Draft[] = [];
  drafts.forEach((draft, place) => {
    const { voucher, rowNos } = draft;
    const refuse = (column: keyof VoucherLine, message: string) =>
      problems.push({ rowNo: rowNos[0]!, column, message });
    const year = years.find((one) => one.year === keys[place]!.year);
    const before = known[place];
    if (before) {
      if (before.reversedBy)
        refuse('voucherNo', '这张凭证以前导入过，又冲销了，凭证号不能再用。请换一个号（例如后面加“-更”）');
      else if (sameVoucher(before, voucher)) sameRowNos.push(...rowNos);
      else refuse('voucherNo', '这张凭证已经入账，内容和文件里不一样。入了账的不能改，请另记一张冲销');
    } else if (numbers[place])
      refuse('voucherNo', '这个凭证号在这一年里已经用过（日期不同）。按月重新编号的请在号前加月份（例如 03-0001）');
    else if (!year)
      refuse('voucherOn', `${village.shortName}还没有 ${keys[place]!.year} 年的账，请先建账（导入期初余额）`);
    else if (Number(voucher.voucherOn.slice(5, 7)) <= year.closedThrough)
      refuse('voucherOn', `${Number(voucher.voucherOn.slice(5, 7))} 月已经结账，不能再记。请记到下一个没结账的月份`);
    else fresh.push(draft);
  });
  return { problems, sameRowNos, units: unitsOf(fresh, doing) };
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
      const month = Number(on.slice(5, 7));
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
  { at, actor }: Doing,
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
    });
  });
  await throughTheBook(() =>
    changeBook(book, at, () => ({
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

/** 记账凭证: a line a row, grouped by the voucher's number. */
export const vouchersKind: Kind<VoucherLine> = {
  name: 'vouchers',
  title: KIND_TITLES.vouchers,
  columns,
  sums: ['debitFen', 'creditFen'],
  groupOf: (row: VoucherLine, names) => names.villageOf(row),
  recordKey: ['voucherOn', 'voucherNo'],
  begin,
  undo: {
    entities: [VoucherEntity],
    whyNot: () => '有的凭证导入以后又改过（冲销了，或补了附件），不能撤回，请另记冲销凭证',
    check,
    instead: reverseAll,
  },
};
