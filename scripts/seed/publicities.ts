import { dayInChina } from '@shared/time';
import { type PublicityItems, publicityItems } from '../../functions/subsidies/publicity/publicity-store';
import type { StoredPayment } from '../../functions/subsidies/payment-store';
import { addDays, AS_OF_DAY } from './calendar';
import { publicityRules } from './eligibility';
import type { Household } from './people';

/** A batch is shown a fortnight before it is paid. */
const LEAD_DAYS = 14;
/** How far back the lists of a demo village go, and of another. */
const RECENT = { demo: 140, other: 6 };
/** The rice subsidy's list is open on whatever day the demonstration is looked at. */
const OPEN_NOW = 'BT03';
const OPEN_SINCE_DAYS = 4;
const PHONE = '12345';

const groupNo = (group: string) => Number.parseInt(group, 10);

/**
 * The public lists of a village's recent batches. All but one stand on the seed's own day; that one began a few days before `now`,
 * so that there is always one to look at.
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
  return [...batches.values()].map((batch): PublicityItems => {
    const { programCode, programName, batchNo, period, payer, paidOn } = batch[0]!;
    const rule = rules.get(programCode)!;
    const openNow = programCode === OPEN_NOW;
    const lines = batch.map(({ personId, amountFen, quantity, unit }) => {
      const { name, group } = people.get(personId)!;
      return { name, group, amountFen, quantity, unit };
    });
    return publicityItems({
      villageCode,
      programName,
      batchNo,
      period,
      publicFrom: openNow ? addDays(dayInChina(now), -OPEN_SINCE_DAYS) : addDays(paidOn, -LEAD_DAYS),
      ...(openNow && { publicUntil: addDays(dayInChina(now), rule.days - OPEN_SINCE_DAYS + 5) }),
      payer,
      phone: PHONE,
      rule,
      payments: lines.sort((a, b) => groupNo(a.group) - groupNo(b.group)),
    });
  });
}
