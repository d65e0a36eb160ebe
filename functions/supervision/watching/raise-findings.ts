import { newId } from '../../platform/id';
import { ConditionsFailed } from '../../platform/transact';
import { officeOf } from '../../reports/sight/office';
import { type Alert, concernedIn, newAlert, reportIdOf, withKeptOut } from '../alerts/alert';
import { alertIdOf, raiseAlert, raisedBefore, saveKeptOut } from '../alerts/alert-store';
import { keptOutBy } from '../alerts/parts-in-alert';
import { asSet, type SetRule } from '../rule-settings/setting';
import type { VillageRows } from '../facts/rows';
import type { Figures } from '../rules/condition';
import { type Finding, figuresOf, findingsOf, silenceOf } from '../rules/evaluate';

export interface Counted {
  /** New alerts. */
  raised: number;
  /** What live rules found, raised before or now. */
  found: number;
  /** What rules on trial would have raised: a number by rule, and nothing of whom. */
  shadow: Record<string, number>;
  /** What a rule with a proposed change finds as it runs and as it would, by rule and version of the proposal. */
  tried: Record<string, Tried>;
}
/** Two numbers of findings that are about nobody, and two of the others: those are told in fives alone. */
export interface Tried {
  readonly before: number;
  readonly after: number;
  readonly aboutBefore: number;
  readonly aboutAfter: number;
}

/** Under which name a night counts a proposal: another proposal of the same rule is counted anew. */
export const trialOf = ({ rule, version }: SetRule): string => `${rule.code}@${version}`;

async function raise(finding: Finding, { rule }: SetRule, villageCode: string, at: string): Promise<boolean> {
  const alertId = alertIdOf(villageCode, finding);
  const { ids: excludedPersonIds, concernsTown } = await keptOutBy(finding.concerns);
  const alert = newAlert(finding, rule, { alertId, villageCode, excludedPersonIds, concernsTown, at });
  const byOffice = await officeOf(alert.handledByDivision);
  return raiseAlert(alert, { alertId, eventId: newId(at), step: 'raised', at, byOffice, text: alert.sentence });
}

/** Whoever took office since an alert was raised, and whom it would be about now, is kept out from tonight on. */
async function keepOut(alert: Alert, { concerns }: Finding, at: string): Promise<void> {
  if (concerns.every((one) => concernedIn(alert).includes(one))) return;
  const after = withKeptOut(alert, { concerned: concerns, ...(await keptOutBy(concerns)) });
  try {
    await saveKeptOut(alert, after, at);
  } catch (error) {
    // Somebody took a step meanwhile: the next night keeps it.
    if (!(error instanceof ConditionsFailed)) throw error;
  }
}

function countOf({ rule }: SetRule, own: Figures, rows: VillageRows): { ofNobody: number; about: number } {
  const figures = figuresOf(rule, own);
  const findings = silenceOf(rule, rows, figures) ? [] : findingsOf(rule, rows, figures);
  const ofNobody = findings.filter(({ concerns, subject }) => concerns.length === 0 && !reportIdOf({ subject })).length;
  return { ofNobody, about: findings.length - ofNobody };
}

function triedOn(set: SetRule, proposed: Figures, rows: VillageRows): Tried {
  const [before, after] = [countOf(set, set.figures, rows), countOf(set, proposed, rows)];
  return { before: before.ofNobody, after: after.ofNobody, aboutBefore: before.about, aboutAfter: after.about };
}

/**
 * Runs a district's rules over a village's rows and raises what the live ones find: once each, however often and in whatever order
 * it runs. A rule on trial leaves a number and nothing else.
 */
export async function watchRows(rules: readonly SetRule[], rows: VillageRows, at: string): Promise<Counted> {
  const counted: Counted = { raised: 0, found: 0, shadow: {}, tried: {} };
  for (const set of rules) {
    if (set.proposed?.state === 'live') counted.tried[trialOf(set)] = triedOn(set, set.proposed.figures, rows);
    if (set.state !== 'live' && set.state !== 'shadow') continue;
    const figures = figuresOf(set.rule, set.figures);
    if (silenceOf(set.rule, rows, figures)) continue;
    const findings = findingsOf(asSet(set), rows, figures);
    if (set.state === 'shadow') {
      if (findings.length > 0) counted.shadow[set.rule.code] = findings.length;
      continue;
    }
    counted.found += findings.length;
    const known = await raisedBefore(findings.map((finding) => alertIdOf(rows.villageCode, finding)));
    for (const finding of findings) {
      const raised = known.get(alertIdOf(rows.villageCode, finding));
      if (raised) await keepOut(raised, finding, at);
      else if (await raise(finding, set, rows.villageCode, at)) counted.raised += 1;
    }
  }
  return counted;
}
