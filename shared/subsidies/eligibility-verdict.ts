import type { Condition, Test } from './eligibility';
import { type FactKey, factOf, type KnownFacts } from './facts';
import { formatDay, yearOf } from '../time';

/** 符合 · 不符合 · 还不知道. */
export type Verdict = 'yes' | 'no' | 'unknown';

export interface Reason {
  verdict: Verdict;
  /** In plain Chinese: 要满 80 岁：您 68 岁，还差 12 年. */
  text: string;
}

export interface Finding {
  verdict: Verdict;
  /** One for each condition, in the rule's order. */
  reasons: Reason[];
  /** The facts that would settle it. Empty when it is settled, or when only the office can say. */
  asks: FactKey[];
}

/** Full years (周岁) on a day. Someone born on 29 February is a year older on 1 March where the year has no such day. */
export function ageOn(bornOn: string, day: string): number {
  return yearOf(day) - yearOf(bornOn) - (day.slice(5) < bornOn.slice(5) ? 1 : 0);
}

/**
 * What is known of a rule's conditions, all of which must hold, by these facts on this day (三值: yes, no, unknown). Pure. A fact
 * more only ever settles what was unknown; it never turns a yes or a no around.
 */
export function findingOf(conditions: readonly Condition[], facts: KnownFacts, day: string): Finding {
  const found = conditions.map((condition) => weigh(condition, facts, day));
  const verdict = verdictOfAll(found);
  return {
    verdict,
    reasons: found.map(({ verdict, said, whether }) => ({
      verdict,
      text: verdict === 'unknown' ? whether : said,
    })),
    asks: verdict === 'unknown' ? asksOf(found) : [],
  };
}

interface Weighed {
  verdict: Verdict;
  /** What is so. */
  said: string;
  /** What is not known, as a whole sentence. */
  whether: string;
  /** The same inside another sentence. */
  clause: string;
  asks: FactKey[];
}

const verdictOfAll = (parts: readonly Weighed[]): Verdict =>
  parts.some(({ verdict }) => verdict === 'no')
    ? 'no'
    : parts.some(({ verdict }) => verdict === 'unknown')
      ? 'unknown'
      : 'yes';

const verdictOfAny = (parts: readonly Weighed[]): Verdict =>
  parts.some(({ verdict }) => verdict === 'yes')
    ? 'yes'
    : parts.some(({ verdict }) => verdict === 'unknown')
      ? 'unknown'
      : 'no';

const OPPOSITE: Record<Verdict, Verdict> = { yes: 'no', no: 'yes', unknown: 'unknown' };
const asksOf = (parts: readonly Weighed[]): FactKey[] => [
  ...new Set(parts.filter(({ verdict }) => verdict === 'unknown').flatMap(({ asks }) => asks)),
];
const saying = (parts: readonly Weighed[], verdict: Verdict) =>
  parts.filter((part) => part.verdict === verdict).map(({ said }) => said);
const unknownClauses = (parts: readonly Weighed[]) =>
  parts.filter(({ verdict }) => verdict === 'unknown').map(({ clause }) => clause);

function weigh(condition: Condition, facts: KnownFacts, day: string): Weighed {
  if ('not' in condition) {
    const inner = weigh(condition.not, facts, day);
    return { ...inner, verdict: OPPOSITE[inner.verdict] };
  }
  if ('any' in condition) {
    const parts = condition.any.map((part) => weigh(part, facts, day));
    const verdict = verdictOfAny(parts);
    const clause = unknownClauses(parts).join('、');
    return {
      verdict,
      said: verdict === 'yes' ? saying(parts, 'yes')[0]! : saying(parts, 'no').join('，'),
      whether: `不知道${clause}：有一样就行`,
      clause,
      asks: asksOf(parts),
    };
  }
  if ('all' in condition) {
    const parts = condition.all.map((part) => weigh(part, facts, day));
    const verdict = verdictOfAll(parts);
    const clause = unknownClauses(parts).join('，');
    return {
      verdict,
      said: saying(parts, verdict).join('，'),
      whether: `不知道${clause}`,
      clause,
      asks: asksOf(parts),
    };
  }
  if ('office' in condition)
    return {
      verdict: 'unknown',
      said: condition.office,
      whether: condition.office,
      clause: condition.office,
      asks: [],
    };
  return weighTest(condition, facts, day);
}

type FactTest = Exclude<Test, { office: string }>;

function weighTest(test: FactTest, facts: KnownFacts, day: string): Weighed {
  const key = test.fact as FactKey;
  const value = facts[key];
  const clause = clauseOf(test);
  const whether = `不知道${clause}：告诉我们就能算`;
  if (value === undefined) return { verdict: 'unknown', said: '', whether, clause, asks: [key] };
  const [holds, said] = judge(test, value, day);
  return { verdict: holds ? 'yes' : 'no', said, whether, clause, asks: [] };
}

function clauseOf(test: FactTest): string {
  const fact = factOf(test.fact as FactKey);
  if (fact.kind === 'number') return `您有${'above' in test ? '没有' : '多少'}${fact.name}`;
  return fact.whether;
}

/** Whether a test holds for a value, and what is so. */
function judge(test: FactTest, value: boolean | number | string, day: string): [holds: boolean, said: string] {
  const fact = factOf(test.fact as FactKey);
  if ('is' in test && fact.kind === 'yesNo') return value === true ? [true, fact.has] : [false, fact.lacks];
  if ('above' in test && fact.kind === 'number')
    return Number(value) > test.above
      ? [true, `有${fact.name}：${Number(value)} ${fact.unit}`]
      : [false, `没有${fact.name}`];
  if ('atLeast' in test && fact.kind === 'number') return judgeAmount(fact, test.atLeast, Number(value));
  if ('in' in test && fact.kind === 'choice') {
    const label = fact.options[String(value)] ?? '';
    return test.in.includes(String(value))
      ? [true, `${fact.name}：${label}`]
      : [false, `${fact.name}：${label}（要${test.in.map((option) => fact.options[option]).join('或')}）`];
  }
  if ('ageAtLeast' in test && fact.kind === 'day') return judgeOldEnough(fact.who, test.ageAtLeast, String(value), day);
  if ('ageBelow' in test && fact.kind === 'day') {
    const age = ageOn(String(value), day);
    return age < test.ageBelow
      ? [true, `不满 ${test.ageBelow} 岁：${fact.who} ${age} 岁`]
      : [false, `要不满 ${test.ageBelow} 岁：${fact.who} ${age} 岁，已经过了`];
  }
  throw new TypeError(`a test does not fit its fact ${test.fact}`);
}

function judgeAmount({ name, unit }: { name: string; unit: string }, least: number, has: number): [boolean, string] {
  const short = Math.round((least - has) * 100) / 100;
  return has >= least
    ? [true, `${name}满 ${least} ${unit}：您有 ${has} ${unit}`]
    : [false, `${name}要满 ${least} ${unit}：您有 ${has} ${unit}，还差 ${short} ${unit}`];
}

function judgeOldEnough(who: string, least: number, bornOn: string, day: string): [boolean, string] {
  const age = ageOn(bornOn, day);
  if (age >= least) return [true, `满 ${least} 岁：${who} ${age} 岁`];
  const [year = 0, month = 1, date = 1] = bornOn.split('-').map(Number);
  const reached = new Date(Date.UTC(year + least, month - 1, date)).toISOString().slice(0, 10);
  const wait = least - age > 1 ? `还差 ${least - age} 年` : `到${formatDay(reached, yearOf(day))}就满了`;
  return [false, `要满 ${least} 岁：${who} ${age} 岁，${wait}`];
}
