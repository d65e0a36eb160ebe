import { PaperKind } from './attachments';
import { DivisionParams } from './books';
import { VillageParams, words } from './registers';
import { Ulid } from '../id';
import { MAX_IMAGES, MediaView } from '../media/media';
import { AmountFen, Fen } from '../money';
import { PageQuery, pageOf } from '../page';
import { defineRoute } from '../route';
import { Day, Instant } from '../time';
import * as z from '../zod';

/** Who examines what a village hands over: the town's 代理记账 for its villages, the district's 核算中心 for all. */
export const CENTRE = ['township', 'regulator'] as const;
/** Who may ask for a village's papers; of its own cadres only those in the posts below see them. The administrator sees none: they bear names and identity numbers. */
export const INTAKE_PARTIES = ['cadre', ...CENTRE] as const;
/** 报账员 · 村负责人 · 村监委会主任: whose papers they are. */
export const VILLAGE_PARTIES = ['clerk', 'villageHead', 'supervisionHead'] as const;

/** Canned reasons for which a paper goes back, by id: what the village is to do stands in the words. */
export const RETURN_REASONS = {
  unclear: '照片不清楚，看不清的地方请重拍',
  missingPages: '缺页，请把每一页都拍上',
  wrongAmount: '填的金额和票面不一样，请核对',
  wrongHeading: '发票抬头不是村集体，请换开',
  noSeal: '没有盖章，请补盖',
  noSignature: '缺经手人、证明人或审批人签字，请补签',
  noPayees: '缺领款人签字，请补签',
  noDecision: '缺会议决议，请一起交来',
  notOurs: '不是村集体的支出，不能报',
  repeated: '这张已经交过了',
} as const;
export const ReturnReason = z.enum(Object.keys(RETURN_REASONS) as [keyof typeof RETURN_REASONS]);
export type ReturnReason = z.infer<typeof ReturnReason>;

const ALWAYS = ['unclear', 'missingPages', 'notOurs', 'repeated'] as const;
/** Which reasons stand beside which kind of paper, the likeliest first. */
export const REASONS_OF: Readonly<Record<PaperKind, readonly ReturnReason[]>> = {
  发票: ['wrongHeading', 'noSignature', 'wrongAmount', 'noSeal', 'noDecision', ...ALWAYS],
  收据: ['noSeal', 'noSignature', 'wrongAmount', ...ALWAYS],
  付款单: ['noSignature', 'wrongAmount', 'noDecision', ...ALWAYS],
  工资表: ['noPayees', 'noSignature', 'wrongAmount', ...ALWAYS],
  合同: ['noSeal', 'noSignature', 'noDecision', 'wrongAmount', ...ALWAYS],
  会议记录: ['noSignature', ...ALWAYS],
  现场照片: [...ALWAYS],
  其他: ['noSignature', 'wrongAmount', 'noDecision', ...ALWAYS],
};

/** How many papers, and how many pictures of them together, one batch has: each picture is claimed in the transaction that hands it over. */
export const MAX_BATCH_PAPERS = 30;
export const MAX_BATCH_PICTURES = 60;
/** 已交，等审核 · 审完，等签字 · 两边签了. One that is being made is on the village's phone alone. */
export const BatchState = z.enum(['handed', 'examined', 'signed']);
export type BatchState = z.infer<typeof BatchState>;

/** 等审核 · 已收 · 退回. */
export const IntakeState = z.enum(['waiting', 'accepted', 'returned']);
export type IntakeState = z.infer<typeof IntakeState>;

const Counted = z.object({ count: z.int(), fen: Fen });
export type Counted = z.infer<typeof Counted>;
/** Counts and sums of a list, in fen: the whole is the sum of the three. */
export const BatchSums = z.object({ all: Counted, waiting: Counted, accepted: Counted, returned: Counted });
export type BatchSums = z.infer<typeof BatchSums>;

/** Whose name stands under a step. */
const Signed = z.object({ name: z.string(), at: Instant });

export const PaperBatch = z.object({
  batchId: Ulid,
  villageCode: z.string(),
  villageName: z.string(),
  state: BatchState,
  handed: Signed,
  sums: BatchSums,
  version: z.int(),
});
export type PaperBatch = z.infer<typeof PaperBatch>;

/** One paper of a batch, as the village and its centre see it. */
export const IntakePaper = z.object({
  paperId: Ulid,
  kind: PaperKind,
  amountFen: Fen,
  on: Day,
  what: z.string(),
  state: IntakeState,
  /** Why it went back, and by whom. */
  reason: z.optional(ReturnReason),
  examined: z.optional(Signed),
  /** How often it went back before. */
  timesReturned: z.int(),
  /** It was sent again in that batch: nothing is left to do with it here. */
  sentAgainIn: z.optional(Ulid),
  /** The voucher on its way or in the book that carries it; its number once it is in. */
  pendingId: z.optional(Ulid),
  voucherNo: z.optional(z.string()),
  /** Each opens for ten minutes. */
  pictures: z.array(MediaView),
});
export type IntakePaper = z.infer<typeof IntakePaper>;

/** 审核 · 村里签字 · 中心签字 · 改了再交 · 记账: what a reader may do now; the command asks again. */
export const IntakeAct = z.enum(['examine', 'signForVillage', 'signForCentre', 'mend', 'book']);
export type IntakeAct = z.infer<typeof IntakeAct>;

