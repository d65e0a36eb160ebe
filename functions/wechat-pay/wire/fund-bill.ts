/** A transfer in the bill of a day: what went out for it, and what came back since nobody took it. */
export interface FundRow {
  readonly serial: string;
  readonly outFen: number;
  readonly backFen: number;
}

const COLUMNS = ['业务名称', '收支类型', '收支金额(元)', '业务凭证号'] as const;
const DIRECTIONS = ['支出', '收入'];
const TRANSFER = '商家转账';

/** Yuan with two digits, as fen. */
export const fenOf = (yuan = ''): number => (/^\d{1,12}\.\d{2}$/.test(yuan) ? Number(yuan.replace('.', '')) : NaN);

/** The lines of a bill of WeChat's, without the apostrophes it puts before each. */
export const cellsOf = (text: string): string[][] =>
  text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .filter(Boolean)
    .map((line) => line.split(',').map((cell) => cell.replace(/^`/, '')));

/**
 * The transfers in a bill of the account that they go out of (资金账单), each once. Undefined for what is not whole: a column that is
 * missing, an amount or a direction that is none, or a count of lines that is not the one at its end.
 */
export function readFundBill(text: string): FundRow[] | undefined {
  const [head = [], ...rest] = cellsOf(text);
  const places = COLUMNS.map((name) => head.indexOf(name));
  const [sumsHead, sums] = rest.slice(-2);
  const rows = rest.slice(0, -2);
  if (places.includes(-1) || sumsHead?.[0] !== '资金流水总笔数' || Number(sums?.[0]) !== rows.length) return undefined;
  const bySerial = new Map<string, FundRow>();
  for (const cells of rows) {
    const [name = '', direction = '', amount, serial = ''] = places.map((place) => cells[place]);
    const fen = fenOf(amount);
    if (Number.isNaN(fen) || !DIRECTIONS.includes(direction)) return undefined;
    // What is paid in, taken out to the bank or charged is no transfer.
    if (!name.startsWith(TRANSFER)) continue;
    const { outFen = 0, backFen = 0 } = bySerial.get(serial) ?? {};
    const isOut = direction === '支出';
    bySerial.set(serial, { serial, outFen: outFen + (isOut ? fen : 0), backFen: backFen + (isOut ? 0 : fen) });
  }
  return [...bySerial.values()];
}
