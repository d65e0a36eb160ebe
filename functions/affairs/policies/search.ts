import { letterPairs } from '@shared/text/letter-pairs';
import type { Hit, LifeEvent, Mark, PolicyAudience } from '@shared/subsidies/policies';
import { asWritten } from './as-written';
import { isHalfSpelled, readingsOfHalfSpelled, readingsOfSpelled } from './half-spelled';
import { nearness, spells } from './sounds';
import { SYNONYMS } from './synonyms';
import { AUDIENCE_WORDS, EVENT_WORDS } from './topic-words';

export interface SearchablePolicy {
  readonly policyCode: string;
  readonly name: string;
  readonly category: string;
  readonly audience: string;
  readonly summary: readonly string[];
  readonly steps: readonly string[];
  readonly documents: readonly string[];
  readonly keywords: readonly string[];
  readonly audiences: readonly PolicyAudience[];
  readonly lifeEvents: readonly LifeEvent[];
  readonly programs: readonly { readonly name: string }[];
}
export interface SearchableTopic {
  readonly programCode: string;
  readonly name: string;
  readonly audience: string;
  readonly keywords: readonly string[];
  readonly audiences: readonly PolicyAudience[];
  readonly lifeEvents: readonly LifeEvent[];
}
interface Searchable<P, T> {
  readonly policies: readonly P[];
  readonly topics: readonly T[];
}
export interface Found<T> {
  item: T;
  hit: Hit;
}

/** A text of a thing: how much a word counts there, and whether it may be shown as the place where it was found. */
interface Text {
  readonly text: string;
  readonly weight: number;
  readonly shown?: boolean;
}
interface Entry {
  readonly code: string;
  readonly name: string;
  readonly texts: readonly Text[];
  /** The same, as they are searched. */
  readonly fields: readonly (readonly [text: string, weight: number])[];
  /** Short words of it, for spelling and near misses. */
  readonly words: readonly string[];
}
interface Index {
  readonly policies: readonly Entry[];
  readonly topics: readonly Entry[];
  /** Words there are: what may be meant by pinyin. */
  readonly vocabulary: readonly string[];
  /** Rare pairs of letters count more: 补贴 is nearly everywhere. */
  rarity(gram: string): number;
}

/** What the catalogue's own word counts when the person used another. */
const SYNONYM_WEIGHT = 0.9;
/** What a word counts that only sounds or looks like it. */
const NEAR_WEIGHT = 0.75;
/** What the person's own words add where a synonym found more. */
const OWN_WORDS = 0.05;
/** Below this share of its weighed pairs of letters, a thing is not about the question. */
const LEAST = 0.35;
/** Near misses are looked for only when nothing answers as well as this. */
const GOOD = 0.6;
const LEAST_NEARBY = 0.12;
const NEARBY = 3;

/** Words that ask but do not say about what. */
const FILLER =
  /请问|怎么|怎样|如何|多少|什么|哪里|哪些|哪儿|可不可以|可以|能不能|有没有|是不是|我们|我家|我想|想要|[我你吗呢啊吧的了]/gu;

