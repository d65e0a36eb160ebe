import { VillageCode } from '../divisions';
import { PositiveFen } from '../money';
import { PageQuery, pageOf } from '../page';
import { defineRoute } from '../route';
import { Instant } from '../time';
import * as z from '../zod';

/** 微信在办 · 等您确认 · 正在到账 · 到账了 · 没有收. */
export const MyTransferState = z.enum(['underWay', 'waitPayee', 'transferring', 'paid', 'failed']);
export type MyTransferState = z.infer<typeof MyTransferState>;

/** A payment of a village's to the caller, by WeChat. */
export const MyTransfer = z.object({
  /** The number under which WeChat has it (商户单号). */
  serial: z.string(),
  villageCode: VillageCode,
  villageName: z.string(),
  purpose: z.string(),
  amountFen: PositiveFen,
  state: MyTransferState,
  sentAt: Instant,
  /** Until then it can be confirmed. */
  confirmBy: z.optional(Instant),
});
export type MyTransfer = z.infer<typeof MyTransfer>;

export const listMyTransfers = defineRoute({
  id: 'listMyTransfers',
  method: 'GET',
  path: '/me/transfers',
  summary: 'What villages pay the caller by WeChat, newest first (村里付给我的)',
  access: 'signedIn',
  query: PageQuery,
  response: pageOf(MyTransfer),
  errors: ['page.badCursor'],
});

/** What the phone hands to `wx.requestMerchantTransfer`. */
export const ConfirmRequest = z.object({ mchId: z.string(), appId: z.string(), package: z.string() });
export type ConfirmRequest = z.infer<typeof ConfirmRequest>;

export const showMyTransfer = defineRoute({
  id: 'showMyTransfer',
  method: 'GET',
  path: '/me/transfers/{serial}',
  summary: 'A payment to the caller as WeChat has it now, and what to confirm it with (确认收款)',
  access: 'signedIn',
  params: z.object({ serial: z.string().check(z.regex(/^[0-9A-Z]{26,32}$/, '单号不对')) }),
  response: z.extend(MyTransfer, {
    /** While it waits to be confirmed. */
    request: z.optional(ConfirmRequest),
  }),
  limit: { calls: 300, perSeconds: 3600 },
});
