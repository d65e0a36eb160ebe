import { foldLetters, type Folded } from './folded-letters';
import { type PrivateKind, privateKindOf } from './private-numbers';

export type { PrivateKind } from './private-numbers';

/** A number of a person's in a text: `from` and `to` (behind the last letter) are UTF-16 positions in the text as it was given. */
export interface PrivateWords {
  readonly kind: PrivateKind;
  readonly from: number;
  readonly to: number;
}

interface Group {
  readonly digits: string;
  /** Positions in the folded letters. */
  readonly from: number;
  readonly to: number;
}

/** Digits in words, each at the place of its value. 幺 洞 拐 勾 are said for 1 0 7 9 where numbers are read out. */
const WORDS = [
  '〇零○◯洞',
  '一壹弌幺',
  '二贰貳弍',
  '三叁參弎',
  '四肆',
  '五伍',
  '六陆陸',
  '七柒拐',
  '八捌',
  '九玖勾',
] as const;
/** Letters that pass for a digit among digits: Latin, Greek and Cyrillic O, l and I. */
const PASS_FOR = ['OoΟοОо', 'lI|ǀІіι'] as const;

/** The digit of each letter: the place in the list of the letters it stands among. */
function digitsOf(listed: readonly string[]): Record<string, string> {
  const digits: Record<string, string> = {};
  listed.forEach((letters, value) => {
    for (const letter of letters.split('')) digits[letter] = `${value}`;
  });
  return digits;
}
const STRONG = digitsOf(WORDS.map((letters, value) => `${value}${letters}`));
const WEAK = digitsOf(PASS_FOR);
const strongDigit = (letter: string): string => STRONG[letter] ?? '';
const weakDigit = (letter: string): string => WEAK[letter] ?? '';

