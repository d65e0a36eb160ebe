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
import { callApi } from '../../tests/support/api';
import { enrol, signInBound } from '../../tests/support/people';
import type { District } from './district';
import { exercise, type Exercise, tenfold } from './exercise';
import { YEAR } from './rows';

const PAYMENTS = 'the person’s payments';
const agreeBody = { wordsVersion: SHARE_WORDS_VERSION };

const moveIn = async ({ village }: District, householdId: string, name: string) => {
  const enrolled = await enrol(name, { villageCode: village.code, householdId });
  const { token } = await signInBound(`openid-${newId()}`, enrolled);
  return { token, personId: enrolled.person.personId };
};

/** Two who live together, both with a phone. */
const couple = async (d: District) => {
  const householdId = newId();
  return { owner: await moveIn(d, householdId, '李建平'), viewer: await moveIn(d, householdId, '王秀兰') };
};

const relatives = new WeakMap<District, Promise<string>>();
/** A relative to whom the resident shows their payments: one, or the household would grow with each call. */
const trusted = async (d: District) => {
  const movedIn = async () => {
    const { householdId } = (await personById(d.resident.personId))!;
    const { token, personId } = await moveIn(d, householdId, '李建平');
    await callApi(agreeToShare, { token: d.resident.token, params: { personId }, body: agreeBody });
    return token;
  };
  const known = relatives.get(d) ?? movedIn();
  relatives.set(d, known);
  return { token: await known, params: { personId: d.resident.personId } };
};

const onPaper = async (d: District) => {
  const householdId = newId();
  const [owner, viewer] = [
    await enrol('李长寿', { villageCode: d.village.code, householdId }),
    await enrol('王秀兰', { villageCode: d.village.code, householdId }),
  ];
  return {
    token: d.cadre.token,
    params: { villageCode: d.village.code },
    body: { ownerIdNumber: owner.idNumber, viewerIdNumber: viewer.idNumber, paperNo: '7号', signedOn: '2026-01-05' },
  };
};

/** 家里的补贴, and what is worked out from one's own kept years. */
export const householdExercises: Exercise[] = [
  tenfold(PAYMENTS)(showMyPaymentCalendar, ({ resident: { token } }) => ({ token })),
  tenfold(PAYMENTS)(showMyPaymentChanges, ({ resident: { token } }) => ({ token })),
  tenfold('the village’s roster')(showMyHousehold, async (d) => ({ token: (await couple(d)).viewer.token })),
  exercise(askToShare, async (d) => {
    const { owner, viewer } = await couple(d);
    return { token: viewer.token, params: { personId: owner.personId } };
  }),
  exercise(agreeToShare, async (d) => {
    const { owner, viewer } = await couple(d);
    return { token: owner.token, params: { personId: viewer.personId }, body: agreeBody };
  }),
  exercise(declineToShare, async (d) => {
    const { owner, viewer } = await couple(d);
    await callApi(askToShare, { token: viewer.token, params: { personId: owner.personId } });
    return { token: owner.token, params: { personId: viewer.personId } };
  }),
  exercise(takeBackConsent, async (d) => {
    const { owner, viewer } = await couple(d);
    const request = { token: owner.token, params: { personId: viewer.personId } };
    await callApi(agreeToShare, { ...request, body: agreeBody });
    return request;
  }),
  tenfold('the village’s roster')(recordPaperConsent, onPaper),
  tenfold('the village’s roster')(endPaperConsent, async (d) => {
    const request = await onPaper(d);
    await callApi(recordPaperConsent, request);
    return request;
  }),
  tenfold(PAYMENTS)(listMemberPayments, trusted),
  tenfold(PAYMENTS)(showMemberPayment, async (d) => {
    const { token, params } = await trusted(d);
    return { token, params: { ...params, paymentId: d.paymentId } };
  }),
  tenfold(PAYMENTS)(showMemberPaymentYears, trusted),
  tenfold(PAYMENTS)(showHouseholdYear, async (d) => ({ token: (await trusted(d)).token, params: { year: YEAR } })),
  tenfold(PAYMENTS, { grows: 'every payment of the year is on the paper' })(printPaymentYear, async (d) => ({
    token: (await trusted(d)).token,
    params: { year: YEAR },
  })),
];
