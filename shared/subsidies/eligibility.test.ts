import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { type Condition, EligibilityRule } from './eligibility';
import { ageOn, findingOf, type Verdict } from './eligibility-verdict';
import { FACT_KEYS, type FactKey, factOf, FACTS, KnownFacts } from './facts';
import * as z from '../zod';

const read = <T>(file: string) => JSON.parse(readFileSync(`data/${file}`, 'utf8')) as T;
interface Example {
  programCode: string;
  why: string;
  facts: KnownFacts;
  verdict: Verdict;
  asks?: FactKey[];
}

const DAY = '2026-11-20';
const rules = read<EligibilityRule[]>('eligibility.json');
const examples = read<Example[]>('eligibility-examples.json');
const ruleOf = (code: string) => rules.find(({ programCode }) => programCode === code)!;
const answerable = ({ all }: EligibilityRule) => !JSON.stringify(all).includes('"office"');
const factsIn = (conditions: readonly Condition[]): FactKey[] =>
  FACT_KEYS.filter((key) => JSON.stringify(conditions).includes(`"fact":"${key}"`));

describe('the rules', () => {
  test('there is one for each program of the catalogue, each well-formed', () => {
    const catalogue = read<{ code: string }[]>('subsidies.json').map(({ code }) => code);
    expect(rules.map(({ programCode }) => programCode)).toEqual(catalogue);
    for (const rule of rules) {
      const parsed = z.safeParse(EligibilityRule, rule);
      expect({ code: rule.programCode, error: parsed.error?.issues }).toEqual({ code: rule.programCode });
    }
  });

  test('a rule may name only what the language has', () => {
    const given = (all: unknown) => z.safeParse(EligibilityRule, { ...ruleOf('BT39'), all }).success;
    expect(given([{ fact: 'shoeSize', is: true }])).toBe(false);
    expect(given([{ fact: 'dibao', atLeast: 3 }])).toBe(false);
    expect(given([{ fact: 'disabilityGrade', in: ['7'] }])).toBe(false);
    expect(given([{ not: { not: { fact: 'dibao', is: true } } }])).toBe(false);
    expect(given([])).toBe(false);
    expect(given([{ not: { fact: 'dibao', is: true } }])).toBe(true);
  });
});

describe('the worked examples', () => {
  const cases = examples.map((example) => [`${example.programCode} ${example.why}`, example] as const);

  test.each(cases)('%s', (_, { programCode, facts, verdict, asks }) => {
    expect(z.safeParse(KnownFacts, facts).success).toBe(true);
    const found = findingOf(ruleOf(programCode).all, facts, DAY);
    expect({ verdict: found.verdict, ...(asks && { asks: found.asks }) }).toEqual({ verdict, ...(asks && { asks }) });
  });

  test.each(rules)('$programCode has a yes, a no and an unknown', (rule) => {
    const verdicts = examples.filter(({ programCode }) => programCode === rule.programCode).map((one) => one.verdict);
    const needed: Verdict[] = answerable(rule) ? ['yes', 'no', 'unknown'] : ['no', 'unknown'];
    expect(needed.filter((verdict) => !verdicts.includes(verdict))).toEqual([]);
  });

  /** The day before and the day itself, the tenth of a 亩 below and the 亩 itself. */
  test('each age and area of a rule is tried on both sides of its boundary', () => {
    const sidesOf = (code: string, key: FactKey, bound: number) => {
      const values = examples.filter(({ programCode }) => programCode === code).map(({ facts }) => facts[key]);
      const isDay = factOf(key).kind === 'day';
      const reached = isDay ? `${2026 - bound}-11-20` : bound;
      const short = isDay ? `${2026 - bound}-11-21` : bound - 0.1;
      return values.includes(reached as never) && values.includes(short as never);
    };
    const missing = rules.flatMap(({ programCode, all }) =>
      [...JSON.stringify(all).matchAll(/"fact":"(\w+)","(?:ageAtLeast|ageBelow|atLeast)":(\d+)/g)]
        .filter(([, key, bound]) => !sidesOf(programCode, key as FactKey, Number(bound)))
        .map(([found]) => `${programCode} ${found}`),
    );
    expect(missing).toEqual([]);
  });
});

const anyValue = (key: FactKey): fc.Arbitrary<unknown> => {
  const fact = factOf(key);
  if (fact.kind === 'yesNo') return fc.boolean();
  if (fact.kind === 'number') return fc.constantFrom(0, 0.1, 29.9, 30, 200);
  if (fact.kind === 'choice') return fc.constantFrom(...Object.keys(fact.options));
  return fc.constantFrom(
    '1926-01-01',
    '1946-11-20',
    '1946-11-21',
    '1977-11-20',
    '2008-11-21',
    '2023-11-21',
    '2026-11-01',
  );
};
const allFacts = fc.record(
  Object.fromEntries(FACT_KEYS.map((key) => [key, anyValue(key)])),
) as fc.Arbitrary<KnownFacts>;
const someFacts = fc.record(Object.fromEntries(FACT_KEYS.map((key) => [key, anyValue(key)])), {
  requiredKeys: [],
}) as fc.Arbitrary<KnownFacts>;
const anyRule = fc.constantFrom(...rules);

