import { DistrictCode, VillageCode } from '../divisions';
import { PageQuery, pageOf } from '../page';
import { Quarter } from '../quarters';
import { defineRoute } from '../route';
import * as z from '../zod';
import { SubjectScore, VillageOfKind, WorkTheme } from './reviews';

/** What a village's page said of a theme as a quarter ended. */
export const Standing = z.object({
  quarter: Quarter,
  count: z.int(),
  good: SubjectScore.shape.good,
});

/** A theme of a village's work whose score is worse than it was: both are what everybody could read. */
export const ScoreFall = z.object({
  villageCode: VillageCode,
  villageName: z.string(),
  theme: WorkTheme,
  before: Standing,
  after: Standing,
  /** By how many hundredths the lower end of the interval fell. */
  fell: z.int(),
  /** The two intervals have nothing in common: it is not chance. */
  isSure: z.boolean(),
});
export type ScoreFall = z.infer<typeof ScoreFall>;

export const listScoreFalls = defineRoute({
  id: 'listScoreFalls',
  method: 'GET',
  path: '/divisions/{division}/score-falls',
  summary:
    "Themes of villages' work whose lower end of the interval fell most from quarter to quarter, villages and communities each among themselves (评分下滑)",
  access: ['regulator'],
  within: 'division',
  params: z.object({ division: DistrictCode }),
  query: z.extend(PageQuery, {
    kind: VillageOfKind,
    /** The last one that is over, unless told. */
    quarter: z.optional(Quarter),
  }),
  response: z.extend(pageOf(ScoreFall), { quarter: Quarter }),
  errors: ['page.badCursor'],
});
