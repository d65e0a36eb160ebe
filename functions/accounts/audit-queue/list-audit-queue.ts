import { type AuditedVoucher, listAuditQueue } from '@shared/accounts/audit-queue';
import { rowsOfSelf } from '../../identity/person-store';
import { handle } from '../../platform/serve';
import type { Caller } from '../../platform/sessions';
import { isCashier } from '../desk/refuse-cashier';
import { isNoneOf, isOver, notBy } from './audit';
import { auditQueueOf, bookersOf, type Queued } from './audit-queue';

/** Who looks: with every row of a roster that is them. */
interface Self {
  readonly name: string;
  readonly rows: readonly string[];
  readonly isCashier: boolean;
}

async function selfOf(caller: Caller, villageCode: string, at: string): Promise<Self | undefined> {
  const { person } = caller;
  if (!person) return undefined;
  const [rows, holdsMoney] = await Promise.all([rowsOfSelf(person.personId), isCashier(caller, villageCode, at)]);
  return { name: person.name, rows: [person.personId, ...rows], isCashier: holdsMoney };
}

async function mayStep({ voucher, audit }: Queued, self: Self | undefined): Promise<boolean> {
  if (!self || (audit && isOver(audit))) return false;
  // Who holds the money answers for a voucher, and examines none.
  if (self.isCashier && audit?.state !== 'found') return false;
  const others = notBy(audit, await bookersOf(voucher));
  return self.rows.every((personId) => isNoneOf(others, { personId, name: self.name }));
}

/** A voucher of the queue as one person sees it. */
async function queuedView(queued: Queued, self: Self | undefined): Promise<AuditedVoucher> {
  const { voucher, reasons, audit } = queued;
  const { voucherId, voucherNo, voucherOn: on, totalFen, lines, reversedBy } = voucher;
  const [answered, settled] = [audit?.answers.at(-1), audit?.settlements.at(-1)];
  return {
    ...{ voucherId, voucherNo, on, totalFen, summary: lines[0]?.summary ?? '', reasons: [...reasons] },
    ...(reversedBy && { reversedBy }),
    ...{ state: audit?.state ?? 'waiting', version: audit?.version ?? 0 },
    ...(audit?.finding && { finding: audit.finding }),
    ...(answered && { answer: answered.answer, answeredBy: answered.name }),
    ...(audit && { readBy: audit.read.name }),
    ...(settled && { settledBy: settled.name }),
    mayStep: await mayStep(queued, self),
  };
}

export const listAuditQueueHandler = handle(listAuditQueue)(async ({ params: { month, ...book }, caller }, { at }) => {
  const [queue, self] = await Promise.all([auditQueueOf(book, month), selfOf(caller, book.villageCode, at)]);
  return { items: await Promise.all(queue.map((queued) => queuedView(queued, self))) };
});
