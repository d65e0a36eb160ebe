import { formatInstant } from '@shared/time';
import type { ReminderGroup } from '@shared/messages/subscriptions';
import type { Account } from '../../identity/account-store';
import { env } from '../../platform/env';
import { openPhone, sealContext } from '../../platform/sealed';
import { smsProvider } from '../../platform/sms';
import { sendSubscription } from '../../platform/wechat';
import type { Channel, Outgoing, SendResult } from './outgoing';

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

/** Sends one by its channel; undefined where the district has none for it, or the account no way to be reached. Never throws. */
type Send = (outgoing: Outgoing, account: Account, at: string) => Promise<SendResult> | undefined;

const byWechat: Send = ({ group }, { openid }, at) => {
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

/** The phone is unsealed here and nowhere else outside identity, for as long as the call lasts. */
const bySms: Send = ({ group, outgoingId }, { accountId, sealedPhone }, at) => {
  const provider = smsProvider();
  const phone = provider && sealedPhone && openPhone(sealedPhone, sealContext.accountPhone(accountId));
  if (!phone) return undefined;
  return provider.send({
    phone,
    template: group,
    params: { day: timeWords(at).slice(0, -6) },
    idempotencyKey: outgoingId,
  });
};

export const SEND_BY: Record<Channel, Send> = { wechat: byWechat, sms: bySms };
