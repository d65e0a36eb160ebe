import { TownCode, VillageCode } from '../divisions';
import { Ulid, Version } from '../id';
import { ShownPicture } from '../media/media';
import { PageQuery, pageOf } from '../page';
import { SubsidyField } from '../subsidies/fields';
import { PolicyCode } from '../subsidies/policy-code';
import { Quarter } from '../quarters';
import { defineRoute } from '../route';
import { Day, Instant } from '../time';
import { MOST_TAGS, ReviewTag, TagCount } from './tags';
import * as z from '../zod';

/**
 * What a resident may review here: a cadre, a theme of the village's work, a notice, how a policy is carried out here, a project of the
 * village, how a kind of subsidy is handled here. An answered report is judged in 举报 by the one
 * who sent it, and is shown apart. These are opinions; 民主评议 is an act of law and none of this.
 */
export const SubjectKind = z.enum(['cadre', 'work', 'notice', 'policy', 'project', 'subsidy']);
export type SubjectKind = z.infer<typeof SubjectKind>;

/** 财务公开, 办事效率, 村庄环境, 服务态度, 办事公道. */
export const WORK_THEMES = ['finance', 'efficiency', 'environment', 'attitude', 'fairness'] as const;
export const WorkTheme = z.enum(WORK_THEMES);
export type WorkTheme = z.infer<typeof WorkTheme>;

/** A cadre's, a notice's or a project's id; a theme of the village's work; a policy's code; a kind of subsidy. */
export const SubjectId = z.union([Ulid, WorkTheme, PolicyCode, SubsidyField]);
export type SubjectId = z.infer<typeof SubjectId>;

/** The five grades of 政务服务好差评: 非常不满意, 不满意, 基本满意, 满意, 非常满意. */
export const Stars = z.int().check(z.minimum(1, '请点星打分'), z.maximum(5));

/** One minimum for scores, and for comments that the rated can read: below it every answer is the same, whether nobody judged or four. */
export const MIN_SAMPLE = 5;
/** How many voices of the district's mean a score is padded with. */
export const PRIOR_VOICES = 10;
/** What a voice weighs, the present quarter first; after these eight it counts no more and its comment leaves the page. */
export const QUARTER_WEIGHTS = [1, 0.7, 0.5, 0.35, 0.25, 0.17, 0.12, 0.08] as const;
/** Hours in which a review may still be changed. */
export const HOURS_TO_EDIT = 24;
/** How often a review may be changed in them. */
export const MOST_EDITS = 20;

export const SubjectScore = z.object({
  /** The weighted score, padded by the district's mean, to one decimal. */
  value: z.number(),
  /** How many judged in the last eight quarters. */
  count: z.int(),
  /** `stars[0]` is how many gave one star. */
  stars: z.array(z.int()),
  /** The plain mean of those, to one decimal. */
  average: z.number(),
  /** The district's mean of this kind, to one decimal, which the score is padded with. */
  kindMean: z.number(),
  /** The share of four and five stars in whole per cent, and Wilson's interval of 95%; lists are ordered by `low`. */
  good: z.object({ share: z.int(), low: z.int(), high: z.int() }),
  /** Absent while the present quarter or those before have too few. */
  trend: z.optional(z.enum(['up', 'level', 'down'])),
});
export type SubjectScore = z.infer<typeof SubjectScore>;
/** Nothing below `MIN_SAMPLE`. */
export const Score = z.object({ score: z.optional(SubjectScore) });
export type Score = z.infer<typeof Score>;

/** 有人组织来打分 · 许了好处 · 一个人用了多个号. How voices came about, never what they say. */
export const BurstReason = z.enum(['organised', 'paidFor', 'sameHand']);
export type BurstReason = z.infer<typeof BurstReason>;

/** What everybody reads of voices that came all at once; by weeks, and without a number. */
export const BurstNotice = z.object({
  /** 正在核实，暂不计入 · 核实后没有计入. */
  state: z.enum(['open', 'leftOut']),
  /** The Monday of the week in which it was noticed. */
  week: Day,
  /** By when somebody decides. */
  dueOn: z.optional(Day),
  reason: z.optional(BurstReason),
});
export type BurstNotice = z.infer<typeof BurstNotice>;

