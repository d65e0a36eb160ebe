import { Ulid } from '../id';
import { ReceiptPaper } from '../reports/receipts';
import { defineRoute } from '../route';
import * as z from '../zod';

export const printDueReceipt = defineRoute({
  id: 'printDueReceipt',
  method: 'GET',
  path: '/due-payments/{duePaymentId}/receipt',
  summary: 'The receipt of a payment that came, for who paid it and who keeps the books, as PDF, A4 (收款收据)',
  access: 'signedIn',
  params: z.object({ duePaymentId: Ulid }),
  response: ReceiptPaper,
  errors: ['dues.wrongState'],
  limit: { calls: 20, perSeconds: 3600 },
});
