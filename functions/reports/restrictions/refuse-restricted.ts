import { AppError } from '@shared/errors';
import type { Caller } from '../../platform/sessions';
import { sendersOf } from '../sight/parts';
import { isRestricted } from './restriction';
import { standingsOf } from './restriction-store';

/**
 * Takes nothing in from a person who is restricted under their name, shown or sealed, from whatever phone; the anonymous way stays open to everybody.
 * @throws AppError `reports.restricted`
 */
export async function refuseRestricted(caller: Caller, at: string): Promise<void> {
  const standings = await standingsOf(sendersOf(caller));
  if (standings.some((standing) => isRestricted(standing, at))) throw new AppError('reports.restricted');
}