/**
 * 已发布 · 等待审核 (WeChat's check was unsure or unreachable: never published by default) · 已撤回 · 没有公开 (its words; its stars count) ·
 * 复核中.
 */
export const ReviewState = z.enum(['published', 'held', 'withdrawn', 'refused', 'appealed']);
/** 私事 · 骂人 · 广告 · 个人信息 · 和评的事无关. There is none for an opinion, however hard it is. */
export const RefusalReason = z.enum(['privateLife', 'insult', 'advertisement', 'personalData', 'offSubject']);
export type RefusalReason = z.infer<typeof RefusalReason>;
/** What an author may appeal: words that were refused, or a voice that was left out with its burst. */
export const LeftOutFor = z.enum([...RefusalReason.options, ...BurstReason.options]);
export type LeftOutFor = z.infer<typeof LeftOutFor>;

/**
 * 实名 · 只显示一部分 · 不显示. Of a cadre it is always hidden: in a village of eight hundred 王*英 is a name. Of a subsidy too: whoever
 * judges it was paid it.
 */
export const ShownAs = z.enum(['name', 'masked', 'hidden']);
export type ShownAs = z.infer<typeof ShownAs>;
export const ALWAYS_HIDDEN: readonly SubjectKind[] = ['cadre', 'subsidy'];

/** How many pictures a review may have. Of a cadre none: a face under stars is a pillory, and where one stood tells who took it. */
export const MAX_REVIEW_PICTURES = 3;

/** 正在检查 (WeChat looks at it) · 通过 · 等人看. */
export const PictureState = z.enum(['checking', 'passed', 'waits']);
export type PictureState = z.infer<typeof PictureState>;

/** Up to how many stars a comment asks for something to be done. */
export const LOW_STARS = 2;
/**
 * 等单位办 · 说办好了，等作者说 · 作者说做到了 · 作者说没做到，没有上一级了 · 作者撤回了. Not mended, it goes to the level above and is
 * open again.
 */
export const ReviewTaskState = z.enum(['open', 'done', 'mended', 'notMended', 'withdrawn']);
/** What became of a low review (差评整改). */
export const ReviewTask = z.object({
  state: ReviewTaskState,
  /** Whose turn it is, or was last: 牛角村村委会. Never a person. */
  office: z.string(),
  dueOn: Day,
  /** What offices said they did, the latest last. */
  answers: z.array(z.object({ office: z.string(), words: z.string(), on: Day })),
});
export type ReviewTask = z.infer<typeof ReviewTask>;

/** What the rated say to a comment, for everybody to read. */
export const ReviewAnswer = z.object({
  /** 牛角村村委会; absent where the cadre who is judged answers. */
  office: z.optional(z.string()),
  words: z.string(),
  on: Day,
  /** It said something else before. */
  changed: z.boolean(),
  version: z.int(),
});
export type ReviewAnswer = z.infer<typeof ReviewAnswer>;

export const Review = z.object({
  reviewId: Ulid,
  /** Absent where its author is hidden. */
  by: z.optional(z.string()),
  stars: Stars,
  comment: z.optional(z.string()),
  pictures: z.optional(z.array(ShownPicture)),
  /**
   * The Monday of the week in which it came to the page, together with others: its day could tell who was at the counter, and its own
   * week who was the only one in it.
   */
  week: Day,
  /** What became of a low one, once an office has it. */
  task: z.optional(ReviewTask),
  answer: z.optional(ReviewAnswer),
  /** How many found it useful: from five on, and moved by five people at once. */
  useful: z.optional(z.int()),
});
export type Review = z.infer<typeof Review>;

export const MyReview = z.object({
  reviewId: Ulid,
  quarter: Quarter,
  shownAs: ShownAs,
  stars: Stars,
  tags: z.optional(z.array(ReviewTag)),
  comment: z.optional(z.string()),
  pictures: z.optional(z.array(z.object({ mediaId: Ulid, state: PictureState }))),
  reviewedAt: Instant,
  /** Until then it may be changed; the words of a held or refused one, which is on no page, until its quarter is over. */
  editableUntil: Instant,
  state: ReviewState,
  /** Why its words are not shown, by whoever looked at them. */
  refusal: z.optional(z.object({ reason: LeftOutFor, words: z.string(), mayAppeal: z.boolean() })),
  /** It came among many at once, and counts for nothing until somebody has decided by this day. */
  burst: z.optional(z.object({ dueOn: Day })),
  /** What came of the appeal. */
  decision: z.optional(z.object({ outcome: z.enum(['restored', 'kept']), words: z.string() })),
  version: z.int(),
});
export type MyReview = z.infer<typeof MyReview>;