describe('whatever is known', () => {
  test('a fact more settles what was unknown, and turns no yes and no no', () => {
    fc.assert(
      fc.property(anyRule, someFacts, allFacts, (rule, some, all) => {
        const before = findingOf(rule.all, some, DAY).verdict;
        const after = findingOf(rule.all, { ...all, ...some }, DAY).verdict;
        if (before !== 'unknown') expect(after).toBe(before);
      }),
      { numRuns: 2_000 },
    );
  });

  test('who answers everything has a yes or a no, save where only the office can say', () => {
    fc.assert(
      fc.property(anyRule, allFacts, (rule, all) => {
        const { verdict, asks } = findingOf(rule.all, all, DAY);
        expect(asks).toEqual([]);
        if (answerable(rule)) expect(verdict).not.toBe('unknown');
      }),
    );
  });

  test('what is asked is not known yet, and answering all that is asked settles it', () => {
    fc.assert(
      fc.property(anyRule.filter(answerable), someFacts, allFacts, (rule, some, all) => {
        const { verdict, asks } = findingOf(rule.all, some, DAY);
        expect(asks.filter((key) => some[key] !== undefined)).toEqual([]);
        expect(asks.length > 0).toBe(verdict === 'unknown');
        const answers = Object.fromEntries(asks.map((key) => [key, all[key]]));
        expect(findingOf(rule.all, { ...some, ...answers }, DAY).verdict).not.toBe('unknown');
      }),
      { numRuns: 1_000 },
    );
  });

  test('a fact that a rule does not name changes nothing', () => {
    fc.assert(
      fc.property(anyRule, someFacts, allFacts, (rule, some, all) => {
        const named = factsIn(rule.all);
        const others = Object.fromEntries(Object.entries(all).filter(([key]) => !named.includes(key as FactKey)));
        expect(findingOf(rule.all, { ...some, ...others }, DAY)).toEqual(findingOf(rule.all, some, DAY));
      }),
    );
  });

  test('not turns it around, and all and any are each other’s opposites', () => {
    const facts: FactKey[] = ['dibao', 'tekun', 'tuopin'];
    const known = fc.record(Object.fromEntries(facts.map((key) => [key, fc.boolean()])), { requiredKeys: [] });
    const tests = facts.map((fact) => ({ fact, is: true as const })) as never[];
    const opposite = { yes: 'no', no: 'yes', unknown: 'unknown' } as const;
    fc.assert(
      fc.property(known as fc.Arbitrary<KnownFacts>, (facts) => {
        const all = findingOf(tests, facts, DAY).verdict;
        const anyNot = findingOf([{ any: tests.map((test) => ({ not: test })) }] as Condition[], facts, DAY).verdict;
        expect(anyNot).toBe(opposite[all]);
      }),
    );
  });
});

describe('the reason is said in plain Chinese', () => {
  const said = (code: string, facts: KnownFacts) =>
    findingOf(ruleOf(code).all, facts, DAY).reasons.map(({ text }) => text);
  test.each([
    ['BT39', { bornOn: '1958-04-16', hukou: 'village' }, ['要满 80 岁：您 68 岁，还差 12 年', '户口：本区农村']],
    ['BT39', { bornOn: '1946-12-01', hukou: 'town' }, ['要满 80 岁：您 79 岁，到12月1日就满了', '户口：本区城镇']],
    ['BT39', { bornOn: '1940-01-01' }, ['满 80 岁：您 86 岁', '不知道您的户口在哪里：告诉我们就能算']],
    ['BT01', {}, ['不知道您有没有承包地：告诉我们就能算', '不知道承包地有没有撂荒：告诉我们就能算']],
    ['BT01', { landMu: 3.2, abandonedLand: false }, ['有承包地：3.2 亩', '承包地没有撂荒']],
    ['BT04', { rentedMu: 12.3 }, ['租来种粮的地要满 30 亩：您有 12.3 亩，还差 17.7 亩']],
    [
      'BT17',
      { inVocational: true, tuopin: false },
      ['家里有孩子上中职、高职', '不知道家里是不是防返贫监测户：有一样就行'],
    ],
    ['BT38', { disabilityGrade: '3', tekun: false }, ['残疾等级：三级（要一级或二级）', '不是特困供养人员']],
    [
      'BT61',
      { hasChild: true, youngestChildBornOn: '2020-01-01' },
      ['有孩子', '要不满 3 岁：最小的孩子 6 岁，已经过了'],
    ],
    [
      'BT36',
      { bornOn: '2015-01-01' },
      ['不满 18 岁：您 11 岁', '这项涉及个人健康，这里不问也不记，请直接问民政部门，他们会保密'],
    ],
  ] as [string, KnownFacts, string[]][])('%s %j', (code, facts, reasons) => {
    expect(said(code, facts)).toEqual(reasons);
  });

  test('every fact has its words, and every fact is asked of by some rule', () => {
    const named = new Set(rules.flatMap(({ all }) => factsIn(all)));
    expect(FACT_KEYS.filter((key) => !named.has(key))).toEqual([]);
    expect(JSON.stringify(FACTS)).not.toContain('undefined');
  });
});

test('full years are counted by the day', () => {
  expect(ageOn('1946-11-20', '2026-11-19')).toBe(79);
  expect(ageOn('1946-11-20', '2026-11-20')).toBe(80);
  expect(ageOn('2008-02-29', '2026-02-28')).toBe(17);
  expect(ageOn('2008-02-29', '2026-03-01')).toBe(18);
});
