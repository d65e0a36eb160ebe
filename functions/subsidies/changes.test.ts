import type { ChangeReason, ProgramChange } from '@shared/subsidies/payment-outlook';
import type { PaymentRule } from '@shared/subsidies/subsidies';
import { changesSince, explainedByRule } from './changes';
import { addToYear, type Counted } from './payment';

const TODAY = '2026-11-20';
const paid = (paidOn: string, amountFen: number, more: Partial<Counted> = {}): Counted => ({
  paymentId: `${paidOn}-${amountFen}-${more.status ?? ''}`,
  programCode: 'BT01',
  programName: '耕地地力保护补贴',
  amountFen,
  paidOn,
  status: 'credited',
  ...more,
  transfer: [{ status: more.status ?? 'credited', on: paidOn }],
});
const mu = (quantity: number, unitPriceFen: number) => ({ quantity, unit: '亩', unitPriceFen });
const monthly = (year: number, months: number, fen: number, more: Partial<Counted> = {}) =>
  Array.from({ length: months }, (_, at) => paid(`${year}-${String(at + 1).padStart(2, '0')}-10`, fen, more));

interface Example {
  says: string;
  last: Counted[];
  now: Counted[];
  kind: ProgramChange['kind'];
  reasons: ChangeReason[];
  today?: string;
}

/** Worked examples, each a person's one program in two years. */
const EXAMPLES: Example[] = [
  {
    says: 'nothing changed',
    last: [paid('2025-06-18', 30_976)],
    now: [paid('2026-06-20', 30_976)],
    kind: 'same',
    reasons: [],
  },
  { says: 'a program that is new', last: [], now: [paid('2026-06-20', 100)], kind: 'new', reasons: [] },
  {
    says: 'the standard went up',
    last: [paid('2025-06-18', 30_976, mu(3.2, 9_680))],
    now: [paid('2026-06-20', 31_120, mu(3.2, 9_725))],
    kind: 'more',
    reasons: [{ kind: 'price', unit: '亩', fromFen: 9_680, toFen: 9_725 }],
  },
  {
    says: 'less land',
    last: [paid('2025-06-18', 30_976, mu(3.2, 9_680))],
    now: [paid('2026-06-20', 27_104, mu(2.8, 9_680))],
    kind: 'less',
    reasons: [{ kind: 'quantity', unit: '亩', from: 3.2, to: 2.8 }],
  },
  {
    says: 'more land at a higher standard',
    last: [paid('2025-06-18', 30_976, mu(3.2, 9_680))],
    now: [paid('2026-06-20', 34_038, mu(3.5, 9_725))],
    kind: 'more',
    reasons: [
      { kind: 'price', unit: '亩', fromFen: 9_680, toFen: 9_725 },
      { kind: 'quantity', unit: '亩', from: 3.2, to: 3.5 },
    ],
  },
  {
    says: 'another standing',
    last: [paid('2025-06-18', 24_000, { standing: '二级残疾' })],
    now: [paid('2026-06-20', 30_000, { standing: '一级残疾' })],
    kind: 'more',
    reasons: [{ kind: 'standing', from: '二级残疾', to: '一级残疾' }],
  },
  {
    says: 'ten months instead of eleven',
    last: monthly(2025, 12, 100),
    now: monthly(2026, 11, 100).slice(1),
    kind: 'less',
    reasons: [{ kind: 'times', from: 11, to: 10 }],
  },
  {
    says: 'this month’s has not come, and is about due',
    last: monthly(2025, 12, 100),
    now: monthly(2026, 10, 100),
    kind: 'less',
    reasons: [
      { kind: 'notYet', usualOn: '2026-11-10' },
      { kind: 'times', from: 11, to: 10 },
    ],
  },
  {
    says: 'the same months of a monthly program are compared, not the whole year',
    last: monthly(2025, 12, 100),
    now: monthly(2026, 11, 100),
    kind: 'same',
    reasons: [],
  },
  {
    says: 'it came back',
    last: [paid('2025-06-18', 30_976)],
    now: [paid('2026-06-20', 30_976, { status: 'returned' })],
    kind: 'gone',
    reasons: [{ kind: 'returned', amountFen: 30_976 }],
  },
  {
    says: 'it is with the bank',
    last: [paid('2025-11-15', 100)],
    now: [paid('2026-11-19', 120, { status: 'sent' })],
    kind: 'gone',
    reasons: [{ kind: 'underway', amountFen: 120 }],
  },
  {
    says: 'its day was two weeks ago',
    last: [paid('2025-11-06', 100)],
    now: [],
    kind: 'gone',
    reasons: [{ kind: 'notYet', usualOn: '2026-11-06' }],
  },
  {
    says: 'nothing says why it stopped',
    last: [paid('2025-06-18', 100)],
    now: [],
    kind: 'gone',
    reasons: [{ kind: 'unknown' }],
  },
  {
    says: 'it comes later in the year',
    last: [paid('2025-12-06', 100)],
    now: [],
    kind: 'later',
    reasons: [{ kind: 'notYet', usualOn: '2026-12-06' }],
  },
  {
    says: 'it came earlier this year',
    last: [paid('2025-12-06', 100)],
    now: [paid('2026-10-06', 100)],
    kind: 'same',
    reasons: [],
  },
  {
    says: 'more, and nothing says why',
    last: [paid('2025-06-18', 100)],
    now: [paid('2026-06-20', 120)],
    kind: 'more',
    reasons: [{ kind: 'unknown' }],
  },
  {
    says: 'another unit is not another price',
    last: [paid('2025-06-18', 100, { quantity: 1, unit: '户', unitPriceFen: 100 })],
    now: [paid('2026-06-20', 120, { quantity: 2, unit: '人', unitPriceFen: 60 })],
    kind: 'more',
    reasons: [{ kind: 'unknown' }],
  },
];

