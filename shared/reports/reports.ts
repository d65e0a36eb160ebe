import { filledIn } from '../text/blanks';
import { PROOF_ERRORS, ProofQuery } from '../challenge';
import { DivisionCode, VillageCode } from '../divisions';
import { Ulid, Version } from '../id';
import { DraftKey, MAX_IMAGES, MAX_MEDIA, MediaKind, MediaView } from '../media/media';
import { PageQuery, pageOf } from '../page';
import { ActingAs } from '../roles';
import { defineRoute } from '../route';
import { Instant } from '../time';
import * as z from '../zod';

/** 待受理 · 办理中 · 待补充材料 · 退回重办 · 已答复待评价 · 已办结 · 不予受理 · 已撤回 · 已并案. */
export const ReportState = z.enum([
  'submitted',
  'accepted',
  'awaiting',
  'returned',
  'answered',
  'closed',
  'refused',
  'withdrawn',
  'merged',
]);
export type ReportState = z.infer<typeof ReportState>;

/**
 * The office's: 受理 不予受理 分派 转办 回避 要补充材料 延期 并案 拆分 答复. The reporter's: 补充材料 评价 申请复查 撤回. The regulator's: 退回重办 督办.
 * An office above the village has 请本人说明情况 besides; on what came in a flood the office has 分拣放行 搁置.
 */
export const ReportCommand = z.enum([
  'accept',
  'refuse',
  'assign',
  'transfer',
  'recuse',
  'askMaterial',
  'extend',
  'merge',
  'split',
  'answer',
  'supply',
  'resume',
  'rate',
  'reopen',
  'withdraw',
  'return',
  'supervise',
  'askStatement',
  'release',
  'setAside',
]);
export type ReportCommand = z.infer<typeof ReportCommand>;

/** What stands in a timeline: what each command leaves, and what the clock does by itself (补充材料逾期 · 超期提级). */
export const ReportStep = z.enum([
  'submitted',
  'routed',
  'released',
  'setAside',
  'rerouted',
  'accepted',
  'refused',
  'assigned',
  'transferred',
  'recused',
  'materialAsked',
  'materialSupplied',
  'materialLapsed',
  'materialWaived',
  'extended',
  'merged',
  'split',
  'answered',
  'rated',
  'reopened',
  'withdrawn',
  'returned',
  'supervised',
  'escalated',
  'statementAsked',
  'statementGiven',
  'identityWanted',
  'identityAsked',
  'identityConsented',
  'identityRefused',
  'identityOpened',
]);
export type ReportStep = z.infer<typeof ReportStep>;

/**
 * Why a report may be refused (信访工作条例 第二十二条、第三十五条等): 属于其他机关 · 已经或应当走诉讼仲裁复议 · 正在办理或已经办结 · 没有实际内容.
 * There is no ground that lies in who reports or whom.
 */
export const RefusalGround = z.enum(['otherAuthority', 'legalProcess', 'alreadyHandled', 'noSubstance']);
export type RefusalGround = z.infer<typeof RefusalGround>;

/** 资金 · 补贴 · 土地 · 工程 · 环境 · 作风 · 其他. */
export const ReportCategory = z.enum(['money', 'subsidy', 'land', 'works', 'environment', 'conduct', 'other']);
export type ReportCategory = z.infer<typeof ReportCategory>;

/**
 * Whom or what it is about. `village`: its affairs, handled by its cadres. `cadre`: a cadre of the village, handled by the
 * town. `township`: someone at the town, handled by the district. Nobody it accuses can see that it exists.
 */
export const ReportAbout = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('village') }),
  z.object({ kind: z.literal('cadre'), cadreId: Ulid }),
  z.object({ kind: z.literal('township') }),
]);
export type ReportAbout = z.infer<typeof ReportAbout>;

export const Place = z.object({
  text: z.string().check(z.trim(), z.maxLength(80, '地点不超过 80 个字')),
  latitude: z.optional(z.number().check(z.minimum(-90), z.maximum(90))),
  longitude: z.optional(z.number().check(z.minimum(-180), z.maximum(180))),
});
export type Place = z.infer<typeof Place>;

export const ReportDraft = z.object({
  villageCode: VillageCode,
  category: ReportCategory,
  description: z
    .string()
    .check(z.trim(), z.minLength(5, '请至少写 5 个字，说清是什么事'), z.maxLength(2000, '最多写 2000 个字')),
  about: ReportAbout,
  place: z.optional(Place),
  mediaIds: z.array(Ulid).check(z.maxLength(MAX_MEDIA, '最多 9 张照片、3 段视频和 5 段录音')),
});
export type ReportDraft = z.infer<typeof ReportDraft>;

