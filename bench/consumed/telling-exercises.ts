import {
  countDeadLetters,
  dropDeadLetter,
  listDeadLetters,
  retryDeadLetter,
  retryDeadLetters,
} from '@shared/messages/dead-letters';
import { listMessages, markMessageRead } from '@shared/messages/messages';
import { addSubscriptions, listSubscriptions } from '@shared/messages/subscriptions';
import { BatchPutRequest } from 'dynamodb-toolbox/entity/actions/batchPut';
import { addMessage } from '../../functions/messages/message-store';
import { afterSending, claimed, newOutgoing } from '../../functions/messages/outgoing/outgoing';
import { OutgoingEntity, outgoingRow } from '../../functions/messages/outgoing/outgoing-store';
import { now } from '../../functions/platform/clock';
import { newId } from '../../functions/platform/id';
import { type District, write } from './district';
import { type Exercise, NOTHING } from './exercise';

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
  await write([OutgoingEntity.build(BatchPutRequest).item(outgoingRow(dead)) as never]);
  return dead;
}

const one = async (d: District) => {
  const { outgoingId, version } = await failed(d);
  return { token: d.admin.token, params: { ...params, letterId: outgoingId }, body: { version } };
};

/** Reminders by WeChat, one message, and what did not get through. */
export const tellingExercises: Exercise[] = [
  {
    route: listMessages,
    as: 'of one topic',
    tenfold: INBOX,
    prepare: ({ resident }) => ({ token: resident.token, query: { topic: 'reports' } }),
  },
  {
    route: markMessageRead,
    tenfold: INBOX,
    prepare: async ({ resident: { accountId, token } }) => {
      const messageId = newId();
      await addMessage({ inbox: accountId, messageId, kind: 'workArrived', createdAt: now() });
      return { token, params: { messageId } };
    },
  },
  { route: listSubscriptions, tenfold: NOTHING, prepare: ({ resident }) => ({ token: resident.token }) },
  {
    route: addSubscriptions,
    tenfold: NOTHING,
    prepare: ({ resident }) => ({ token: resident.token, body: { templateIds: ['local-template-progress'] } }),
  },
  { route: countDeadLetters, tenfold: NOTHING, prepare: ({ admin }) => ({ token: admin.token }) },
  {
    route: listDeadLetters,
    tenfold: 'what was given up',
    prepare: async (d) => {
      for (let count = 0; count < A_PAGE; count += 1) await failed(d);
      return { token: d.admin.token, params };
    },
  },
  { route: retryDeadLetter, tenfold: NOTHING, prepare: one },
  { route: dropDeadLetter, tenfold: NOTHING, prepare: one },
  {
    route: retryDeadLetters,
    as: 'of one',
    tenfold: NOTHING,
    prepare: async (d) => {
      await failed(d);
      return { token: d.admin.token, params };
    },
  },
];
