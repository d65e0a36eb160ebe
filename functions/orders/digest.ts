import { createHash } from 'node:crypto';
import { canonical } from '../platform/canonical';
import type { Order } from './order';

/**
 * What is signed: SHA-256, base64url, over the canonical bytes of what will be sent and of what it is paid for. The numbers of the
 * accounts stand in it by their marks; the bank's function holds each number to its mark before it sends.
 */
export function digestOf(order: Order & Asked): string {
  const { orderId, villageCode, payingAccountId, kind, purpose, accountCode, decisionId, paperIds, payments } = order;
  const sent = payments.map(({ serial, payeeId, payeeName, accountMark, amountFen }) => ({
    serial,
    payeeId,
    payeeName,
    accountMark,
    amountFen,
  }));
  const content = { orderId, villageCode, payingAccountId, kind, purpose, accountCode, decisionId, paperIds, sent };
  return createHash('sha256').update(canonical(content)).digest('base64url');
}

interface Asked {
  readonly accountCode: string;
  readonly decisionId?: string | undefined;
  readonly paperIds: readonly string[];
}
