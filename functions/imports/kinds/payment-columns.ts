import type { ReturnReason, TransferStatus } from '@shared/subsidies/subsidies';
import { type CellParser, CellProblem, compact } from '../cells/cell';
import { day } from '../cells/days';
import { cardTail, idNumber, personName } from '../cells/identity';
import { money, quantity } from '../cells/numbers';
import { called, choice, words } from '../cells/words';
import { PIECES, YUAN_EACH } from '../reading/units';
import { inYuan } from './in-yuan';
import type { ColumnTable, Overlooked, RowOf } from './kind';

const STATUSES = [
  [
    'credited',
    ...called(`
    已到账 到账 已到帐 到帐 成功 发放成功 已发放 支付成功 代发成功 已支付 交易成功 处理成功 入账成功 入帐成功
    打卡成功 兑付成功
  `),
  ],
  [
    'returned',
    ...called(`
    被退回 退回 失败 发放失败 退票 支付失败 代发失败 已退回 交易失败 不成功 未成功 退汇 已退汇 已退票 处理失败
    入账失败 入帐失败 打卡失败 兑付失败 银行退回
  `),
  ],
  ['sent', '已送银行', '送银行', '已送盘', '处理中', '银行处理中', '已报盘', '发放中', '支付中', '待入账'],
  ['planned', '计划发放', '待发放', '未发放', '计划', '待发', '未发', '待支付', '未支付'],
] as const satisfies readonly (readonly [TransferStatus, ...string[]])[];

/** What was paid for certain, whatever was due and taken off. */
const PAID = called(`
  实发金额 实发 实发数 实发额 实补金额 实补 实付金额 实际发放金额 实际补贴金额 实际金额 实领金额 实际到账
  实际到账金额 实到金额 实发补贴 实发补贴金额 实发合计 实际支付金额 实际兑付金额 已发金额 已发放金额 到账金额
  打卡金额 兑付金额
`);

const HAN_MONTHS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二'];
const inDigits = (text: string): number => HAN_MONTHS.indexOf(text) + 1 || Number(text);
const PART_OF_YEAR =
  /^(?<year>\d{4})(?:(?:[-/.]|年(?:度)?)(?<month>\d{1,2}|十?[一二]|[三四五六七八九十])(?:月份?)?|(?:年(?:度)?)?第?(?<quarter>[一二三四1-4])季度?|(?:年(?:度)?)?(?<half>[上下])半年)$/u;

/** From one month through another, of one year or of two. A bare 2026-01-03 is a day. */
const MONTHS =
  /^(?<year>\d{4})(?:[-/.]|年(?:度)?)(?<from>\d{1,2})(?:月份?)?[-~–—至到]+(?:(?<untilYear>\d{4})(?:[-/.]|年(?:度)?)(?<last>\d{1,2})(?:月份?)?|(?<until>\d{1,2})月份?)$/u;

/** `2026年1-3月`, in however many ways it was written; undefined for other words. */
function monthsPeriod(text: string): string | CellProblem | undefined {
  const found = MONTHS.exec(text)?.groups;
  if (!found) return undefined;
  const { year, from, untilYear = year } = found;
  const [first, last] = [Number(from), Number(found.last ?? found.until)];
  const isForward = untilYear === year ? first <= last : Number(untilYear) > Number(year);
  if (![first, last].every((month) => month >= 1 && month <= 12) || !isForward)
    return new CellProblem('没有这几个月，请写成 2026年1-3月');
  if (untilYear !== year) return `${year}年${first}月-${untilYear}年${last}月`;
  return first === last ? `${year}年${first}月` : `${year}年${first}-${last}月`;
}