/**
 * 实名: who handles it sees name and phone. 保密: nobody who handles it does; the name lies sealed, and only the custodians open it.
 * 匿名: nobody knows, and no account is needed.
 */
export const ReportMode = z.enum(['named', 'confidential', 'anonymous']);
export type ReportMode = z.infer<typeof ReportMode>;

/** In how many days it is accepted, and answered from then: 15 and 60 by law, fewer by the rule of its kind. */
export const ReportWithin = z.object({ acceptDays: z.int(), answerDays: z.int() });
export type ReportWithin = z.infer<typeof ReportWithin>;

/** Keep it: the day and the number are the proof. For an anonymous report the number is the only key to it. */
export const Receipt = z.object({
  reportId: Ulid,
  /** Named: `NX20261123-4F7K`, a reference. Anonymous: 16 digits, a secret that is told here and nowhere else. */
  receiptNo: z.string(),
  submittedAt: Instant,
  /** By when it must be accepted: 15 days (信访工作条例 第二十三条). */
  acceptBy: Instant,
  /** By when it must be answered at the latest: 60 days from acceptance (信访工作条例 第三十四条). */
  answerBy: Instant,
  handledBy: z.string(),
  /** 内容指纹: SHA-256 of what was sent, which proves later what it was (`shared/reports/receipts.ts`). */
  contentHash: z.optional(z.string()),
  /** The files it was sent with, in their order: of what kind, and the SHA-256 of what arrived (hex), once that was looked at. */
  files: z.optional(z.array(z.object({ kind: MediaKind, sha256: z.optional(z.string()) }))),
  /** Why that office, in a line: 说到村干部的事，由镇街来办. */
  why: z.optional(z.string()),
  within: z.optional(ReportWithin),
  /** Nothing was taken in: it is the receipt of the same words, sent under this name within a day. */
  sentBefore: z.optional(z.literal(true)),
  /** So many came for its village that someone sorts them first (待分拣); its deadlines run all the same. */
  held: z.optional(z.literal(true)),
});
export type Receipt = z.infer<typeof Receipt>;

const SUBMIT_ERRORS = [
  'media.notUploaded',
  'media.replaced',
  'media.tooMany',
  'reports.cadreUnknown',
  'request.keyReused',
] as const;

export const submitReport = defineRoute({
  id: 'submitReport',
  method: 'POST',
  path: '/reports',
  summary: 'Report something under my own name (实名举报), or with the name sealed (保密举报)',
  access: 'signedIn',
  idempotent: true,
  body: z.extend(ReportDraft, {
    mode: z.enum(['named', 'confidential']),
    /** A confidential one has it: its files belong to the draft and to no account. */
    draftKey: z.optional(DraftKey),
    /** The same words were sent a moment ago and it was shown: it is meant. */
    again: z.optional(z.literal(true)),
  }),
  response: Receipt,
  errors: [...SUBMIT_ERRORS, 'reports.restricted', 'identity.bindingRequired'],
  limit: { calls: 20, perSeconds: 86_400 },
});

export const submitAnonymousReport = defineRoute({
  id: 'submitAnonymousReport',
  method: 'POST',
  path: '/anonymous/reports',
  summary: 'Report something without saying who I am (匿名举报)',
  access: 'public',
  idempotent: true,
  proof: 'report',
  query: ProofQuery,
  body: z.extend(ReportDraft, { draftKey: DraftKey }),
  response: Receipt,
  errors: [...SUBMIT_ERRORS, ...PROOF_ERRORS],
});

/** One step as the reader may see it. */
export const TimelineStep = z.object({
  eventId: Ulid,
  at: Instant,
  step: ReportStep,
  /** An office or a role, never a name: 牛角村村委会. */
  by: z.string(),
  text: z.optional(z.string()),
  stars: z.optional(z.int()),
});
export type TimelineStep = z.infer<typeof TimelineStep>;

