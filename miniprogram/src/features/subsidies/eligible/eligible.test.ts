import { readFileSync } from 'node:fs';
import type { ProgramEligibility } from '@shared/subsidies/eligibility';
import { FACT_KEYS, type FactKey, factOf, KnownFacts } from '@shared/subsidies/facts';
import * as z from '@shared/zod';
import { findingsOf } from './findings';
import {
  amountFrom,
  answeredQuestions,
  answerOne,
  type Answers,
  answerSeveral,
  dayFrom,
  nextQuestion,
  NO_ANSWERS,
  withdraw,
} from './interview';
import { QUESTIONS } from './questions';

const DAY = '2026-11-20';
const rules = (JSON.parse(readFileSync('data/eligibility.json', 'utf8')) as ProgramEligibility[]).map((rule) => ({
  ...rule,
  programName: rule.programCode,
  category: '',
}));
const question = (id: string) => QUESTIONS.find((one) => one.id === id)!;

test('each fact is asked by one question, which fits its kind', () => {
  const asked = QUESTIONS.flatMap(({ facts }) => facts);
  expect([...asked].sort()).toEqual([...FACT_KEYS].sort());
  for (const { id, kind, facts } of QUESTIONS) {
    const kinds = facts.map((fact) => factOf(fact).kind);
    expect({ id, kind: kind === 'several' ? 'yesNo' : kind }).toEqual({ id, kind: kinds[0] });
    if (kind === 'several') expect(kinds.every((one) => one === 'yesNo')).toBe(true);
  }
});

describe('nextQuestion', () => {
  test('is the one that most programs wait for; then the first in the list', () => {
    const waits = (...asks: FactKey[][]) => asks.map((one) => ({ asks: one }));
    expect(nextQuestion(waits(['landMu'], ['dibao'], ['tekun', 'landMu'], ['jiance']), NO_ANSWERS)?.id).toBe(
      'household',
    );
    expect(nextQuestion(waits(['landMu'], ['bornOn']), NO_ANSWERS)?.id).toBe('born');
    expect(nextQuestion(waits(['landMu'], ['bornOn']), { unsure: ['born'] })?.id).toBe('land');
    expect(nextQuestion(waits([]), NO_ANSWERS)).toBeUndefined();
  });

  /** 71 programs in at most the 27 questions there are, none asked twice, whatever is answered. */
  test.each(['all yes', 'all no', 'all unsure', 'unsure of every other'])(
    'an interview of %s comes to its end',
    (how) => {
      let answers: Answers = NO_ANSWERS;
      const asked: string[] = [];
      for (;;) {
        const { unknown } = findingsOf(rules, answers.facts, [], DAY);
        const next = nextQuestion(unknown, answers);
        if (!next) break;
        expect(asked).not.toContain(next.id);
        asked.push(next.id);
        if (how === 'all unsure' || (how === 'unsure of every other' && asked.length % 2)) {
          answers = { ...answers, unsure: [...answers.unsure, next.id] };
        } else {
          const yes = how !== 'all no';
          const facts =
            next.kind === 'several'
              ? answerSeveral(next.facts, yes ? next.facts : [])
              : next.kind === 'yesNo'
                ? answerOne(next, yes)
                : next.kind === 'choice'
                  ? answerOne(next, Object.keys((factOf(next.facts[0]!) as { options: object }).options)[yes ? 1 : 0])
                  : answerOne(
                      next,
                      yes ? (next.kind === 'day' ? '1950-01-01' : 40) : next.none ? undefined : '1990-01-01',
                    );
          expect(z.safeParse(KnownFacts, facts).success).toBe(true);
          answers = { ...answers, facts: { ...answers.facts, ...facts } };
        }
      }
      const { unknown, yes, no } = findingsOf(rules, answers.facts, [], DAY);
      expect(yes.length + no.length + unknown.length).toBe(71);
      if (how === 'all no') expect(unknown).toEqual([]);
      if (how === 'all yes') expect([unknown, yes.length > 30]).toEqual([[], true]);
      if (how === 'all unsure') expect(unknown).toHaveLength(71);
    },
  );
});

test('a program that paid this year is one already got, whatever the conditions say', () => {
  const paid = [{ programCode: 'BT39', totalFen: 9_000, count: 1, underway: false }];
  const groups = findingsOf(rules, { bornOn: '1990-01-01' }, paid, DAY);
  expect(groups.already.map(({ rule }) => rule.programCode)).toEqual(['BT39']);
  expect([...groups.yes, ...groups.no, ...groups.unknown].map(({ rule }) => rule.programCode)).not.toContain('BT39');
});

describe('an answer', () => {
  test('of several says of each whether it is so', () => {
    expect(answerSeveral(['dibao', 'tuopin'], ['tuopin'])).toEqual({ dibao: false, tuopin: true });
  });
  test('of a day knows that there is a child, and of none that there is not', () => {
    expect(answerOne(question('child'), '2024-01-05')).toEqual({ youngestChildBornOn: '2024-01-05', hasChild: true });
    expect(answerOne(question('child'), undefined)).toEqual({ hasChild: false });
    expect(answerOne(question('land'), undefined)).toEqual({ landMu: 0 });
    expect(answerOne(question('needsCare'), false)).toEqual({ needsCare: false });
  });
  test('can be taken back, and is asked again', () => {
    const answers = { facts: { landMu: 3, dibao: true, tekun: false }, unsure: ['born'] };
    expect(answeredQuestions(answers).map(({ id }) => id)).toEqual(['born', 'household', 'land']);
    expect(withdraw(answers, question('household'))).toEqual({ facts: { landMu: 3 }, unsure: ['born'] });
    expect(withdraw(answers, question('born')).unsure).toEqual([]);
  });
});

test.each([
  ['19580416', '1958-04-16'],
  ['1958 04 16', '1958-04-16'],
  ['1958-04-16', '1958-04-16'],
  ['20240229', '2024-02-29'],
  ['20230229', undefined],
  ['19581301', undefined],
  ['1958416', undefined],
  ['20261120', '2026-11-20'],
  ['20261121', undefined],
  ['18580416', undefined],
  ['', undefined],
])('the day of %s is %s', (digits, day) => {
  expect(dayFrom(digits, DAY)).toBe(day);
});

test.each([
  ['3.2', 3.2],
  ['0', 0],
  [' 12 ', 12],
  ['3．2', 3.2],
  ['', undefined],
  ['三亩', undefined],
  ['-1', undefined],
  ['100001', undefined],
])('%j 亩 is %s', (text, amount) => {
  expect(amountFrom(text)).toBe(amount);
});
