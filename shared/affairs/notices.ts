import { VillageCode } from '../divisions';
import { DutyCode, DutyPeriod } from './duties';
import { Ulid, Version } from '../id';
import { MAX_IMAGES, MediaView } from '../media/media';
import { ConfirmsContact } from '../text/public-words';
import { PageQuery, pageOf } from '../page';
import { defineRoute, Empty } from '../route';
import { Instant } from '../time';
import * as z from '../zod';

/** 村务 党务 财务 服务. */
export const NoticeKind = z.enum(['affairs', 'party', 'finance', 'service']);
export type NoticeKind = z.infer<typeof NoticeKind>;

/** Which publication duty a notice meets, and for which period: 财务收支情况, 2026年第三季度. */
export const DutyMet = z.object({ code: DutyCode, period: DutyPeriod });
export type DutyMet = z.infer<typeof DutyMet>;

export const Notice = z.object({
  noticeId: Ulid,
  villageCode: VillageCode,
  kind: NoticeKind,
  title: z.string(),
  /** The first words of the text; of a withdrawn notice, why it was withdrawn. */
  excerpt: z.string(),
  /** From when it is read: in the future only in what its own cadres see. */
  publishedAt: Instant,
  /** When its text was last changed (修改). */
  revisedAt: z.optional(Instant),
  /** It was taken down (撤下): its title and the reason stay, its text does not. */
  withdrawnAt: z.optional(Instant),
});
export type Notice = z.infer<typeof Notice>;

export const NoticeDetail = z.extend(Notice, {
  body: z.string(),
  villageName: z.string(),
  author: z.string(),
  version: z.int(),
  /** 1 as it was published; one more for each change that all can read. */
  revision: z.int(),
  asksReceipt: z.boolean(),
  duty: z.optional(DutyMet),
  decisionId: z.optional(Ulid),
  /** What is private in them is covered; one that shows persons is here once another person has looked at it. */
  pictures: z.optional(z.array(MediaView)),
  withdrawnReason: z.optional(z.string()),
  withdrawnBy: z.optional(z.string()),
});
export type NoticeDetail = z.infer<typeof NoticeDetail>;

const Title = z.string().check(z.trim(), z.minLength(4, '标题至少 4 个字'), z.maxLength(60, '标题不超过 60 个字'));
const Body = z.string().check(z.trim(), z.minLength(10, '内容至少 10 个字'), z.maxLength(5000, '内容不超过 5000 个字'));
const Reason = z
  .string()
  .check(z.trim(), z.minLength(4, '请写清楚原因，至少 4 个字'), z.maxLength(200, '原因不超过 200 个字'));

const InVillage = z.object({ villageCode: VillageCode });
const OneNotice = z.object({ villageCode: VillageCode, noticeId: Ulid });

const Writing = z.object({
  kind: NoticeKind,
  title: Title,
  body: Body,
  /** Absent: now. Until then nobody but the village's cadres and the township sees it (定时发布). */
  publishAt: z.optional(Instant),
  /** Residents who open it are recorded by name for the village's cadres, and told so (回执). */
  asksReceipt: z.optional(z.boolean()),
  duty: z.optional(DutyMet),
  decisionId: z.optional(Ulid),
  ...ConfirmsContact,
});

/** How far ahead a notice can be scheduled. */
export const MAX_DAYS_AHEAD = 60;

export const listNotices = defineRoute({
  id: 'listNotices',
  method: 'GET',
  path: '/villages/{villageCode}/notices',
  summary: "A village's notices of one kind or of all, newest first (村务公告)",
  access: 'public',
  params: InVillage,
  query: z.extend(PageQuery, { kind: z.optional(NoticeKind) }),
  response: pageOf(Notice),
  errors: ['page.badCursor'],
});

export const showNotice = defineRoute({
  id: 'showNotice',
  method: 'GET',
  path: '/villages/{villageCode}/notices/{noticeId}',
  summary: 'One notice; of a withdrawn one the title and the reason',
  access: 'public',
  params: OneNotice,
  response: NoticeDetail,
});

