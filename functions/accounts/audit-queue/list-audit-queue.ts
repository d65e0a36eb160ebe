import { type AuditedVoucher, listAuditQueue } from '@shared/accounts/audit-queue';
import { areTwoPersons } from '@shared/two-persons';
import { knownAs } from '../../identity/person-store';
import { handle } from '../../platform/serve';
import { isOver, notBy } from './audit';
import { auditQueueOf, type Queued } from './audit-queue';

/** A voucher of the queue as one person sees it. */
async function queuedView(queued: Queued, personId: string | undefined): Promise<AuditedVoucher> {
  const { voucher, reasons, bookers, audit } = queued;
  const { voucherId, voucherNo, voucherOn: on, totalFen, lines, reversedBy } = voucher;
  const others = notBy(audit, bookers);
  const [answered, settled] = [audit?.answers.at(-1), audit?.settlements.at(-1)];
  const self = await knownAs(personId, others);
  return {
    ...{ voucherId, voucherNo, on, totalFen, summary: lines[0]?.summary ?? '', reasons: [...reasons] },
    ...(reversedBy && { reversedBy }),
    ...{ state: audit?.state ?? 'waiting', version: audit?.version ?? 0 },
    ...(audit?.finding && { finding: audit.finding }),
    ...(answered && { answer: answered.answer, answeredBy: answered.name }),
    ...(audit && { readBy: audit.read.name }),
    ...(settled && { settledBy: settled.name }),
    mayStep: !(audit && isOver(audit)) && others.every((other) => areTwoPersons(other, self)),
  };
}

export const listAuditQueueHandler = handle(listAuditQueue)(async ({ params: { month, ...book }, caller }) => ({
  items: await Promise.all(
    (await auditQueueOf(book, month)).map((queued) => queuedView(queued, caller.person?.personId)),
  ),
}));
