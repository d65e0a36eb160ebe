import { daysBetween } from '../../accounts/registers/rent';
import { exclusiveWith, OCCASIONAL } from './exclusive-programs';
import type { Fact } from './fact';
import { monthIndexOf, overlap, spanOfPeriod, type Span } from './period-span';
import type { PaidPayment, VillageRows } from './rows';

const evidenceOf = ({ paymentId, personId }: PaidPayment) => ({
  kind: 'payment' as const,
  id: paymentId,
  owner: personId,
});
/** What is on its way or there: what came back is nobody's twice. */
const stands = ({ status }: PaidPayment): boolean => status !== 'returned';
/** The time a payment is for. Where its words name none that is understood, nothing is said of it: it may be paid late or ahead. */
const spanOf = ({ period }: PaidPayment): Span | undefined => spanOfPeriod(period);

/** What was paid for a time after someone's death. The month of death itself is due: 0 months after it. */
export const paidAfterDeathFacts = ({ payments = [], deaths = [] }: VillageRows): Fact[] =>
  payments.filter(stands).flatMap((payment): Fact[] => {
    // Where two lists differ, the later day is the one that accuses nobody wrongly.
    const diedOn = deaths
      .filter(({ personId }) => personId === payment.personId)
      .map((death) => death.diedOn)
      .sort()
      .at(-1);
    const span = spanOf(payment);
    if (diedOn === undefined || span === undefined) return [];
    const [from] = span;
    return [
      {
        subject: `payment#${payment.paymentId}`,
        period: payment.paidOn,
        evidence: [evidenceOf(payment)],
        concerns: [payment.personId],
        values: {
          program: payment.programName,
          paidFor: payment.period,
          paidOn: payment.paidOn,
          amountFen: payment.amountFen,
          diedOn,
          monthsAfter: from - monthIndexOf(diedOn),
        },
      },
    ];
  });

function pairs(payments: readonly PaidPayment[]): [PaidPayment, PaidPayment][] {
  const byPerson = new Map<string, PaidPayment[]>();
  for (const payment of payments.filter(stands))
    byPerson.set(payment.personId, [...(byPerson.get(payment.personId) ?? []), payment]);
  return [...byPerson.values()].flatMap((own) => {
    const inOrder = [...own].sort((a, b) => (a.paymentId < b.paymentId ? -1 : 1));
    return inOrder.flatMap((one, place) =>
      inOrder.slice(place + 1).map((other): [PaidPayment, PaidPayment] => [one, other]),
    );
  });
}

/** Two payments to one person for times that overlap: of one program, or of two that shut each other out. */
export const doublePaymentFacts = ({ payments = [] }: VillageRows): Fact[] =>
  pairs(payments).flatMap(([one, other]): Fact[] => {
    const same = one.programCode === other.programCode;
    const source = same ? undefined : exclusiveWith(one.programCode, other.programCode);
    if (!same && source === undefined) return [];
    const [span, otherSpan] = [spanOf(one), spanOf(other)];
    if (!span || !otherSpan || !overlap(span, otherSpan)) return [];
    return [
      {
        subject: `payment#${one.paymentId}#${other.paymentId}`,
        period: one.period,
        evidence: [evidenceOf(one), evidenceOf(other)],
        concerns: [one.personId],
        values: {
          program: one.programName,
          otherProgram: other.programName,
          paidFor: one.period,
          otherPaidFor: other.period,
          togetherFen: one.amountFen + other.amountFen,
          occasional: same && OCCASIONAL.has(one.programCode),
          otherStanding:
            same && one.standing !== undefined && other.standing !== undefined && one.standing !== other.standing,
          why: same ? '同一项目' : (source ?? ''),
        },
      },
    ];
  });

/** A payment for a time in which its receiver had a standing that shuts the program out. */
export const standingFacts = ({ payments = [], standings = [] }: VillageRows): Fact[] =>
  payments.filter(stands).flatMap((payment) =>
    standings
      .filter(
        ({ personId, programCodes }) => personId === payment.personId && programCodes.includes(payment.programCode),
      )
      .flatMap(({ what, from, until }): Fact[] => {
        const paidFor = spanOf(payment);
        if (!paidFor) return [];
        const span: Span = [from ? monthIndexOf(from) : -Infinity, until ? monthIndexOf(until) : Infinity];
        return [
          {
            subject: `payment#${payment.paymentId}`,
            period: `${payment.period}|${what}`,
            evidence: [evidenceOf(payment)],
            concerns: [payment.personId],
            values: {
              program: payment.programName,
              paidFor: payment.period,
              amountFen: payment.amountFen,
              what,
              then: overlap(paidFor, span),
              startKnown: from !== undefined,
            },
          },
        ];
      }),
  );

/** Money that the bank sent back and nobody sent again. */
export const returnedFacts = ({ payments = [], today }: VillageRows): Fact[] =>
  payments
    .filter(({ status }) => status === 'returned')
    .map((payment): Fact => {
      const returnedOn = payment.transfer.at(-1)?.on ?? payment.paidOn;
      return {
        subject: `payment#${payment.paymentId}`,
        period: returnedOn,
        evidence: [evidenceOf(payment)],
        concerns: [payment.personId],
        values: {
          program: payment.programName,
          amountFen: payment.amountFen,
          returnedOn,
          waitedDays: daysBetween(returnedOn, today),
        },
      };
    });