test.each(EXAMPLES)('$says', ({ last, now, kind, reasons, today = TODAY }) => {
  const [change] = changesSince(addToYear(2026, now), addToYear(2025, last), today);
  expect({ kind: change?.kind, reasons: change?.reasons }).toEqual({ kind, reasons });
});

test('what is gone or less comes first, the largest difference before the others', () => {
  const of = (programCode: string, paidOn: string, fen: number) => paid(paidOn, fen, { programCode });
  const changes = changesSince(
    addToYear(2026, [of('BT01', '2026-05-01', 90), of('BT03', '2026-05-01', 10), of('BT39', '2026-05-01', 200)]),
    addToYear(2025, [of('BT01', '2025-05-01', 100), of('BT03', '2025-05-01', 100), of('BT08', '2025-05-01', 5)]),
    TODAY,
  );
  expect(changes.map(({ programCode, kind }) => [programCode, kind])).toEqual([
    ['BT08', 'gone'],
    ['BT03', 'less'],
    ['BT01', 'less'],
    ['BT39', 'new'],
  ]);
});

test('a 29 February is looked for on the 28th', () => {
  const [later] = changesSince(undefined, addToYear(2024, [paid('2024-02-29', 100)]), '2025-01-20');
  expect(later).toMatchObject({ kind: 'later', reasons: [{ kind: 'notYet', usualOn: '2025-02-28' }] });
  const [gone] = changesSince(undefined, addToYear(2024, [paid('2024-02-29', 100)]), '2025-03-05');
  expect(gone).toMatchObject({ kind: 'gone', reasons: [{ kind: 'notYet', usualOn: '2025-02-28' }] });
});

test('a first year has nothing to compare with', () => {
  expect(changesSince(addToYear(2026, [paid('2026-06-20', 100)]), undefined, TODAY)[0]?.kind).toBe('new');
  expect(changesSince(undefined, undefined, TODAY)).toEqual([]);
});

describe('explainedByRule', () => {
  const rule = (effectiveOn: string, standard: string) => ({ effectiveOn, standard, eligibility: '' }) as PaymentRule;
  const unknown: ProgramChange = {
    programCode: 'BT01',
    programName: '',
    kind: 'more',
    thisFen: 2,
    lastFen: 1,
    reasons: [{ kind: 'unknown' }],
  };
  test('names the rule that changed between the two payments', () => {
    const rules = [rule('2026-03-01', '按新标准'), rule('2024-01-01', '按老标准')];
    expect(explainedByRule(unknown, rules, '2025-06-18', '2026-06-20').reasons).toEqual([
      { kind: 'rule', effectiveOn: '2026-03-01' },
    ]);
    expect(explainedByRule(unknown, rules, '2025-06-18', '2026-02-20')).toBe(unknown);
  });
  test('a version that says the same explains nothing', () => {
    expect(
      explainedByRule(unknown, [rule('2024-01-01', '同'), rule('2026-03-01', '同')], '2025-06-18', '2026-06-20'),
    ).toBe(unknown);
  });
});