export const ReportSummary = z.object({
  reportId: Ulid,
  /** `NX20261123-4F7K`, for named and anonymous ones alike: never the 16 digits. */
  referenceNo: z.string(),
  villageCode: VillageCode,
  villageName: z.string(),
  category: ReportCategory,
  excerpt: z.string(),
  state: ReportState,
  mode: ReportMode,
  submittedAt: Instant,
  /** The next deadline while something is owed: acceptance, then the answer. */
  dueAt: z.optional(Instant),
  /** The office that has it, by name and by division. */
  handledBy: z.string(),
  handledByDivision: DivisionCode,
  /** 督办: when, at the latest. */
  supervisedAt: z.optional(Instant),
  mediaCount: z.int(),
  /** It lies in the pile of a flood (待分拣), or was set aside from it (搁置). */
  held: z.optional(z.literal(true)),
});
export type ReportSummary = z.infer<typeof ReportSummary>;

/** What an accused cadre was asked and said (情况说明), as the office reads it. */
export const StatementInReport = z.object({
  statementId: Ulid,
  name: z.string(),
  summary: z.string(),
  askedAt: Instant,
  answerBy: Instant,
  state: z.enum(['asked', 'given', 'late']),
  text: z.optional(z.string()),
  media: z.array(MediaView),
  givenAt: z.optional(Instant),
});
export type StatementInReport = z.infer<typeof StatementInReport>;

/** A report as this reader may see it; `mayDo` is what they can do to it now. `reporter` only for who handles a named one. */
export const ReportView = z.extend(ReportSummary, {
  description: z.string(),
  aboutKind: z.enum(['village', 'cadre', 'township']),
  aboutName: z.optional(z.string()),
  place: z.optional(Place),
  media: z.array(MediaView),
  timeline: z.array(TimelineStep),
  /** The phone is absent when the reporter has unbound since: it was deleted then. */
  reporter: z.optional(z.object({ name: z.string(), maskedPhone: z.optional(z.string()) })),
  /** While material is awaited the office's clock stands still: since when, and until when at the latest. */
  awaiting: z.optional(z.object({ since: Instant, until: Instant })),
  extendedDays: z.optional(z.int()),
  refusal: z.optional(z.object({ ground: RefusalGround, text: z.string(), refusedAt: Instant })),
  /** 经办人, for the office that handles it. */
  assigneeName: z.optional(z.string()),
  /** Where it may be handed to, for one who may hand it over. */
  offices: z.optional(z.array(z.object({ division: DivisionCode, name: z.string() }))),
  within: z.optional(ReportWithin),
  /** 内容指纹 of what was sent: for who sent it. */
  contentHash: z.optional(z.string()),
  /** The accused cadres that may be asked to explain, and what was asked and said: for who handles it and the regulator. */
  mayExplain: z.optional(z.array(z.object({ personId: Ulid, name: z.string() }))),
  statements: z.optional(z.array(StatementInReport)),
  answer: z.optional(z.object({ text: z.string(), answeredAt: Instant, media: z.array(MediaView) })),
  rating: z.optional(z.object({ stars: z.int(), comment: z.optional(z.string()), ratedAt: Instant })),
  mayDo: z.array(ReportCommand),
  /** What this reader may do with its files: open them as they were sent (看原件), paint over a picture for an answer (遮挡). */
  evidence: z.optional(z.object({ mayOpen: z.boolean(), mayRedact: z.boolean() })),
  /** For who handles it or the regulator: the custodians may be asked who sent it. */
  mayWantIdentity: z.optional(z.literal(true)),
  version: z.int(),
});
export type ReportView = z.infer<typeof ReportView>;

const ReportParams = z.object({ reportId: Ulid });

export const listMyReports = defineRoute({
  id: 'listMyReports',
  method: 'GET',
  path: '/me/reports',
  summary: 'The reports I sent from my account, named or confidential, newest first (我的举报)',
  access: 'signedIn',
  query: PageQuery,
  response: pageOf(ReportSummary),
  errors: ['page.badCursor'],
});

export const showReport = defineRoute({
  id: 'showReport',
  method: 'GET',
  path: '/reports/{reportId}',
  summary: 'One report with its timeline, for its reporter, its handler and the regulator; 404 for anyone else',
  access: 'signedIn',
  params: ReportParams,
  response: ReportView,
});

/** 16 digits, typed with or without spaces. */
export const ReceiptNo = z.string().check(
  z.overwrite((text) => text.replace(/\s/g, '')),
  z.regex(/^\d{16}$/, '回执号是 16 位数字'),
);

/** By its receipt; of those that were split from it, which one. */
export const WithReceipt = z.object({ receiptNo: ReceiptNo, reportId: z.optional(Ulid) });

