import { quarterOf } from '@shared/quarters';
import { dayInChina, daysAfter } from '@shared/time';
import { villageNamed } from '../identity/division-store';
import { ConditionsFailed, transact } from '../platform/transact';
import { kindOfVillage } from './compare-village-scores';
import { fallsBetween } from './falls/fall';
import { fallRow, putFall } from './falls/fall-store';
import { putSummary, summaryBefore, summaryIn, summaryOf } from './summary-store';
import { villageScoreOf } from './village-score';

/** Days after a quarter in which a summary that no run made is still made. */
const DAYS_LATE = 14;

/** The quarter whose summary is made on a day: the one that ends with it, or one that ended a few days ago. */
export function summaryDue(at: string): string | undefined {
  const present = quarterOf(at);
  if (quarterOf(daysAfter(at, 1)) !== present) return present;
  const before = quarterOf(daysAfter(at, -DAYS_LATE));
  return before === present ? undefined : before;
}

/**
 * Keeps what a village's page says as its quarter ends, once. It is the page of that moment and nothing that is counted for it: numbers of
 * one quarter alone would move by fewer than five people, where the page moves by five of any quarters.
 */
export async function keepSummary(villageCode: string, at: string): Promise<void> {
  const quarter = summaryDue(at);
  if (!quarter || (await summaryIn(villageCode, quarter))) return;
  const said = await villageScoreOf(villageCode, quarterOf(at));
  if (said.work.length + said.cadres.length === 0 && !said.answers) return;
  const summary = summaryOf({ villageCode, quarter, keptOn: dayInChina(at) }, said);
  const [before, { shortName }] = await Promise.all([summaryBefore(villageCode, quarter), villageNamed(villageCode)]);
  const of = { villageCode, villageName: shortName, kind: kindOfVillage(shortName) };
  try {
    await transact(putSummary(summary), ...fallsBetween(before, summary).map((fall) => putFall(fallRow(of, fall))));
  } catch (error) {
    // Another run was first.
    if (!(error instanceof ConditionsFailed)) throw error;
  }
}
