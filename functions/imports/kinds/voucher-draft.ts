import { AppError, type FieldError } from '@shared/errors';
import { dayInChina } from '@shared/time';
import { postVoucher, type PostedVoucher, type VoucherDraft } from '../../accounts/book';
import type { Chart } from '../../accounts/chart-store';
import type { Parties } from '../../accounts/parties/known-parties';
import { namedLines, voucherIdOf } from '../../accounts/post-to-book';
import { keptParty } from '../../accounts/reading/counterparty';
import type { Doing, Numbered, RowProblem } from './kind';
import type { KnownVillage } from './villages';
import { askNature } from './nature';
import { voucherColumns, type VoucherLine } from './voucher-columns';

export type Line = Numbered<VoucherLine>;

export interface Draft {
  readonly rowNos: number[];
  readonly voucher: PostedVoucher;
}

/** What every voucher of a village is made with. */
export interface Making {
  readonly village: KnownVillage;
  readonly chart: Chart;
  readonly parties: Parties;
  readonly doing: Doing;
}

/** The lines of each voucher: those that stand together in the file, of one number and one day. */
export function blocksOf(group: readonly Line[]): Line[][] {
  const blocks = new Map<number, Line[]>();
  for (const line of group) {
    const place = line.recordNo ?? line.rowNo;
    blocks.set(place, [...(blocks.get(place) ?? []), line]);
  }
  return [...blocks.values()];
}

const sumOf = (lines: readonly Line[], side: 'debitFen' | 'creditFen'): number =>
  lines.reduce((sum, { row }) => sum + (row[side] ?? 0), 0);

/** What of a line tells it from another. */
const toldBy = ({ row }: Line): string =>
  JSON.stringify([row.summary, row.accountCode, row.debitFen ?? 0, row.creditFen ?? 0, row.counterparty ?? '']);

/** How many lines there are of a block that stands several times right behind itself, each balanced; none in other blocks. */
function repeatedLength(lines: readonly Line[]): number | undefined {
  for (let size = 2; size * 2 <= lines.length; size += 1) {
    if (lines.length % size !== 0) continue;
    const first = lines.slice(0, size);
    const isRepeated = lines.every((line, place) => toldBy(line) === toldBy(first[place % size]!));
    if (isRepeated && sumOf(first, 'debitFen') === sumOf(first, 'creditFen')) return size;
  }
  return undefined;
}

const SIGNATURES = {
  papers: '附件张数',
  preparedBy: '制单',
  reviewedBy: '审核',
  approvedBy: '审批',
  bookkeeper: '记账单位',
} as const;

function linesProblems(lines: readonly Line[], chart: Chart, at: string): RowProblem[] {
  const [{ row, rowNo }] = lines as [Line];
  const problems: RowProblem[] = [];
  const refuse = (place: number, column: keyof VoucherLine, message: string) =>
    problems.push({ rowNo: place, column, message });
  for (const { rowNo: own, row: line } of lines) {
    if (!chart.has(line.accountCode.slice(0, 3)))
      refuse(own, 'accountCode', '科目表里没有这个科目，请对照财会〔2023〕14号');
    const { debitFen = 0, creditFen = 0 } = line;
    if (debitFen === 0 && creditFen === 0) refuse(own, 'debitFen', '借方和贷方都是空的，请补上金额');
    else if (debitFen !== 0 && creditFen !== 0) refuse(own, 'debitFen', '一行只能有借方或贷方一边的金额，请分成两行');
    for (const [key, title] of Object.entries(SIGNATURES) as [keyof typeof SIGNATURES, string][])
      if (line[key] !== row[key])
        refuse(own, key, `和这张凭证第一行（第 ${rowNo} 行）的“${title}”不一样。是两张凭证的，请各写各的凭证号`);
  }
  const size = repeatedLength(lines);
  if (size !== undefined)
    refuse(
      lines[size]!.rowNo,
      'voucherNo',
      `从这一行起，凭证 ${row.voucherNo} 的分录和第 ${rowNo} 行起的一模一样，像是贴了两遍。请删掉一遍；真是两笔的，请分成两张凭证`,
    );
  if (row.voucherOn > dayInChina(at)) refuse(rowNo, 'voucherOn', '凭证日期还没到，请核对');
  return problems;
}

/** A voucher as it would be posted, or what is wrong with its lines. */
export function draftOf(lines: readonly Line[], { village, chart, parties, doing }: Making): Draft | RowProblem[] {
  const [{ row }] = lines as [Line];
  const problems = linesProblems(lines, chart, doing.at);
  if (problems.length > 0) return problems;
  const bare = { villageCode: village.code, voucherNo: row.voucherNo, voucherOn: row.voucherOn };
  const draft: VoucherDraft = {
    ...bare,
    voucherId: voucherIdOf(bare),
    villageName: village.shortName,
    bookkeeper: row.bookkeeper ?? village.townName,
    lines: namedLines(
      lines.map(({ row: line }) => ({
        summary: line.summary,
        accountCode: line.accountCode,
        accountName: line.accountName ?? line.accountCode,
        debitFen: line.debitFen ?? 0,
        creditFen: line.creditFen ?? 0,
        ...(line.counterparty && keptParty(parties(line.counterparty, line.nature))),
      })),
      chart,
    ),
    attachments: row.papers ? [{ kind: '附件', title: '原始凭证', pages: row.papers }] : [],
    preparedBy: row.preparedBy ?? '',
    reviewedBy: row.reviewedBy ?? '',
    approvedBy: row.approvedBy ?? '',
    bookers: { personIds: [...(doing.personIds ?? [])], areAll: false },
  };
  try {
    return { rowNos: lines.map((line) => line.rowNo), voucher: postVoucher(draft, { red: true }) };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const [detail] = (error.details ?? []) as FieldError[];
    const line = /^lines\.(\d+)/.exec(detail?.path ?? '')?.[1];
    const [debit, credit] = [sumOf(lines, 'debitFen'), sumOf(lines, 'creditFen')];
    const gap =
      debit === credit
        ? ''
        : `（凭证 ${row.voucherNo}：借方 ${(debit / 100).toFixed(2)}，贷方 ${(credit / 100).toFixed(2)}）`;
    return [
      { rowNo: lines[Number(line ?? 0)]!.rowNo, column: 'debitFen', message: `${detail?.message ?? '凭证不对'}${gap}` },
    ];
  }
}

/** The draft under another number of its day. */
export function renumbered({ rowNos, voucher }: Draft, voucherNo: string): Draft {
  const named = { ...voucher, voucherNo };
  return { rowNos, voucher: { ...named, voucherId: voucherIdOf(named) } };
}

export const sameVoucher = (a: PostedVoucher, b: PostedVoucher): boolean => {
  const told = ({ voucherOn, lines }: PostedVoucher) =>
    JSON.stringify([
      voucherOn,
      lines.map(({ accountCode, debitFen, creditFen, summary }) => [accountCode, debitFen, creditFen, summary]),
    ]);
  return told(a) === told(b);
};

/** Whom nobody said to be a body or a person: masked, and asked once each. */
export function partyWarnings(group: readonly Line[], parties: Parties): RowProblem[] {
  const asked = new Set<string>();
  return group.flatMap(({ rowNo, row: { counterparty, nature } }): RowProblem[] => {
    const party = counterparty ? parties(counterparty, nature) : undefined;
    const message = party && askNature(party, voucherColumns.nature.title);
    if (!message || asked.has(party.key ?? '')) return [];
    asked.add(party.key ?? '');
    return [{ rowNo, column: 'counterparty', message }];
  });
}
