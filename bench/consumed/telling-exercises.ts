import {
  countDeadLetters,
  dropDeadLetter,
  listDeadLetters,
  retryDeadLetter,
  retryDeadLetters,
} from '@shared/messages/dead-letters';
import { listMessages, markMessageRead } from '@shared/messages/messages';
import { addSubscriptions, listSubscriptions } from '@shared/messages/subscriptions';
import { addMessage } from '../../functions/messages/message-store';
import { afterSending, claimed, newOutgoing } from '../../functions/messages/outgoing/outgoing';
import { OutgoingEntity, outgoingRow } from '../../functions/messages/outgoing/outgoing-store';
import { now } from '../../functions/platform/clock';
import { newId } from '../../functions/platform/id';
import { put } from '../../scripts/seed/row';
import { type District, write } from './district';
import { exercise, type Exercise, NOTHING, tenfold } from './exercise';

/** Only a full page can be compared. */
const A_PAGE = 20;
const INBOX = 'the account’s messages';
const params = { letterKind: 'reminders' };

/** A reminder of the resident's that failed, new each time. */
async function failed({ resident }: District) {
  const at = now();
  const waiting = newOutgoing({
    outgoingId: newId(),
    accountId: resident.accountId,
    channel: 'wechat',
    group: 'progress',
    createdAt: at,
    dueAt: at,
  });
  const dead = afterSending(claimed(waiting, at), 'rejected', at, 0.5);
  await write([put(OutgoingEntity, outgoingRow(dead))]);
  return dead;
}

const one = async (d: District) => {
  const { outgoingId, version } = await failed(d);
  return { params: { ...params, letterId: outgoingId }, body: { version } };
};

/** Reminders by WeChat, one message, and what did not get through. */
export const tellingExercises: Exercise[] = [
  tenfold(INBOX, { as: 'of one topic' })(listMessages, () => ({ query: { topic: 'reports' } })),
  tenfold(INBOX)(markMessageRead, async ({ resident }) => {
    const messageId = newId();
    await addMessage({ inbox: resident.accountId, messageId, kind: 'workArrived', createdAt: now() });
    return { params: { messageId } };
  }),
  exercise(listSubscriptions),
  exercise(addSubscriptions, () => ({ body: { templateIds: ['local-template-progress'] } })),
  exercise(countDeadLetters),
  tenfold('what was given up')(listDeadLetters, async (d) => {
    for (let count = 0; count < A_PAGE; count += 1) await failed(d);
    return { params };
  }),
  exercise(retryDeadLetter, one),
  exercise(dropDeadLetter, one),
  tenfold(NOTHING, { as: 'of one' })(retryDeadLetters, async (d) => {
    await failed(d);
    return { params };
  }),
];
