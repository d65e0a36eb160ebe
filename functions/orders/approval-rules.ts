import { OrderKind } from '@shared/orders/payment-orders';
import { Post } from '@shared/orders/posts';
import * as z from '@shared/zod';
import data from '../../data/approval_rules.json';
import type { ApprovalRule } from './approval-chain';

const Rules = z.array(
  z.object({
    ruleId: z.string(),
    fromFen: z.int(),
    kinds: z.optional(z.array(OrderKind)),
    divisions: z.optional(z.array(z.string())),
    levels: z.array(Post),
    payer: Post,
    needsDecision: z.optional(z.boolean()),
  }),
);

/** The rules by which payments are signed, as the district's file has them. */
export const approvalRules = (): readonly ApprovalRule[] => z.parse(Rules, data.rules) as readonly ApprovalRule[];
