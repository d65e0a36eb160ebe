import { BOOKKEEPERS, DivisionParams, MonthNumber, StatementLine } from './books';
import { VillageName } from '../divisions';
import { defineRoute } from '../route';
import { Instant, Year } from '../time';
import * as z from '../zod';

/** A village that is not in the sums, since the month is not closed there. Without `closedThrough` it has no book of the year. */
export const MissingVillage = z.object({
  code: VillageName.shape.code,
  name: z.string(),
  closedThrough: z.optional(z.int()),
});
export type MissingVillage = z.infer<typeof MissingVillage>;

/** How many of a town's villages are in the sums. */
export const TownClosed = z.object({ code: z.string(), name: z.string(), villages: z.int(), closed: z.int() });
export type TownClosed = z.infer<typeof TownClosed>;

/**
 * The two statements of a town's or a district's villages added up (汇总报表): of those that have closed the month, and of no other. Nothing
 * is set off between them: what one village owes another stands on both sides.
 */
export const ConsolidatedStatements = z.object({
  year: z.int(),
  /** The months that are in the period column. */
  from: z.int(),
  through: z.int(),
  /** When the villages were added up. Absent before that. */
  asOf: z.optional(Instant),
  villages: z.int(),
  closed: z.int(),
  /** In a town: who is not in the sums. */
  missing: z.optional(z.array(MissingVillage)),
  /** In a district: how far its towns are. */
  towns: z.optional(z.array(TownClosed)),
  /** The people of the villages that are in the sums, where all of them are known. */
  population: z.optional(z.int()),
  /** The land that their registers hold, in mu (亩). */
  areaMu: z.optional(z.number()),
  /** Absent while no village has closed the month: nobody's sums are not nought. */
  statements: z.optional(
    z.object({
      assets: z.array(StatementLine),
      claims: z.array(StatementLine),
      surplus: z.array(StatementLine),
    }),
  ),
});
export type ConsolidatedStatements = z.infer<typeof ConsolidatedStatements>;

/** Whose statements, and of which months: `span` as in `showStatements`; without a month the last whole one of the year. */
export const ConsolidatedParams = z.extend(DivisionParams, { year: Year });
export const ConsolidatedPeriod = z.object({
  month: z.optional(MonthNumber),
  span: z.optional(z.enum(['month', 'quarter'])),
});
export type ConsolidatedPeriod = z.infer<typeof ConsolidatedPeriod>;

export const showConsolidatedStatements = defineRoute({
  id: 'showConsolidatedStatements',
  method: 'GET',
  path: '/divisions/{division}/years/{year}/consolidated-statements',
  summary: 'The two statements of all villages of a town or district, with who is not in them (汇总报表)',
  access: BOOKKEEPERS,
  within: 'division',
  params: ConsolidatedParams,
  query: ConsolidatedPeriod,
  response: ConsolidatedStatements,
});
