import { ReminderGroup, type Subscription } from '@shared/messages/subscriptions';
import { env } from '../platform/env';
import { doOnce } from '../platform/command';
import { markDone, type Once } from '../platform/once';
import { transact } from '../platform/transact';
import { leftOf, withOneMore } from './outgoing/line';
import { lineOf, putLine } from './outgoing/line-store';

/** The groups the district has a template for, in order. */
const offered = (): { group: ReminderGroup; templateId: string }[] =>
  ReminderGroup.options.flatMap((group) => {
    const template = env.reminderTemplates[group];
    return template ? [{ group, templateId: template.templateId }] : [];
  });

/** How many more reminders by WeChat an account has agreed to. */
export const subscriptionsOf = (accountId: string): Promise<Subscription[]> =>
  Promise.all(
    offered().map(async ({ group, templateId }) => ({
      group,
      templateId,
      left: leftOf(await lineOf({ accountId, channel: 'wechat', group }), templateId),
    })),
  );

/** One more of each template that is ours, once however often the phone says so. */
export async function addOneOfEach(
  accountId: string,
  templateIds: readonly string[],
  once: Once,
  at: string,
): Promise<void> {
  const groups = offered().filter(({ templateId }) => templateIds.includes(templateId));
  const act = async () => {
    const lines = await Promise.all(
      groups.map(async ({ group, templateId }) => {
        const line = await lineOf({ accountId, channel: 'wechat', group });
        return putLine(withOneMore(line, templateId), line);
      }),
    );
    await transact(...lines, markDone(once, accountId, at));
  };
  await doOnce(once, { done: async () => undefined, act, decidesAnew: true });
}
