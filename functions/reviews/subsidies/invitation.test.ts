import type { SubsidyField } from '@shared/subsidies/fields';
import type { TransferStatus } from '@shared/subsidies/subsidies';
import fc from 'fast-check';
import { dueOn, isAskedAbout, type Paid } from './invitation';

const steps = (...of: [TransferStatus, string][]): Paid['transfer'] => of.map(([status, on]) => ({ status, on }));
const paid = (paymentId: string, transfer: Paid['transfer'], field?: SubsidyField): Paid => ({
  ...{ personId: 'p', paymentId, transfer: [...transfer], status: transfer.at(-1)!.status },
  ...(field && { field }),
});
const came = (paymentId: string, on: string, field: SubsidyField = 'farming') =>
  paid(paymentId, steps(['sent', on], ['credited', on]), field);

test('the payee is asked three days after the money came, and only about money that is there and of a known kind', () => {
  expect(dueOn('2026-11-30')).toBe('2026-12-03');
  const [there, unknown] = [came('a', '2026-11-10'), paid('b', steps(['credited', '2026-11-10']))];
  const back = paid(
    'c',
    steps(['sent', '2026-11-10'], ['credited', '2026-11-10'], ['returned', '2026-11-12']),
    'relief',
  );
  const all = [there, unknown, back];
  expect(all.map((one) => isAskedAbout(one, all))).toEqual([true, false, false]);
  expect(isAskedAbout({ paymentId: 'z' }, all)).toBe(false);
});

test('what comes each month is asked about once a quarter, by the day on which the question is due', () => {
  const months = [came('a', '2026-09-29'), came('b', '2026-10-29'), came('c', '2026-11-29'), came('d', '2026-12-29')];
  // The first is due in October, and so is the fourth quarter's; the last is due in January.
  expect(months.map((one) => isAskedAbout(one, months))).toEqual([true, false, false, true]);
  // Another kind has its own.
  expect(isAskedAbout({ paymentId: 'e' }, [...months, came('e', '2026-11-29', 'relief')])).toBe(true);
});

test('what came, was there for three days and came back is not asked about again when it is sent anew', () => {
  const again = (back: string) =>
    paid(
      'a',
      steps(['credited', '2026-10-10'], ['returned', back], ['sent', back], ['credited', '2026-11-10']),
      'relief',
    );
  expect(isAskedAbout({ paymentId: 'a' }, [again('2026-10-12')])).toBe(true);
  expect(isAskedAbout({ paymentId: 'a' }, [again('2026-10-13')])).toBe(false);
});

test('however many come, one person is asked at most once a kind and quarter, and at least once where any is there', () => {
  const payments = fc.uniqueArray(
    fc.record({
      paymentId: fc.string({ minLength: 1, maxLength: 4 }),
      day: fc.integer({ min: 1, max: 28 }),
      month: fc.constantFrom('10', '11'),
      field: fc.constantFrom<SubsidyField>('farming', 'relief'),
    }),
    { selector: ({ paymentId }) => paymentId, minLength: 1, maxLength: 12 },
  );
  fc.assert(
    fc.property(payments, (given) => {
      const all = given.map(({ paymentId, day, month, field }) =>
        came(paymentId, `2026-${month}-${String(day).padStart(2, '0')}`, field),
      );
      for (const field of ['farming', 'relief']) {
        const ofKind = all.filter((one) => one.field === field);
        const asked = ofKind.filter((one) => isAskedAbout(one, all)).length;
        expect(asked).toBe(Math.min(1, ofKind.length));
      }
    }),
  );
});
