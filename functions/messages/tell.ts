import type { MessageKind } from '@shared/messages';
import { derivedId } from '../platform/id';
import { addMessage } from './message-store';

interface Occasion {
  accountId: string;
  kind: MessageKind;
  reportId?: string | undefined;
  policyCode?: string | undefined;
  paymentId?: string | undefined;
  /** What it tells of (an event's id): told twice of the same, an account has one message. */
  sourceId: string;
  /** When that happened. */
  at: string;
}

/** Puts a message in an account's inbox, once for each source however often a stream delivers it. */
export const tellAccount = ({ accountId, kind, reportId, policyCode, paymentId, sourceId, at }: Occasion) =>
  addMessage({
    accountId,
    messageId: derivedId(at, `${accountId}|${kind}|${sourceId}`),
    kind,
    ...(reportId && { reportId }),
    ...(policyCode && { policyCode }),
    ...(paymentId && { paymentId }),
    createdAt: at,
  });
