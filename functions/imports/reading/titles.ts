import { compact } from '../cells/cell';

/** A longer cell is no title: it is not looked at further. */
const LONGEST = 120;
const OPENING = '([{【〔「《<';
const CLOSING = ')]}】〕」》>';
/** What stands between a name and a unit that follows it without brackets: `金额/万元` `金额：万元` `金额万元`. */
const UNIT_AFTER =
  /^(.{2,}?)(?:[-_/,:]?(?:计量|金额|货币)?单位[:为]?|[-_/,:])?([十百千万亿仟佰]*(?:元|圆)|亩|公顷|平方米|㎡|m2)$/u;

/** A title's name and the words in its brackets. */
export interface Title {
  /** Without brackets, marks and spaces, half-width and small. */
  readonly name: string;
  /** The name without the unit at its end, where it has one: `金额万元` is 金额. */
  readonly short?: string;
  /** What stands in brackets, behind a slash, or after the name as a unit. */
  readonly notes: readonly string[];
}

/** Takes a title apart in one walk, however many brackets it has. A bracket that is not closed holds the rest. */
export function titleOf(text: string): Title {
  const whole = compact(text.slice(0, 4 * LONGEST)).toLowerCase();
  if (whole.length > LONGEST) return { name: whole.slice(0, LONGEST), notes: [] };
  let depth = 0;
  let [name, note] = ['', ''];
  const notes: string[] = [];
  for (const letter of whole) {
    if (OPENING.includes(letter)) depth += 1;
    else if (CLOSING.includes(letter)) depth = Math.max(0, depth - 1);
    else if (depth > 0) note += letter;
    else name += letter;
    if (depth === 0 && note) {
      notes.push(note);
      note = '';
    }
  }
  if (note) notes.push(note);
  const slash = name.indexOf('/');
  const behind = slash > 0 ? name.slice(slash + 1) : '';
  // 元/亩 behind a name is a unit, 村/社区 is a name.
  if (/[元圆币亩顷米㎡斤吨年月人]/u.test(behind)) {
    const before = /^(.+?)([十百千万亿]*[元圆])$/u.exec(name.slice(0, slash));
    notes.push(before ? `${before[2]}/${behind}` : behind);
    name = before ? before[1]! : name.slice(0, slash);
  }
  const [, short, unit] = UNIT_AFTER.exec(name) ?? [];
  return {
    name: bare(name),
    ...(short && { short: bare(short), notes: [...notes, unit!] }),
    ...(!short && { notes }),
  } as Title;
}

const bare = (name: string): string => name.replace(/[:*?、,。“”"']/gu, '');

/** A title as it is compared: a title without what does not name it. */
export const plainTitle = (text: string): string => titleOf(text).name;
