import reference from '../../../data/alert_rules.json';
import { EXAMPLES } from '../examples/examples';
import type { Example } from '../examples/example';
import { rowsWith, VILLAGE, TODAY } from '../examples/rows';
import type { RowKind, VillageRows } from '../facts/rows';
import { FACT_SOURCES } from '../facts/sources';
import { RULES } from './catalogue';
import { factsIn } from './condition';
import { figuresOf, findingsOf, runRules } from './evaluate';
import { namesIn } from './explain';
import type { Rule } from './rule';

const found = (rule: Rule, { rows, figures }: Example) => findingsOf(rule, rows, figuresOf(rule, figures));
const active = RULES.filter(({ source }) => source !== 'none');

test('every row of the reference has its rule, and the two with two colours have two', () => {
  const codes = reference.map(({ code }) => code);
  expect(codes).toHaveLength(38);
  const statistical = RULES.filter(({ code }) => code.startsWith('YT'));
  const ofReference = RULES.filter((rule) => !statistical.includes(rule));
  expect([...new Set(ofReference.map(({ code }) => code.slice(0, 4)))]).toEqual(codes);
  // A number that stands out is a reason to look: on trial, until two persons put it in use; and never of a few.
  expect(statistical.filter(({ begins, least }) => begins === 'shadow' && least && least.count >= 20)).toHaveLength(2);
  expect(RULES.filter(({ code }) => code.length > 4).map(({ code }) => code)).toEqual([
    'YJ12a',
    'YJ12b',
    'YJ36a',
    'YJ36b',
  ]);
});

test('at least 25 deterministic rules run on rows that are here today', () => {
  const notYet = new Set(['cashLimits', 'bankBalances', 'unreconciled', 'deaths', 'standings']);
  expect(active.filter(({ needs }) => !needs.some((kind) => notYet.has(kind))).length).toBeGreaterThanOrEqual(25);
});

test.each(active.map((rule) => [rule.code, rule] as const))(
  '%s: two that fire and two honest look-alikes at least',
  (code, rule) => {
    const { fires, quiet } = EXAMPLES[code]!;
    expect(fires.length).toBeGreaterThanOrEqual(2);
    expect(quiet.length).toBeGreaterThanOrEqual(2);
    expect(fires.filter((example) => found(rule, example).length === 0).map(({ title }) => title)).toEqual([]);
    expect(quiet.filter((example) => found(rule, example).length > 0).map(({ title }) => title)).toEqual([]);
  },
);

test.each(active.map((rule) => [rule.code, rule] as const))(
  '%s: what it reads is derived, and its sentence is whole',
  (code, rule) => {
    const { fires, quiet } = EXAMPLES[code]!;
    const derived = new Set(
      [...fires, ...quiet].flatMap(({ rows, figures }) =>
        FACT_SOURCES[rule.source](rows, figuresOf(rule, figures)).flatMap(({ values }) => Object.keys(values)),
      ),
    );
    // Whose title it is, is known of officers alone.
    const read = [...factsIn(rule.condition), ...rule.exclusions.flatMap(({ when }) => factsIn(when))].filter(
      (name) => name !== 'title',
    );
    expect(read.filter((name) => !derived.has(name))).toEqual([]);
    for (const name of namesIn(rule.explain)) expect(derived.has(name) || name in rule.parameters).toBe(true);
    const sentences = fires.flatMap((example) => found(rule, example).map(({ sentence }) => sentence));
    expect(sentences.filter((sentence) => /不明|undefined|NaN|\{/.test(sentence))).toEqual([]);
    // A machine's finding decides nothing: it asks.
    for (const sentence of sentences) expect(sentence).toMatch(/请|疑似/);
  },
);

/** The rows of several examples as one village's, each list by `inOrder`. The kinds stay what they were. */
function together(examples: readonly Example[], inOrder: (list: unknown[], kind: string) => unknown[]): VillageRows {
  const village: Record<string, unknown> = { ...rowsWith({}) };
  for (const [kind, empty] of Object.entries(village)) {
    if (!Array.isArray(empty)) continue;
    village[kind] = inOrder(
      examples.flatMap(({ rows }): unknown[] => [...(rows[kind as RowKind] ?? [])]),
      kind,
    );
  }
  return village as Record<string, unknown> & VillageRows;
}

test.each(active.map((rule) => [rule.code, rule] as const))(
  '%s: the order of the rows changes nothing',
  (code, rule) => {
    const { fires } = EXAMPLES[code]!;
    const keys = (rows: VillageRows) =>
      found(rule, { title: '', rows, figures: fires[0]?.figures ?? {} })
        .map(({ subject, period, colour }) => `${subject}|${period}|${colour}`)
        .sort();
    const forwards = together(fires, (list) => list);
    // A village has one limit and one book of a year.
    const isOne = (kind: string) => kind === 'cashLimits' || kind === 'balances';
    const backwards = together(fires, (list, kind) => (isOne(kind) ? list : [...list].reverse()));
    expect(keys(forwards).length).toBeGreaterThan(0);
    expect(keys(backwards)).toEqual(keys(forwards));
  },
);

test('without its rows, or a figure that only the district can set, a rule is silent and says which', () => {
  const { findings, silent } = runRules(RULES, { villageCode: VILLAGE, today: TODAY });
  expect(findings).toEqual([]);
  expect(silent).toHaveLength(RULES.length);
  const delivered = runRules(RULES, rowsWith({})).silent;
  expect(delivered.filter(({ because }) => because === 'figureMissing').map(({ code }) => code)).toEqual([
    'YJ01',
    'YJ02',
    'YT02',
  ]);
  expect(delivered.filter(({ because }) => because === 'rowsMissing').map(({ code }) => code)).toEqual(
    RULES.filter(({ source }) => source === 'none').map(({ code }) => code),
  );
});

test('坐支 two months running is orange, once it is yellow', () => {
  const rule = RULES.find(({ code }) => code === 'YJ05')!;
  const { rows } = EXAMPLES.YJ05!.fires[0]!;
  const next = rows.vouchers!.map((one) => ({
    ...one,
    voucherId: `${one.voucherId}n`,
    voucherOn: one.voucherOn.replace('-03-', '-04-'),
  }));
  expect(found(rule, { title: '', rows }).map(({ colour }) => colour)).toEqual(['yellow']);
  expect(
    found(rule, { title: '', rows: { ...rows, vouchers: [...rows.vouchers!, ...next] } }).map(({ colour }) => colour),
  ).toEqual(['yellow', 'orange']);
});
