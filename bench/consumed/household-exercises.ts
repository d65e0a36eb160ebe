import {
  agreeToShare,
  askToShare,
  declineToShare,
  endPaperConsent,
  recordPaperConsent,
  SHARE_WORDS_VERSION,
  showMyHousehold,
  takeBackConsent,
} from '@shared/identity/households';
import {
  listMemberPayments,
  showHouseholdYear,
  showMemberPayment,
  showMemberPaymentYears,
} from '@shared/subsidies/member-payments';
import { printPaymentYear } from '@shared/subsidies/papers';
import { showMyPaymentCalendar, showMyPaymentChanges } from '@shared/subsidies/payment-outlook';
import { personById } from '../../functions/identity/person-store';
import { newId } from '../../functions/platform/id';
import { enrol, signInBound } from '../../tests/support/people';
import type { District } from './district';
import { done, exercise, type Exercise, once, tenfold } from './exercise';

const PAYMENTS = 'the person’s payments';
const ROSTER = 'the village’s roster';
const AGREED = { body: { wordsVersion: SHARE_WORDS_VERSION } };

const moveIn = async ({ village }: District, householdId: string, name: string) => {
  const enrolled = await enrol(name, { villageCode: village.code, householdId });
  const { token } = await signInBound(`openid-${newId()}`, enrolled);
  return { token, params: { personId: enrolled.person.personId } };
};

/** Two who live together, both with a phone; and how each calls about the other. */
const couple = async (d: District) => {
  const householdId = newId();
  const [owner, viewer] = [await moveIn(d, householdId, '李建平'), await moveIn(d, householdId, '王秀兰')];
  return {
    asOwner: { token: owner.token, params: viewer.params },
    asViewer: { token: viewer.token, params: owner.params },
  };
};

/** A relative to whom the resident shows their payments: one, or the household would grow with each call. */
const trusted = once(async (d) => {
  const { householdId } = (await personById(d.resident.personId))!;
  const { token, params } = await moveIn(d, householdId, '李建平');
  await done(d, agreeToShare, { params, ...AGREED });
  return { token, params: { personId: d.resident.personId } };
});

const onPaper = async ({ village: { code: villageCode } }: District) => {
  const householdId = newId();
  const { idNumber: ownerIdNumber } = await enrol('李长寿', { villageCode, householdId });
  const { idNumber: viewerIdNumber } = await enrol('王秀兰', { villageCode, householdId });
  return { body: { ownerIdNumber, viewerIdNumber, paperNo: '7号', signedOn: '2026-01-05' } };
};

/** 家里的补贴, and what is worked out from one's own kept years. */
export const householdExercises: Exercise[] = [
  tenfold(PAYMENTS)(showMyPaymentCalendar),
  tenfold(PAYMENTS)(showMyPaymentChanges),
  tenfold(ROSTER)(showMyHousehold, async (d) => ({ token: (await couple(d)).asViewer.token })),
  exercise(askToShare, async (d) => (await couple(d)).asViewer),
  exercise(agreeToShare, async (d) => ({ ...(await couple(d)).asOwner, ...AGREED })),
  exercise(declineToShare, async (d) => {
    const { asOwner, asViewer } = await couple(d);
    await done(d, askToShare, asViewer);
    return asOwner;
  }),
  exercise(takeBackConsent, async (d) => {
    const { asOwner } = await couple(d);
    await done(d, agreeToShare, { ...asOwner, ...AGREED });
    return asOwner;
  }),
  tenfold(ROSTER)(recordPaperConsent, onPaper),
  tenfold(ROSTER)(endPaperConsent, async (d) => {
    const request = await onPaper(d);
    await done(d, recordPaperConsent, request);
    return request;
  }),
  tenfold(PAYMENTS)(listMemberPayments, trusted),
  tenfold(PAYMENTS)(showMemberPayment, trusted),
  tenfold(PAYMENTS)(showMemberPaymentYears, trusted),
  tenfold(PAYMENTS)(showHouseholdYear, async (d) => ({ token: (await trusted(d)).token })),
  tenfold(PAYMENTS, { grows: 'every payment of the year is on the paper' })(printPaymentYear, async (d) => ({
    token: (await trusted(d)).token,
  })),
];
