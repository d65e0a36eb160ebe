import { RuleState } from '@shared/supervision/rules';
import fc from 'fast-check';
import { ruleOf } from '../rules/catalogue';
import { afterChange, afterDecision, fallenBack, type SetRule, versionOf } from './setting';

const AT = '2026-11-20T04:00:00.000Z';
const rule = ruleOf('YJ24')!;
const set = (more: Partial<SetRule> = {}): SetRule => ({
  rule,
  state: 'live',
  figures: {},
  version: 0,
  changedAt: '',
  changes: 0,
  ...more,
});
const BACK_TEST = { before: 3, after: 1, villages: 158, on: '2026-11-21' };
const wanted = (state: RuleState, figures = {}) => ({ state, figures, why: '按区里的意见' });
const tried = (one: SetRule): SetRule => ({ ...one, proposed: { ...one.proposed!, backTest: BACK_TEST } });

test('other figures of a rule in use wait for a night and a second person, and run until then as they were', () => {
  const proposed = afterChange(set(), wanted('live', { days: 30 }), 'zhou', AT);
  expect(proposed).toMatchObject({ state: 'live', figures: {}, version: 1, changes: 0 });
  expect(versionOf(proposed)).toBe(rule.version);
  expect(() => afterDecision(proposed, 'confirm', 'zhou', AT)).toThrow('watchRules.samePerson');
  expect(() => afterDecision(proposed, 'confirm', 'qian', AT)).toThrow('watchRules.notTried');
  const confirmed = afterDecision(tried(proposed), 'confirm', 'qian', AT);
  expect(confirmed).toMatchObject({ state: 'live', figures: { days: 30 }, changes: 1, changedAt: AT });
  expect(versionOf(confirmed)).toBe(rule.version + 1);
  expect(confirmed.proposed).toBeUndefined();
});

test('switching off what is in use needs no night, and a second person all the same; who is not known is never another', () => {
  const proposed = afterChange(set(), wanted('retired'), undefined, AT);
  expect(() => afterDecision(proposed, 'confirm', 'qian', AT)).toThrow('watchRules.samePerson');
  const known = afterChange(proposed, wanted('retired'), 'zhou', AT);
  expect(afterDecision(known, 'confirm', 'qian', AT).state).toBe('retired');
  expect(afterDecision(known, 'drop', 'zhou', AT)).toMatchObject({ state: 'live', proposed: undefined });
});

test('another proposal loses what was counted for the one before', () => {
  const first = tried(afterChange(set(), wanted('live', { days: 30 }), 'zhou', AT));
  const second = afterChange(first, wanted('live', { days: 1 }), 'qian', AT);
  expect(() => afterDecision(second, 'confirm', 'zhou', AT)).toThrow('watchRules.notTried');
});

test('a figure that the rule has not, or that its unit cannot be, is refused', () => {
  for (const figures of [{ limit: 1 }, { days: 4_000 }, { constructor: 1 }])
    expect(() => afterChange(set(), wanted('live', figures), 'zhou', AT)).toThrow('watchRules.figureUnfit');
});

test('by no way of one person alone, and of nobody without a trial, is a rule that was not in use in use, or one in use otherwise', () => {
  const step = fc.oneof(
    fc.record({ do: fc.constant('change' as const), state: fc.constantFrom(...RuleState.options), days: fc.nat(20) }),
    fc.record({ do: fc.constantFrom('confirm' as const, 'drop' as const, 'fall' as const) }),
  );
  fc.assert(
    fc.property(fc.constantFrom(...RuleState.options), fc.array(step, { maxLength: 12 }), (state, steps) => {
      let one = set({ state });
      for (const taken of steps) {
        const before = one;
        try {
          if (taken.do === 'change') one = afterChange(one, wanted(taken.state, { days: taken.days }), 'zhou', AT);
          else if (taken.do === 'fall') one = fallenBack(one, AT);
          else one = afterDecision(one, taken.do, 'zhou', AT);
        } catch {
          continue;
        }
        // The machine alone takes back to trial.
        if (taken.do === 'fall') continue;
        if (before.state === 'live') expect([one.state, one.figures]).toEqual(['live', before.figures]);
        else expect(one.state).not.toBe('live');
      }
    }),
  );
});
