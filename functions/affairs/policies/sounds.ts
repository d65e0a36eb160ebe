import type { Mark } from '@shared/subsidies/policies';
import { SYLLABLES } from './syllables';

let readings: Map<string, string[]> | undefined;

/** How a letter may be read, without tones; nothing when it is no letter of the table. Built when first asked for. */
export function readingsOf(letter: string): readonly string[] {
  if (!readings) {
    readings = new Map();
    for (const [syllable, letters] of Object.entries(SYLLABLES))
      for (const one of letters) {
        const known = readings.get(one);
        if (known) known.push(syllable);
        else readings.set(one, [syllable]);
      }
  }
  return readings.get(letter) ?? [];
}

/** What is one sound in Sichuan: n and l, h and f before u, flat and curled tongue, front and back nasals. */
const alike = (syllable: string): string =>
  syllable
    .replace(/^(z|c|s)h/, '$1')
    .replace(/^n/, 'l')
    .replace(/^fu$/, 'hu')
    .replace(/(?<=[aei])ng$/, 'n');

const compare = (a: string, b: string): number => {
  const theirs = readingsOf(b);
  if (readingsOf(a).some((reading) => theirs.includes(reading))) return 0.15;
  return readingsOf(a).some((reading) => theirs.some((other) => alike(reading) === alike(other))) ? 0.3 : 1;
};

const MOST_COMPARED = 50_000;
const compared = new Map<string, number>();

/** 0 for the same letter, a little for one that sounds the same, 1 for another. */
export function differs(a: string, b: string): number {
  if (a === b) return 0;
  const pair = a + b;
  const known = compared.get(pair);
  if (known !== undefined) return known;
  if (compared.size > MOST_COMPARED) compared.clear();
  const cost = compare(a, b);
  compared.set(pair, cost);
  return cost;
}

/** How many letters from `at` on are spelled by `typed`: each whole (geng), by its first sound (g, zh), the last one begun (gen), or itself (耕). */
export function spelled(letters: readonly string[], at: number, typed: string): number | undefined {
  if (typed === '') return 0;
  const letter = letters[at];
  if (letter === undefined) return undefined;
  if (/[a-z0-9]/.test(letter) || letter === typed[0]) {
    const rest = letter === typed[0] ? spelled(letters, at + 1, typed.slice(1)) : undefined;
    return rest === undefined ? undefined : rest + 1;
  }
  for (const reading of readingsOf(letter)) {
    if (reading.startsWith(typed)) return 1;
    const first = /^[zcs]h/.test(reading) ? [reading.slice(0, 2), reading.slice(0, 1)] : [reading.slice(0, 1)];
    for (const part of [reading, ...first]) {
      if (!typed.startsWith(part)) continue;
      const rest = spelled(letters, at + 1, typed.slice(part.length));
      if (rest !== undefined) return rest + 1;
    }
  }
  return undefined;
}

const LEAST_TYPED = 2;
/** Initials that are strewn over a name must be so many, and begin it. */
const LEAST_STREWN = 4;

/**
 * How well letters of the keyboard spell a text: `gengdi`, `gdbt`, `nongjibt`. 0 when they do not. Two letters are initials of
 * half the catalogue, so they must spell a whole word.
 */
export function spells(text: string, typed: string): { match: number; mark?: Mark } {
  const letters = [...text.toLowerCase()];
  if (typed.length < LEAST_TYPED) return { match: 0 };
  let best: { match: number; mark?: Mark } = { match: 0 };
  for (const at of letters.keys()) {
    const count = spelled(letters, at, typed);
    if (!count || (typed.length === LEAST_TYPED && count === typed.length && count !== letters.length)) continue;
    const match = 0.75 + (at === 0 ? 0.1 : 0) + 0.1 * (count / letters.length);
    if (match > best.match) best = { match, mark: [at, at + count] };
  }
  return best.match === 0 && strewn(letters, typed) ? { match: 0.5 } : best;
}

function strewn(letters: readonly string[], typed: string): boolean {
  if (typed.length < LEAST_STREWN) return false;
  let at = 0;
  for (const letter of letters) {
    if (readingsOf(letter).some((reading) => reading[0] === typed[at])) at += 1;
    else if (at === 0) return false;
  }
  return at === typed.length;
}

/**
 * How near what was typed comes to a word: 1 is the same, 0 is another. Forgives a letter that sounds the same, and in longer
 * words one wrong, missing or extra letter. The shorter may stand anywhere in the longer.
 */
export function nearness(typed: string, word: string): { near: number; mark?: Mark } {
  const [short, long] = typed.length <= word.length ? [[...typed], [...word]] : [[...word], [...typed]];
  if (short.length < 2) return { near: 0 };
  const most = short.length === 2 ? 0.3 : short.length === 3 ? 1 : short.length < 6 ? 1.3 : 2;
  const { cost, mark } = bestWithin(short, long);
  if (cost > most) return { near: 0 };
  return { near: 1 - cost / short.length, ...(typed.length <= word.length ? { mark } : { mark: [0, word.length] }) };
}

/** The cheapest way to turn `short` into some part of `long`, and which part. */
function bestWithin(short: readonly string[], long: readonly string[]): { cost: number; mark: Mark } {
  let row: [cost: number, from: number][] = [[0, 0], ...long.map((_, at): [number, number] => [0, at + 1])];
  for (const letter of short) {
    const next: [number, number][] = [[row[0]![0] + 1, row[0]![1]]];
    long.forEach((other, at) => {
      const ways: [number, number][] = [
        [row[at]![0] + differs(letter, other), row[at]![1]],
        [row[at + 1]![0] + 1, row[at + 1]![1]],
        [next[at]![0] + 1, next[at]![1]],
      ];
      next.push(ways.reduce((a, b) => (b[0] < a[0] ? b : a)));
    });
    row = next;
  }
  const end = row.reduce((best, [cost], at) => (cost < row[best]![0] ? at : best), 0);
  return { cost: row[end]![0], mark: [row[end]![1], end] };
}
