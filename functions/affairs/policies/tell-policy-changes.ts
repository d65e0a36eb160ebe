import { dayInChina } from '@shared/time';
import { tellAccount } from '../../messages/tell';
import { now } from '../../platform/clock';
import { refuseSimulators } from '../../platform/env';
import { log } from '../../platform/log';
import { changesDue, forgetChange, keepPlace, type StoredChange } from './change-store';
import { bringIntoForce } from './policy-store';
import { saversOf, type StoredSaved } from './saved-policy-store';

/** Told at once; a page is remembered when all of it is told. */
const A_PAGE = 50;
/** A page takes about a second; what is left is the next run's. */
const ENOUGH_MS = 20_000;

interface Run {
  getRemainingTimeInMillis?: () => number;
}

refuseSimulators();

/**
 * Once an hour: brings versions whose day has come into the catalogue, and tells those who saved the policy. A run that is
 * cut off is taken up by the next one where it stopped; a page told twice tells nobody twice, since a message's id is made from
 * the account and the version. (Civic's stream has its two readers already; a third would starve them.)
 */
export const handler = async (_event?: unknown, run: Run = {}): Promise<void> => {
  const hasTime = () => (run.getRemainingTimeInMillis?.() ?? Infinity) > ENOUGH_MS;
  const day = dayInChina(now());
  let count = 0;
  for (const change of await changesDue(day)) {
    if (!hasTime()) break;
    await bringIntoForce(change.policyCode, day);
    count += await tellSavers(change, hasTime);
  }
  log('info', 'tellPolicyChanges', { count });
};

async function tellSavers(change: StoredChange, hasTime: () => boolean): Promise<number> {
  let { after } = change;
  let count = 0;
  while (hasTime()) {
    const savers = await saversOf(change.policyCode, after, A_PAGE);
    await Promise.all(savers.map((saver) => tellSaver(saver, change)));
    count += savers.length;
    after = savers.at(-1)?.accountId;
    if (!after || savers.length < A_PAGE) {
      await forgetChange(change);
      return count;
    }
    await keepPlace(change, after);
  }
  return count;
}

/** Who saved it when it had changed already has seen the new version. */
async function tellSaver({ accountId, savedAt }: StoredSaved, change: StoredChange): Promise<void> {
  if (savedAt > change.newsAt) return;
  await tellAccount({
    accountId,
    kind: 'policyChanged',
    policyCode: change.policyCode,
    sourceId: `${change.policyCode}#${change.effectiveOn}`,
    at: change.newsAt,
  });
}
