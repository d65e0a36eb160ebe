import { LevyKind } from '@shared/accounts/levies';
import * as z from '@shared/zod';
import data from '../../../data/levy_rules.json';

const Rules = z.array(z.object({ kind: LevyKind, incomeCode: z.string(), capFenPerHeadYear: z.optional(z.int()) }));
const rules = z.parse(Rules, data.kinds);

export type LevyRule = (typeof rules)[number];

/** What the district's file says of a kind of levy: the account that it is booked to, and the most a head owes of it in a year. */
export const levyRuleOf = (kind: LevyKind): LevyRule => {
  const rule = rules.find((one) => one.kind === kind);
  if (!rule) throw new Error(`data/levy_rules.json has no ${kind}`);
  return rule;
};
