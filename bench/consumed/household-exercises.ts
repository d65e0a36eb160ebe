import { agreeToShare, askToShare, recordPaperConsent, SHARE_WORDS_VERSION } from '@shared/identity/households';
import { personById } from '../../functions/identity/person-store';
import { newId } from '../../functions/platform/id';
import { enrol, signInBound } from '../../tests/support/people';
import type { District } from './district';
import { done, exercises, NOTHING, once, tenfold } from './exercise';

const ROSTER = 'the village’s roster';
const AGREED = { body: { wordsVersion: SHARE_WORDS_VERSION } };

const moveIn = async ({ village }: District, householdId: string, name: string) => {
  const enrolled = await enrol(name, { villageCode: village.code, householdId });
  const { token } = await signInBound(`openid-${newId()}`, enrolled);
  return { token, on: { personId: enrolled.person.personId } };
};

/** Two who live together, both with a phone; and how each calls about the other. */
const couple = async (d: District) => {
  const householdId = newId();
  const [owner, viewer] = [await moveIn(d, householdId, '李建平'), await moveIn(d, householdId, '王秀兰')];
  return { asOwner: { by: owner, on: viewer.on }, asViewer: { by: viewer, on: owner.on } };
};

/** A relative to whom the resident shows their payments: one, or the household would grow with each call. */
const trusted = once(async (d) => {
  const { householdId } = (await personById(d.resident.personId))!;
  const { token, on } = await moveIn(d, householdId, '李建平');
  await done(d, agreeToShare, { on, ...AGREED });
  return { token, on: { personId: d.resident.personId } };
});
const asRelative = async (d: District) => ({ by: await trusted(d) });

const onPaper = async ({ village: { code: villageCode } }: District) => {
  const householdId = newId();
  const { idNumber: ownerIdNumber } = await enrol('李长寿', { villageCode, householdId });
  const { idNumber: viewerIdNumber } = await enrol('王秀兰', { villageCode, householdId });
  return { body: { ownerIdNumber, viewerIdNumber, paperNo: '7号', signedOn: '2026-01-05' } };
};

/** 家里的补贴, and what is worked out from one's own kept years. */
export const householdExercises = exercises('the person’s payments', {
  showMyPaymentCalendar: {},
  showMyPaymentChanges: {},
  showMyHousehold: tenfold(ROSTER, async (d) => ({ by: (await couple(d)).asViewer.by })),
  askToShare: tenfold(NOTHING, async (d) => (await couple(d)).asViewer),
  agreeToShare: tenfold(NOTHING, async (d) => ({ ...(await couple(d)).asOwner, ...AGREED })),
  declineToShare: tenfold(NOTHING, async (d) => {
    const { asOwner, asViewer } = await couple(d);
    await done(d, askToShare, asViewer);
    return asOwner;
  }),
  takeBackConsent: tenfold(NOTHING, async (d) => {
    const { asOwner } = await couple(d);
    await done(d, agreeToShare, { ...asOwner, ...AGREED });
    return asOwner;
  }),
  recordPaperConsent: tenfold(ROSTER, onPaper),
  endPaperConsent: tenfold(ROSTER, async (d) => {
    const request = await onPaper(d);
    await done(d, recordPaperConsent, request);
    return request;
  }),
  listMemberPayments: trusted,
  showMemberPayment: trusted,
  showMemberPaymentYears: trusted,
  showHouseholdYear: asRelative,
  printPaymentYear: tenfold('the person’s payments', asRelative, 'every payment of the year is on the paper'),
});
