import { now } from '../../platform/clock';
import { refuseSimulators } from '../../platform/env';
import { log } from '../../platform/log';
import { wechatAnswers } from '../../platform/wechat';
import { isQuiet, type Outgoing } from './outgoing';
import { outgoingDueBy } from './outgoing-store';
import { sendOne } from './send-one';

const ACTION = 'sendOutgoing';
const AT_ONCE = 8;
/** The function may take 60 seconds, the last eight of which are for what is being sent. */
const TAKES_NO_MORE_AFTER_MS = 45_000;

refuseSimulators();

/**
 * Every minute: sends the reminders that are due, not while people sleep. While WeChat does not answer its reminders wait, with all
 * their tries. One that fails does not stop the others; the run then fails, so that it is seen.
 */
export const handler = async (): Promise<void> => {
  const started = now();
  if (isQuiet(started)) return;
  const count = { done: 0, failed: 0 };
  let wechat: boolean | undefined;
  for await (const batch of dueBatches(started)) {
    const [oldest] = batch;
    if (oldest && count.done + count.failed === 0 && isLate(oldest, started)) log('error', 'remindersLate');
    if (batch.some(({ channel }) => channel === 'wechat')) wechat ??= await wechatAnswers();
    const sendable = batch.filter(({ channel, state }) => channel === 'sms' || state === 'sending' || wechat);
    const results = await Promise.allSettled(sendable.map((outgoing) => sendOne(outgoing, now())));
    for (const result of results) {
      if (result.status === 'fulfilled') count.done += 1;
      else {
        count.failed += 1;
        const { name } = result.reason as { name?: string };
        log('error', ACTION, name ? { error: name } : {});
      }
    }
    if (Date.parse(now()) - Date.parse(started) > TAKES_NO_MORE_AFTER_MS) break;
  }
  if (count.done > 0) log('info', ACTION, { count: count.done });
  if (count.failed > 0) throw new Error(`${count.failed} reminders could not be taken up`);
};

/** Reminders are sent within minutes of waking: one that was due two waking hours ago does not get out. */
const LATE_MS = 2 * 3_600_000;
function isLate({ dueAt }: Outgoing, at: string): boolean {
  const before = new Date(Date.parse(at) - LATE_MS).toISOString();
  return dueAt < before && !isQuiet(before);
}

async function* dueBatches(at: string): AsyncGenerator<Outgoing[]> {
  for (let after: string | undefined; ;) {
    const page = await outgoingDueBy(at, { limit: AT_ONCE, ...(after && { after }) });
    if (page.items.length > 0) yield page.items;
    if (!page.next) return;
    after = page.next;
  }
}
