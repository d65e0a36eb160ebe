import { dayInChina, startOfDay } from '@shared/time';
import type { Account } from '../../identity/account-store';
import { tellAccount } from '../../messages/tell';
import type { Report } from '../report';

/** Tells of the pile that a report lies in, once a day however many lie there: a flood of reports is no flood of messages. */
export async function tellPile(
  { handledByDivision }: Report,
  to: readonly Account[],
  kind: 'pileGrew' | 'pileDue' | 'pileLate',
  at: string,
): Promise<void> {
  for (const { accountId } of to)
    await tellAccount({ accountId, kind, sourceId: `pile|${handledByDivision}|${dayInChina(at)}`, at: startOfDay(at) });
}
