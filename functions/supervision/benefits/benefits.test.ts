import type { KnownFacts } from '@shared/subsidies/facts';
import fc from 'fast-check';
import { eligibilityRows } from '../../../scripts/seed/eligibility';
import { claimedIn, isComparable, unclaimedBy } from './entitlement';
import { hiddenParts } from './hiding';
import { asksPayments, paidThrough, yearBefore } from './paid';

const TODAY = '2026-11-20';
const rules = eligibilityRows();
const none = new Set<string>();
const old: KnownFacts = { bornOn: '1940-01-01', hukou: 'village' };
const by = (facts: KnownFacts, more: Partial<Parameters<typeof unclaimedBy>[1]> = {}) =>
  unclaimedBy(rules, { facts, isHead: true, own: none, household: none, ...more }, TODAY);

describe('what somebody may claim and does not', () => {
  test('only where every condition is known to hold: nobody is asked about by what no register says', () => {
    expect(by({})).toEqual([]);
    expect(by({ growsGrain: true })).toContain('BT02');
    expect(by({ landMu: 3 })).not.toContain('BT01');
    expect(by({ landMu: 3, abandonedLand: false })).toContain('BT01');
    expect(by({ landMu: 3, abandonedLand: true })).not.toContain('BT01');
  });

  test('what is claimed is not asked for again; a household’s is its head’s, and nobody’s where one of them has it', () => {
    const land: KnownFacts = { landMu: 3, abandonedLand: false };
    expect(by(land, { own: new Set(['BT01']), household: new Set(['BT01']) })).toEqual([]);
    expect(by(land, { household: new Set(['BT01']) })).toEqual([]);
    expect(by(land, { isHead: false })).toEqual([]);
  });

  test('one that excludes another that they have is left out', () => {
    const dibao: KnownFacts = { ...old, incomeBelowLine: true, dibao: true };
    const could: string[] = by(dibao).filter((code) => code === 'BT29' || code === 'BT30');
    expect(could.length).toBeGreaterThan(0);
    expect(by(dibao, { household: new Set(['BT31']) }).filter((code) => could.includes(code))).toEqual([]);
  });

  test('claimed is what was paid within a little more than a year, what is on its way and what came back', () => {
    const paid = (programCode: string, paidOn: string) => ({ programCode, last: { paidOn } });
    const year = {
      programs: [paid('BT01', '2025-10-16'), paid('BT02', '2025-10-15')],
      underway: [{ programCode: 'BT03' }],
      returned: [{ programCode: 'BT04' }],
    };
    expect([...claimedIn([year], TODAY, none)].sort()).toEqual(['BT01', 'BT03', 'BT04']);
    expect(claimedIn([year], TODAY, new Set(['BT02'])).has('BT02')).toBe(true);
  });

  test('what a register said more than a year ago is not compared', () => {
    expect([isComparable({ asOf: '2025-11-20' }, TODAY), isComparable({ asOf: '2025-11-19' }, TODAY)]).toEqual([
      true,
      false,
    ]);
  });
});

describe('what was paid through a day', () => {
  const payment = (paidOn: string, amountFen: number, status = 'credited') => ({
    ...{ programCode: 'BT01', amountFen, paidOn, status },
  });
  const year = {
    year: 2025,
    programs: [
      {
        programCode: 'BT01',
        programName: '耕地地力保护补贴',
        months: [
          { month: 3, totalFen: 100, lastOn: '2025-03-31' },
          { month: 11, totalFen: 70, lastOn: '2025-11-25' },
          { month: 12, totalFen: 9, lastOn: '2025-12-01' },
        ],
      },
    ],
  };
  const payments = [payment('2025-11-20', 30), payment('2025-11-21', 40), payment('2025-11-05', 7, 'returned')];

  test('whole months by their sums, the month of the day by its payments, nothing after it', () => {
    expect(asksPayments(year, '2025-11-20')).toBe(true);
    expect(paidThrough(year, '2025-11-20', payments)).toMatchObject([{ programCode: 'BT01', fen: 130 }]);
    expect(asksPayments(year, '2025-11-25')).toBe(false);
    expect(paidThrough(year, '2025-11-25')).toMatchObject([{ fen: 170 }]);
    expect(paidThrough(year, '2025-02-28')).toEqual([]);
  });

  test('the same day of the year before; of a day that year has not, the last of its month', () => {
    expect([yearBefore('2026-11-20'), yearBefore('2028-02-29')]).toEqual(['2025-11-20', '2027-02-28']);
  });
});

test('nobody can take one to four persons from a sum and the parts that are shown beside it', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 12 }), { maxLength: 8 }), (persons) => {
      const hidden = hiddenParts(persons);
      const kept = persons.filter((_, place) => hidden[place]);
      persons.forEach((count, place) => {
        if (count > 0 && count < 5) expect(hidden[place]).toBe(true);
        if (count === 0) expect(hidden[place]).toBe(false);
      });
      const rest = kept.reduce((sum, count) => sum + count, 0);
      const nobodyElse = persons.every((count, place) => hidden[place] || count === 0);
      // Where all that there is is hidden, the sum itself is small or says no more than that it is.
      if (kept.length > 0 && !nobodyElse) expect(kept.length > 1 && rest >= 5).toBe(true);
    }),
  );
  expect(hiddenParts([3, 0, 9, 7])).toEqual([true, false, false, true]);
  expect(hiddenParts([6, 7])).toEqual([false, false]);
});