/** What became of my own low review, and whether I said it was mended. */
export const MyTask = z.extend(ReviewTask, { reviewId: Ulid, quarter: Quarter, iSaid: z.optional(z.boolean()) });
export type MyTask = z.infer<typeof MyTask>;

/** What was answered to my own. */
export const MyAnswer = z.extend(ReviewAnswer, { reviewId: Ulid });
export type MyAnswer = z.infer<typeof MyAnswer>;

/** A comment that I flagged: what for, and what an office said to it. */
export const MyFlag = z.object({
  reviewId: Ulid,
  reason: RefusalReason,
  on: Day,
  /** 正在看 · 留着 · 不再公开. */
  state: z.enum(['open', 'kept', 'removed']),
  words: z.optional(z.string()),
  removedFor: z.optional(RefusalReason),
});
export type MyFlag = z.infer<typeof MyFlag>;

/** What was promised about a subject, for everybody to read. */
export const Pledge = z.object({
  /** The how-manieth of its subject. */
  number: z.int(),
  /** 牛角村村委会; absent where the cadre who is judged promises. */
  office: z.optional(z.string()),
  words: z.string(),
  madeOn: Day,
  byOn: Day,
  /** 还没到日子 · 正在问评过的人 · 多数说做到了 · 多数说没做到，或一半对一半 · 说的不到五个人. */
  state: z.enum(['open', 'asking', 'kept', 'notKept', 'fewAnswers']),
  /** While they are asked: when it is counted what they said. */
  closesOn: z.optional(Day),
  /** Counted once, from five people on. */
  answers: z.optional(z.object({ kept: z.int(), notKept: z.int() })),
});
export type Pledge = z.infer<typeof Pledge>;

export const SubjectParams = z.object({
  villageCode: VillageCode,
  subjectKind: SubjectKind,
  subjectId: SubjectId,
});

export const reviewSubject = defineRoute({
  id: 'reviewSubject',
  method: 'PUT',
  path: '/villages/{villageCode}/reviews/{subjectKind}/{subjectId}',
  summary:
    'Give my one review of this quarter, or change it within a day: a cadre, a theme of the work, a notice, a policy, a project, a kind of subsidy that I was paid (我要点评)',
  access: ['resident'],
  within: 'villageCode',
  params: SubjectParams,
  body: z
    .object({
      stars: Stars,
      tags: z._default(z.array(ReviewTag).check(z.maxLength(MOST_TAGS, `最多选 ${MOST_TAGS} 个标签`)), []),
      comment: z.optional(z.string().check(z.trim(), z.maxLength(500, '评价最多 500 个字'))),
      /** All that it shall have: what it had and is not named goes. */
      mediaIds: z._default(
        z.array(Ulid).check(z.maxLength(MAX_REVIEW_PICTURES, `最多 ${MAX_REVIEW_PICTURES} 张照片`)),
        [],
      ),
      shownAs: z._default(ShownAs, 'hidden'),
      /** The version being changed; absent for the first of the quarter. */
      version: z.optional(Version),
    })
    .check(
      z.refine(({ comment, mediaIds }) => mediaIds.length === 0 || Boolean(comment), {
        path: ['comment'],
        error: '加了照片，请写一句是什么事',
      }),
    ),
  publishes: ['comment'],
  response: MyReview,
  errors: [
    'content.rejected',
    'version.stale',
    'reviews.privateLife',
    'reviews.editOver',
    'reviews.starsOver',
    'reviews.ownWork',
    'reviews.ownHousehold',
    'reviews.notPaid',
    'identity.bindingRequired',
    'reviews.refusedWords',
    'reviews.appealOpen',
    'reviews.wrongTag',
    'reviews.noPictures',
    'media.notReady',
    'media.unsupported',
    'media.notUploaded',
    'media.tooMany',
    'media.replaced',
  ],
  limit: { calls: 30, perSeconds: 3600 },
});

