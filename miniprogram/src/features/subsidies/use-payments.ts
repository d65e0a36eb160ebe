import { AppError } from '@shared/errors';
import { listMemberPayments, showMemberPayment, showMemberPaymentYears } from '@shared/subsidies/member-payments';
import { listMyPayments, showMyPayment, showMyPaymentYears } from '@shared/subsidies/subsidies';
import { ALWAYS, useAnswer, useAnswerPages } from '@/platform/server/answers';

/**
 * My own payments, or with `personId` those of a member of my household. What belongs to another is never kept on this phone, is asked
 * for again each time it is shown, and goes from the screen as soon as the server says no.
 */
const MINE = { keep: true };
const THEIRS = { keep: false, staleTime: ALWAYS };

const saysNo = ({ error }: { error: unknown }): boolean => error instanceof AppError && error.code === 'notFound';
const unlessRefused = <A extends { data: unknown; error: unknown }>(answer: A): A =>
  saysNo(answer) ? { ...answer, data: undefined } : answer;

export function usePaymentYears(personId: string) {
  const mine = useAnswer(showMyPaymentYears, {}, { ...MINE, enabled: !personId });
  const theirs = useAnswer(showMemberPaymentYears, { params: { personId } }, { ...THEIRS, enabled: Boolean(personId) });
  return personId ? unlessRefused(theirs) : mine;
}

export function usePaymentPages(personId: string, year: number) {
  const mine = useAnswerPages(listMyPayments, { query: { year } }, { ...MINE, enabled: !personId });
  const theirs = useAnswerPages(
    listMemberPayments,
    { params: { personId }, query: { year } },
    { ...THEIRS, enabled: Boolean(personId) },
  );
  return personId ? unlessRefused(theirs) : mine;
}

export function usePayment(personId: string, paymentId: string, enabled: boolean) {
  const mine = useAnswer(showMyPayment, { params: { paymentId } }, { ...MINE, enabled: enabled && !personId });
  const theirs = useAnswer(
    showMemberPayment,
    { params: { personId, paymentId } },
    { ...THEIRS, enabled: enabled && Boolean(personId) },
  );
  return personId ? unlessRefused(theirs) : mine;
}
