import { AppError } from '@shared/errors';
import type { Role } from '@shared/roles';
import { AlertClosing } from '@shared/supervision/supervision';
import fc from 'fast-check';
import type { Reader } from '../../reports/sight/parts';
import { ruleOf } from '../rules/catalogue';
import type { Finding } from '../rules/evaluate';
import { afterAlertStep, type Alert, alertPartsIn, mayDoOn, newAlert, type Taken } from './alert';

const VILLAGE = '511503002201';
const TOWN = VILLAGE.slice(0, 9);
const DISTRICT = VILLAGE.slice(0, 6);
const AT = '2026-11-20T04:00:00.000Z';

const alertOf = (code: string, concerns: string[], concernsTown = false): Alert => {
  const rule = ruleOf(code)!;
  const finding: Finding = {
    code,
    version: 1,
    subject: 'voucher#1',
    period: '2026',
    colour: rule.colour,
    sentence: '请核实',
    facts: {},
    evidence: [],
    concerns,
  };
  const excludedPersonIds = concerns.flatMap((person) => [person, `${person}-kin`]);
  return newAlert(finding, rule, { alertId: '1', villageCode: VILLAGE, excludedPersonIds, concernsTown, at: AT });
};

const reader = (personId: string, ...grants: [Role, string][]): Reader => ({
  accountId: `account-${personId}`,
  person: { personId },
  rows: [personId],
  grants: grants.map(([role, division]) => ({ role, division })),
});

/** Offices that a person may hold, in any mixture. */
const grants = fc.subarray<[Role, string]>([
  ['resident', VILLAGE],
  ['cadre', VILLAGE],
  ['township', TOWN],
  ['regulator', DISTRICT],
  ['admin', DISTRICT],
]);
const people = fc.tuple(fc.constantFrom('clerk', 'clerk-kin', 'wang', 'zhao'), grants);
const taken: fc.Arbitrary<Taken> = fc.oneof(
  fc.record({
    command: fc.constantFrom('check' as const, 'reopen' as const),
    text: fc.constant('说明情况'),
  }),
  fc.record({
    command: fc.constant('explain' as const),
    text: fc.constant('说明情况'),
    mediaIds: fc.constant<string[]>([]),
  }),
  fc.record({
    command: fc.constant('mute' as const),
    text: fc.constant('暂缓'),
    days: fc.integer({ min: 1, max: 90 }),
  }),
  fc.record({
    command: fc.constant('assign' as const),
    accountId: fc.string(),
    personId: fc.constantFrom('clerk', 'zhao'),
  }),
  fc.record({
    command: fc.constant('close' as const),
    text: fc.constant('了结'),
    kind: fc.constantFrom(...AlertClosing.options),
    missingExclusion: fc.constant('漏了分期'),
  }),
);

test('no sequence of commands, with whatever offices, shows an alert to whom it concerns, to their kin, or to those beneath the office', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('YJ03', 'YJ15', 'YJ12a', 'YJ37'),
      fc.boolean(),
      fc.array(fc.tuple(people, taken)),
      (code, ofTown, steps) => {
        let alert = alertOf(code, ['clerk'], ofTown);
        for (const [[personId, held], step] of steps) {
          try {
            const parts = alertPartsIn(alert, reader(personId, ...held));
            alert = afterAlertStep(alert, step, { parts, personId }, AT);
          } catch (error) {
            if (!(error instanceof AppError)) throw error;
          }
          for (const concerned of ['clerk', 'clerk-kin'])
            expect(
              alertPartsIn(alert, reader(concerned, ['cadre', VILLAGE], ['township', TOWN], ['regulator', DISTRICT])),
            ).toEqual([]);
          // Who is beneath: a colleague in the village; and the town's own, where one of the town is concerned.
          expect(alertPartsIn(alert, reader('wang', ['cadre', VILLAGE]))).toEqual([]);
          if (ofTown || code !== 'YJ03') expect(alertPartsIn(alert, reader('zhao', ['township', TOWN]))).toEqual([]);
        }
      },
    ),
  );
});

test('whoever explained it neither checked nor closed it, whatever offices they hold and on whatever account', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(people, taken), { minLength: 3, maxLength: 12 }), (steps) => {
      let alert = alertOf('YJ24', []);
      for (const [[personId, held], step] of steps) {
        const parts = alertPartsIn(alert, reader(personId, ...held));
        try {
          const next = afterAlertStep(alert, step, { parts, personId }, AT);
          if (step.command === 'check' || step.command === 'close')
            expect(alert.explainedByPersonIds).not.toContain(personId);
          expect(mayDoOn(alert, parts)).toContain(step.command);
          alert = next;
        } catch (error) {
          if (!(error instanceof AppError)) throw error;
        }
      }
    }),
  );
});

test('a village sees and explains its own flow and closes nothing; a person’s alert is not the village’s', () => {
  const cadre = reader('wang', ['cadre', VILLAGE]);
  expect(mayDoOn(alertOf('YJ24', []), alertPartsIn(alertOf('YJ24', []), cadre))).toEqual(['explain']);
  expect(alertPartsIn({ ...alertOf('YJ24', []), excludedPersonIds: ['wang'] }, cadre)).toEqual([]);
  expect(alertPartsIn(alertOf('YJ28', []), cadre)).toEqual([]);
  expect(alertPartsIn(alertOf('YJ24', []), reader('li', ['cadre', '511503002202']))).toEqual([]);
  expect(alertPartsIn(alertOf('YJ24', []), reader('sun', ['admin', DISTRICT]))).toEqual([]);
});

test('the deadline is in working days, by colour', () => {
  expect(['YJ03', 'YJ24', 'YJ22'].map((code) => alertOf(code, []).dueAt.slice(0, 10))).toEqual([
    '2026-11-27',
    '2026-12-04',
    '2026-12-18',
  ]);
});
