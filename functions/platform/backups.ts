import { documentClient } from './tables';

/** The last moment to which a table can be restored (ISO), minutes ago as a rule; undefined where point-in-time recovery is off. */
export async function latestBackupOf(tableName: string): Promise<string | undefined> {
  const { ContinuousBackupsDescription } = (await documentClient.describeBackups(tableName)) as {
    ContinuousBackupsDescription?: {
      PointInTimeRecoveryDescription?: { PointInTimeRecoveryStatus?: string; LatestRestorableDateTime?: number };
    };
  };
  const { PointInTimeRecoveryStatus, LatestRestorableDateTime } =
    ContinuousBackupsDescription?.PointInTimeRecoveryDescription ?? {};
  if (PointInTimeRecoveryStatus !== 'ENABLED' || LatestRestorableDateTime === undefined) return undefined;
  return new Date(LatestRestorableDateTime * 1000).toISOString();
}

/** A backup that ends longer ago loses a day's work. */
const OLDEST_HOURS = 24;
export const isFresh = (latest: string | undefined, at: string): boolean =>
  latest !== undefined && Date.parse(at) - Date.parse(latest) < OLDEST_HOURS * 3_600_000;
