import { VillageCode } from '../divisions';
import { Ulid } from '../id';
import { PageQuery, pageOf } from '../page';
import { defineRoute } from '../route';
import * as z from '../zod';

/** What an entry of a register names as its ground: a voucher, or a decision (四议两公开). */
export const MentionedIn = z.enum(['voucher', 'decision']);
export type MentionedIn = z.infer<typeof MentionedIn>;

export const MentionedRegister = z.enum(['asset', 'resource', 'contract', 'debt', 'project']);

/** An entry that speaks of a voucher or a decision, under the name that it had when it did so first. */
export const Mention = z.object({ register: MentionedRegister, itemId: Ulid, name: z.string() });
export type Mention = z.infer<typeof Mention>;

export const listMentions = defineRoute({
  id: 'listMentions',
  method: 'GET',
  path: '/villages/{villageCode}/mentions/{mentionedIn}/{id}',
  summary: 'The projects, contracts and other entries that speak of a voucher or a decision (这笔账、这件事用在哪里)',
  access: 'public',
  params: z.object({ villageCode: VillageCode, mentionedIn: MentionedIn, id: Ulid }),
  query: PageQuery,
  response: pageOf(Mention),
  errors: ['page.badCursor'],
});