export const withdrawReview = defineRoute({
  id: 'withdrawReview',
  method: 'DELETE',
  path: '/villages/{villageCode}/reviews/{subjectKind}/{subjectId}/mine/{quarter}',
  summary: 'Take my review of a quarter back: its words go at once, its stars with the next change of the score',
  access: 'signedIn',
  params: z.extend(SubjectParams, { quarter: Quarter }),
  response: MyReview,
  errors: ['version.stale'],
});

export const showMyReview = defineRoute({
  id: 'showMyReview',
  method: 'GET',
  path: '/villages/{villageCode}/reviews/{subjectKind}/{subjectId}/mine',
  summary: 'My review of a subject in this quarter, and those of the quarters before',
  access: 'signedIn',
  params: SubjectParams,
  response: z.object({
    review: z.optional(MyReview),
    earlier: z.array(MyReview),
    /** What offices do about low ones of these. */
    tasks: z.optional(z.array(MyTask)),
    /** What the rated said to these. */
    answers: z.optional(z.array(MyAnswer)),
    /** Others' comments on it that I flagged. */
    flags: z.optional(z.array(MyFlag)),
    /** What was promised about it, while I am asked whether it was kept, and what I said. */
    pledge: z.optional(z.object({ number: z.int(), iSaid: z.optional(z.boolean()) })),
    /** Others' comments on it that I found useful. */
    useful: z.optional(z.array(Ulid)),
  }),
});

export const listReviews = defineRoute({
  id: 'listReviews',
  method: 'GET',
  path: '/villages/{villageCode}/reviews/{subjectKind}/{subjectId}',
  summary:
    'The published reviews of a subject, newest first: none while its score is not shown, and none newer than that',
  access: 'public',
  params: SubjectParams,
  query: PageQuery,
  response: pageOf(Review),
  errors: ['page.badCursor'],
});

export const showSubjectScore = defineRoute({
  id: 'showSubjectScore',
  method: 'GET',
  path: '/villages/{villageCode}/reviews/{subjectKind}/{subjectId}/score',
  summary:
    'The score of a subject from five voices on; it moves by five people at once. Whether a burst of voices is held or was left out; what was promised',
  access: 'public',
  params: SubjectParams,
  response: z.extend(Score, {
    /** What those of the score chose, each from five on. */
    tags: z.optional(z.array(TagCount)),
    bursts: z.optional(z.array(BurstNotice)),
    /** The newest first. */
    pledges: z.optional(z.array(Pledge)),
  }),
});

export const showVillageScore = defineRoute({
  id: 'showVillageScore',
  method: 'GET',
  path: '/villages/{villageCode}/score',
  summary:
    "The village's work by theme, its cadres and its subsidies, those of the best lower bound first; the answers to reports apart",
  access: 'public',
  params: z.object({ villageCode: VillageCode }),
  response: z.object({
    work: z.array(z.extend(SubjectScore, { theme: WorkTheme })),
    cadres: z.array(z.extend(SubjectScore, { cadreId: Ulid })),
    answers: z.optional(SubjectScore),
    /** Kinds of subsidies, as those who were paid judge how they are handled. */
    subsidies: z.optional(z.array(z.extend(SubjectScore, { field: SubsidyField }))),
  }),
});
export type VillageScore = z.infer<typeof showVillageScore.response>;

/** 村 and 社区 are compared each among themselves: another kind of people lives there, and another kind of work is done. */
export const VillageOfKind = z.enum(['village', 'community']);
export type VillageOfKind = z.infer<typeof VillageOfKind>;

export const compareVillageScores = defineRoute({
  id: 'compareVillageScores',
  method: 'GET',
  path: '/divisions/{division}/village-scores',
  summary:
    "A theme of the work in a town's villages, each kind of village by the lower end of its interval; one without a score has no place (各村比一比)",
  access: 'public',
  params: z.object({ division: TownCode }),
  query: z.object({ theme: WorkTheme }),
  response: z.object({
    townName: z.string(),
    items: z.array(
      z.object({
        villageCode: VillageCode,
        villageName: z.string(),
        kind: VillageOfKind,
        score: z.optional(SubjectScore),
      }),
    ),
  }),
});
export type ComparedVillages = z.infer<typeof compareVillageScores.response>;
