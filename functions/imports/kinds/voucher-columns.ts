import { type CellParser, CellProblem } from '../cells/cell';
import { day, DAY_PARTS } from '../cells/days';
import { personName } from '../cells/identity';
import { wholeNumber } from '../cells/numbers';
import { choice, code, words } from '../cells/words';
import { accountCode } from './account-code';
import { inYuan } from './in-yuan';
import { type Column, type ColumnTable, type RowOf, RowRefused } from './kind';
import { natureColumn } from './nature';
import { place } from './villages';

/** One who signed, or several: 刘芳、李敏. */
const signers: CellParser<string> = (cell) => {
  const names = cell.text.split(/[、，,；;/]/u).filter((part) => part.trim() !== '');
  const read = names.map((text) => personName({ ...cell, text }));
  return read.find((one) => one instanceof CellProblem) ?? read.join('、');
};

const name = (title: string, also: string[]): Column<string> => ({
  title,
  also,
  carries: 'record',
  parse: signers,
  secrecy: 'name',
  example: '李敏',
});

export const voucherColumns = {
  village: {
    ...place.village,
    also: [...place.village.also, '账套', '账套名称', '核算单位'],
    above: [...place.village.above, '编制单位', '会计主体', '单位'],
  },
  town: place.town,
  voucherWord: {
    exported: true,
    title: '凭证字',
    also: ['凭证类别', '凭证类型', '凭证类别字', '字'],
    carries: 'record',
    parse: words(6),
    note: '收、付、转、记；凭证号里已经写了的不用填',
  },
  voucherNo: {
    title: '凭证号',
    also: ['凭证字号', '凭证编号', '记账凭证号', '凭单号', '字号', '凭证号数', '号'],
    required: true,
    carries: 'record',
    parse: code(/^.{1,20}$/u, '凭证号太长了'),
    example: '记-0001',
    note: '一年里不能重复；每月从 1 号重新编的照原样填，会在前面加上月份（2月记-0001）',
  },
  voucherOn: {
    title: '日期',
    also: ['凭证日期', '记账日期', '制单日期', '业务日期'],
    required: true,
    carries: 'record',
    parts: DAY_PARTS,
    parse: day,
    example: '2026-03-12',
    note: '分成年、月、日三列的也读',
  },
  summary: {
    title: '摘要',
    also: ['摘要说明', '业务摘要'],
    required: true,
    carries: 'record',
    parse: words(100),
    example: '收鱼塘租金',
    note: '会公开：身份证号、电话、卡号会被遮住',
  },
  accountCode: accountCode('财会〔2023〕14号的科目'),
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
    ...inYuan({ zero: true, negative: true }),
    example: '12000.00',
    note: '红字填负数',
  },
  creditFen: {
    title: '贷方金额',
    also: ['贷方', '贷', '贷方发生额'],
    ...inYuan({ zero: true, negative: true }),
  },
  direction: {
    exported: true,
    title: '方向',
    also: ['借贷方向', '借贷', '借贷标志'],
    parse: choice<'借' | '贷'>([
      ['借', '借', '借方', 'J', 'D'],
      ['贷', '贷', '贷方', 'C'],
    ]),
    note: '只有一列金额的，填借或贷',
  },
  amountFen: {
    exported: true,
    title: '金额',
    also: ['发生额', '发生金额', '本币金额'],
    ...inYuan({ zero: true, negative: true }),
    note: '有借方、贷方两列的不用这一列',
  },
  counterparty: {
    title: '往来单位',
    also: ['对方单位', '往来单位或个人', '收款人', '付款人', '对方户名', '往来'],
    parse: words(60),
    secrecy: 'name',
    note: '个人会遮成 王*英；没有写性质、名册上也没有的，按个人遮',
  },
  nature: natureColumn('往来性质', ['对方性质', '往来单位性质', '单位性质', '收款人性质', '付款人性质', '性质']),
  papers: {
    title: '附件张数',
    also: ['附单据数', '附件', '附件数', '单据张数'],
    carries: 'record',
    parse: wholeNumber(0, 999),
    example: '2',
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
  },
} satisfies ColumnTable;

/** A line of a voucher, as a file says it; once settled its sum stands in `debitFen` or `creditFen`. */
export type VoucherLine = RowOf<typeof voucherColumns>;

/** Why a table says no sums; undefined where it does. */
export function whyNoSums(columns: ReadonlySet<string>): string | undefined {
  if (columns.has('debitFen') || columns.has('creditFen')) return undefined;
  if (columns.has('amountFen') && columns.has('direction')) return undefined;
  return '没有找到金额。要有“借方金额”“贷方金额”两列，或“方向”“金额”两列';
}

/** A line with its sum on its side and its whole number: 凭证字 收 and 凭证号 1 are 收-1. */
export function settleLine(row: VoucherLine): VoucherLine | RowRefused {
  const { direction, amountFen = 0, voucherWord, ...line } = row;
  const { debitFen = 0, creditFen = 0, voucherNo } = line;
  const named = {
    ...line,
    voucherNo: voucherWord && !voucherNo.startsWith(voucherWord) ? `${voucherWord}-${voucherNo}` : voucherNo,
  };
  if (amountFen === 0) return named;
  if (debitFen !== 0 || creditFen !== 0) {
    if (Math.abs(debitFen) === Math.abs(amountFen) || Math.abs(creditFen) === Math.abs(amountFen)) return named;
    return new RowRefused('amountFen', '和借方、贷方的金额不一样，不知道算哪一个，请核对');
  }
  if (!direction) return new RowRefused('direction', '不知道是借方还是贷方，请填 借 或 贷');
  return { ...named, ...(direction === '借' ? { debitFen: amountFen } : { creditFen: amountFen }) };
}
