import { filledIn } from '../text/blanks';
import { VillageCode } from '../divisions';
import { Ulid, Version } from '../id';
import { PageQuery, pageOf } from '../page';
import { ReportCategory, ReportSummary } from './reports';
import { defineRoute } from '../route';
import { ActingAs, HANDLERS } from '../roles';
import { Month } from '../time';
import * as z from '../zod';

const ABOVE = ['township', 'regulator'] as const;
const params = z.object({ reportId: Ulid });

/** How many open reports a desk shows at first: the most urgent. A village has a handful, a town dozens. */
export const DESK_PAGE = 35;
/** How many it shows when all is asked for; the others are found by their number. */
export const MOST_ON_DESK = 500;
/** More anonymous reports than these for one village come from nobody's quarrel with it: a village has a handful a week. */
export const MOST_UNSORTED = { anHour: 8, aDay: 20 } as const;
/** More than these in a pile are counted as so many: each that is counted is read. */
export const MOST_COUNTED = 20;
/** At most so many are sorted at once. */
export const MOST_SORTED = 50;
/** At most so many are given to a colleague at once. */
export const MOST_ASSIGNED = 50;
/** From so many working days before its deadline a report counts as 快到期. */
export const SOON_WORKING_DAYS = 3;
/** Fewer than these say nothing of a person or a village: 样本少. */
export const FEW = 5;

/** A report as it lies on a desk. */
export const DeskLine = z.extend(ReportSummary, {
  /** What the reader is in it. `above`: it is late and was carried up to them. */
  part: z.enum(['handler', 'regulator', 'above']),
  /** Working days until the deadline, today not counted; negative when it is past, 0 on the day itself. */
  workingDaysLeft: z.optional(z.int()),
  /** The deadline is past, and the clock was running. */
  late: z.boolean(),
  /** 经办人, for the office that has it. */
  assigneeName: z.optional(z.string()),
  mine: z.boolean(),
  /** It may be given to a colleague now. */
  mayAssign: z.boolean(),
  version: z.int(),
});
export type DeskLine = z.infer<typeof DeskLine>;

export const Colleague = z.object({ accountId: Ulid, name: z.string(), mine: z.boolean() });
export type Colleague = z.infer<typeof Colleague>;

export const showDesk = defineRoute({
  id: 'showDesk',
  method: 'GET',
  path: '/work/desk',
  summary:
    'What is open on my desk, soonest deadline first, 35 at a time: tabs, counts and filters are made of what was read (待办)',
  access: HANDLERS,
  query: z.extend(PageQuery, ActingAs.shape),
  response: z.extend(pageOf(DeskLine), {
    /** With the first page: how many lie in the pile of a flood, as far as the reader may see them; twenty stand for more. */
    held: z.optional(z.int()),
    /** With the first page: who holds the same office. */
    colleagues: z.optional(z.array(Colleague)),
  }),
  errors: ['page.badCursor'],
});

/** `NX20261123-4F7K`, typed in any case, with or without its hyphen. */
export const ReferenceNo = z.string().check(
  z.overwrite((text) =>
    text
      .toUpperCase()
      .replace(/[\s\-－—]/gu, '')
      .replace(/^(NX)?(\d{8})([0-9A-Z]{4})$/, 'NX$2-$3'),
  ),
  z.regex(/^NX\d{8}-[0-9A-Z]{4}$/, '编号像这样：NX20261123-4F7K'),
);

export const findReportByNumber = defineRoute({
  id: 'findReportByNumber',
  method: 'GET',
  path: '/work/references/{referenceNo}',
  summary: 'The report with this number, open or done; 404 when there is none that I may see',
  access: HANDLERS,
  params: z.object({ referenceNo: ReferenceNo }),
  response: z.object({ reportId: Ulid }),
});

/** 已分派 · 这件不能分给他 · 刚刚有变化 · 不在本单位. Never why a colleague is not fit. */
export const AssignOutcome = z.enum(['assigned', 'unfit', 'moved', 'notYours']);
export type AssignOutcome = z.infer<typeof AssignOutcome>;

export const assignReports = defineRoute({
  id: 'assignReports',
  method: 'POST',
  path: '/work/assignments',
  summary: 'Give several reports to one of the office; each stands for itself (批量分派)',
  access: HANDLERS,
  idempotent: true,
  body: z.object({
    accountId: Ulid,
    reports: z
      .array(z.object({ reportId: Ulid, version: Version }))
      .check(z.minLength(1, '请先选几件'), z.maxLength(MOST_ASSIGNED, `一次最多分 ${MOST_ASSIGNED} 件`)),
  }),
  response: z.object({ items: z.array(z.object({ reportId: Ulid, outcome: AssignOutcome })) }),
});

/** 待分拣 · 已搁置. */
export const FloodPile = z.enum(['held', 'aside']);
export type FloodPile = z.infer<typeof FloodPile>;

