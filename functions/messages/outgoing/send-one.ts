import { env } from '../../platform/env';
import { log } from '../../platform/log';
import { ConditionsFailed, retryOnRace } from '../../platform/transact';
import { afterRefused, afterSent, hasSaid, isBusy, leftOf, type Line, released, taken } from './line';
import { lineOf } from './line-store';
import { afterSending, claimed, hasFailed, lapsed, type Outgoing, type SendResult, spared } from './outgoing';
import { saveOutgoing } from './outgoing-store';
import { sendingOf } from './send-by';

/**
 * Brings one reminder as far as it goes now, from what the list says of it, which may be behind: each write holds only for the
 * version that was read. First it is claimed, then sent, then marked. A sender that dies between leaves it claimed; when that claim has
 * run out it is `unknown`, and is not sent again: WeChat has no key by which it would know the second from the first.
 */
export async function sendOne(outgoing: Outgoing, at: string): Promise<void> {
  try {
    if (outgoing.state === 'sending') await end(lapsed(outgoing, at), outgoing);
    else await sendWaiting(outgoing, at);
  } catch (error) {
    // Another sender has it, or has had it.
    if (!(error instanceof ConditionsFailed)) throw error;
  }
}

async function sendWaiting(outgoing: Outgoing, at: string): Promise<void> {
  const { channel, group } = outgoing;
  const [line, send] = await Promise.all([lineFor(outgoing), sendingOf(outgoing)]);
  if (line && isBusy(line, at)) return;
  if (!send || (line && hasSaid(line, outgoing.createdAt))) return end(spared(outgoing, 'needless', at), outgoing);
  if (line && !mayBring(line)) return end(spared(outgoing, 'refused', at), outgoing);

  const mine = claimed(outgoing, at);
  const ours = line && taken(line, mine.dueAt);
  await saveOutgoing([mine, outgoing], ours && [ours, line]);
  const sending = send(at);
  if (!sending) return mark(mine, ours, at, 'refused');
  const result = await sending;
  log('info', 'sendReminder', { subject: `outgoing#${outgoing.outgoingId}`, code: `${channel}.${group}.${result}` });
  return mark(mine, ours, at, result);
}

/** A binding goes by none: reminders of a group all say the same, but each binding is one more that may be a stranger's. */
const lineFor = ({ accountId, channel, group }: Outgoing): Promise<Line> | undefined =>
  group === 'binding' ? undefined : lineOf({ accountId, channel, group });

/** Whether WeChat has one left, as far as is known here; SMS asks nobody. */
function mayBring(line: Line): boolean {
  if (line.channel === 'sms') return true;
  const templateId = env.reminderTemplates[line.group]?.templateId;
  return templateId !== undefined && leftOf(line, templateId) > 0;
}

/** What sending came to, on the reminder and on its line, which may have been given one more meanwhile. */
const mark = (mine: Outgoing, ours: Line | undefined, at: string, result: SendResult): Promise<void> =>
  retryOnRace(async () => {
    const line = ours && (await lineOf(ours));
    const after = afterSending(mine, result, at, Math.random());
    await saveOutgoing([after, mine], line && [lineAfter(line, ours, at, result), line]);
    if (hasFailed(after)) tellFailed(after);
  });

function lineAfter(line: Line, ours: Line, at: string, result: SendResult): Line {
  if (result === 'sent') return afterSent(line, at);
  return result === 'refused' && line.channel === 'wechat' ? afterRefused(line, ours.left) : released(line);
}

async function end(next: Outgoing, previous: Outgoing): Promise<void> {
  await saveOutgoing([next, previous]);
  if (hasFailed(next)) tellFailed(next);
}

/** The line of the log that the alarm counts (infrastructure/alarms.ts). */
const tellFailed = ({ outgoingId, reason }: Outgoing): void =>
  log('error', 'giveUp', { subject: `outgoing#${outgoingId}`, ...(reason && { code: reason }) });
