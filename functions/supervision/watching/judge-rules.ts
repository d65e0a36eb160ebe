import { monthInChina } from '@shared/time';
import { log } from '../../platform/log';
import { ConditionsFailed } from '../../platform/transact';
import { type Alert, concernsNobody } from '../alerts/alert';
import { alertsSince } from '../alerts/alert-store';
import { fallsBack, monthsKept, recordIn } from '../rule-settings/record';
import { putRecord } from '../rule-settings/record-store';
import { fallenBack, type SetRule } from '../rule-settings/setting';
import { rulesOf, saveSetting } from '../rule-settings/setting-store';

/**
 * Counts what came of each rule of a district in the last twelve months, and takes those that were wrong too often back to trial. From
 * the alerts themselves: counted twice or late it is the same.
 */
export async function judgeRules(districtCode: string, at: string): Promise<void> {
  const months = monthsKept(at);
  const byRule = new Map<string, Alert[]>();
  for await (const page of alertsSince(districtCode, monthInChina(months[0]!)[0]))
    for (const alert of page) byRule.set(alert.code, [...(byRule.get(alert.code) ?? []), alert]);
  // Read anew: a district may have decided while the villages were watched.
  for (const set of await rulesOf(districtCode)) {
    const alerts = byRule.get(set.rule.code) ?? [];
    if (alerts.length === 0) continue;
    const [ofNobody, aboutSomebody] = [alerts.filter(concernsNobody), alerts.filter((alert) => !concernsNobody(alert))];
    const record = recordIn(months, ofNobody, aboutSomebody);
    await putRecord({ districtCode, code: set.rule.code, months: record, countedAt: at });
    if (set.state === 'live' && fallsBack(set.rule, alerts, set.changedAt)) await fallBack(districtCode, set, at);
  }
}

async function fallBack(districtCode: string, set: SetRule, at: string): Promise<void> {
  try {
    const audit = { action: 'watchVillages', at, actor: 'clock', note: 'shadow' };
    await saveSetting(districtCode, { before: set, after: fallenBack(set, at) }, audit);
    log('info', 'judgeRules', { subject: `watchRule#${districtCode}#${set.rule.code}` });
  } catch (error) {
    // The district decided at the same moment: its word stands.
    if (!(error instanceof ConditionsFailed)) throw error;
  }
}
