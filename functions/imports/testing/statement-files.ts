import { read, utils, write } from '@e965/xlsx';
import { inGbk } from './xlsx';

/** The account of the fixtures, with invented people in them. */
export const ACCOUNT = '88110100123456780';

type Grid = readonly (readonly string[])[];

/** A true BIFF workbook, as a bank's own export is one. */
export function biffOf(rows: Grid): Buffer {
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet(rows.map((row) => [...row])), 'Sheet0');
  return Buffer.from(write(book, { type: 'buffer', bookType: 'biff8' }) as Uint8Array);
}

const xlsxOf = (rows: Grid): Buffer =>
  Buffer.from(write(read(biffOf(rows), { type: 'buffer' }), { type: 'buffer', bookType: 'xlsx' }) as Uint8Array);

const csv = (rows: Grid): string =>
  rows.map((row) => row.map((cell) => (cell.includes(',') ? `"${cell}"` : cell)).join(',')).join('\r\n');

interface Layout {
  readonly bank: string;
  readonly extension: string;
  readonly bytes: Buffer;
}

/** The same three movements (in 5,000.00, out 1,200.50, in 0.50; from 100,000.00) as each bank writes them. */
export const LAYOUTS: readonly Layout[] = [
  {
    bank: '工行：CSV，两列金额，没有的写“-”，格子里有空格和制表符',
    extension: 'csv',
    bytes: inGbk(
      csv([
        ['明细查询文件下载'],
        [`卡号: ${ACCOUNT}`],
        ['交易日期', '摘要', '收入金额', '支出金额', '余额', '对方户名'],
        ['2026-03-02\t', '租金 ', '5,000.00 ', '-', '105,000.00 ', '顺达物流有限公司'],
        ['2026-03-03\t', '电费', '-', '1,200.50', '103,799.50', '国网四川省电力公司'],
        ['2026-03-21\t', '利息', '0.50', '-', '103,800.00', ''],
      ]),
    ),
  },
  {
    bank: '建行：真正的 .xls，前面五行标题，记账日和交易日分开',
    extension: 'xls',
    bytes: biffOf([
      ['中国建设银行活期账户明细'],
      [`账号：${ACCOUNT}`],
      ['币种：人民币'],
      ['起止日期：20260301-20260331'],
      [''],
      [' 记账日 ', ' 交易日期 ', '借方发生额', '贷方发生额', ' 余额 ', '对方户名', '摘要'],
      ['20260302', '20260302', '0.00', '5,000.00', '105,000.00', '顺达物流有限公司', '租金'],
      ['20260303', '20260303', '1,200.50', '0.00', '103,799.50', '国网四川省电力公司', '电费'],
      ['20260321', '20260321', '0.00', '0.50', '103,800.00', '', '利息'],
    ]),
  },
  {
    bank: '招行：一列带正负号，新的在上面，户名和账号在一格',
    extension: 'csv',
    bytes: Buffer.from(
      csv([
        [`账号：${ACCOUNT}`],
        ['记账日期', '货币', '交易金额', '联机余额', '交易摘要', '对手信息'],
        ['2026-03-21', 'CNY', '0.50', '103,800.00', '利息', ''],
        ['2026-03-03', 'CNY', '-1,200.50', '103,799.50', '电费', '国网四川省电力公司'],
        ['2026-03-02', 'CNY', '5,000.00', '105,000.00', '租金', '顺达物流有限公司'],
      ]).replace('对手信息', '对方信息'),
    ),
  },
  {
    bank: '农行：日期时间分开，带加减号，有日志号',
    extension: 'csv',
    bytes: inGbk(
      csv([
        ['账户明细'],
        [`账户：${ACCOUNT}`],
        ['交易日期', '交易时间', '交易金额', '本次余额', '对方户名', '交易摘要', '日志号'],
        ['20260302', '101500', '+5000.00', '105000.00', '顺达物流有限公司', '租金', '184200001'],
        ['20260303', '093000', '-1200.50', '103799.50', '国网四川省电力公司', '电费', '184200001'],
        ['20260321', '000100', '+0.50', '103800.00', '--', '利息', '184200002'],
      ]),
    ),
  },
  {
    bank: '交行：绝对值，加“借 Dr/贷 Cr”',
    extension: 'csv',
    bytes: Buffer.from(
      csv([
        [`账号/卡号: ${ACCOUNT}`],
        ['序号', '交易日期', '交易类型', '借贷标志', '交易金额', '余额', '对方户名'],
        ['1', '2026-03-02', '租金', '贷 Cr', '5000.00', '105000.00', '顺达物流有限公司'],
        ['2', '2026-03-03', '电费', '借 Dr', '1200.50', '103799.50', '国网四川省电力公司'],
        ['3', '2026-03-21', '利息', '贷 Cr', '0.50', '103800.00', ''],
      ]).replace('账号/卡号', '账号'),
    ),
  },
  {
    bank: '中行：第一行是标题，没有的写一串横线',
    extension: 'xlsx',
    bytes: xlsxOf([
      ['交易流水明细清单'],
      [`账号：${ACCOUNT}`],
      ['记账日期', '记账时间', '金额', '余额', '对方账户名', '附言'],
      ['2026-03-02', '10:15:00', '5,000.00', '105,000.00', '顺达物流有限公司', '租金'],
      ['2026-03-03', '09:30:00', '-1,200.50', '103,799.50', '国网四川省电力公司', '电费'],
      ['2026-03-21', '00:01:00', '0.50', '103,800.00', '-------------------', '利息'],
    ]),
  },
  {
    bank: '浦发：真正的 .xls，日期和时间在一格，中间两个空格',
    extension: 'xls',
    bytes: biffOf([
      [`账号：${ACCOUNT}`],
      ['交易日期', '收入金额', '支出金额', '账户余额', '对方户名', '摘要'],
      ['2026/03/02  10:15:00', '5000.00', '', '105000.00', '顺达物流有限公司', '租金'],
      ['2026/03/03  09:30:00', '', '1200.50', '103799.50', '国网四川省电力公司', '电费'],
      ['2026/03/21  00:01:00', '0.50', '', '103800.00', '', '利息'],
    ]),
  },
  {
    bank: '农商行：其实是文本的 .xls，按制表符分开',
    extension: 'xls',
    bytes: inGbk(
      [
        ['账号', '交易日期', '存入金额', '支取金额', '余额', '对方名称', '备注'],
        [ACCOUNT, '20260302', '5000.00', '', '105000.00', '顺达物流有限公司', '租金'],
        [ACCOUNT, '20260303', '', '1200.50', '103799.50', '国网四川省电力公司', '电费'],
        [ACCOUNT, '20260321', '0.50', '', '103800.00', '', '利息'],
      ]
        .map((row) => row.join('\t'))
        .join('\r\n'),
    ),
  },
];

/** A village's own statement as CSV: a day, what came in (below zero: went out), the balance after, who. */
export const statementCsv = (
  rows: readonly (readonly [on: string, signedYuan: string, balance: string, who?: string])[],
  account = ACCOUNT,
): string =>
  csv([
    [`账号：${account}`],
    ['交易日期', '交易金额', '余额', '对方户名'],
    ...rows.map(([on, sum, left, who = '']) => [on, sum, left, who]),
  ]);
