import type { EligibilityRule } from '@shared/subsidies/eligibility';
import { alreadyPaidIn, rulesInForce } from './eligibility';

const rule = (programCode: string, effectiveOn: string) => ({ programCode, effectiveOn }) as EligibilityRule;
const RULES = [
  rule('BT01', '2024-01-01'),
  rule('BT01', '2026-07-01'),
  rule('BT39', '2025-01-01'),
  rule('BT61', '2027-01-01'),
];

test.each([
  ['2023-12-31', []],
  ['2024-06-01', ['BT01 2024-01-01']],
  ['2026-06-30', ['BT01 2024-01-01', 'BT39 2025-01-01']],
  ['2026-07-01', ['BT01 2026-07-01', 'BT39 2025-01-01']],
  ['2027-01-01', ['BT01 2026-07-01', 'BT39 2025-01-01', 'BT61 2027-01-01']],
])('on %s these rules are in force, however they are ordered', (day, expected) => {
  const said = (rules: EligibilityRule[]) =>
    rulesInForce(rules, day)
      .map(({ programCode, effectiveOn }) => `${programCode} ${effectiveOn}`)
      .sort();
  expect(said(RULES)).toEqual(expected);
  expect(said([...RULES].reverse())).toEqual(expected);
});

test('what arrived this year is got already; where nothing has, what is on its way or came back', () => {
  const underway = ['BT03', 'BT29', 'BT03'].map((programCode) => ({ programCode, amountFen: 500 }));
  const returned = ['BT29', 'BT01'].map((programCode) => ({ programCode, amountFen: 700 }));
  expect(
    alreadyPaidIn({ programs: [{ programCode: 'BT29', totalFen: 4_000, count: 10 }], underway, returned }),
  ).toEqual([
    { programCode: 'BT29', totalFen: 4_000, count: 10, underway: false },
    { programCode: 'BT03', totalFen: 1_000, count: 2, underway: true },
    { programCode: 'BT01', totalFen: 700, count: 1, underway: true, returned: true },
  ]);
});
