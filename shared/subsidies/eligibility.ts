import { FACT_KEYS, type FactKey, factOf, KnownFacts } from './facts';
import { PositiveFen } from '../money';
import { defineRoute } from '../route';
import { Confidence, ProgramCode } from './subsidies';
import { Day } from '../time';
import * as z from '../zod';

const namesOf = (...kinds: string[]) => z.enum(FACT_KEYS.filter((key) => kinds.includes(factOf(key).kind)));

const isOption = ({ fact, in: wanted }: { fact: string; in: string[] }): boolean => {
  const known = factOf(fact as FactKey);
  return known.kind === 'choice' && wanted.every((option) => option in known.options);
};

/** One question of fact. `office` is what only the office can say: nobody is asked here, and the answer stays open. */
export const Test = z.union([
  z.strictObject({ fact: namesOf('yesNo'), is: z.literal(true) }),
  z.strictObject({ fact: namesOf('number'), above: z.literal(0) }),
  z.strictObject({ fact: namesOf('number'), atLeast: z.number() }),
  z.strictObject({ fact: namesOf('choice'), in: z.array(z.string()).check(z.minLength(1)) }).check(z.refine(isOption)),
  z.strictObject({ fact: namesOf('day'), ageAtLeast: z.int() }),
  z.strictObject({ fact: namesOf('day'), ageBelow: z.int() }),
  z.strictObject({ office: z.string() }),
]);
export type Test = z.infer<typeof Test>;

const Term = z.union([Test, z.strictObject({ not: Test })]);
const Group = z.strictObject({ all: z.array(Term).check(z.minLength(1)) });

/** A test, its opposite, or any of several, each of which may be all of several. Deeper is not needed, and not allowed. */
export const Condition = z.union([
  Term,
  z.strictObject({ any: z.array(z.union([Term, Group])).check(z.minLength(2)) }),
]);
export type Condition = z.infer<typeof Condition> | z.infer<typeof Group>;

/** Who may get a program (资格条件), in force from a day: all of the conditions. Never a promise: the office decides. */
export const EligibilityRule = z.object({
  programCode: ProgramCode,
  effectiveOn: Day,
  all: z.array(Condition).check(z.minLength(1)),
  /** A household's is paid to its head: the others of the household do not get it again. */
  per: z.enum(['person', 'household']),
  /** Where to ask and apply. */
  where: z.string(),
  /** What to bring. */
  bring: z.array(z.string()),
  deadline: z.optional(z.string()),
  /** What the office looks at besides. */
  officeChecks: z.array(z.string()),
  source: z.string(),
  confidence: Confidence,
});
export type EligibilityRule = z.infer<typeof EligibilityRule>;

/** A rule with what its program is called. */
export const ProgramEligibility = z.extend(EligibilityRule, { programName: z.string(), category: z.string() });
export type ProgramEligibility = z.infer<typeof ProgramEligibility>;

export const listEligibilityRules = defineRoute({
  id: 'listEligibilityRules',
  method: 'GET',
  path: '/eligibility-rules',
  summary: 'The rule in force of each program: the phone works out what one could get, so that no answer leaves it',
  access: 'public',
  response: z.object({ items: z.array(ProgramEligibility) }),
});

/** What a program paid this person this year, or is about to: it is “已经在领”. */
export const AlreadyPaid = z.object({
  programCode: ProgramCode,
  totalFen: PositiveFen,
  count: z.int(),
  /** Nothing of it has arrived yet. */
  underway: z.boolean(),
  /** The bank sent it back, and nothing else of it has arrived: it is mended, not applied for again. */
  returned: z.optional(z.literal(true)),
});
export type AlreadyPaid = z.infer<typeof AlreadyPaid>;

export const showMyFacts = defineRoute({
  id: 'showMyFacts',
  method: 'GET',
  path: '/me/facts',
  summary: 'What the district’s records know of me, as far as a subsidy asks, and what I was paid this year',
  access: ['resident'],
  response: z.object({
    facts: KnownFacts,
    /** Absent where the district has imported nothing about this person. */
    asOf: z.optional(Day),
    source: z.optional(z.string()),
    /** Whether the roster has me as the head of my household (户主); absent where it does not say. */
    householdHead: z.optional(z.boolean()),
    paid: z.array(AlreadyPaid),
  }),
});
