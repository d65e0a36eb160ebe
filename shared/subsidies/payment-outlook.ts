import { PositiveFen } from '../money';
import { defineRoute } from '../route';
import { ProgramCode } from './subsidies';
import { Day, Month } from '../time';
import * as z from '../zod';

/**
 * Where an expected payment stands: credited (`arrived`), with the bank or on its list (`underway`), sent back (`returned`), still to
 * come (`ahead`), about now (`due`: its usual day is less than 30 days past), or later than usual (`late`).
 */
export const Expectation = z.enum(['arrived', 'underway', 'returned', 'ahead', 'due', 'late']);
export type Expectation = z.infer<typeof Expectation>;

export const ExpectedPayment = z.object({
  programCode: ProgramCode,
  programName: z.string(),
  state: Expectation,
  /** When and how much it was the year before; absent for a program that is new. */
  usualOn: z.optional(Day),
  usualFen: z.optional(PositiveFen),
  arrivedOn: z.optional(Day),
  arrivedFen: z.optional(PositiveFen),
});
export type ExpectedPayment = z.infer<typeof ExpectedPayment>;

export const MonthOfPayments = z.object({ month: Month, items: z.array(ExpectedPayment) });
export type MonthOfPayments = z.infer<typeof MonthOfPayments>;

/** Paid month after month: one line instead of twelve. */
export const MonthlyProgram = z.object({
  programCode: ProgramCode,
  programName: z.string(),
  lastOn: Day,
  lastFen: PositiveFen,
  state: Expectation,
});
export type MonthlyProgram = z.infer<typeof MonthlyProgram>;

export const showMyPaymentCalendar = defineRoute({
  id: 'showMyPaymentCalendar',
  method: 'GET',
  path: '/me/payment-calendar',
  summary: 'What usually comes when, from my own payments: this year and twelve months ahead (什么时候发)',
  access: ['resident'],
  response: z.object({ monthly: z.array(MonthlyProgram), months: z.array(MonthOfPayments) }),
});

/** Why a program paid more or less than by this time last year: worked out from what is recorded, `unknown` when nothing says. */
export const ChangeReason = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('price'), unit: z.optional(z.string()), fromFen: PositiveFen, toFen: PositiveFen }),
  z.object({ kind: z.literal('quantity'), unit: z.optional(z.string()), from: z.number(), to: z.number() }),
  z.object({ kind: z.literal('standing'), from: z.string(), to: z.string() }),
  /** The rule's words changed; what it pays a unit is not recorded. */
  z.object({ kind: z.literal('rule'), effectiveOn: Day }),
  z.object({ kind: z.literal('times'), from: z.int(), to: z.int() }),
  z.object({ kind: z.literal('returned'), amountFen: PositiveFen }),
  z.object({ kind: z.literal('underway'), amountFen: PositiveFen }),
  /** Its usual day is not 30 days past. */
  z.object({ kind: z.literal('notYet'), usualOn: Day }),
  z.object({ kind: z.literal('unknown') }),
]);
export type ChangeReason = z.infer<typeof ChangeReason>;

export const ProgramChange = z.object({
  programCode: ProgramCode,
  programName: z.string(),
  /** `later` was not paid by this time last year either. */
  kind: z.enum(['new', 'gone', 'more', 'less', 'same', 'later']),
  /** Credited this year until today, and last year until the same time. */
  thisFen: PositiveFen,
  lastFen: PositiveFen,
  reasons: z.array(ChangeReason),
});
export type ProgramChange = z.infer<typeof ProgramChange>;

export const showMyPaymentChanges = defineRoute({
  id: 'showMyPaymentChanges',
  method: 'GET',
  path: '/me/payment-changes',
  summary: 'What changed since last year, program by program, and why (和去年比)',
  access: ['resident'],
  response: z.object({
    year: z.int(),
    thisFen: PositiveFen,
    lastFen: PositiveFen,
    changes: z.array(ProgramChange),
  }),
});
