import { isFresh, latestBackupOf } from '../platform/backups';
import { now } from '../platform/clock';
import { env, refuseSimulators } from '../platform/env';
import { log } from '../platform/log';

refuseSimulators();

/** Every hour: `backupFresh` is said when both backups are of the last day. The alarm is for the day on which it was not said at all. */
export const handler = async (): Promise<void> => {
  const at = now();
  const latest = await Promise.all([env.civicTable, env.ledgerTable].map(latestBackupOf));
  const fresh = latest.every((each) => isFresh(each, at));
  log(fresh ? 'info' : 'error', fresh ? 'backupFresh' : 'backupOld');
};
