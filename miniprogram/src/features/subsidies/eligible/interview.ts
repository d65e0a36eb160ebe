import type { FactKey, KnownFacts } from '@shared/subsidies/facts';
import { isDay } from '@shared/time';
import { type Question, QUESTIONS } from './questions';

/** What a person answered, kept on the phone: the facts, and the questions they cannot answer. */
export interface Answers {
  facts: KnownFacts;
  unsure: string[];
}
export const NO_ANSWERS: Answers = { facts: {}, unsure: [] };

const asksAny = ({ facts }: Question, asked: readonly FactKey[]) => facts.some((fact) => asked.includes(fact));

/**
 * The one question that helps the most programs along: of those that still wait for a fact, that which most of them wait for. Undefined
 * when nothing is left to ask.
 */
export function nextQuestion(
  waiting: readonly { asks: readonly FactKey[] }[],
  { unsure }: Pick<Answers, 'unsure'>,
): Question | undefined {
  let best: { question: Question; helps: number } | undefined;
  for (const question of QUESTIONS) {
    if (unsure.includes(question.id)) continue;
    const helps = waiting.filter(({ asks }) => asksAny(question, asks)).length;
    if (helps > (best?.helps ?? 0)) best = { question, helps };
  }
  return best?.question;
}

const factsFrom = (entries: readonly (readonly [FactKey, unknown])[]): KnownFacts =>
  Object.fromEntries(entries) as KnownFacts;

/** Those among `several` that are so; the others are not. What the records know already is not asked, and stays as it is. */
export const answerSeveral = (asked: readonly FactKey[], chosen: readonly FactKey[]): KnownFacts =>
  factsFrom(asked.map((fact) => [fact, chosen.includes(fact)]));

/** The one value of any other question; undefined is “none of it”. */
export function answerOne(
  { kind, facts, without }: Question,
  value: boolean | number | string | undefined,
): KnownFacts {
  const [fact] = facts;
  if (value === undefined) return factsFrom(without ? [[without, false]] : [[fact!, 0]]);
  return factsFrom([[fact!, value], ...(kind === 'day' && without ? [[without, true] as const] : [])]);
}

/** `19580416` → `1958-04-16`; undefined when there is no such day, or it is yet to come. */
export function dayFrom(digits: string, today: string): string | undefined {
  const [, year = '', month = '', date = ''] = /^(\d{4})(\d{2})(\d{2})$/.exec(digits.replace(/\D/g, '')) ?? [];
  const day = `${year}-${month}-${date}`;
  return isDay(day) && day <= today ? day : undefined;
}

/** `3.2` → 3.2; undefined when it is not a number of 亩. */
export function amountFrom(text: string): number | undefined {
  const amount = Number(text.trim().replace('．', '.'));
  return text.trim() !== '' && amount >= 0 && amount <= 100_000 ? Math.round(amount * 100) / 100 : undefined;
}

/** The answers without those to one question: it will be asked again. */
export function withdraw({ facts, unsure }: Answers, { id, facts: its }: Question): Answers {
  const kept = Object.entries(facts).filter(([fact]) => !its.includes(fact as FactKey));
  return { facts: Object.fromEntries(kept), unsure: unsure.filter((other) => other !== id) };
}

/** The questions that were answered, or could not be. */
export const answeredQuestions = ({ facts, unsure }: Answers): Question[] =>
  QUESTIONS.filter(
    (question) => unsure.includes(question.id) || question.facts.some((fact) => facts[fact] !== undefined),
  );