/** `2026` `2026年度` `2026年` are one period, `2026-03` `2026.3` `202603` `2026年3月` one, `2026年1－3月` `2026年1月至3月` one, and 第一季度 `1季度` one: the same payment is not there twice. */
export const period: CellParser<string> = (cell) => {
  const text = compact(cell.shown ?? cell.text)
    .replace(/^(\d{4})\.0+$/u, '$1')
    .replace(/^((?:19|20)\d{2})(\d{2})$/u, '$1-$2');
  const year = /^(\d{4})(?:年度?)?$/u.exec(text)?.[1];
  if (year) return `${year}年`;
  const months = monthsPeriod(text);
  if (months !== undefined) return months;
  const part = PART_OF_YEAR.exec(text)?.groups;
  if (part?.month !== undefined) {
    // Excel keeps 2026.10 as 2026.1.
    if (/^\d{4}\.1$/u.test(text) && (cell.number !== undefined || cell.untyped))
      return new CellProblem('分不清是 1 月还是 10 月（Excel 会把 2026.10 存成 2026.1），请写成 2026年1月');
    const month = inDigits(part.month);
    return month >= 1 && month <= 12
      ? `${part.year}年${month}月`
      : new CellProblem('没有这个月份，请写成 2026年3月，或 2026年');
  }
  if (part?.quarter !== undefined) return `${part.year}年第${'一二三四'.charAt(inDigits(part.quarter) - 1)}季度`;
  if (part?.half !== undefined) return `${part.year}年${part.half}半年`;
  if (/^\d{5,}$/u.test(text) && !cell.isDate)
    return new CellProblem('看不出是哪一期（可能是 Excel 把日期变成了数字）。请写成 2026年 或 2026年3月');
  if (cell.isDate && cell.shown === undefined)
    return new CellProblem('Excel 把这一格当成了日期，看不出是哪一期。请把这一列设成“文本”，填 2026年 或 2026年3月');
  return words(40)(cell.shown === undefined ? cell : { ...cell, text: cell.shown });
};

/** A period as it is written today, of one that was kept as another file wrote it. */
export function periodToday(kept: string): string {
  const read = period({ text: kept });
  return read instanceof CellProblem ? kept : read;
}

export const paymentColumns = {
  idNumber: {
    title: '身份证号',
    also: ['身份证号码', '公民身份号码', '领款人身份证号', '补贴对象身份证号', '户主身份证号', '证件号码', '身份证'],
    required: true,
    parse: idNumber,
    secrecy: 'idNumber',
    example: '511503197001010010',
    note: '18 位；这一列要设成“文本”',
  },
  name: {
    title: '姓名',
    also: called('领款人 领款人姓名 补贴对象 补贴对象姓名 补助对象 受益人 户主姓名 户主 收款人 户名'),
    required: true,
    parse: personName,
    secrecy: 'name',
    example: '王秀英',
    note: '要和花名册一致',
  },
  program: {
    title: '补贴项目',
    also: ['项目名称', '补贴名称', '资金名称', '项目编号', '项目编码', '补贴项目名称', '项目'],
    required: true,
    parse: words(60),
    example: '耕地地力保护补贴',
    note: '名称或编号（BT01）',
  },
  amountFen: {
    title: '金额',
    also: [...PAID, '发放金额', '补贴金额', '补助金额', '合计金额', '金额合计', '应发金额', '应补金额', '应发'],
    required: true,
    ...inYuan(),
    firm: PAID,
    rival: /实|到[账帐]|打卡|兑付|本[次期批]|已[发付]|首[次批]|第.[次批期]|(?:拨付|支付|发放|代发)(?:金额|数额?|款)?$/u,
    doubt: (title) =>
      title.includes('应') ? `“${title}”是应当发的钱，这里按实际发的记。实际发的不一样，请换成“实发金额”` : undefined,
    example: '377.60',
    note: '元，最多两位小数',
  },
  paidOn: {
    title: '发放日期',
    also: ['发放时间', '支付日期', '打卡日期', '兑付日期', '拨付日期', '日期'],
    required: true,
    parse: day,
    example: '2026-03-12',
    note: '2026-03-12、2026年3月12日、20260312 都可以',
  },
  period: {
    title: '所属期',
    also: ['补贴年度', '补贴年份', '所属年度', '年度', '期间', '发放期', '补贴期'],
    parse: period,
    allOrNone: { some: '有的行填了所属期，这一行没填。请都填上，或整列不填' },
    example: '2026年',
    note: '补的是哪一期；整列不填就是发放那一年',
  },
  batchNo: {
    title: '批次号',
    also: ['发放批次', '批次', '批次编号', '批次代码'],
    parse: words(60),
    allOrNone: { some: '有的行填了批次号，这一行没填。请都填上，或整列不填' },
    example: 'BT01-202603-002',
    note: '同一批、同一人、同一项目、同一期只有一笔；整列不填按项目和月份编',
  },
  quantity: {
    title: '数量',
    also: ['补贴面积', '核定面积', '补贴数量', '面积', '亩数'],
    counts: true,
    units: PIECES,
    parse: quantity(),
    example: '3.2',
    note: '按数量发的才填',
  },
  unit: { title: '单位', also: ['计量单位', '数量单位'], parse: words(10), example: '亩', note: '亩、头、人……' },
  unitPriceFen: {
    title: '标准',
    also: ['补贴标准', '单价', '补助标准', '发放标准'],
    counts: true,
    units: YUAN_EACH,
    parse: money(),
    example: '118.00',
    note: '每一单位多少元；数量乘标准要等于金额',
  },
  standing: { title: '类别', also: ['补贴类别', '对象类别', '等级', '档次'], parse: words(30), note: '例如 一级残疾' },
  card: {
    title: '银行卡号',
    also: called(`
      卡号 一卡通卡号 一卡通账号 银行账号 账号 社保卡号 社会保障卡号 社会保障卡账号 惠农卡号 银行卡后四位
      卡号后四位
    `),
    parse: cardTail,
    secrecy: 'card',
    example: '6217000000001234',
    note: '只留后四位；整列要设成“文本”',
  },
  bank: {
    title: '开户行',
    also: ['开户银行', '银行', '银行名称', '发放银行'],
    parse: words(40),
    example: '农村商业银行',
  },
  payer: {
    title: '付款单位',
    also: ['发放单位', '主管部门', '资金主管部门'],
    parse: words(60),
    example: '南溪区财政局',
    note: '不填就是区财政局',
  },
  status: {
    title: '发放状态',
    also: called(`
      状态 到账状态 支付状态 发放结果 处理结果 银行处理结果 发放情况 到账情况 支付结果 代发结果 代发状态
      打卡状态 打卡结果 处理状态 交易状态 交易结果 银行反馈 反馈结果
    `),
    parse: choice<TransferStatus>(STATUSES),
    show: (status: TransferStatus) => STATUSES.find(([known]) => known === status)?.[1] ?? status,
    allOrNone: {
      some: '有的行填了发放状态，这一行没填，不知道到账没有。请补上',
      none: '“发放状态”一列全是空的：每一笔都按“已到账”记。没有到账、被退回的，请填上再导入',
    },
    example: '已到账',
    note: '整列不填就是已到账；已导入过的，会把状态往前走一步',
  },
  statusOn: {
    title: '状态日期',
    also: ['到账日期', '退回日期', '处理日期', '入账日期'],
    parse: day,
    example: '2026-03-12',
    note: '不填就是发放日期',
  },
  reason: {
    title: '退回原因',
    also: ['失败原因', '退票原因', '原因'],
    parse: (cell) => reasonOf(compact(cell.text)),
    note: '账号不对、长期不用、户名不符、已销户，其他都算“其他”',
  },
} satisfies ColumnTable;

