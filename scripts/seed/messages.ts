import type { MessageKind } from '@shared/messages/messages';
import { MessageEntity, messageRow, UnreadEntity } from '../../functions/messages/message-store';
import { derivedId } from '../../functions/platform/id';
import { put, type Row } from './row';

export interface SeedMessage {
  /** An account's, or the alias of a confidential reporter's. */
  readonly inbox: string;
  readonly messageId: string;
  readonly kind: MessageKind;
  readonly reportId?: string;
  readonly statementId?: string;
  readonly policyCode?: string;
  readonly paymentId?: string;
  readonly createdAt: string;
}
type About = Omit<SeedMessage, 'inbox' | 'messageId' | 'kind' | 'createdAt'>;

/**
 * A message under the id that `tellAccount` gives it: the local streams, which deliver the same, find it told already.
 * @param source what happened, as the telling names it.
 */
export const toldTo = (inbox: string, kind: MessageKind, createdAt: string, source: string, about: About = {}) => ({
  ...{ inbox, messageId: derivedId(createdAt, `${inbox}|${kind}|${source}`), kind, ...about, createdAt },
});

/** The inboxes, numbered by time; what came more than ten days before the last was read. */
export function messageRows(messages: readonly SeedMessage[]): Row[] {
  const inboxes = new Map<string, SeedMessage[]>();
  for (const message of messages) inboxes.set(message.inbox, [...(inboxes.get(message.inbox) ?? []), message]);
  return [...inboxes].flatMap(([inbox, told]) => {
    const inOrder = [...told].sort(
      (a, b) => a.createdAt.localeCompare(b.createdAt) || a.messageId.localeCompare(b.messageId),
    );
    const readUntil = Date.parse(inOrder.at(-1)!.createdAt) - 10 * 86_400_000;
    const read = inOrder.filter(({ createdAt }) => Date.parse(createdAt) < readUntil);
    const last = read.at(-1);
    return [
      put(UnreadEntity, {
        ...{ inbox, arrived: inOrder.length, readThrough: read.length },
        ...(last && { readAt: last.createdAt }),
      }),
      ...inOrder.map((message, index) => put(MessageEntity, messageRow({ ...message, place: index + 1 }))),
    ];
  });
}
