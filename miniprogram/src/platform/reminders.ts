import { useMutation } from '@tanstack/react-query';
import {
  addSubscriptions,
  listSubscriptions,
  type ReminderGroup,
  type Subscription,
} from '@shared/messages/subscriptions';
import { keyOf, useAnswer } from './server/answers';
import { call, sayError } from './server/call';
import { say } from './notify';
import { queryClient } from './server/query';
import { uuid } from './random';
import { useSignedIn } from './server/session';
import { type Agreed, askToSubscribe, CAN_SUBSCRIBE } from './subscribe';

const WORDS = {
  agreed: '好了，有新进展会提醒您',
  declined: '没有加。想要时再点就行',
  turnedOff: '微信里关了提醒：点右上角“…”，进“设置”打开“通知”',
};

export interface Reminders {
  /** What can be agreed to here; nothing where the district, or this phone, has no reminders. */
  items: Subscription[];
  /** Asks for one more of each; call it in the tap itself. */
  ask: () => void;
  asking: boolean;
}

/** Reminders by WeChat (微信提醒) of these groups: how many are left, and how to agree to one more. */
export function useReminders(groups: readonly ReminderGroup[]): Reminders {
  const signedIn = useSignedIn();
  const answer = useAnswer(listSubscriptions, undefined, { enabled: signedIn && CAN_SUBSCRIBE });
  const items = (answer.data?.items ?? []).filter(({ group }) => groups.includes(group));
  const asking = useMutation({
    mutationFn: async (answering: Promise<Agreed>) => {
      const { templateIds, turnedOff } = await answering;
      if (templateIds.length === 0) return say(turnedOff ? WORDS.turnedOff : WORDS.declined);
      const now = await call(addSubscriptions, { body: { templateIds }, idempotencyKey: await uuid() });
      queryClient.setQueryData(keyOf(listSubscriptions, {}), now);
      say(WORDS.agreed);
    },
    onError: (error) => say(sayError(error)),
  });
  // WeChat is asked in the tap itself: react-query begins a mutation a moment later, when it would refuse to ask.
  const ask = () => asking.mutate(askToSubscribe(items.map(({ templateId }) => templateId)));
  return { items: signedIn && CAN_SUBSCRIBE ? items : [], ask, asking: asking.isPending };
}