export const publishNotice = defineRoute({
  id: 'publishNotice',
  method: 'POST',
  path: '/villages/{villageCode}/notices',
  summary: 'Publish a notice to the village, at once or at a set time (发布公告)',
  access: ['cadre', 'township'],
  within: 'villageCode',
  idempotent: true,
  params: InVillage,
  body: Writing,
  publishes: ['title', 'body'],
  response: NoticeDetail,
  errors: ['content.rejected', 'wechat.unavailable', 'notices.timeInvalid', 'notices.afterDue'],
  limit: { calls: 30, perSeconds: 86_400 },
});

export const listScheduledNotices = defineRoute({
  id: 'listScheduledNotices',
  method: 'GET',
  path: '/villages/{villageCode}/scheduled-notices',
  summary: 'What will be published here later, soonest first',
  access: ['cadre', 'township'],
  within: 'villageCode',
  params: InVillage,
  query: PageQuery,
  response: pageOf(NoticeDetail),
  errors: ['page.badCursor'],
});

export const changeScheduledNotice = defineRoute({
  id: 'changeScheduledNotice',
  method: 'PUT',
  path: '/villages/{villageCode}/scheduled-notices/{noticeId}',
  summary: 'Change a notice nobody has read yet: its words, its time, or publish it now',
  access: ['cadre', 'township'],
  within: 'villageCode',
  idempotent: true,
  params: OneNotice,
  body: z.extend(Writing, { version: Version }),
  publishes: ['title', 'body'],
  response: NoticeDetail,
  errors: ['content.rejected', 'wechat.unavailable', 'notices.timeInvalid', 'notices.afterDue', 'version.stale'],
});

export const cancelScheduledNotice = defineRoute({
  id: 'cancelScheduledNotice',
  method: 'DELETE',
  path: '/villages/{villageCode}/scheduled-notices/{noticeId}',
  summary: 'Give up a notice nobody has read yet (取消发布)',
  access: ['cadre', 'township'],
  within: 'villageCode',
  params: OneNotice,
  response: Empty,
  errors: ['version.stale'],
});

/** The text of a notice from one moment on. `reason` is absent of the first. */
export const NoticeRevision = z.object({
  revision: z.int(),
  title: z.string(),
  body: z.string(),
  author: z.string(),
  at: Instant,
  reason: z.optional(z.string()),
});
export type NoticeRevision = z.infer<typeof NoticeRevision>;

export const reviseNotice = defineRoute({
  id: 'reviseNotice',
  method: 'POST',
  path: '/villages/{villageCode}/notices/{noticeId}/revisions',
  summary: 'Change the words of a published notice; the earlier ones stay readable (修改公告)',
  access: ['cadre', 'township'],
  within: 'villageCode',
  idempotent: true,
  params: OneNotice,
  body: z.object({ version: Version, title: Title, body: Body, reason: Reason, ...ConfirmsContact }),
  publishes: ['title', 'body', 'reason'],
  response: NoticeDetail,
  errors: ['content.rejected', 'wechat.unavailable', 'version.stale', 'notices.withdrawn', 'notices.sameWords'],
  limit: { calls: 60, perSeconds: 86_400 },
});

/** How many pictures one notice has at most. */
export const MAX_NOTICE_PICTURES = MAX_IMAGES;

