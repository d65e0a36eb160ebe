import { SYNONYMS } from './synonyms';

export interface Searchable {
  readonly policyCode: string;
  readonly name: string;
  readonly category: string;
  readonly audience: string;
  readonly summary: string;
  readonly programs: readonly { readonly name: string }[];
}

/** How much a word counts by where it stands. */
const WEIGHTS: readonly (readonly [read: (policy: Searchable) => string, weight: number])[] = [
  [({ name }) => name, 1],
  [({ programs }) => programs.map(({ name }) => name).join(' '), 0.9],
  [({ category }) => category, 0.6],
  [({ summary }) => summary, 0.6],
  [({ audience }) => audience, 0.5],
];
/** What the catalogue's own word counts when the person used another. */
const SYNONYM_WEIGHT = 0.9;
/** Below this share of its weighed pairs of letters, a policy is not about the question. */
const LEAST = 0.35;

/** Words that ask but do not say about what. */
const FILLER =
  /请问|怎么|怎样|如何|多少|什么|哪里|哪些|哪儿|可不可以|可以|能不能|有没有|是不是|我们|我家|我想|想要|[我你吗呢啊吧的了]/gu;

const plain = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ');

/** Overlapping pairs of letters: Chinese is not spaced, and a pair is nearly a word. A lone letter stands for itself. */
export const bigramsOf = (text: string): string[] =>
  plain(text)
    .split(' ')
    .filter(Boolean)
    .flatMap((run) => {
      const letters = [...run];
      return letters.length === 1 ? [run] : letters.slice(1).map((letter, place) => `${letters[place]}${letter}`);
    });

function wordsOf(question: string): [word: string, weight: number][] {
  const asked = plain(question).replace(/ /g, '');
  const own = asked.replace(FILLER, ' ').trim();
  const theirs = Object.entries(SYNONYMS).flatMap(([said, words]) => (asked.includes(said) ? words : []));
  return [
    ...(own ? [[own, 1] as [string, number]] : []),
    ...theirs.map((word): [string, number] => [word, SYNONYM_WEIGHT]),
  ];
}

/**
 * The policies that answer a question in plain Chinese, best match first; none when none does.
 * A policy's match is the share of the question's letter pairs it holds, rare pairs counting more (补贴 is nearly everywhere).
 */
export function searchPolicies<P extends Searchable>(policies: readonly P[], question: string): P[] {
  const texts = policies.map((policy) => WEIGHTS.map(([read, weight]) => [plain(read(policy)), weight] as const));
  const rarity = (gram: string): number => {
    const holders = texts.filter((fields) => fields.some(([text]) => text.includes(gram))).length;
    return Math.log(1 + policies.length / Math.max(holders, 0.5));
  };
  const words = wordsOf(question).map(([word, weight]) => ({
    weight,
    grams: [...new Set(bigramsOf(word))].map((gram) => ({ gram, worth: rarity(gram) })),
  }));
  const matchOf = (fields: (typeof texts)[number]): number =>
    Math.max(
      0,
      ...words.map(({ grams, weight }) => {
        const whole = grams.reduce((sum, { worth }) => sum + worth, 0);
        const found = grams.reduce((sum, { gram, worth }) => {
          const best = Math.max(0, ...fields.map(([text, place]) => (text.includes(gram) ? place : 0)));
          return sum + worth * best;
        }, 0);
        return whole === 0 ? 0 : (weight * found) / whole;
      }),
    );
  return policies
    .map((policy, place) => ({ policy, match: matchOf(texts[place] ?? []) }))
    .filter(({ match }) => match >= LEAST)
    .sort((a, b) => b.match - a.match || a.policy.policyCode.localeCompare(b.policy.policyCode))
    .map(({ policy }) => policy);
}

/** The categories in the catalogue's order, with how many policies each has. */
export function categoriesOf(policies: readonly Pick<Searchable, 'category'>[]): { name: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const { category } of policies) counts.set(category, (counts.get(category) ?? 0) + 1);
  return [...counts].map(([name, count]) => ({ name, count }));
}
