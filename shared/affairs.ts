import { VillageCode } from './divisions';
import { Ulid } from './id';
import { PageQuery, pageOf } from './page';
import { defineRoute } from './route';
import { Confidence } from './subsidies';
import { Instant } from './time';
import * as z from './zod';

export const PolicyCode = z.string().check(z.regex(/^ZC\d{2,3}$/, '政策编号不对'));

export const Policy = z.object({
  policyCode: PolicyCode,
  name: z.string(),
  category: z.string(),
  department: z.string(),
  audience: z.string(),
  summary: z.string(),
});
export type Policy = z.infer<typeof Policy>;

export const listPolicies = defineRoute({
  id: 'listPolicies',
  method: 'GET',
  path: '/policies',
  summary: 'Farm policies by category, or by search, best match first (明白事)',
  access: 'public',
  query: z.object({
    category: z.optional(z.string().check(z.maxLength(40))),
    q: z.optional(z.string().check(z.trim(), z.maxLength(40, '搜索的字太多了，请缩短一些'))),
  }),
  response: z.object({
    categories: z.array(z.object({ name: z.string(), count: z.int() })),
    items: z.array(Policy),
  }),
});

export const showPolicy = defineRoute({
  id: 'showPolicy',
  method: 'GET',
  path: '/policies/{policyCode}',
  summary: 'One policy, with the programs it pays by',
  access: 'public',
  params: z.object({ policyCode: PolicyCode }),
  response: z.extend(Policy, {
    level: z.string(),
    documentNo: z.optional(z.string()),
    cycle: z.string(),
    unit: z.optional(z.string()),
    programs: z.array(z.object({ programCode: z.string(), name: z.string() })),
    confidence: Confidence,
  }),
});

/** 村务 党务 财务 服务. */
export const NoticeKind = z.enum(['affairs', 'party', 'finance', 'service']);
export type NoticeKind = z.infer<typeof NoticeKind>;

export const Notice = z.object({
  noticeId: Ulid,
  villageCode: VillageCode,
  kind: NoticeKind,
  title: z.string(),
  excerpt: z.string(),
  publishedAt: Instant,
});
export type Notice = z.infer<typeof Notice>;
export const NoticeDetail = z.extend(Notice, { body: z.string(), villageName: z.string(), author: z.string() });
export type NoticeDetail = z.infer<typeof NoticeDetail>;

export const listNotices = defineRoute({
  id: 'listNotices',
  method: 'GET',
  path: '/villages/{villageCode}/notices',
  summary: "A village's notices, newest first (村务公告)",
  access: 'public',
  params: z.object({ villageCode: VillageCode }),
  query: PageQuery,
  response: pageOf(Notice),
  errors: ['page.badCursor'],
});

export const showNotice = defineRoute({
  id: 'showNotice',
  method: 'GET',
  path: '/villages/{villageCode}/notices/{noticeId}',
  summary: 'One notice',
  access: 'public',
  params: z.object({ villageCode: VillageCode, noticeId: Ulid }),
  response: NoticeDetail,
});

export const publishNotice = defineRoute({
  id: 'publishNotice',
  method: 'POST',
  path: '/villages/{villageCode}/notices',
  summary: 'Publish a notice to the village (发布公告)',
  access: ['cadre', 'township'],
  within: 'villageCode',
  idempotent: true,
  params: z.object({ villageCode: VillageCode }),
  body: z.object({
    kind: NoticeKind,
    title: z.string().check(z.trim(), z.minLength(4, '标题至少 4 个字'), z.maxLength(60, '标题不超过 60 个字')),
    body: z.string().check(z.trim(), z.minLength(10, '内容至少 10 个字'), z.maxLength(5000, '内容不超过 5000 个字')),
  }),
  response: NoticeDetail,
  errors: ['content.rejected', 'wechat.unavailable'],
  limit: { calls: 30, perSeconds: 86_400 },
});