export const changeNoticePictures = defineRoute({
  id: 'changeNoticePictures',
  method: 'POST',
  path: '/villages/{villageCode}/notices/{noticeId}/pictures',
  summary: 'Add pictures to a published notice, with what is private covered, or take some away (公告照片)',
  access: ['cadre', 'township'],
  within: 'villageCode',
  idempotent: true,
  params: OneNotice,
  body: z
    .object({
      version: Version,
      /** Redacted copies (`redactMedia`), in their order. */
      mediaIds: z._default(z.array(Ulid).check(z.maxLength(MAX_IMAGES, `一次最多 ${MAX_IMAGES} 张`)), []),
      /** Pictures of the notice that go. */
      removes: z._default(z.array(Ulid).check(z.maxLength(MAX_IMAGES)), []),
      /** So do all that are not public: those that wait for another person's look, and those that were refused. */
      dropsHidden: z.optional(z.literal(true)),
    })
    .check(
      z.refine(
        ({ mediaIds, removes, dropsHidden }) => dropsHidden || mediaIds.length + removes.length > 0,
        '请先加照片',
      ),
    ),
  response: NoticeDetail,
  errors: ['media.notReady', 'media.replaced', 'media.tooMany', 'notices.withdrawn', 'version.stale'],
  limit: { calls: 60, perSeconds: 86_400 },
});

export const listNoticeRevisions = defineRoute({
  id: 'listNoticeRevisions',
  method: 'GET',
  path: '/villages/{villageCode}/notices/{noticeId}/revisions',
  summary: 'Every text a notice has had, newest first; none while it was never changed (修改记录)',
  access: 'public',
  params: OneNotice,
  query: PageQuery,
  response: pageOf(NoticeRevision),
  errors: ['page.badCursor'],
});

export const withdrawNotice = defineRoute({
  id: 'withdrawNotice',
  method: 'POST',
  path: '/villages/{villageCode}/notices/{noticeId}/withdrawal',
  summary: 'Take a notice down; the reason stays, and its title unless that is what must go (撤下公告)',
  access: ['cadre', 'township'],
  within: 'villageCode',
  idempotent: true,
  params: OneNotice,
  body: z.object({
    version: Version,
    reason: Reason,
    /** The title has in it what should never have been up. */
    hidesTitle: z.optional(z.boolean()),
  }),
  publishes: ['reason'],
  response: NoticeDetail,
  errors: ['content.rejected', 'wechat.unavailable', 'version.stale', 'notices.withdrawn'],
});

export const showPinnedNotice = defineRoute({
  id: 'showPinnedNotice',
  method: 'GET',
  path: '/villages/{villageCode}/pinned-notice',
  summary: 'The one notice that stands above the others, if there is one (置顶)',
  access: 'public',
  params: InVillage,
  response: z.object({ notice: z.optional(Notice) }),
});

export const pinNotice = defineRoute({
  id: 'pinNotice',
  method: 'PUT',
  path: '/villages/{villageCode}/pinned-notice',
  summary: 'Put one published notice above the others, or none',
  access: ['cadre', 'township'],
  within: 'villageCode',
  params: InVillage,
  body: z.object({ noticeId: z.optional(Ulid) }),
  response: z.object({ notice: z.optional(Notice) }),
});

export const recordReading = defineRoute({
  id: 'recordReading',
  method: 'PUT',
  path: '/villages/{villageCode}/notices/{noticeId}/reading',
  summary: 'I have opened a notice that asks for a receipt; the village’s cadres see my name (回执)',
  access: ['resident'],
  within: 'villageCode',
  params: OneNotice,
  body: Empty,
  response: z.object({ readAt: z.optional(Instant) }),
});

/** Someone on the village's roster: whether and when they opened the notice, and whether they have bound their name at all. */
export const NoticeReader = z.object({
  personId: Ulid,
  name: z.string(),
  group: z.string(),
  bound: z.boolean(),
  readAt: z.optional(Instant),
});
export type NoticeReader = z.infer<typeof NoticeReader>;

export const listNoticeReaders = defineRoute({
  id: 'listNoticeReaders',
  method: 'GET',
  path: '/villages/{villageCode}/notices/{noticeId}/readers',
  summary: 'Who of the village has read a notice and who has not, group by group (谁看过)',
  access: ['cadre', 'township'],
  within: 'villageCode',
  params: OneNotice,
  /** `read`: those who have alone. */
  query: z.extend(PageQuery, { only: z.optional(z.enum(['read'])) }),
  response: z.extend(pageOf(NoticeReader), { readCount: z.int() }),
  errors: ['page.badCursor'],
});
