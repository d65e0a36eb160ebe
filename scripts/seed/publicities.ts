import { addDays, dayInChina } from '@shared/time';
import { type PublicityItems, publicityItems } from '../../functions/subsidies/publicity/publicity-store';
import type { StoredPayment } from '../../functions/subsidies/payment-store';
import { AS_OF_DAY } from './calendar';
import { publicityRules } from './eligibility';
import type { Household } from './people';

/** A batch is shown a fortnight before it is paid. */
const LEAD_DAYS = 14;
/** How far back the lists of a demo village go, and of another. */
const RECENT = { demo: 140, other: 6 };
/** A second list of the rice subsidy, with those who were left out of the first, is open on whatever day the demonstration is looked at. */
const OPEN_NOW = 'BT03';
const OPEN_SINCE_DAYS = 1;
/** Enough to be a list. */
const LEFT_OUT = 4;
const PHONE = '12345';

const groupNo = (group: string) => Number.parseInt(group, 10);

/**
 * The public lists of a village's recent batches, each shown before it was sent to the bank. One more began the day before `now`, so that
 * there is always one to look at: nothing of it is sent yet.
 */
export function publicitiesOf(
  villageCode: string,
  households: readonly Household[],
  payments: readonly StoredPayment[],
  { now, demo }: { now: string; demo: boolean },
): PublicityItems[] {
  const people = new Map(households.flatMap(({ members }) => members).map((person) => [person.personId, person]));
  const rules = new Map(publicityRules().map((rule) => [rule.programCode, rule]));
  const since = addDays(AS_OF_DAY, -(demo ? RECENT.demo : RECENT.other));
  const batches = new Map<string, StoredPayment[]>();
  for (const payment of payments) {
    if (payment.paidOn < since || payment.batchNo.endsWith('-补')) continue;
    batches.set(payment.batchNo, [...(batches.get(payment.batchNo) ?? []), payment]);
  }
  const shown = [...batches.values()].map((batch): PublicityItems => {
    const { programCode, programName, batchNo, period, payer, paidOn } = batch[0]!;
    const lines = batch.map(({ personId, amountFen, quantity, unit }) => {
      const { name, group } = people.get(personId)!;
      return { name, group, amountFen, quantity, unit };
    });
    return publicityItems({
      villageCode,
      programName,
      batchNo,
      period,
      publicFrom: addDays(paidOn, -LEAD_DAYS),
      payer,
      phone: PHONE,
      rule: rules.get(programCode)!,
      payments: lines.sort((a, b) => groupNo(a.group) - groupNo(b.group)),
    });
  });
  const first = [...batches.values()].find(
    ([{ programCode, unitPriceFen } = {}]) => programCode === OPEN_NOW && unitPriceFen,
  );
  if (!first) return shown;
  const paid = new Set(first.map(({ personId }) => personId));
  const unpaid = households.filter(({ members }) => !members.some(({ personId }) => paid.has(personId)));
  // Where all were paid, some have had more land measured.
  const leftOut = (unpaid.length < 2 ? households : unpaid).slice(0, LEFT_OUT);
  const { programName, batchNo, period, payer, unit, unitPriceFen } = first[0]!;
  const lines = leftOut.map(({ head, farm }) => {
    const quantity = Math.min(farm.landMu || 0.8, 0.8);
    return { name: head.name, group: head.group, quantity, unit, amountFen: Math.round(quantity * unitPriceFen!) };
  });
  return [
    publicityItems({
      villageCode,
      programName,
      batchNo: `${batchNo}-增`,
      period,
      publicFrom: addDays(dayInChina(now), -OPEN_SINCE_DAYS),
      payer,
      phone: PHONE,
      rule: rules.get(OPEN_NOW)!,
      payments: lines.sort((a, b) => groupNo(a.group) - groupNo(b.group)),
    }),
    ...shown,
  ];
}
