import { districtOf, townOf } from '@shared/divisions';
import { ReportCategory } from '@shared/reports/reports';
import { Accused, RoutingLevel, type RoutingRule, RoutingRuleContent } from '@shared/reports/routing';
import * as z from '@shared/zod';
import fc from 'fast-check';
import { divisionAbove } from '../sight/parts';
import { newReport } from '../report';
import { afterStep } from '../transitions';
import { floorOf, type Matter, routeReport } from './route-report';
import { firstRules, inOrder, withChanged, withRule } from './rules';

const VILLAGE = '511503002201';
const TOWN = townOf(VILLAGE);
const DISTRICT = districtOf(VILLAGE);
const AT = '2026-03-12T01:00:00.000Z';

const FIRST = firstRules((code) => code, AT);
const matter = (more: Partial<Matter> = {}): Matter => ({
  villageCode: VILLAGE,
  category: 'other',
  accused: 'nobody',
  titles: [],
  accusedOffices: [],
  ...more,
});
const rule = (ruleId: string, more: Partial<RoutingRule> = {}): RoutingRule => ({
  ruleId,
  name: ruleId,
  when: {},
  level: 'village',
  line: '村里的事，由村里来办',
  source: '测试',
  confidence: 'none',
  on: true,
  ruleVersion: 1,
  changedAt: AT,
  ...more,
});

describe('the first rules', () => {
  test.each([
    ['环境卫生归村里，要快', { category: 'environment' }, 'R07', VILLAGE, 3, 10],
    ['别的村里的事', {}, 'R08', VILLAGE, 15, 60],
    ['补贴归镇街', { category: 'subsidy' }, 'R04', TOWN, 5, 20],
    ['干部作风没点名也不由村里查', { category: 'conduct' }, 'R09', TOWN, 10, 60],
    ['点了书记的名', { accused: 'cadre', titles: ['党支部书记'], accusedOffices: [VILLAGE] }, 'R02', TOWN, 7, 45],
    ['点了文书的名', { accused: 'cadre', titles: ['村文书'], accusedOffices: [VILLAGE] }, 'R03', TOWN, 10, 60],
    ['说到干部家里的人', { accused: 'family', titles: ['村文书'], category: 'subsidy' }, 'R03', TOWN, 10, 60],
    ['镇街的人', { accused: 'township' }, 'R01', DISTRICT, 15, 60],
  ] as const)('%s', (_, more, code, division, acceptDays, answerDays) => {
    const routed = routeReport(FIRST.items, matter(more as Partial<Matter>));
    expect(routed).toMatchObject({ division, acceptDays, answerDays, raised: false });
    expect(routed.fired?.ruleId).toBe(code);
    expect(routed.line).toBe(routed.fired?.line);
  });

  test('the first that fits is taken; of each other it is said why not', () => {
    const { fired, trace } = routeReport(
      [
        rule('off', { on: false }),
        rule('category', { when: { categories: ['land'] } }),
        rule('division', { when: { divisions: ['511503001'] } }),
        rule('accused', { when: { accused: ['township'] } }),
        rule('title', { when: { titles: ['书记'] } }),
        rule('fires', { when: { divisions: [TOWN], categories: ['money'] } }),
        rule('later'),
      ],
      matter({ category: 'money', titles: ['村文书'] }),
    );
    expect(fired?.ruleId).toBe('fires');
    expect(trace.map(({ ruleId, miss }) => miss ?? ruleId)).toEqual([
      'off',
      'category',
      'division',
      'accused',
      'title',
      'fires',
      'later',
    ]);
  });

  test('without a rule it goes as the law says, in the time the law gives', () => {
    expect(routeReport([], matter({ accused: 'cadre' }))).toMatchObject({
      division: TOWN,
      fired: undefined,
      acceptDays: 15,
      answerDays: 60,
    });
  });
});

test('a rule that is slower than the law is refused, in the contract and in the file', () => {
  const content = { ...rule('x'), name: '规则' };
  const check = (days: object) => z.safeParse(RoutingRuleContent, { ...content, ...days }).success;
  expect([check({ acceptDays: 15 }), check({ acceptDays: 16 })]).toEqual([true, false]);
  expect([check({ answerDays: 60 }), check({ answerDays: 61 })]).toEqual([true, false]);
  expect([check({ acceptDays: 0 }), check({ answerDays: 1.5 })]).toEqual([false, false]);
});

