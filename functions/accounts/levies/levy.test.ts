import fc from 'fast-check';
import type { ChargeBasis, LevyKind } from '@shared/accounts/levies';
import type { AppError } from '@shared/errors';
import {
  type ChargeSteps,
  chargeFenOf,
  corrected,
  decided,
  type LevySteps,
  NO_SUMS,
  owedFenOf,
  publicSums,
  receivedFenOf,
  withCharge,
  written,
} from './levy';

const AT = '2026-11-20T02:00:00.000Z';
const hand = (personId: string) => ({ accountId: personId, personId, name: personId, at: AT });
const LEVY: LevySteps = {
  ...{ kind: 'raised', state: 'prepared', rateFen: 1500, prepared: hand('P1'), makers: ['P1'] },
  ...NO_SUMS,
};
const charge = (amountFen: number): ChargeSteps => ({
  ...{ kind: 'raised', rateFen: 1500, personId: 'P9', basis: { heads: 3 }, amountFen, receipts: [], changes: [] },
});
const fenOf = (kind: LevyKind, basis: ChargeBasis, household = 4) => {
  try {
    return chargeFenOf({ kind, rateFen: 285 }, basis, household);
  } catch (error) {
    return (error as AppError).code;
  }
};

test.each<[string, LevyKind, ChargeBasis, number | string]>([
  ['heads', 'raised', { heads: 3 }, 855],
  ['less those who do not pay', 'raised', { heads: 3, exemptHeads: 1, exemption: 'serving' }, 570],
  ['a household that is exempt as a whole', 'raised', { heads: 2, exemptHeads: 2, exemption: 'destitute' }, 0],
  ['more heads than the roster has', 'raised', { heads: 5 }, 'levies.unfit'],
  ['more exempt than there are', 'raised', { heads: 1, exemptHeads: 2, exemption: 'destitute' }, 'levies.unfit'],
  ['exempt without a reason', 'raised', { heads: 2, exemptHeads: 1 }, 'levies.unfit'],
  ['a reason for nobody', 'raised', { heads: 2, exemption: 'hardship' }, 'levies.unfit'],
  ['a meter for heads', 'raised', { previous: 1, present: 2 }, 'levies.unfit'],
  ['a meter', 'water', { previous: 120, present: 131 }, 3135],
  ['a meter that ran back', 'water', { previous: 131, present: 120 }, 'levies.unfit'],
  ['heads for a meter', 'water', { heads: 2, previous: 1, present: 2 }, 'levies.unfit'],
  ['half a reading', 'water', { present: 2 }, 'levies.unfit'],
])('what is owed by %s', (_, kind, basis, is) => expect(fenOf(kind, basis)).toBe(is));

test('the sums of a levy are those of its charges, whatever was paid, corrected, or went back', () => {
  const step = fc.record({
    place: fc.nat(5),
    what: fc.constantFrom('add', 'pay', 'payTwice', 'back', 'correct', 'withdraw'),
    heads: fc.integer({ min: 1, max: 4 }),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const charges = new Map<number, ChargeSteps>();
      let levy = LEVY;
      for (const { place, what, heads } of steps) {
        const before = charges.get(place);
        const after = next(before, what, heads);
        if (!after) continue;
        charges.set(place, after);
        levy = withCharge(levy, before, after);
      }
      const all = [...charges.values()];
      const owing = all.filter(({ amountFen }) => amountFen > 0);
      expect(levy).toMatchObject({
        charges: owing.length,
        chargedFen: owing.reduce((sum, { amountFen }) => sum + amountFen, 0),
        paid: owing.filter((one) => owedFenOf(one) === 0).length,
        receivedFen: all.reduce((sum, one) => sum + receivedFenOf(one), 0),
      });
      expect(all.every((one) => owedFenOf(one) >= 0)).toBe(true);
    }),
  );
});

function next(before: ChargeSteps | undefined, what: string, heads: number): ChargeSteps | undefined {
  if (!before) return what === 'add' ? charge(heads * 1500) : undefined;
  const receipt = { receivedOn: '2026-11-20', by: 'cash' as const, amountFen: owedFenOf(before) };
  if (what === 'pay') return receipt.amountFen > 0 ? { ...before, receipts: [...before.receipts, receipt] } : undefined;
  if (what === 'payTwice') return { ...before, receipts: [...before.receipts, { ...receipt, amountFen: 1500 }] };
  if (what === 'back') return { ...before, receipts: before.receipts.slice(0, -1) };
  if (what === 'add') return undefined;
  try {
    const basis = what === 'correct' ? { heads } : undefined;
    return corrected(before, { reason: 'headsWrong', basis }, 4, hand('P1'), hand('P2'));
  } catch (error) {
    // More was paid than would be owed: it goes back first.
    expect((error as AppError).code).toBe('levies.paidMore');
    expect(receivedFenOf(before)).toBeGreaterThan(what === 'correct' ? heads * 1500 : 0);
    return undefined;
  }
}

test('a levy is given out by nobody who made a line of it, and not empty', () => {
  const levy = withCharge(written(LEVY, hand('P2')), undefined, charge(4500));
  for (const maker of ['P1', 'P2']) expect(() => decided(levy, hand(maker), true)).toThrow('levies.samePerson');
  const unknown = { ...hand('P3'), personId: undefined };
  expect(() => decided(levy, unknown, true)).toThrow('levies.samePerson');
  expect(() => decided(written(LEVY, hand('P2')), hand('P3'), true)).toThrow('levies.wrongState');
  const given = decided(levy, hand('P3'), true);
  expect(given).toMatchObject({ state: 'given', given: { personId: 'P3' } });
  expect(() => decided(given, hand('P4'), true)).toThrow('levies.wrongState');
  expect(() => written(given, hand('P1'))).toThrow('levies.wrongState');
});

test('one that was sent back is mended and looked at again', () => {
  const back = decided(withCharge(LEVY, undefined, charge(1500)), hand('P3'), false);
  expect(back).toMatchObject({ state: 'prepared', sentBack: { personId: 'P3' } });
  expect(written(back, hand('P1')).sentBack).toBeUndefined();
});

test('a correction keeps what was before, and who agreed', () => {
  const after = corrected(charge(4500), { reason: 'exempt', basis: { heads: 2 } }, 4, hand('P1'), hand('P2'));
  const [change] = after.changes;
  expect(change).toMatchObject({ fromFen: 4500, toFen: 3000, by: 'P1', agreedBy: 'P2', reason: 'exempt' });
  expect(corrected(after, { reason: 'notTheirs' }, 4, hand('P1')).amountFen).toBe(0);
});

test('no sum and no count of a few is public, neither of those who paid nor of those who did not', () => {
  fc.assert(
    fc.property(fc.nat(12), fc.nat(12), (charges, more) => {
      const paid = Math.min(charges, more);
      const shown = publicSums({ charges, chargedFen: charges * 1500, paid, receivedFen: paid * 1500 });
      expect('charges' in shown).toBe(charges >= 5);
      const isTold = charges >= 5 && (paid === 0 || paid >= 5) && (charges === paid || charges - paid >= 5);
      expect('receivedFen' in shown).toBe(isTold);
      expect('paid' in shown).toBe(isTold);
    }),
  );
});
