import { DivisionCode, VillageCode } from '../divisions';
import { Ulid } from '../id';
import { MediaView } from '../media/media';
import { PageQuery, pageOf } from '../page';
import { defineRoute } from '../route';
import { Instant } from '../time';
import * as z from '../zod';
import { OrderView } from './payment-orders';
import { Post } from './posts';

/** 修改 · 提交 · 同意 · 退回 · 撤回 · 付款. What a reader may do now; the command asks again. */
export const OrderCommand = z.enum(['edit', 'submit', 'approve', 'return', 'recall', 'pay']);
export type OrderCommand = z.infer<typeof OrderCommand>;

/** What stands beside an order on the screen of one who works on it. */
export const OrderDesk = z.object({
  /** Its papers, each of which opens for ten minutes. */
  papers: z.array(MediaView),
  mayDo: z.array(OrderCommand),
  /** Transfers under whose fate this reader may put a signature. */
  mayDecide: z.array(z.string()),
  /** Who acts in the post whose turn it is, but those who wrote, signed or are paid by it. */
  waitsFor: z.array(z.string()),
  /** Who wrote it, the last one last. */
  writers: z.array(z.object({ post: Post, as: z.enum(['holder', 'deputy']), name: z.string(), at: Instant })),
  account: z.object({ name: z.string(), tail: z.string() }),
  /** Its money was held at this instant, and what became of each hold. */
  holds: z.array(
    z.object({
      serial: z.string(),
      state: z.enum(['open', 'posted', 'voided']),
      placedAt: Instant,
      resolvedAt: z.optional(Instant),
    }),
  ),
});
export type OrderDesk = z.infer<typeof OrderDesk>;

const OFFICES = ['cadre', 'township', 'regulator'] as const;

export const showOrderDesk = defineRoute({
  id: 'showOrderDesk',
  method: 'GET',
  path: '/villages/{villageCode}/orders/{orderId}/desk',
  summary: 'The papers of an order, who is to take its next step, and what I may do (办理)',
  access: OFFICES,
  within: 'villageCode',
  params: z.object({ villageCode: VillageCode, orderId: Ulid }),
  response: OrderDesk,
  errors: ['notFound'],
});

export const listWaitingOrders = defineRoute({
  id: 'listWaitingOrders',
  method: 'GET',
  path: '/divisions/{divisionCode}/waiting-orders',
  summary: 'The payment orders whose next step is mine, soonest expiry first (等我办的)',
  access: OFFICES,
  within: 'divisionCode',
  params: z.object({ divisionCode: DivisionCode }),
  query: PageQuery,
  response: pageOf(OrderView),
  errors: ['page.badCursor'],
});

export const showOrderTimes = defineRoute({
  id: 'showOrderTimes',
  method: 'GET',
  path: '/villages/{villageCode}/order-times',
  summary: 'How long the last payments of a village took, from being submitted to being paid (办理时长)',
  access: OFFICES,
  within: 'villageCode',
  params: z.object({ villageCode: VillageCode }),
  response: z.object({
    /** How many transfers it was counted of, the newest of each account. */
    count: z.int(),
    /** Whole minutes; absent while nothing was paid. */
    medianMinutes: z.optional(z.int()),
  }),
});
