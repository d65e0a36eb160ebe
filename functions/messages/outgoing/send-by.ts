import { formatInstant } from '@shared/time';
import type { ReminderGroup } from '@shared/messages/subscriptions';
import { accountById, type Account } from '../../identity/account-store';
import { personById, rosterPhoneOf } from '../../identity/person-store';
import { env } from '../../platform/env';
import { openPhone, sealContext } from '../../platform/sealed';
import { smsProvider } from '../../platform/sms';
import { sendSubscription } from '../../platform/wechat';
import { unreadCount } from '../message';
import { inboxOf } from '../message-store';
import type { Outgoing, SendResult } from './outgoing';

/**
 * What a reminder says: fixed words that are the same of a subsidy, a policy and a report. It opens the list of messages, for a lock
 * screen and a page are looked at by others too.
 */
export const REMINDER_WORDS: Record<ReminderGroup, string> = {
  progress: '您关心的事有新进展，点开看看',
  work: '有事等您办理，点开看看',
};
export const REMINDER_PAGE = 'pages/messages/index';

/** `2026年11月23日 18:05`, as WeChat's keyword of a time wants it. */
const timeWords = (at: string): string => formatInstant(at, 0);

/** Sends it; undefined where the district has no way for it, or whom it is for none to be reached. Never throws. */
type Send = (at: string) => Promise<SendResult> | undefined;

const byWechat = (group: ReminderGroup, { openid }: Account, at: string) => {
  const template = env.reminderTemplates[group];
  if (!template) return undefined;
  const { templateId, wordsKey, timeKey } = template;
  return sendSubscription({
    openid,
    templateId,
    page: REMINDER_PAGE,
    data: { [wordsKey]: REMINDER_WORDS[group], [timeKey]: timeWords(at) },
  });
};

const bySms = ({ group, outgoingId }: Outgoing, phoneOfTheirs: () => string | undefined, at: string) => {
  const provider = smsProvider();
  const phone = provider && phoneOfTheirs();
  if (!phone) return undefined;
  const params = { day: timeWords(at).slice(0, -6) };
  return provider.send({ phone, template: group, params, idempotencyKey: outgoingId });
};

/** The phone is unsealed here and nowhere else outside identity, for as long as the call lasts. */
const phoneOf = ({ accountId, sealedPhone }: Account): string | undefined =>
  sealedPhone && openPhone(sealedPhone, sealContext.accountPhone(accountId));

/** How one is sent; undefined where there is nobody, or nothing left, to tell, or the district has no text for it. */
export async function sendingOf(outgoing: Outgoing): Promise<Send | undefined> {
  const { accountId, channel, group, createdAt } = outgoing;
  if (group === 'binding') {
    const person = env.smsGateway?.templates.binding && (await personById(accountId));
    // The text says the day of the binding, whenever the gateway takes it.
    return person ? () => bySms(outgoing, () => rosterPhoneOf(person), createdAt) : undefined;
  }
  const [inbox, account] = await Promise.all([inboxOf(accountId), accountById(accountId)]);
  if (!account || unreadCount(inbox) === 0) return undefined;
  return (at) => (channel === 'wechat' ? byWechat(group, account, at) : bySms(outgoing, () => phoneOf(account), at));
}