/** A number stands apart from the words around it on the screen (48 小时), and not in what is typed. */
const BESIDE_NUMBER = /(?<=[\da-z]) +(?=\p{Script=Han})|(?<=\p{Script=Han}) +(?=[\da-z])/gu;
const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(BESIDE_NUMBER, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ');

/** The pairs of letters of each run; a lone letter stands for itself. */
export const bigramsOf = (text: string): string[] =>
  plain(text)
    .split(' ')
    .filter(Boolean)
    .flatMap((run) => ([...run].length === 1 ? [run] : letterPairs(run)));

const topicWords = (audiences: readonly PolicyAudience[], lifeEvents: readonly LifeEvent[]): string =>
  [...audiences.map((audience) => AUDIENCE_WORDS[audience]), ...lifeEvents.map((event) => EVENT_WORDS[event])].join(
    ' ',
  );

const entryOf = (entry: Omit<Entry, 'fields'>): Entry => ({
  ...entry,
  fields: entry.texts.map(({ text, weight }) => [plain(text), weight]),
});

const policyEntry = (policy: SearchablePolicy): Entry =>
  entryOf({
    code: policy.policyCode,
    name: policy.name,
    texts: [
      { text: policy.name, weight: 1 },
      { text: policy.keywords.join(' '), weight: 0.95 },
      { text: policy.programs.map(({ name }) => name).join(' '), weight: 0.9 },
      { text: policy.category, weight: 0.6 },
      ...policy.summary.map((text) => ({ text, weight: 0.6, shown: true })),
      { text: topicWords(policy.audiences, policy.lifeEvents), weight: 0.5 },
      { text: policy.audience, weight: 0.5, shown: true },
      ...[...policy.steps, ...policy.documents].map((text) => ({ text, weight: 0.4, shown: true })),
    ],
    words: [policy.name, ...policy.keywords, ...policy.programs.map(({ name }) => name)],
  });

const topicEntry = (topic: SearchableTopic): Entry =>
  entryOf({
    code: topic.programCode,
    name: topic.name,
    texts: [
      { text: topic.name, weight: 1 },
      { text: topic.keywords.join(' '), weight: 0.95 },
      { text: topic.audience, weight: 0.5, shown: true },
      { text: topicWords(topic.audiences, topic.lifeEvents), weight: 0.45 },
    ],
    words: [topic.name, ...topic.keywords],
  });

const indexes = new WeakMap<object, Index>();

/** Made once for a catalogue that is read (the store keeps one for a minute), not for each question. */
function indexOf(catalogue: Searchable<SearchablePolicy, SearchableTopic>): Index {
  const known = indexes.get(catalogue);
  if (known) return known;
  const policies = catalogue.policies.map(policyEntry);
  const topics = catalogue.topics.map(topicEntry);
  const wholes = [...policies, ...topics].map(({ fields }) => fields.map(([text]) => text).join(' '));
  const rarities = new Map<string, number>();
  const index: Index = {
    policies,
    topics,
    vocabulary: [
      ...new Set([...policies, ...topics].flatMap(({ words }) => words).concat(Object.entries(SYNONYMS).flat(2))),
    ],
    rarity(gram) {
      const counted = rarities.get(gram);
      if (counted !== undefined) return counted;
      const holders = wholes.filter((whole) => whole.includes(gram)).length;
      const rarity = Math.log(1 + wholes.length / Math.max(holders, 0.5));
      rarities.set(gram, rarity);
      return rarity;
    },
  };
  indexes.set(catalogue, index);
  return index;
}

interface Word {
  readonly weight: number;
  readonly grams: readonly { gram: string; worth: number }[];
}

/** What a person typed, as words to look for. */
interface Question {
  /** Only letters of the keyboard: pinyin. */
  readonly typed: string | undefined;
  readonly own: string;
  /** Not as it was typed, but as pinyin may be read: nothing in it is misspelt. */
  readonly read: boolean;
  readonly words: readonly Word[];
}

/** What a person typed, or all that it may say when half of it is pinyin. */
function questionsOf(typed: string, index: Index): Question[] {
  const asked = plain(asWritten(typed)).replace(/ /g, '');
  const about = asked.replace(FILLER, '');
  const readings = isHalfSpelled(about) ? readingsOfHalfSpelled(about, index.vocabulary) : [];
  return [questionOf(asked, index), ...readings.map((one) => questionOf(one, index, true))];
}

function questionOf(asked: string, index: Index, read = false): Question {
  const own = asked.replace(FILLER, ' ').trim();
  const theirs = Object.entries(SYNONYMS).flatMap(([said, words]) => (asked.includes(said) ? words : []));
  const wordOf = (word: string, weight: number): Word => ({
    weight,
    grams: [...new Set(bigramsOf(word))].map((gram) => ({ gram, worth: index.rarity(gram) })),
  });
  return {
    typed: /^[a-z]+$/.test(asked) ? asked : undefined,
    own: own.replace(/ /g, ''),
    read,
    words: [...(own ? [wordOf(own, 1)] : []), ...theirs.map((word) => wordOf(word, SYNONYM_WEIGHT))],
  };
}

/**
 * The share of the question's letter pairs that a thing holds, each where it counts most: of the person's own words or of a
 * synonym, whichever is better; the own words decide between two that a synonym finds.
 */
function sharedBy({ fields }: Entry, { words }: Question): number {
  const shares = words.map(({ grams, weight }) => {
    const whole = grams.reduce((sum, { worth }) => sum + worth, 0);
    const found = grams.reduce(
      (sum, { gram, worth }) =>
        sum + worth * Math.max(0, ...fields.map(([text, place]) => (text.includes(gram) ? place : 0))),
      0,
    );
    return whole === 0 ? 0 : (weight * found) / whole;
  });
  const best = Math.max(0, ...shares);
  const own = words[0]?.weight === 1 ? shares[0]! : 0;
  return Math.min(1, best + (best > own ? OWN_WORDS * own : 0));
}

interface Match {
  entry: Entry;
  match: number;
  question: Question;
  /** Where in the name, when it was found by sound or spelling. */
  mark?: Mark;
}

function bestWord(entry: Entry, question: Question, rate: (word: string) => { rate: number; mark?: Mark }): Match {
  const { mark } = rate(entry.name);
  return { entry, question, match: Math.max(...entry.words.map((word) => rate(word).rate)), ...(mark && { mark }) };
}

const matchSpelling = (entry: Entry, question: Question, typed: string): Match =>
  bestWord(entry, question, (word) => {
    const { match, mark } = spells(word, typed);
    return { rate: match, ...(mark && { mark }) };
  });

const matchSound = (entry: Entry, question: Question): Match =>
  bestWord(entry, question, (word) => {
    const { near, mark } = nearness(question.own, word);
    return { rate: near * NEAR_WEIGHT, ...(mark && { mark }) };
  });

function matchAll(index: Index, question: Question): Match[] {
  const entries = [...index.policies, ...index.topics];
  if (question.typed) return entries.map((entry) => matchSpelling(entry, question, question.typed!));
  const shared = entries.map((entry): Match => ({ entry, question, match: sharedBy(entry, question) }));
  if (question.read || shared.some(({ match }) => match >= GOOD) || !question.own) return shared;
  return shared.map((one) => {
    const sounded = matchSound(one.entry, question);
    return sounded.match > one.match ? sounded : one;
  });
}

/** Each thing is found by the reading of the question that it answers best. All lists have the things in one order. */
const bestOf = ([first = [], ...others]: readonly Match[][]): Match[] =>
  first.map((match, place) =>
    others.reduce((best, matches) => (matches[place]!.match > best.match ? matches[place]! : best), match),
  );

/** The letters found in a text, as ranges. */
function marksIn(text: string, question: Question): Mark[] {
  const low = text.toLowerCase();
  const on = new Set<number>();
  for (const { gram } of question.words.flatMap(({ grams }) => grams))
    for (let at = low.indexOf(gram); at >= 0; at = low.indexOf(gram, at + 1))
      for (let letter = at; letter < at + gram.length; letter += 1) on.add(letter);
  const marks: Mark[] = [];
  for (const at of [...on].sort((a, b) => a - b)) {
    const last = marks.at(-1);
    if (last && last[1] === at) last[1] = at + 1;
    else marks.push([at, at + 1]);
  }
  return marks;
}

const lettersIn = (marks: readonly Mark[]): number => marks.reduce((sum, [from, until]) => sum + until - from, 0);

function hitOf({ entry, match, mark, question }: Match): Hit {
  const name = mark ? [mark] : marksIn(entry.name, question);
  const [best] = entry.texts
    .filter(({ shown }) => shown)
    .map(({ text }) => ({ text, marks: marksIn(text, question) }))
    .sort((a, b) => lettersIn(b.marks) - lettersIn(a.marks));
  const says = best !== undefined && lettersIn(best.marks) > lettersIn(name);
  return { match: rounded(match), name, ...(says && { text: best.text, marks: best.marks }) };
}

const rounded = (match: number): number => Math.round(match * 1000) / 1000;
const byMatch = (a: Match, b: Match) => rounded(b.match) - rounded(a.match) || a.entry.code.localeCompare(b.entry.code);

/**
 * The policies and programs that answer a question in plain Chinese or in pinyin, each best match first; none when none does.
 * A wrong letter is forgiven where nothing answers it as it stands.
 */
export function searchCatalogue<P extends SearchablePolicy, T extends SearchableTopic>(
  catalogue: Searchable<P, T>,
  asked: string,
): { policies: Found<P>[]; topics: Found<T>[] } {
  const index = indexOf(catalogue);
  const answers = (questions: readonly Question[]): Match[] =>
    bestOf(questions.map((question) => matchAll(index, question)))
      .filter(({ match }) => match >= LEAST)
      .sort(byMatch);
  const questions = questionsOf(asked, index);
  const plainly = answers(questions);
  const typed = questions[0]?.typed;
  const found =
    plainly.length > 0 || !typed
      ? plainly
      : answers(readingsOfSpelled(typed, index.vocabulary).map((one) => questionOf(one, index, true)));
  const of = <I>(items: readonly I[], codeOf: (item: I) => string): Found<I>[] => {
    const byCode = new Map(items.map((item) => [codeOf(item), item]));
    return found.flatMap((match) => {
      const item = byCode.get(match.entry.code);
      return item === undefined ? [] : [{ item, hit: hitOf(match) }];
    });
  };
  return {
    policies: of(catalogue.policies, ({ policyCode }) => policyCode),
    topics: of(catalogue.topics, ({ programCode }) => programCode),
  };
}

/** For a question that nothing answers: the few policies that come nearest to it, if any does. */
export function nearestTo<P extends SearchablePolicy>(catalogue: Searchable<P, SearchableTopic>, asked: string): P[] {
  const index = indexOf(catalogue);
  const questions = questionsOf(asked, index);
  const byCode = new Map(catalogue.policies.map((policy) => [policy.policyCode, policy]));
  return bestOf(
    questions.map((question) =>
      index.policies.map((entry): Match => ({ entry, question, match: sharedBy(entry, question) })),
    ),
  )
    .filter(({ match }) => match >= LEAST_NEARBY)
    .sort(byMatch)
    .slice(0, NEARBY)
    .flatMap(({ entry }) => byCode.get(entry.code) ?? []);
}

/** The categories in the catalogue's order, with how many policies each has. */
export function categoriesOf(policies: readonly { readonly category: string }[]): { name: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const { category } of policies) counts.set(category, (counts.get(category) ?? 0) + 1);
  return [...counts].map(([name, count]) => ({ name, count }));
}
