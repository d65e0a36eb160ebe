import { Ulid } from '../id';
import { ReceiptPaper } from '../reports/receipts';
import { defineRoute } from '../route';
import { Year } from '../time';
import * as z from '../zod';

export const printPaymentYear = defineRoute({
  id: 'printPaymentYear',
  method: 'GET',
  path: '/me/household-years/{year}/paper',
  summary:
    'Every payment of a year, with the sums of its months, as PDF, A4: mine, or those of my household I may see (补贴明细)',
  access: ['resident'],
  params: z.object({ year: Year }),
  /** One of the household, oneself among them; without it all whose payments the caller may see. */
  query: z.object({ personId: z.optional(Ulid) }),
  response: ReceiptPaper,
  limit: { calls: 20, perSeconds: 3600 },
});