/** A line of a list of payments, as it is read. */
export type PaymentLine = RowOf<typeof paymentColumns>;

/** Nobody guesses that money arrived: what looks like another word for the state is asked. */
export const overlookedStatus: Overlooked<PaymentLine> = {
  key: 'status',
  titles:
    /^到[账帐](?:情况|结果|标志|标识|否)?$|^退[回票汇](?:情况|标志|标识|状态|说明|信息|备注)?$|是否(?:已?发放|已?发|成功|兑付|支付|退|已?到[账帐]|已?入[账帐]|已?打卡)|(?:发放|支付|代发|打卡|处理|交易|银行|兑付|资金|款项|入[账帐]|回盘|反馈)(?:的)?(?:结果|情况|反馈|标志|标识|状态|与否|信息)|^(?:是否)?(?:成功|失败)(?:标志|与否|否|情况)?$|回执|回盘/u,
  words:
    /退[回票汇款]|失败|不成功|未成功|未到[账帐]|没到[账帐]|[未没]发(?!现)|不发|待发|缓发|停发|暂停|销户|冻结|挂失|注销|睡眠|不动户|不符|有误|错误|(?<!无|现)异常|冲正|冲销|作废|取消/u,
  than: 'credited' satisfies TransferStatus,
  message: '像是没有到账，不知道该不该算到账。请在“发放状态”一列写明（已到账、被退回……），或把这些字删掉',
};

function reasonOf(text: string): ReturnReason {
  if (/户名|姓名|名不符/u.test(text)) return 'nameMismatch';
  if (/销户|注销/u.test(text)) return 'closed';
  if (/睡眠|不动户|长期|久悬|休眠|未激活/u.test(text)) return 'dormant';
  if (/账号|帐号|卡号|账户不存在|无此/u.test(text)) return 'wrongAccount';
  return 'other';
}
