import { DivisionCode } from '../divisions';
import { defineRoute } from '../route';
import { Instant, Month } from '../time';
import * as z from '../zod';

/** Fewer villages of a kind have no quartiles that say anything. */
export const LEAST_VILLAGES = 20;
/** Fewer payments near a limit are chance. */
export const LEAST_NEAR_LIMIT = 20;
/** By chance alone 92% of samples of 100 entries that follow Benford's law fail it, 8% of 500, and 0.1% of 1,000. */
export const LEAST_ENTRIES = 1_000;

/** 村民委员会 or 居民委员会: a village is compared with its kind alone. */
export const VillageKind = z.enum(['village', 'community']);
export type VillageKind = z.infer<typeof VillageKind>;

/** How many villages of a kind are compared, and the quartiles of what they spent on management a head, in fen: none of fewer than twenty. */
export const PeerGroup = z.object({
  kind: VillageKind,
  villages: z.int(),
  quartiles: z.optional(z.object({ lowerFen: z.int(), medianFen: z.int(), upperFen: z.int() })),
  /** Q1 − 1.5 IQR and Q3 + 1.5 IQR (Tukey), and how many villages lie beyond them: which ones, no page says. */
  fences: z.optional(z.object({ lowFen: z.int(), highFen: z.int(), beyond: z.int() })),
});
export type PeerGroup = z.infer<typeof PeerGroup>;

/** How far first digits are from Benford's law by their mean absolute deviation (Nigrini): what an auditor may look into, and no finding. */
export const DigitsFit = z.enum(['close', 'acceptable', 'marginal', 'apart']);
export type DigitsFit = z.infer<typeof DigitsFit>;

export const FirstDigits = z.object({
  asOf: Instant,
  from: Month,
  through: Month,
  villages: z.int(),
  entries: z.int(),
  /** Entries of sums that somebody assigned (wages, grants, what is passed on): no law of digits holds for them. */
  leftOut: z.int(),
  /** Absent under a thousand entries. */
  counted: z.optional(
    z.object({
      digits: z.array(z.object({ digit: z.int(), count: z.int(), expected: z.number() })),
      /** The mean deviation of the shares, `0.0042`; and the chi-square of the counts, of eight degrees of freedom. */
      deviation: z.number(),
      chiSquare: z.number(),
      fit: DigitsFit,
    }),
  ),
});
export type FirstDigits = z.infer<typeof FirstDigits>;

export const showStatistics = defineRoute({
  id: 'showStatistics',
  method: 'GET',
  path: '/divisions/{division}/statistics',
  summary:
    'For an auditor: the first digits of the entries of a town or the district against Benford’s law, and how villages of a kind spread; about no village and no person (统计)',
  access: ['regulator'],
  within: 'division',
  params: z.object({ division: DivisionCode }),
  response: z.object({
    /** Absent before the first night. */
    digits: z.optional(FirstDigits),
    /** Said of a district alone; absent before the first counting. */
    peers: z.optional(z.object({ asOf: Instant, from: Month, through: Month, groups: z.array(PeerGroup) })),
  }),
});