/** Any rules at all, as careless as there can be. */
const rules = fc.array(
  fc.record({
    level: fc.constantFrom(...RoutingLevel.options),
    on: fc.boolean(),
    acceptDays: fc.option(fc.integer({ min: -5, max: 400 }), { nil: undefined }),
    answerDays: fc.option(fc.integer({ min: -5, max: 400 }), { nil: undefined }),
    when: fc.record(
      {
        categories: fc.subarray([...ReportCategory.options], { minLength: 1 }),
        divisions: fc.subarray([VILLAGE, TOWN, DISTRICT, '511503001'], { minLength: 1 }),
        accused: fc.subarray([...Accused.options], { minLength: 1 }),
        titles: fc.subarray(['书记', '主任', '文书'], { minLength: 1 }),
      },
      { requiredKeys: [] },
    ),
  }),
  { maxLength: 12 },
);
const matters = fc.record({
  category: fc.constantFrom(...ReportCategory.options),
  accused: fc.constantFrom(...Accused.options),
  titles: fc.subarray(['党支部书记', '村主任', '村文书']),
  accusedOffices: fc.subarray([VILLAGE, TOWN, DISTRICT, '511503001', '511504']),
});

test('no rules whatever give it to the accused, to their level or beneath, nor more time than the law', () => {
  fc.assert(
    fc.property(rules, matters, (given, about) => {
      const asked = matter(about);
      const routed = routeReport(
        given.map((one, place) => rule(`R${place}`, one)),
        asked,
      );
      const theirs = [
        ...(about.accused === 'nobody' ? [] : [VILLAGE]),
        ...(about.accused === 'township' ? [TOWN] : []),
        ...about.accusedOffices.filter((office) => VILLAGE.startsWith(office)),
      ];
      for (const office of theirs.filter((division) => divisionAbove(division) !== undefined))
        expect(routed.division.length).toBeLessThan(office.length);
      expect(VILLAGE.startsWith(routed.division)).toBe(true);
      expect(routed.division.length).toBeLessThanOrEqual(floorOf(asked).length);
      expect(routed.acceptDays).toBeLessThanOrEqual(15);
      expect(routed.answerDays).toBeLessThanOrEqual(60);
      expect(routed.trace.filter(({ miss }) => !miss).length).toBe(routed.fired ? 1 : 0);
    }),
    { numRuns: 500 },
  );
});

describe('the clock of a report follows its rule', () => {
  const report = newReport({
    reportId: '01KJ0000000000000000004F7K',
    villageCode: VILLAGE,
    category: 'environment',
    description: '垃圾没人收',
    aboutKind: 'village',
    mediaIds: [],
    mode: 'anonymous',
    handledByDivision: VILLAGE,
    handledBy: '',
    submittedAt: AT,
    routing: { line: '', acceptDays: 3, answerDays: 10, floor: VILLAGE },
  });

  test('three days to accept, on a working day, and ten from then', () => {
    // 3月15日 is a Sunday.
    expect(report.acceptBy).toBe('2026-03-16T15:59:59.999Z');
    const accepted = afterStep(report, { command: 'accept' }, '2026-03-13T02:00:00.000Z');
    expect(accepted.answerBy).toBe('2026-03-23T15:59:59.999Z');
  });

  test('the level above has the time that the law gives', () => {
    const answered = afterStep(report, { command: 'answer', text: '收了', mediaIds: [] }, AT);
    const to = { division: TOWN, name: '罗龙街道办事处' };
    expect(afterStep(answered, { command: 'reopen', to, reason: '没有收' }, AT).acceptBy).toBe(
      '2026-03-27T15:59:59.999Z',
    );
  });
});

describe('changing the rules', () => {
  const two = withRule(withRule({ version: 0, items: [] }, rule('x'), 'A', AT), rule('y'), 'B', AT);

  test('each change is the next version of the whole, and of the rule', () => {
    expect(two).toMatchObject({ version: 2, items: [{ ruleId: 'A' }, { ruleId: 'B', ruleVersion: 1 }] });
    expect(withChanged(two, rule('z', { on: false }), 'B', AT)).toMatchObject({
      version: 3,
      items: [{ ruleId: 'A' }, { ruleId: 'B', ruleVersion: 2, on: false }],
    });
    expect(() => withChanged(two, rule('z'), 'C', AT)).toThrow('notFound');
  });

  test('an order has every rule, once', () => {
    expect(inOrder(two, ['B', 'A']).items.map(({ ruleId }) => ruleId)).toEqual(['B', 'A']);
    for (const wrong of [['A'], ['A', 'A'], ['A', 'B', 'B'], ['A', 'C'], []])
      expect(() => inOrder(two, wrong)).toThrow('routing.orderUnfit');
  });

  test('sixty and no more', () => {
    const many = Array.from({ length: 60 }, (_, n) => rule(`R${n}`));
    expect(() => withRule({ version: 1, items: many }, rule('x'), 'X', AT)).toThrow('routing.tooMany');
  });
});
