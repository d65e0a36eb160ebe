import { VillageYearParams } from './accounts';
import { BOOKKEEPERS, DivisionParams } from './books';
import { VillageCode } from '../divisions';
import { Ulid } from '../id';
import { Fen } from '../money';
import { PageQuery, pageOf } from '../page';
import { defineRoute } from '../route';
import { Day, Instant, isMonth, Year } from '../time';
import * as z from '../zod';

/** A month (`2026-03`) or a quarter (`2026-Q1`) of a year. */
export const PublicationPeriod = z.string().check(
  z.regex(/^\d{4}-(0[1-9]|1[0-2]|Q[1-4])$/, { error: '公开的期间不对', abort: true }),
  z.refine((period) => isMonth(period.replace('Q', '0')), '公开的期间不对，请检查年份'),
);

/** What was said, by name and in fen: 收入, 支出, 月末余额; 资产总计, 负债合计 … */
export const Figure = z.object({ name: z.string(), fen: Fen });
export type Figure = z.infer<typeof Figure>;

/** A voucher of a published period that was taken back later. */
export const Correction = z.object({
  voucherId: Ulid,
  voucherNo: z.string(),
  reversedBy: Ulid,
  reversedByNo: z.string(),
  /** The days of the one and the other. */
  occurredOn: Day,
  correctedOn: Day,
  summary: z.string(),
  incomeFen: Fen,
  expenseFen: Fen,
});
export type Correction = z.infer<typeof Correction>;

/**
 * - `onTime` `late`: it was published.
 * - `due`: the period is over, the day by which it must be published is not.
 * - `overdue`: it should have been.
 * - `open`: the period is not over.
 */
export const PublicationState = z.enum(['onTime', 'late', 'due', 'overdue', 'open']);
export type PublicationState = z.infer<typeof PublicationState>;

/** 财务公开 of one period: what was said that day stands, whatever is mended later. */
export const Publication = z.object({
  period: PublicationPeriod,
  kind: z.enum(['month', 'quarter']),
  state: PublicationState,
  /** Its books are closed: it can be published. */
  closed: z.boolean(),
  dueOn: Day,
  publishedAt: z.optional(Instant),
  publishedBy: z.optional(z.string()),
  /** 公示期 ends with this day; it can be read afterwards too. */
  shownUntil: z.optional(Day),
  figures: z.optional(z.array(Figure)),
  /** With what was taken back since; absent where that changes nothing that was said. */
  now: z.optional(z.array(Figure)),
  /** Whether the book still says, to the fen, what it said that day. */
  intact: z.optional(z.boolean()),
  corrections: z.array(Correction),
});
export type Publication = z.infer<typeof Publication>;

export const listPublications = defineRoute({
  id: 'listPublications',
  method: 'GET',
  path: '/villages/{villageCode}/years/{year}/publications',
  summary: "A year's periods: published, due or overdue (财务公开)",
  access: 'public',
  params: VillageYearParams,
  response: z.object({ villageName: z.string(), years: z.array(z.int()), items: z.array(Publication) }),
});

export const publishPeriod = defineRoute({
  id: 'publishPeriod',
  method: 'POST',
  path: '/villages/{villageCode}/years/{year}/publications',
  summary: 'Publishes a closed month or quarter, with its figures as they stand (公开)',
  access: BOOKKEEPERS,
  within: 'villageCode',
  params: VillageYearParams,
  body: z.object({ period: PublicationPeriod }),
  response: Publication,
  errors: ['accounts.notClosed', 'accounts.alreadyPublished', 'version.stale'],
  idempotent: true,
});

/** How far a village is with closing and publishing a year. */
export const PublishingVillage = z.object({
  villageCode: VillageCode,
  villageName: z.string(),
  townName: z.string(),
  closedThrough: z.int(),
  overdue: z.array(PublicationPeriod),
  due: z.array(PublicationPeriod),
});
export type PublishingVillage = z.infer<typeof PublishingVillage>;

export const listPublishing = defineRoute({
  id: 'listPublishing',
  method: 'GET',
  path: '/divisions/{division}/publishing/{year}',
  summary: "Which of a town's or the district's villages are behind with publishing (公开检查)",
  access: BOOKKEEPERS,
  within: 'division',
  params: z.extend(DivisionParams, { year: Year }),
  query: PageQuery,
  response: pageOf(PublishingVillage),
  errors: ['page.badCursor'],
});
