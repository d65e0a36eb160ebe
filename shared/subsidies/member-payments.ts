import { Right } from '../identity/households';
import { Ulid } from '../id';
import { PositiveFen } from '../money';
import { PageQuery, pageOf } from '../page';
import { defineRoute } from '../route';
import { Payment, PaymentDetail, PaymentYears } from './subsidies';
import { Year } from '../time';
import * as z from '../zod';

/*
 * The payments of someone else in the household: a child's or ward's by its guardian, an adult's by their consent. Decided on every
 * request; what the caller may not see is 404, whether or not there is such a person.
 */
const member = z.object({ personId: Ulid });

export const listMemberPayments = defineRoute({
  id: 'listMemberPayments',
  method: 'GET',
  path: '/me/household/{personId}/payments',
  summary: 'What was paid to a member of my household, newest first',
  access: ['resident'],
  params: member,
  query: z.extend(PageQuery, { year: z.optional(Year) }),
  response: pageOf(Payment),
  errors: ['page.badCursor'],
});

export const showMemberPayment = defineRoute({
  id: 'showMemberPayment',
  method: 'GET',
  path: '/me/household/{personId}/payments/{paymentId}',
  summary: 'One payment to a member of my household, and the rule it was paid by',
  access: ['resident'],
  params: z.extend(member, { paymentId: Ulid }),
  response: PaymentDetail,
});

export const showMemberPaymentYears = defineRoute({
  id: 'showMemberPaymentYears',
  method: 'GET',
  path: '/me/household/{personId}/payment-years',
  summary: 'The totals of a member of my household by year and program',
  access: ['resident'],
  params: member,
  response: PaymentYears,
});

export const showHouseholdYear = defineRoute({
  id: 'showHouseholdYear',
  method: 'GET',
  path: '/me/household-years/{year}',
  summary: 'What those of my household whose payments I may see were credited in a year',
  access: ['resident'],
  params: z.object({ year: Year }),
  response: z.object({
    year: z.int(),
    totalFen: PositiveFen,
    members: z.array(
      z.object({
        personId: Ulid,
        name: z.string(),
        right: Right,
        totalFen: PositiveFen,
        count: z.int(),
        /** How many of this year's payments the bank sent back. */
        returned: z.int(),
      }),
    ),
    /** Members whose payments I may not see: they are in no sum. */
    others: z.int(),
  }),
});
