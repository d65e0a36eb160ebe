import { Voucher } from './accounts';
import { BOOKKEEPERS } from './books';
import { VillageCode } from '../divisions';
import { Ulid } from '../id';
import { MAX_IMAGES } from '../media/media';
import { PendingVoucher } from './pending-vouchers';
import { defineRoute } from '../route';
import { Year } from '../time';
import * as z from '../zod';

/** 单据种类. A closed list: nothing anybody typed becomes public here. */
export const PaperKind = z.enum(['发票', '收据', '付款单', '工资表', '合同', '会议记录', '现场照片', '其他']);
export type PaperKind = z.infer<typeof PaperKind>;

export const MAX_PAPERS = 30;

export const attachToVoucher = defineRoute({
  id: 'attachToVoucher',
  method: 'POST',
  path: '/villages/{villageCode}/years/{year}/vouchers/{voucherId}/attachments',
  summary: "Add pictures, with what is private covered, to a posted voucher's papers (附单据)",
  access: BOOKKEEPERS,
  within: 'villageCode',
  params: z.object({ villageCode: VillageCode, year: Year, voucherId: Ulid }),
  body: z.object({
    /** To the paper at this place of the list; without it, a new paper of this kind. */
    place: z.optional(z.int().check(z.minimum(0), z.maximum(MAX_PAPERS - 1))),
    kind: z.optional(PaperKind),
    /** Redacted copies (`redactMedia`), in the order of their pages. */
    mediaIds: z.array(Ulid).check(z.minLength(1, '请先加照片'), z.maxLength(MAX_IMAGES, `一次最多 ${MAX_IMAGES} 张`)),
    /** A picture that the first of these takes the place of: something in it should have been covered. */
    replaces: z.optional(Ulid),
  }),
  response: Voucher,
  errors: ['media.notReady', 'media.replaced', 'media.tooMany', 'version.stale'],
  idempotent: true,
});

export const attachToPending = defineRoute({
  id: 'attachToPending',
  method: 'POST',
  path: '/villages/{villageCode}/pending-vouchers/{pendingId}/attachments',
  summary:
    'Add pictures, with what is private covered, to a voucher that waits for its review: who reviews and approves sees them',
  access: BOOKKEEPERS,
  within: 'villageCode',
  params: z.object({ villageCode: VillageCode, pendingId: Ulid }),
  body: z.omit(attachToVoucher.body!, { replaces: true }),
  response: PendingVoucher,
  errors: ['accounts.wrongState', 'media.notReady', 'media.replaced', 'media.tooMany', 'version.stale'],
  idempotent: true,
});
