import { DivisionCode, VillageCode } from '../divisions';
import { Quarter } from '../papers/papers';
import { RefusalGround, ReportCategory } from './reports';
import { defineRoute } from '../route';
import { Instant, Month, Year } from '../time';
import * as z from '../zod';

/** Below this no median, no percentage and, but for the regulator, no number is given: a village is small (ADR 27). */
export const LEAST_CASES = 5;
/** Below this no ninth of ten is told: one slow case would be it. */
export const LEAST_FOR_P90 = 10;

const Count = z.int();

/** A part of so many. `share` and where it may lie at 95 % (Wilson) only of five and more. */
export const Rate = z.object({
  count: Count,
  of: Count,
  share: z.optional(z.number()),
  low: z.optional(z.number()),
  high: z.optional(z.number()),
});
export type Rate = z.infer<typeof Rate>;

/** How long it took, in days by the calendar and in working days, without the time that material was awaited. */
export const Duration = z.object({
  /** So many are done, so many still wait: they count as at least their age. */
  done: Count,
  waiting: Count,
  /** Half are done within; absent of fewer than five done, or when not half are. */
  median: z.optional(Count),
  workMedian: z.optional(Count),
  /** Where the median may lie at 95 %. */
  low: z.optional(Count),
  high: z.optional(Count),
  /** Nine of ten are done within. */
  p90: z.optional(Count),
  workP90: z.optional(Count),
  /** Not half are done, though the oldest has waited so many days. */
  longest: z.optional(Count),
});
export type Duration = z.infer<typeof Duration>;

export const Satisfaction = z.object({
  /** Reporters who judged, of those who were given an answer. */
  rated: Rate,
  average: z.optional(z.number()),
  /** From one star to five. */
  stars: z.array(Count),
});
export type Satisfaction = z.infer<typeof Satisfaction>;

/** How reports that came in a time were handled. */
export const Figures = z.object({
  /** Sent to the office, and taken over from another one (转办 复查). */
  received: Count,
  takenOver: Count,
  answered: Count,
  refused: Rate,
  grounds: z.array(z.object({ ground: RefusalGround, count: Count })),
  merged: Count,
  moved: Count,
  withdrawn: Count,
  open: Count,
  openLate: Count,
  toAccept: Duration,
  toAnswer: Duration,
  inTime: Rate,
  satisfaction: Satisfaction,
  reopened: Rate,
  extended: Rate,
  supervised: Count,
});
export type Figures = z.infer<typeof Figures>;

/** Beside another's median: told apart only when that lies outside the interval. */
export const Standing = z.enum(['quicker', 'alike', 'slower']);
export type Standing = z.infer<typeof Standing>;

/** A line of a table. Without `came` it is not told alone. */
export const Part = z.object({
  came: z.optional(Count),
  finished: z.optional(Count),
  median: z.optional(Count),
  inTime: z.optional(z.number()),
  openLate: z.optional(Count),
});
export type Part = z.infer<typeof Part>;
const PartOf = <Shape extends z.core.$ZodShape>(key: Shape) => z.extend(Part, key);

/**
 * What this reader may see of a division's reports in a year or a month, by the month in which they came. The regulator may cut it
 * by month and category; others get each cut once, never crossed, with what is few hidden.
 */
export const ReportStatistics = z.object({
  division: DivisionCode,
  name: z.string(),
  /** Whether it may be cut further. */
  mayCross: z.boolean(),
  /** Made so. Absent: nothing was counted yet. */
  countedAt: z.optional(Instant),
  /** Absent: fewer than five, and not told alone; or nothing of it is for this reader. */
  figures: z.optional(Figures),
  /** None came at all: no secret. */
  none: z.boolean(),
  /** The median of the level above, and how this one stands to it. */
  beside: z.optional(z.object({ name: z.string(), median: z.optional(Count), standing: z.optional(Standing) })),
  months: z.array(PartOf({ month: Month })),
  categories: z.array(PartOf({ category: ReportCategory })),
  /** Offices below and its own, by code and never by rank. */
  offices: z.array(
    PartOf({ division: DivisionCode, name: z.string(), own: z.boolean(), standing: z.optional(Standing) }),
  ),
  /** What concerns a village and is handled above it, for the regulator. */
  above: z.optional(Part),
});
export type ReportStatistics = z.infer<typeof ReportStatistics>;

/** One month of the year, one category: for who may cross them. */
export const Cut = z.object({ month: z.optional(Month), category: z.optional(ReportCategory) });
export const showReportStatistics = defineRoute({
  id: 'showReportStatistics',
  access: ['cadre', 'township', 'regulator'],
  within: 'division',
  method: 'GET',
  path: '/divisions/{division}/report-statistics/{year}',
  summary: 'How reports are handled in a district, a town or a village (办理统计), as far as I may see it',
  params: z.object({ division: DivisionCode, year: Year }),
  query: Cut,
  response: ReportStatistics,
});

/** How a village's own office handles what is sent to it: quarters that are over, and no report that went above. */
export const VillageHandling = z.object({
  year: Year,
  /** The last quarter that is over, from 1; 0 when none is. */
  throughQuarter: Count,
  /** In fives; absent of fewer than five, none included. */
  came: z.optional(Count),
  /** Half were answered within so many days. */
  median: z.optional(Count),
  /** In time, in tenths. */
  inTimeTenths: z.optional(Count),
  average: z.optional(z.number()),
  quarters: z.array(z.object({ quarter: Quarter, came: z.optional(Count) })),
});
export type VillageHandling = z.infer<typeof VillageHandling>;

export const showVillageHandling = defineRoute({
  id: 'showVillageHandling',
  method: 'GET',
  path: '/villages/{villageCode}/report-handling/{year}',
  summary: 'How a village office handles the reports that are sent to it, by quarters that are over (村里办事)',
  access: 'public',
  params: z.object({ villageCode: VillageCode, year: Year }),
  response: VillageHandling,
});
