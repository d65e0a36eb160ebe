import { quarterOf, startOfQuarter } from '@shared/quarters';
import type { SubsidyField } from '@shared/subsidies/fields';
import { addDays, dayInChina, noonInChina } from '@shared/time';
import { accountsOfPersons, personById, withAllRows } from '../../identity/person-store';
import { inParallel } from '../../platform/in-parallel';
import { CREDITED_SHARES, paymentsBetween, paymentsThatCame, type StoredPayment } from '../../subsidies/payment-store';
import { ownReview } from '../review-store';
import { tellPerson } from '../tell-person';
import { DAYS_LATE, DAYS_TO_INVITE, dueOn, isAskedAbout } from './invitation';
import { invitedThrough, keepInvitedThrough } from './invited-store';
import { fieldsOfPrograms } from './paid';

const AT_ONCE = 20;
const IN_FLIGHT = 8;
/** Payments that one run looks at of one share: a day on which a whole district is paid is gone through in a few. */
const MOST_OF_A_SHARE = 2000;

interface Run {
  readonly at: string;
  readonly fields: ReadonlyMap<string, SubsidyField>;
}

/** Invites a payee about the first of these payments that asks for it: one message, however many came on a day. */
async function inviteOne(payments: readonly StoredPayment[], cameOn: string, { at, fields }: Run): Promise<void> {
  const { personId } = payments[0]!;
  const person = (await accountsOfPersons([personId])).size > 0 ? await personById(personId) : undefined;
  if (!person || person.departed) return;
  const own = await withAllRows([person]);
  // A cadre judges nothing of their village.
  const isCadre = own.some(({ grants }) =>
    grants.some(({ role, division }) => role === 'cadre' && division === person.villageCode),
  );
  if (isCadre) return;
  const all = await paymentsBetween(personId, [startOfQuarter(at, 2), at]);
  const paid = all.map((payment) => ({ ...payment, field: fields.get(payment.programCode) }));
  for (const { paymentId, programCode } of payments) {
    const field = fields.get(programCode);
    if (!field || !isAskedAbout({ paymentId }, paid)) continue;
    const subject = { villageCode: person.villageCode, subjectKind: 'subsidy' as const, subjectId: field };
    const ownIds = own.map((row) => row.personId);
    if (await ownReview(ownIds, subject, quarterOf(at))) continue;
    const told = {
      kind: 'subsidyReviewAsked' as const,
      paymentId,
      sourceId: paymentId,
      at: noonInChina(dueOn(cameOn)),
    };
    return tellPerson(personId, told);
  }
}

const byPerson = (payments: readonly StoredPayment[]): StoredPayment[][] => {
  const groups = new Map<string, StoredPayment[]>();
  for (const payment of payments) groups.set(payment.personId, [...(groups.get(payment.personId) ?? []), payment]);
  return [...groups.values()];
};

/** Goes on where the last run ended, day after day, and keeps after each page how far it has come. */
async function inviteShare(share: number, run: Run): Promise<void> {
  const lastDay = addDays(dayInChina(run.at), -DAYS_TO_INVITE);
  const earliest = addDays(lastDay, -DAYS_LATE);
  const kept = await invitedThrough(share);
  let { day, after } = kept ?? { day: lastDay, after: undefined };
  if (day < earliest) [day, after] = [earliest, undefined];
  let looked = 0;
  while (day <= lastDay) {
    for await (const { rows, more } of paymentsThatCame(day, share, { after, atOnce: AT_ONCE })) {
      // Whose payments a page ended with was asked then, or had no reason to be.
      const asked = after?.split('#')[0];
      for (const payments of byPerson(rows.filter(({ personId }) => personId !== asked)))
        await inviteOne(payments, day, run);
      const last = rows.at(-1);
      if (last) after = `${last.personId}#${last.paymentId}`;
      looked += rows.length;
      if (more) await keepInvitedThrough({ share, day, ...(after && { after }) });
      if (more && looked >= MOST_OF_A_SHARE) return;
    }
    [day, after] = [addDays(day, 1), undefined];
    await keepInvitedThrough({ share, day });
  }
}

/**
 * Three days after a subsidy came its payee is asked once how it was handled. Told under the payment's id: what a run that was cut off
 * left is told by the next, and nothing twice. A share that cannot be gone through keeps no other waiting; the run fails in the end.
 */
export async function invitePaid(at: string): Promise<void> {
  const run = { at, fields: await fieldsOfPrograms() };
  const failures: unknown[] = [];
  const shares = Array.from({ length: CREDITED_SHARES }, (_, share) => share);
  await inParallel(shares, IN_FLIGHT, async (share) => {
    try {
      await inviteShare(share, run);
    } catch (error) {
      failures.push(error);
    }
  });
  if (failures.length > 0) throw failures[0];
}
