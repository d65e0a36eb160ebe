import { findingOf } from '@shared/subsidies/eligibility-verdict';
import { KnownFacts } from '@shared/subsidies/facts';
import * as z from '@shared/zod';
import { stateAt } from '../../functions/subsidies/publicity/publicity';
import { AS_OF } from './calendar';
import { DEMO_VILLAGES } from './demo-people';
import { eligibilityRows, publicityRules } from './eligibility';
import { type SeededVillage, villagesOf } from './village';

// What a confidential report knows its reporter by is keyed.
process.env.LOOKUP_KEY ??= 'lookup-key-'.padEnd(64, '0');

const rules = new Map(eligibilityRows().map((rule) => [rule.programCode, rule]));
let villages: SeededVillage[];
beforeAll(() => {
  villages = [...villagesOf(0, AS_OF)];
});

test('nobody who is paid a program would be told that it is not for them, on the day it was paid', () => {
  const contradicted = villages.flatMap(({ personFacts, payments }) => {
    const facts = new Map(personFacts.map((row) => [row.personId, row.facts]));
    return payments
      .filter(({ paidOn }) => paidOn.startsWith('2026'))
      .flatMap(({ personId, programCode, paidOn }) => {
        const found = findingOf(rules.get(programCode)!.all, facts.get(personId)!, paidOn);
        return found.verdict === 'no' ? [`${programCode} ${found.reasons.map(({ text }) => text).join('；')}`] : [];
      });
  });
  expect([...new Set(contradicted)]).toEqual([]);
});

test('everyone on a roster has facts of the language, and a mix of yes, no and unknown', () => {
  const verdicts = { yes: 0, no: 0, unknown: 0 };
  for (const { households, personFacts } of villages) {
    expect(personFacts).toHaveLength(households.flatMap(({ members }) => members).length);
    for (const { facts } of personFacts) {
      expect(z.parse(KnownFacts, facts)).toEqual(facts);
      for (const { all } of rules.values()) verdicts[findingOf(all, facts, AS_OF.slice(0, 10)).verdict] += 1;
    }
  }
  expect(Math.min(...Object.values(verdicts))).toBeGreaterThan(1_000);
});

test('each demo village has a list that is open on the day of looking, whenever that is, and some that have ended', () => {
  for (const now of [AS_OF, '2027-02-01T00:00:00.000Z'])
    for (const { publicities } of villagesOf(0, now, (code) => DEMO_VILLAGES.includes(code))) {
      const states = publicities.map(({ head }) => stateAt(head, now).state);
      expect(states.filter((state) => state === 'open').length).toBeGreaterThan(0);
      expect(states.filter((state) => state === 'ended').length).toBeGreaterThanOrEqual(3);
    }
});

test('a list has its batch’s payments, and names only where its program allows', () => {
  const names = new Map(publicityRules().map((rule) => [rule.programCode, rule.names]));
  const order = ['none', 'numberOnly', 'masked'];
  for (const { publicities, payments } of villages)
    for (const { head, rows } of publicities) {
      // Nothing of the one that is open now is sent yet.
      if (head.batchNo.endsWith('-增')) continue;
      const batch = payments.filter(({ batchNo }) => batchNo === head.batchNo);
      expect([head.count, head.totalFen]).toEqual([
        batch.length,
        batch.reduce((sum, { amountFen }) => sum + amountFen, 0),
      ]);
      const shown = head.names;
      expect(order.indexOf(shown)).toBeLessThanOrEqual(order.indexOf(names.get(head.programCode)!));
      expect(rows).toHaveLength(shown === 'none' ? 0 : batch.length);
      expect(rows.every(({ name }) => (shown === 'masked' ? name?.includes('*') : name === undefined))).toBe(true);
    }
});
