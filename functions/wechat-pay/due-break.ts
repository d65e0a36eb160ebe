import { levelOf, townOf } from '@shared/divisions';
import type { DueBreak } from '@shared/wechat-pay/dues';
import { MERCHANT, type StoredBreak } from './due-store';

/** Where breaks stand: a village's among its town's; a district's are those that are no order's. */
export function placeOf(division: string): string {
  const level = levelOf(division);
  return level === 'district' ? MERCHANT : level === 'village' ? townOf(division) : division;
}

/** Whether two have to say the same of it: a bill that nobody could read decides on nobody's money. */
export const wantsTwo = ({ kind }: Pick<StoredBreak, 'kind'>): boolean => kind !== 'billUnread';

/** A break as the office sees it: names, and no account. */
export function breakView({ division: _, proposed, settled, version: __, ...found }: StoredBreak): DueBreak {
  return {
    ...found,
    state: settled ? 'settled' : proposed ? 'proposed' : 'open',
    ...(proposed && { proposedBy: proposed.name }),
    ...(settled && { settledBy: settled.name, settledAt: settled.at }),
  };
}
