import type { MessageKind } from '@shared/messages/messages';
import { now } from '../platform/clock';
import { env } from '../platform/env';
import { derivedId, idAt } from '../platform/id';
import { type Pointers, pointersOf } from './message';
import { addMessage } from './message-store';
import { lineOf } from './outgoing/line-store';
import { newOutgoing, type Outgoing } from './outgoing/outgoing';
import { groupOf, planOf } from './outgoing/plan';

interface Occasion extends Pointers {
  kind: MessageKind;
  /** What it tells of (an event's id): told twice of the same, an account has one message. */
  sourceId: string;
  /** When that happened. */
  at: string;
}

/** Puts a message in an inbox, once for each source however often a stream delivers it. */
const tell = (inbox: string, occasion: Occasion, reminders: readonly Outgoing[]) => {
  const { kind, sourceId, at } = occasion;
  const messageId = derivedId(at, `${inbox}|${kind}|${sourceId}`);
  return addMessage({ inbox, messageId, kind, ...pointersOf(occasion), createdAt: at }, reminders);
};

/** Tells an account; with the message, in the same transaction, go the reminders that leave the app (ADR 25). */
export const tellAccount = async ({ accountId, ...occasion }: Occasion & { accountId: string }): Promise<void> =>
  tell(accountId, occasion, await remindersOf(accountId, occasion.kind));

/** Under ids of their own, as of the time they are for: nothing of them says which message they are of. */
async function remindersOf(accountId: string, kind: MessageKind): Promise<Outgoing[]> {
  const { left } = await lineOf({ accountId, channel: 'wechat', group: groupOf(kind) });
  return planOf(kind, { left, smsUses: env.smsUses }, now()).map((planned) =>
    newOutgoing({ ...planned, outgoingId: idAt(planned.createdAt), accountId }),
  );
}

/** Tells the reporter of a confidential report, by the alias alone: in this app only, for WeChat would need their openid. */
export const tellConfidentially = ({ alias, ...occasion }: Occasion & { alias: string }): Promise<void> =>
  tell(alias, occasion, []);
