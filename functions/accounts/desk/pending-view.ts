import type { PendingVoucher } from '@shared/accounts/pending-vouchers';
import { mediaViews } from '../../media/media-store';
import type { Caller } from '../../platform/sessions';
import type { Hand } from './pending';
import type { StoredPending } from './pending-store';

/** A voucher on its way, as one of those who handle it sees it: names, and which step was their own, but no account. */
export async function pendingView(
  { prepared, reviewed, returned, attachments, ...pending }: StoredPending,
  whose: Pick<Caller, 'accountId' | 'person'>,
): Promise<PendingVoucher> {
  const seen = ({ name, at, ...by }: Hand) => ({ name, at, mine: isTheirs(by, whose) });
  return {
    ...pending,
    attachments: await Promise.all(attachments.map(withViews)),
    prepared: seen(prepared),
    ...(reviewed && { reviewed: seen(reviewed) }),
    ...(returned && { returned: { ...seen(returned), reason: returned.reason } }),
  };
}

/** The copies as they will be public: who signs sees them also before a second person has looked at those that show persons. */
async function withViews({ mediaIds = [], ...paper }: StoredPending['attachments'][number]) {
  return mediaIds.length > 0 ? { ...paper, pictures: await mediaViews(mediaIds) } : paper;
}

/** A step of before persons were kept is the account's. */
const isTheirs = (
  by: Pick<Hand, 'accountId' | 'personId'>,
  { accountId, person }: Pick<Caller, 'accountId' | 'person'>,
) => (by.personId === undefined ? by.accountId === accountId : by.personId === person?.personId);
