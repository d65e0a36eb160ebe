import fc from 'fast-check';
import { arrearsOn, type Rented, scheduleOn, unpaidOf } from './rent';

const due = (dueOn: string, amountFen: number) => ({ dueOn, amountFen });
const came = (receivedOn: string, amountFen: number) => ({ receivedOn, amountFen });
const rented = (dues: Rented['dues'], receipts: Rented['receipts'] = [], terminatedOn?: string): Rented => ({
  dues,
  receipts,
  ...(terminatedOn && { terminatedOn }),
});

test('a rent may be paid on its day: it is owed from the day after', () => {
  const rent = rented([due('2026-03-10', 1_000)]);
  expect(['2026-03-09', '2026-03-10', '2026-03-11'].map((day) => arrearsOn(rent, day))).toEqual([0, 0, 1_000]);
  expect(['2026-03-10', '2026-03-11', '2026-04-10'].map((day) => scheduleOn(rent, day)[0])).toMatchObject([
    { state: 'coming', overdueDays: 0 },
    { state: 'overdue', overdueDays: 1 },
    { state: 'overdue', overdueDays: 31 },
  ]);
});

test('money pays the oldest rent first: a receipt may cover two, and what is paid ahead counts for the next', () => {
  const rent = rented(
    [due('2027-01-01', 1_000), due('2025-01-01', 1_000), due('2026-01-01', 1_000)],
    [came('2026-02-01', 500), came('2025-01-05', 1_700)],
  );
  expect(scheduleOn(rent, '2026-03-01')).toEqual([
    {
      dueOn: '2025-01-01',
      amountFen: 1_000,
      receivedFen: 1_000,
      receivedOn: '2025-01-05',
      overdueDays: 0,
      state: 'paid',
    },
    {
      dueOn: '2026-01-01',
      amountFen: 1_000,
      receivedFen: 1_000,
      receivedOn: '2026-02-01',
      overdueDays: 0,
      state: 'paid',
    },
    {
      dueOn: '2027-01-01',
      amountFen: 1_000,
      receivedFen: 200,
      receivedOn: '2026-02-01',
      overdueDays: 0,
      state: 'partly',
    },
  ]);
  expect([arrearsOn(rent, '2026-03-01'), unpaidOf(rent)]).toEqual([0, 800]);
});

test('an ended contract asks for no further rent, and what was due stays owed', () => {
  const dues = [due('2025-01-01', 1_000), due('2026-01-01', 1_000), due('2027-01-01', 1_000)];
  expect(arrearsOn(rented(dues, [], '2026-01-01'), '2030-01-01')).toBe(2_000);
  expect(arrearsOn(rented(dues, [], '2025-12-31'), '2030-01-01')).toBe(1_000);
});

const day = fc
  .integer({ min: 0, max: 4_000 })
  .map((days) => new Date(Date.UTC(2018, 0, 1 + days)).toISOString().slice(0, 10));
const amount = fc.integer({ min: 1, max: 1_000_000 });

test('the schedule, the arrears and what is still unpaid say the same of the money', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(day, amount), { maxLength: 20 }),
      fc.array(fc.tuple(day, amount), { maxLength: 20 }),
      day,
      (dues, receipts, today) => {
        const rent = rented(
          dues.map(([on, fen]) => due(on, fen)),
          receipts.map(([on, fen]) => came(on, fen)),
        );
        const schedule = scheduleOn(rent, today);
        const left = schedule.map(({ amountFen, receivedFen }) => amountFen - receivedFen);
        const sum = (fen: number[]) => fen.reduce((all, one) => all + one, 0);
        expect(sum(left)).toBe(unpaidOf(rent));
        expect(sum(left.filter((_, place) => schedule[place]!.dueOn < today))).toBe(arrearsOn(rent, today));
        expect(schedule.every(({ state, overdueDays }) => (state === 'overdue') === overdueDays > 0)).toBe(true);
      },
    ),
  );
});
