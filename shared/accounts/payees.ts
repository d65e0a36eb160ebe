import { AccountCode } from './accounts';
import { VillageCode } from '../divisions';
import { PayeeId } from './entry-search';
import { Fen, PositiveFen } from '../money';
import { defineRoute } from '../route';
import { Year } from '../time';
import * as z from '../zod';

/** One that was paid, or that paid, in a year, and for what. */
export const Payee = z.object({
  payeeId: PayeeId,
  /** As published: a person masked (王*英), so that several people may have it; empty where the voucher names nobody. */
  name: z.string(),
  totalFen: PositiveFen,
  count: z.int(),
  /** What for, the largest first. */
  accounts: z.array(z.object({ accountCode: AccountCode, accountName: z.string(), totalFen: Fen })),
});
export type Payee = z.infer<typeof Payee>;

/** The largest are shown one by one; the others by how many they are and what they add up to. */
const PayeeList = z.object({
  totalFen: Fen,
  payees: z.array(Payee),
  others: z.object({ count: z.int(), totalFen: Fen }),
});
export type PayeeList = z.infer<typeof PayeeList>;

export const listPayees = defineRoute({
  id: 'listPayees',
  method: 'GET',
  path: '/villages/{villageCode}/years/{year}/payees',
  summary: 'Whom a village paid in a year, who paid it, and for what: the largest first (钱给了谁)',
  access: 'public',
  params: z.object({ villageCode: VillageCode, year: Year }),
  response: z.object({ expense: PayeeList, income: PayeeList }),
});