/** What may be asked for with a receipt's number: a proof, while many wrong ones are tried. */
export const byReceipt = { method: 'POST', access: 'public', proof: 'receipt', query: ProofQuery } as const;
export const RECEIPT_ERRORS = ['reports.receiptInvalid', ...PROOF_ERRORS] as const;

/** `family`: it and what was split from it, when there is more than one: all of them are its holder's. */
export const ReportByReceipt = z.extend(ReportView, { family: z.optional(z.array(ReportSummary)) });
export type ReportByReceipt = z.infer<typeof ReportByReceipt>;

export const openAnonymousReport = defineRoute({
  ...byReceipt,
  id: 'openAnonymousReport',
  path: '/anonymous/reports/open',
  summary: 'Follow an anonymous report by its receipt number; a body, so that the number is in no log',
  body: WithReceipt,
  response: ReportByReceipt,
  errors: RECEIPT_ERRORS,
});

export const listWork = defineRoute({
  id: 'listWork',
  method: 'GET',
  path: '/work/reports',
  summary: 'What awaits me as a handler, soonest deadline first, or what is done (待办)',
  access: ['cadre', 'township', 'regulator'],
  query: z.extend(PageQuery, {
    ...ActingAs.shape,
    which: z.optional(z.enum(['open', 'done'])),
  }),
  response: pageOf(ReportSummary),
  errors: ['page.badCursor'],
});

/** What any command on a report may answer. */
export const COMMAND_ERRORS = ['reports.wrongState', 'version.stale', 'request.keyReused'] as const;

export const acceptReport = defineRoute({
  id: 'acceptReport',
  method: 'POST',
  path: '/reports/{reportId}/acceptance',
  summary: 'Take a report on (受理)',
  access: ['cadre', 'township', 'regulator'],
  idempotent: true,
  params: ReportParams,
  body: z.object({ version: Version }),
  response: ReportView,
  errors: COMMAND_ERRORS,
});

export const answerReport = defineRoute({
  id: 'answerReport',
  method: 'POST',
  path: '/reports/{reportId}/answer',
  summary: 'Answer a report (答复)',
  access: ['cadre', 'township', 'regulator'],
  idempotent: true,
  params: ReportParams,
  body: z.object({
    version: Version,
    text: z
      .string()
      .check(
        z.trim(),
        z.minLength(10, '答复至少 10 个字，说清做了什么'),
        z.maxLength(2000, '答复最多 2000 个字'),
        filledIn(),
      ),
    mediaIds: z.array(Ulid).check(z.maxLength(MAX_IMAGES, '最多 9 张照片')),
  }),
  response: ReportView,
  errors: [...COMMAND_ERRORS, 'media.notUploaded', 'media.replaced', 'media.tooMany'],
});

const Rating = z.object({
  version: Version,
  stars: z.int().check(z.minimum(1, '请点星打分'), z.maximum(5)),
  comment: z.optional(z.string().check(z.trim(), z.maxLength(500, '评价最多 500 个字'))),
});

export const rateAnswer = defineRoute({
  id: 'rateAnswer',
  method: 'POST',
  path: '/reports/{reportId}/rating',
  summary: 'Judge the answer to my report (评价)',
  access: 'signedIn',
  idempotent: true,
  params: ReportParams,
  body: Rating,
  response: ReportView,
  errors: COMMAND_ERRORS,
});

export const rateAnonymousAnswer = defineRoute({
  ...byReceipt,
  id: 'rateAnonymousAnswer',
  path: '/anonymous/reports/rating',
  summary: 'Judge the answer to an anonymous report, by its receipt number',
  idempotent: true,
  body: z.extend(Rating, WithReceipt.shape),
  response: ReportView,
  errors: [...COMMAND_ERRORS, ...RECEIPT_ERRORS],
});

export const returnReport = defineRoute({
  id: 'returnReport',
  method: 'POST',
  path: '/reports/{reportId}/return',
  summary: 'Send an answer back to be done again, with a reason (退回重办)',
  access: ['regulator'],
  idempotent: true,
  params: ReportParams,
  body: z.object({
    version: Version,
    reason: z.string().check(z.trim(), z.minLength(5, '请写明退回的原因'), z.maxLength(500, '原因最多 500 个字')),
  }),
  response: ReportView,
  errors: COMMAND_ERRORS,
});
