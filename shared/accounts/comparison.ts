import { AccountCode, Direction } from './accounts';
import { VillageCode } from '../divisions';
import { Fen } from '../money';
import { defineRoute } from '../route';
import { Year } from '../time';
import * as z from '../zod';

const Sums = z.object({ incomeFen: Fen, expenseFen: Fen });

/** An account in the same months of two years. */
export const AccountChange = z.object({
  accountCode: AccountCode,
  accountName: z.string(),
  direction: Direction,
  fen: Fen,
  lastFen: Fen,
});
export type AccountChange = z.infer<typeof AccountChange>;

/** Money per head here, and that of the village in the middle of the town. */
export const PerHead = z.object({ ownFen: Fen, medianFen: Fen });
export type PerHead = z.infer<typeof PerHead>;

/** With fewer villages than this, the middle would tell of one of them. */
export const LEAST_VILLAGES = 5;

/** A village's year beside the one before, and beside its town. */
export const Comparison = z.object({
  villageName: z.string(),
  townName: z.string(),
  year: z.int(),
  years: z.array(z.int()),
  /** The last month there is anything of: every sum here is of January until it, in both years and in every village. */
  throughMonth: z.int(),
  sums: Sums,
  /** Absent when there is no book of the year before. */
  last: z.optional(Sums),
  accounts: z.array(AccountChange),
  /** People on the village's register; absent when it is not known. */
  population: z.optional(z.int()),
  /** Absent when too few villages can be compared. No village but this one is told apart. */
  town: z.optional(
    z.object({
      villages: z.int(),
      income: PerHead,
      expense: PerHead,
      accounts: z.array(z.extend(PerHead, { accountCode: AccountCode, accountName: z.string(), direction: Direction })),
    }),
  ),
});
export type Comparison = z.infer<typeof Comparison>;

export const compareVillage = defineRoute({
  id: 'compareVillage',
  method: 'GET',
  path: '/villages/{villageCode}/years/{year}/comparison',
  summary: 'A year beside the same months of the year before, and per head beside the middle of the town (比一比)',
  access: 'public',
  params: z.object({ villageCode: VillageCode, year: Year }),
  response: Comparison,
});
