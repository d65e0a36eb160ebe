import { formatFen } from '@shared/money';
import { maskIdNumber, maskName, maskPhone } from '@shared/text/mask';
import { csvText } from '../platform/csv';
import { cleanText } from './cells/cell';
import type { Column, Secrecy } from './kinds/kind';

/** One thing that is wrong in a file, as the office reads it: nothing in it tells an identity or card number. */
export interface Problem {
  readonly rowNo: number;
  readonly column: string;
  readonly excerpt: string;
  readonly message: string;
}

/** A file with more mistakes than this is the wrong file; memory stays flat. */
const MOST_KEPT = 20_000;

/** The mistakes of a file: all counted, the first 20,000 kept, by row. */
export class ProblemList {
  readonly #kept: Problem[] = [];
  #count = 0;

  add(problem: Problem): void {
    this.#count += 1;
    if (this.#kept.length < MOST_KEPT) this.#kept.push(problem);
  }

  get count(): number {
    return this.#count;
  }

  get items(): Problem[] {
    return [...this.#kept].sort((a, b) => a.rowNo - b.rowNo);
  }
}

const LONGEST = 24;

/** What a cell says, short, and without what identifies a person. */
export function excerptOf(text: string, secrecy?: Secrecy): string {
  const clean = cleanText(text);
  if (secrecy === 'name') return clean.length > 6 ? `${clean[0]}*` : maskName(clean);
  if (secrecy === 'idNumber') return clean.length >= 8 ? maskIdNumber(clean) : '*'.repeat(clean.length);
  if (secrecy === 'phone') return maskPhone(clean).replace(/^\d{5,}$/, (all) => `${all.slice(0, 3)}****`);
  if (secrecy === 'card') return clean.length > 4 ? `****${clean.slice(-4)}` : clean;
  if (secrecy === 'village' && /^\d{12}$/.test(clean)) return clean;
  // A number in the wrong column is a number all the same.
  const safe = clean.replace(/\d{11,}[\dXx]?/g, (run) => `${run.slice(0, 4)}****${run.slice(-2)}`);
  return [...safe].length > LONGEST ? `${[...safe].slice(0, LONGEST).join('')}…` : safe;
}

/** A value that was read, as it may be shown. */
export function excerptOfValue(value: unknown, { units, secrecy, show }: Column<unknown>): string {
  if (value === undefined || value === '') return '';
  if (show) return excerptOf(show(value), secrecy);
  const isMoney = typeof value === 'number' && units !== undefined && '元' in units;
  return excerptOf(isMoney ? formatFen(value) : wordsOf(value), secrecy);
}

const wordsOf = (value: unknown): string => {
  if (typeof value === 'boolean') return value ? '是' : '否';
  return Array.isArray(value) ? value.map(String).join('；') : String(value);
};

/** 错误清单.csv: what is to be mended first, and then what is to be seen. */
export const problemsAsCsv = (problems: readonly Problem[], warnings: readonly Problem[] = []): string =>
  csvText([
    ['行号', '列', '内容（已遮盖）', '原因和办法'],
    ...problems.map(({ rowNo, column, excerpt, message }) => [rowNo, column, excerpt, message]),
    ...warnings.map(({ rowNo, column, excerpt, message }) => [rowNo, column, excerpt, `请看一看：${message}`]),
  ]);