export const PaperBatchView = z.extend(PaperBatch, {
  papers: z.array(IntakePaper),
  forVillage: z.optional(Signed),
  forCentre: z.optional(Signed),
  /** What both sides sign: it is that of exactly what was accepted and returned. */
  digest: z.string(),
  mayDo: z.array(IntakeAct),
});
export type PaperBatchView = z.infer<typeof PaperBatchView>;

const paper = {
  kind: PaperKind,
  /** Fen, as on the paper; 0 for what bears none. */
  amountFen: AmountFen,
  /** The day that stands on it. */
  on: Day,
  what: words(60, '写明是什么'),
  mediaIds: z
    .array(Ulid)
    .check(z.minLength(1, '请先拍照'), z.maxLength(MAX_IMAGES, `一张票据最多 ${MAX_IMAGES} 张照片`)),
};

const errors = [
  'identity.bindingRequired',
  'intake.notClerk',
  'media.notUploaded',
  'media.replaced',
  'media.tooMany',
] as const;

export const handOverPapers = defineRoute({
  id: 'handOverPapers',
  method: 'POST',
  path: '/villages/{villageCode}/paper-batches',
  summary: "Hand a batch of the village's papers to its accounting centre; by its 报账员 (交票据)",
  access: ['cadre'],
  within: 'villageCode',
  params: VillageParams,
  body: z.object({
    papers: z
      .array(
        z.object({
          ...paper,
          /** A paper that was returned and comes again in this batch. Its pictures may be named again. */
          mends: z.optional(z.object({ batchId: Ulid, paperId: Ulid })),
        }),
      )
      .check(z.minLength(1, '请先加一张票据'), z.maxLength(MAX_BATCH_PAPERS, `一批最多 ${MAX_BATCH_PAPERS} 张`)),
  }),
  response: PaperBatchView,
  errors: [...errors, 'intake.wrongState', 'version.stale'],
  idempotent: true,
});

export const BatchListing = z.enum(['open', 'signed']);
export type BatchListing = z.infer<typeof BatchListing>;

export const listPaperBatches = defineRoute({
  id: 'listPaperBatches',
  method: 'GET',
  path: '/divisions/{division}/paper-batches',
  summary: 'The batches of papers of a village or a town that wait for a step, or are signed, newest first (票据交接)',
  access: INTAKE_PARTIES,
  within: 'division',
  params: DivisionParams,
  query: z.extend(PageQuery, { which: z.optional(BatchListing) }),
  /** `mayHandOver`: who asks is the village's 报账员 or their deputy. */
  response: z.extend(pageOf(PaperBatch), { mayHandOver: z.boolean() }),
  errors: ['page.badCursor', 'intake.notYours'],
});

export const onBatch = {
  within: 'villageCode',
  params: z.extend(VillageParams, { batchId: Ulid }),
} as const;
export const BATCH_PATH = '/villages/{villageCode}/paper-batches/{batchId}';

export const showPaperBatch = defineRoute({
  id: 'showPaperBatch',
  method: 'GET',
  path: BATCH_PATH,
  summary: 'A batch with its papers, their pictures, and what I may do (交接清单)',
  access: INTAKE_PARTIES,
  ...onBatch,
  response: PaperBatchView,
  errors: ['intake.notYours'],
});

export const examinePapers = defineRoute({
  id: 'examinePapers',
  method: 'POST',
  path: `${BATCH_PATH}/examination`,
  summary: 'Accept or return papers, one or several at once; not by who handed them over (审核票据)',
  access: CENTRE,
  ...onBatch,
  body: z.object({
    decisions: z
      .array(
        z.object({
          paperId: Ulid,
          /** It goes back for this; without one it is accepted. */
          reason: z.optional(ReturnReason),
        }),
      )
      .check(z.minLength(1, '请选票据'), z.maxLength(MAX_BATCH_PAPERS)),
  }),
  response: PaperBatchView,
  errors: ['identity.bindingRequired', 'intake.wrongState', 'intake.samePerson', 'version.stale'],
  idempotent: true,
});

export const mendPaper = defineRoute({
  id: 'mendPaper',
  method: 'POST',
  path: `${BATCH_PATH}/papers/{paperId}/mending`,
  summary: 'Send a returned paper again, mended, in the batch it came back from (改好再交)',
  access: ['cadre'],
  within: 'villageCode',
  params: z.extend(onBatch.params, { paperId: Ulid }),
  body: z.object(paper),
  response: PaperBatchView,
  errors: [...errors, 'intake.wrongState', 'version.stale'],
  idempotent: true,
});

/** For whom a list is signed: the village that hands over, or the centre that takes. */
export const IntakeSide = z.enum(['village', 'centre']);
export type IntakeSide = z.infer<typeof IntakeSide>;

export const signPaperList = defineRoute({
  id: 'signPaperList',
  method: 'POST',
  path: `${BATCH_PATH}/signatures`,
  summary: 'Sign the list of what was accepted and what went back, for the village or for the centre (签交接清单)',
  access: INTAKE_PARTIES,
  ...onBatch,
  body: z.object({
    side: IntakeSide,
    digest: z.string().check(z.regex(/^[\w-]{43}$/, '签字的内容不对，请刷新后再签')),
  }),
  response: PaperBatchView,
  errors: [
    'identity.bindingRequired',
    'intake.notYours',
    'intake.notClerk',
    'intake.wrongState',
    'intake.samePerson',
    'intake.changed',
    'version.stale',
  ],
  idempotent: true,
});
