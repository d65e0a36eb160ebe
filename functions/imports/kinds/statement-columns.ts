import { Day } from '@shared/time';
import { type CellParser, CellProblem, compact } from '../cells/cell';
import { day, DAY_PARTS } from '../cells/days';
import { isScientific } from '../cells/numbers';
import { called, choice, words } from '../cells/words';
import { YUAN } from '../reading/units';
import { inYuan } from './in-yuan';
import { type ColumnTable, type RowOf, RowRefused } from './kind';

const MOST_NUMBER_DIGITS = 15;

/** An account's number: its digits, or with what a bank has covered (`6228****1234`) as it stands. */
const accountNumber: CellParser<string> = (cell) => {
  const text = compact(cell.text).replace(/[-—]/gu, '').replace(/^'/u, '');
  if (isScientific(cell) || (cell.number !== undefined && text.length > MOST_NUMBER_DIGITS))
    return new CellProblem('Excel 把账号变成了数字，后几位已经丢了。请从网银重新下载，不要用 Excel 打开保存');
  const [bare = ''] = /^[\d*xX]+/u.exec(text) ?? [];
  if (/^\d{8,32}$/u.test(bare)) return bare;
  return /^\d*[*xX]+\d{4}$/u.test(bare) ? bare : new CellProblem('不是银行账号，请对照开户许可证');
};

/** A clock's time in whatever form; a day beside it is read by its own column. */
const clockTime: CellParser<string> = (cell) => {
  const [, hours, minutes, seconds = '00'] =
    /(\d{1,2}):(\d{2})(?::(\d{2}))?\s*$/u.exec(cell.text.normalize('NFKC').trim()) ??
    /(?:^|\D|\d{8})(\d{2})(\d{2})(\d{2})\s*$/u.exec(cell.text.trim()) ??
    [];
  return hours === undefined ? '' : `${hours.padStart(2, '0')}:${minutes}:${seconds}`;
};

/** The last day in a cell: of `20260301-20260331` the second. Empty where there is none. */
const endOfDays: CellParser<string> = (cell) => {
  const found = [...cell.text.normalize('NFKC').matchAll(/(\d{4})[-/.年]?(\d{1,2})[-/.月]?(\d{1,2})/gu)].at(-1);
  if (!found) return '';
  const [, year = '', month = '', ofMonth = ''] = found;
  const on = `${year}-${month.padStart(2, '0')}-${ofMonth.padStart(2, '0')}`;
  return Day.safeParse(on).success ? on : '';
};

const sum = (title: string, also: readonly string[], note: string) => ({
  title,
  also,
  ...inYuan({ zero: true, negative: true }),
  note,
});

/** The same, whose title may say its side again in brackets: 贷方发生额（收入）. The other side there refuses the file. */
const inBrackets = (side: readonly string[], ...column: Parameters<typeof sum>) => ({
  ...sum(...column),
  units: { ...YUAN, ...Object.fromEntries(side.map((word) => [word, 1])) },
});

/**
 * What banks call their columns, of the layouts that are known (工行、建行、招行、农行、交行、中行、浦发、中信 and the like): in and out in two columns,
 * one sum with its sign, or one with 借/贷 beside it. A side is the bank's: 贷 came in.
 */
export const statementColumns = {
  account: {
    title: '账号',
    also: ['本方账号', '账户', '卡号', '账号/卡号', '查询账号', '客户账号', '账户号', '银行账号', '账号卡号'],
    above: ['账号', '账户', '卡号', '查询账号', '客户账号', '本方账号', '银行账号', '账户号', '账户账号'],
    required: true,
    carries: 'section',
    secrecy: 'card',
    parse: accountNumber,
    example: '88110100123456780',
    note: '表头上面写了“账号：……”的可以不要这一列；要是登记过的账户',
  },
  on: {
    title: '交易日期',
    also: called('记账日期 入账日期 日期 交易日 记账日 发生日期 交易日期时间 交易时间 交易日期及时间'),
    required: true,
    parts: DAY_PARTS,
    parse: day,
    example: '2026-03-12',
    note: '一天写成 2026-03-12、20260312 都可以，后面带时间也行',
  },
  time: { title: '时间', also: ['交易时间', '交易时刻', '记账时间'], parse: clockTime },
  incomeFen: inBrackets(
    ['收入', '收', '存入', '入账', '贷', '贷方'],
    '收入金额',
    ['收入', '贷方发生额', '贷方金额', '贷方', '存入金额', '存入', '转入金额', '贷方发生金额', '收款金额', '收方金额'],
    '收、支两列填一列；也可以只有一列“交易金额”',
  ),
  expenseFen: {
    ...inBrackets(
      ['支出', '支', '支取', '出账', '借', '借方'],
      '支出金额',
      called('支出 借方发生额 借方金额 借方 支取金额 支取 取出金额 转出金额 借方发生金额 付款金额 付方金额'),
      '',
    ),
    example: '1200.00',
  },
  amountFen: {
    ...sum(
      '交易金额',
      ['金额', '发生额', '交易发生额', '记账金额', '发生金额'],
      '支出是负数；没有正负号的要有“借贷标志”',
    ),
    exported: true,
  },
  side: {
    title: '借贷标志',
    also: ['借贷', '借贷方向', '借/贷', '收支', '收/支', '收支类型', '收支标志', '收支方向', '交易方向', '借贷状态'],
    exported: true,
    parse: choice<'in' | 'out'>([
      ['in', '贷', '贷方', '贷Cr', '贷(Cr)', 'Cr', 'C', '收', '收入', '收款', '存入', '入账', '转入', '来账'],
      ['out', '借', '借方', '借Dr', '借(Dr)', 'Dr', 'D', '支', '支出', '付', '付款', '支取', '出账', '转出', '往账'],
    ]),
    note: '银行的“贷”是收入，“借”是支出',
  },
  balanceFen: {
    ...sum(
      '余额',
      ['账户余额', '本次余额', '交易后余额', '当前余额', '联机余额', '账面余额', '本次账户余额'],
      '每一笔之后的余额：用它核对有没有漏、有没有重',
    ),
    example: '98800.00',
  },
  counterparty: {
    title: '对方户名',
    also: called(`
      对方名称 对方账户名称 对手户名 交易对手 对方姓名 对方账户户名 交易对方 对方单位 对方信息 交易对手信息
      对手名称 收/付方名称 对方帐户名
    `),
    first: true,
    parse: words(80),
    example: '顺达物流有限公司',
    note: '单位照写，个人会遮住',
  },
  summary: {
    title: '摘要',
    also: ['交易摘要', '业务摘要', '交易类型', '交易种类', '业务类型', '摘要说明'],
    first: true,
    parse: words(100),
    example: '货款',
  },
  remark: {
    title: '附言',
    also: ['备注', '用途', '交易附言', '客户附言', '留言', '交易用途', '交易说明'],
    first: true,
    parse: words(100),
  },
  /** The last day that the file is of, where a line above the header says it: after the last line nothing moved. */
  through: {
    title: '截止日期',
    also: [],
    above: called('截止日期 终止日期 结束日期 截止日 查询截止日期 起止日期 查询起止日期 起止时间 查询期间'),
    carries: 'section',
    exported: true,
    parse: endOfDays,
    note: '月末几天没有发生额的，在表头上面写一行“截止日期：2026-03-31”；有了它，这个月才算导全',
  },
  bankNo: {
    title: '流水号',
    also: ['交易流水号', '日志号', '交易流水', '交易参考号', '核心流水号', '柜员流水号', '账户明细编号'],
    first: true,
    parse: words(60),
    note: '只用来对照，不靠它认一笔',
  },
} satisfies ColumnTable;

/** A line of a bank's statement: once it is settled, what came in or what went out. */
export type StatementLine = RowOf<typeof statementColumns>;

/** Why no column says what came in and what went out; undefined where one does. */
export function whyNoSums(columns: ReadonlySet<string>): string | undefined {
  if (columns.has('incomeFen') && columns.has('expenseFen')) return undefined;
  if (columns.has('incomeFen') !== columns.has('expenseFen') && !columns.has('amountFen'))
    return '收入、支出只有一列，另一列没有找到。请用网银下载的原表，不要删列';
  if (!columns.has('amountFen'))
    return '没有找到收入、支出或交易金额。这家银行的表头还不认得，请把表头发给区里的管理员，或按模板改好列名再导入';
  if (!columns.has('side') && !columns.has('balanceFen'))
    return '只有一列金额，没有借贷标志，也没有余额，分不清是收是支。请用网银下载的原表';
  return undefined;
}

const SIGN = { in: 1, out: -1 } as const;

/** A line's sum on its side, whichever way its layout says it. */
export function settleLine(line: StatementLine, columns: ReadonlySet<string>): StatementLine | RowRefused {
  const { incomeFen = 0, expenseFen = 0, amountFen, side, ...bare } = line;
  if (columns.has('balanceFen') && line.balanceFen === undefined)
    return new RowRefused('balanceFen', '余额是空的，证明不了前后有没有漏。请用网银下载的原表');
  const onSide = (signedFen: number): StatementLine | RowRefused => {
    if (signedFen === 0)
      return new RowRefused(columns.has('amountFen') ? 'amountFen' : 'incomeFen', '没有收也没有支，请核对');
    return signedFen > 0 ? { ...bare, incomeFen: signedFen } : { ...bare, expenseFen: -signedFen };
  };
  if (columns.has('incomeFen') && columns.has('expenseFen')) {
    if (incomeFen !== 0 && expenseFen !== 0)
      return new RowRefused('expenseFen', '一笔既有收入又有支出，请核对是不是错列了');
    return onSide(incomeFen - expenseFen);
  }
  if (amountFen === undefined) return new RowRefused('amountFen', '金额是空的，请核对');
  if (!columns.has('side')) return onSide(amountFen);
  return side ? onSide(SIGN[side] * amountFen) : new RowRefused('side', '借贷标志是空的，分不清是收是支');
}