/** So many letters of a report in the pile are listed: it is sorted by them, and a page of fifty is read over a bad network. */
export const PILE_LETTERS = 200;

export const PileLine = z.extend(DeskLine, {
  words: z.string(),
  /** The same for two reports that say the same, whatever blanks and marks they are written with. */
  alike: z.string(),
});
export type PileLine = z.infer<typeof PileLine>;

export const listPile = defineRoute({
  id: 'listPile',
  method: 'GET',
  path: '/work/pile',
  summary:
    'Anonymous reports that came in a flood and wait to be sorted, soonest deadline first (待分拣), or were set aside (搁置)',
  access: HANDLERS,
  query: z.extend(PageQuery, { ...ActingAs.shape, which: FloodPile }),
  response: pageOf(PileLine),
  errors: ['page.badCursor'],
});

/** 已处理 · 刚刚有变化 · 不在本单位. */
export const SortOutcome = z.enum(['sorted', 'moved', 'notYours']);
export type SortOutcome = z.infer<typeof SortOutcome>;

export const sortPile = defineRoute({
  id: 'sortPile',
  method: 'POST',
  path: '/work/pile/sorting',
  summary:
    'Let reports of the pile through to ordinary work (放行), or set them aside as without substance (搁置); each stands for itself',
  access: HANDLERS,
  idempotent: true,
  body: z.object({
    decision: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('release') }),
      z.object({
        kind: z.literal('setAside'),
        /** Its sender reads it, and may go to the level above. */
        reason: z
          .string()
          .check(
            z.trim(),
            z.minLength(5, '请写明搁置的原因，至少 5 个字'),
            z.maxLength(500, '最多 500 个字'),
            filledIn(),
          ),
      }),
    ]),
    reports: z
      .array(z.object({ reportId: Ulid, version: Version }))
      .check(z.minLength(1, '请先选几件'), z.maxLength(MOST_SORTED, `一次最多分拣 ${MOST_SORTED} 件`)),
  }),
  response: z.object({ items: z.array(z.object({ reportId: Ulid, outcome: SortOutcome })) }),
});

/** Why two reports look alike: 同一个地点 · 离得近 · 说的话相近 · 同一天前后 · 反映同一个人. */
export const Likeness = z.enum(['samePlace', 'nearby', 'sameWords', 'sameDays', 'samePerson']);
export type Likeness = z.infer<typeof Likeness>;

export const SimilarReport = z.extend(ReportSummary, {
  why: z.array(Likeness),
  /** When `nearby`. */
  metres: z.optional(z.int()),
  /** This report can be merged into that one now. */
  mayMergeInto: z.boolean(),
});
export type SimilarReport = z.infer<typeof SimilarReport>;

export const showReportBackground = defineRoute({
  id: 'showReportBackground',
  method: 'GET',
  path: '/reports/{reportId}/background',
  summary:
    'For who handles a report: what looks like it in the village within 90 days, and which histories they may open',
  access: HANDLERS,
  params,
  response: z.object({
    workingDaysLeft: z.optional(z.int()),
    similar: z.array(SimilarReport),
    histories: z.object({ accused: z.boolean(), village: z.boolean() }),
  }),
});

/** 还在办 · 已答复 · 不予受理 · 已撤回 · 已并案. */
export const ReportOutcome = z.enum(['open', 'answered', 'refused', 'withdrawn', 'merged']);
export type ReportOutcome = z.infer<typeof ReportOutcome>;

/** What came before, as far as the reader may see it; `few`: too few to say anything. */
const History = z.object({
  total: z.int(),
  few: z.boolean(),
  /** Only the newest are counted. */
  more: z.boolean(),
  byOutcome: z.array(z.object({ outcome: ReportOutcome, count: z.int() })),
  byCategory: z.array(z.object({ category: ReportCategory, count: z.int() })),
  /** The newest first, at most fifty. */
  items: z.array(ReportSummary),
});

export const showAccusedHistory = defineRoute({
  id: 'showAccusedHistory',
  method: 'POST',
  path: '/reports/{reportId}/accused-history',
  summary:
    'Earlier reports about the cadre whom this one names, for who handles or supervises it; that it was looked at is kept',
  access: ABOVE,
  idempotent: true,
  params,
  response: z.extend(History, { name: z.string() }),
});

export const showVillageHistory = defineRoute({
  id: 'showVillageHistory',
  method: 'GET',
  path: '/villages/{villageCode}/report-history',
  summary: 'What was reported in a village in the last 24 months, for the level above it',
  access: ABOVE,
  within: 'villageCode',
  params: z.object({ villageCode: VillageCode }),
  response: z.extend(History, {
    villageName: z.string(),
    /** Oldest first, each of the 24. */
    months: z.array(z.object({ month: Month, count: z.int() })),
  }),
});

export type ReportHistory = z.infer<typeof History>;
