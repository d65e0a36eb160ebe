import { addMessage } from '../../functions/messages/message-store';
import { afterSending, claimed, newOutgoing } from '../../functions/messages/outgoing/outgoing';
import { OutgoingEntity, outgoingRow } from '../../functions/messages/outgoing/outgoing-store';
import { now } from '../../functions/platform/clock';
import { newId } from '../../functions/platform/id';
import { put } from '../../scripts/seed/row';
import { type District, write } from './district';
import { exercises, NOTHING, tenfold } from './exercise';

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
export const tellingExercises = exercises(NOTHING, {
  'listMessages (of one topic)': tenfold(INBOX, { query: { topic: 'reports' } }),
  markMessageRead: tenfold(INBOX, async ({ resident }) => {
    const messageId = newId();
    await addMessage({ inbox: resident.accountId, messageId, kind: 'workArrived', createdAt: now() });
    return { on: { messageId } };
  }),
  listSubscriptions: {},
  addSubscriptions: { body: { templateIds: ['local-template-progress'] } },
  countDeadLetters: {},
  listDeadLetters: tenfold('what was given up', async (d) => {
    for (let count = 0; count < A_PAGE; count += 1) await failed(d);
    return { params };
  }),
  retryDeadLetter: one,
  dropDeadLetter: one,
  'retryDeadLetters (of one)': async (d) => {
    await failed(d);
    return { params };
  },
});
