import { AppError } from '@shared/errors';
import { reporterAlias } from '../../platform/sealed';
import { isRestricted } from './restriction';
import { standingOf } from './restriction-store';

/**
 * Takes nothing in under a name that is restricted, shown or sealed; the anonymous way stays open to everybody.
 * @throws AppError `reports.restricted`
 */
export async function refuseRestricted(accountId: string, at: string): Promise<void> {
  const standings = await Promise.all([accountId, reporterAlias(accountId)].map(standingOf));
  if (standings.some((standing) => isRestricted(standing, at))) throw new AppError('reports.restricted');
}