const LATIN = /[A-Za-z]/;
/** What people put between the digits of one number, up to three of them. */
const BETWEEN = /^(?:[\s\-‐‑‒–—―−_~/.·•・‧∙⋅。,，、()（）[\]{}【】「」『』<>《》'"“”‘’`^\\:：;；#]{1,3}|[*＊+＋=])$/;
const CHECK_X = /[XxΧχХх×]/;

const anyDigit = (letter: string): string => strongDigit(letter) || weakDigit(letter);

/** As far as `digitOf` knows a digit: the digits from `at` on, or none. */
function readDigits(letters: string, at: number, digitOf: (letter: string) => string): Group {
  let digits = '';
  let to = at;
  for (let digit = digitOf(letters.charAt(to)); digit; digit = digitOf(letters.charAt(to))) {
    digits += digit;
    to += 1;
  }
  return { digits, from: at, to };
}

/** Letters pass for digits where at least as many real ones stand among them and no other letter touches them. */
function isNumberWithLetters(letters: string, { from, to, digits }: Group): boolean {
  let strong = 0;
  for (let at = from; at < to; at += 1) if (strongDigit(letters.charAt(at))) strong += 1;
  const inWord = LATIN.test(letters.charAt(from - 1)) || LATIN.test(letters.charAt(to).replace(CHECK_X, ''));
  return strong > 0 && strong * 2 >= digits.length && !inWord;
}

/** A letter at either end of a number may be one of its digits or not: it is a group of its own, so that both are tried. */
function withEdgesApart(letters: string, { from, to }: Group): Group[] {
  const weakAt = (at: number): boolean => !strongDigit(letters.charAt(at));
  const parts: Group[] = [];
  let front = from;
  let back = to;
  for (; weakAt(front); front += 1)
    parts.push({ digits: weakDigit(letters.charAt(front)), from: front, to: front + 1 });
  while (weakAt(back - 1)) back -= 1;
  let middle = '';
  for (let at = front; at < back; at += 1) middle += anyDigit(letters.charAt(at));
  parts.push({ digits: middle, from: front, to: back });
  for (let at = back; at < to; at += 1) parts.push({ digits: weakDigit(letters.charAt(at)), from: at, to: at + 1 });
  return parts;
}

function groupsAt(letters: string, at: number): Group[] {
  const all = readDigits(letters, at, anyDigit);
  if (isNumberWithLetters(letters, all)) return withEdgesApart(letters, all);
  const sure = readDigits(letters, at, strongDigit);
  return sure.digits ? [sure] : [];
}

/** Groups of digits in their order; an X that may close an identity number is a group of its own. */
function groupsIn(letters: string): Group[] {
  const groups: Group[] = [];
  for (let at = 0; at < letters.length;) {
    const here = groupsAt(letters, at);
    groups.push(...here);
    at = here[here.length - 1]?.to ?? at + 1;
    if (here.length > 0 && CHECK_X.test(letters.charAt(at)) && !LATIN.test(letters.charAt(at + 1))) {
      groups.push({ digits: 'X', from: at, to: at + 1 });
      at += 1;
    }
  }
  return groups;
}

/** A local telephone number has no fewer, an identity number behind a country's code no more. */
const FEWEST_DIGITS = 7;
const MOST_DIGITS = 23;
const BEFORE = 24;
const AFTER = 6;

/** Every private number that begins with the group at `first`, alone or with the groups behind it. */
function numbersFrom(letters: string, groups: readonly Group[], first: number): PrivateWords[] {
  const found: PrivateWords[] = [];
  const taken: string[] = [];
  const between: string[] = [];
  const start = groups[first]?.from ?? 0;
  const before = letters.slice(Math.max(0, start - BEFORE), start).toLowerCase();
  for (let at = first; at < groups.length; at += 1) {
    const group = groups[at] as Group;
    const gap = at === first ? '' : letters.slice(groups[at - 1]?.to, group.from);
    if (gap !== '' && !BETWEEN.test(gap)) break;
    if (at > first && gap === '') taken[taken.length - 1] += group.digits;
    else {
      if (at > first) between.push(gap);
      taken.push(group.digits);
    }
    const length = taken.join('').length;
    if (length > MOST_DIGITS) break;
    if (length < FEWEST_DIGITS) continue;
    const kind = privateKindOf({ groups: taken, between, before, after: letters.slice(group.to, group.to + AFTER) });
    if (kind) found.push({ kind, from: start, to: group.to });
  }
  return found;
}

const GLUED_MOBILES = /^(?:(?:86)?1[3-9]\d{9})+$/;

/** Numbers written one right behind the other: an identity number wherever its check holds, and mobiles that fill what is left. */
function gluedIn({ digits, from }: Group): PrivateWords[] {
  const found: PrivateWords[] = [];
  if (digits.length <= 19) return found;
  let rest = 0;
  const addMobiles = (to: number): void => {
    if (GLUED_MOBILES.test(digits.slice(rest, to))) found.push({ kind: 'phone', from: from + rest, to: from + to });
  };
  for (let at = 0; at + 18 <= digits.length;) {
    const kind = privateKindOf({ groups: [digits.slice(at, at + 18)], between: [], before: '编号', after: '' });
    if (kind === 'idNumber') {
      addMobiles(at);
      found.push({ kind, from: from + at, to: from + at + 18 });
      rest = at + 18;
    }
    at += kind === 'idNumber' ? 18 : 1;
  }
  addMobiles(digits.length);
  return found;
}

const RANK: Record<PrivateKind, number> = { idNumber: 0, phone: 1, card: 2, landline: 3 };
const overlap = (one: PrivateWords, other: PrivateWords): boolean => one.from < other.to && other.from < one.to;

/** The surest of numbers that lie over each other stays: a longer one, then by kind. */
function withoutOverlaps(found: readonly PrivateWords[]): PrivateWords[] {
  const surest = found
    .slice()
    .sort((one, other) => other.to - other.from - (one.to - one.from) || RANK[one.kind] - RANK[other.kind]);
  const kept: PrivateWords[] = [];
  for (const one of surest) if (!kept.some((other) => overlap(one, other))) kept.push(one);
  return kept.sort((one, other) => one.from - other.from);
}

const inText = ({ from, to }: Folded, { kind, ...place }: PrivateWords): PrivateWords => ({
  kind,
  from: from[place.from] ?? 0,
  to: to[place.to - 1] ?? 0,
});

/**
 * The numbers of persons in words that are going to be public: identity numbers (18 places, also with a wrong check digit, and the
 * old 15), mobiles, landlines and bank cards, however they are written: full width, in words, parted, with invisible letters.
 * Hotlines, dates, sums, the numbers of documents, codes of divisions and of bodies are none. In order; none overlap.
 */
export function privateIn(text: string): readonly PrivateWords[] {
  const folded = foldLetters(text);
  const groups = groupsIn(folded.letters);
  const found: PrivateWords[] = [];
  groups.forEach((group, first) => {
    if (group.digits !== 'X') found.push(...numbersFrom(folded.letters, groups, first), ...gluedIn(group));
  });
  return withoutOverlaps(found).map((place) => inText(folded, place));
}

/** How many digits stay at either end: enough to know one's own, as everywhere in this project (`mask.ts`). */
const STAY: Record<PrivateKind, readonly [front: number, back: number]> = {
  idNumber: [4, 2],
  phone: [3, 4],
  landline: [0, 2],
  card: [0, 4],
};

/** The words of one number with stars for its middle; what parts its digits stays. */
function covered(words: string, kind: PrivateKind): string {
  const { letters, from, to } = foldLetters(words);
  const places: number[] = [];
  for (let at = 0; at < letters.length; at += 1) {
    const isDigit = anyDigit(letters.charAt(at)) || CHECK_X.test(letters.charAt(at));
    if (isDigit && from[at] !== from[at - 1]) places.push(at);
  }
  const [front, back] = STAY[kind];
  const hidden = places.slice(front, places.length - back);
  return hidden.reduceRight((text, at) => `${text.slice(0, from[at])}*${text.slice(to[at])}`, words);
}

/** The text with the middle of every private number in stars. What comes back has none left that `privateIn` finds. */
export function maskPrivate(text: string): string {
  const found = privateIn(text);
  if (found.length === 0) return text;
  const masked = found.reduceRight(
    (words, { kind, from, to }) => `${words.slice(0, from)}${covered(words.slice(from, to), kind)}${words.slice(to)}`,
    text,
  );
  return maskPrivate(masked);
}
