import { levelOf } from '@shared/divisions';
import type { Account } from '../../identity/account-store';
import { findReport } from '../../reports/report-store';
import { partsIn, type Reader } from '../../reports/sight/parts';
import { holderAsReader } from '../../reports/sight/reader';
import { kinOf } from '../../reports/routing/conflicts';
import { type Alert, type AlertPart, alertPartsIn, concernedIn, reportIdOf, withKeptOut } from './alert';

/** For whom what concerns these must not exist, by today's roster: who lives with them, and whose guardians those name. */
export async function keptOutBy(concerned: readonly string[]): Promise<{ ids: string[]; concernsTown: boolean }> {
  const families = await Promise.all(concerned.map((personId) => kinOf(personId)));
  const concernsTown = families.some(({ rows }) =>
    rows.some(({ grants }) => grants.some(({ role, division }) => role === 'township' && levelOf(division) === 'town')),
  );
  return { ids: [...new Set(families.flatMap(({ ids }) => ids))], concernsTown };
}

/** An alert as the roster says today who has no part in it: who married into a house after it was raised has none either. */
export async function asOfToday(alert: Alert): Promise<Alert> {
  const concerned = concernedIn(alert);
  return concerned.length === 0 ? alert : withKeptOut(alert, { concerned, ...(await keptOutBy(concerned)) });
}

/**
 * The parts a reader has in an alert, as it stands now. An alert about a report shows that there is one: it exists only for who works
 * on that report today, not for its reporter, nor for anyone whom its marks keep out, though the alert was raised before.
 */
export async function partsInAlert(alert: Alert, reader: Reader): Promise<readonly AlertPart[]> {
  // Who has no part by the row has none today: most rows of a list are decided without the roster.
  const parts = alertPartsIn(alert, reader).length === 0 ? [] : alertPartsIn(await asOfToday(alert), reader);
  const reportId = reportIdOf(alert);
  if (parts.length === 0 || reportId === undefined) return parts;
  const file = await findReport(reportId);
  const mayWork = file !== undefined && partsIn(file.report, reader).some((part) => part !== 'reporter');
  return mayWork ? parts : [];
}

/** Those of some accounts for whom it exists. */
export async function holdersSeeing(alert: Alert, accounts: readonly Account[]): Promise<Account[]> {
  const parts = await Promise.all(accounts.map(async (account) => partsInAlert(alert, await holderAsReader(account))));
  return accounts.filter((_, place) => parts[place]!.length > 0);
}
