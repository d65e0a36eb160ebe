import {
  bindPerson,
  grantRole,
  refreshSession,
  revokeRole,
  showMe,
  signIn,
  signOut,
  unbindPerson,
} from '@shared/identity/identity';
import { requestAnonymousUpload, requestUpload, showMedia } from '@shared/media/media';
import { countUnreadMessages, listMessages, markMessagesRead } from '@shared/messages/messages';
import { showMyFacts } from '@shared/subsidies/eligibility';
import { listMyPayments, showMyPayment, showMyPaymentYears } from '@shared/subsidies/subsidies';
import { accountOwner } from '../../functions/media/media';
import { addMessage } from '../../functions/messages/message-store';
import { now } from '../../functions/platform/clock';
import { newId } from '../../functions/platform/id';
import { newSecret } from '../../functions/platform/sealed';
import { loginCode, signInAs } from '../../tests/support/api';
import { bindingOf, enrol } from '../../tests/support/people';
import { type District, personOf } from './district';
import { done, exercise, type Exercise, NOTHING, tenfold } from './exercise';
import { keptPicture } from './report-rows';
import { YEAR } from './rows';

const PAYMENTS = 'the person’s payments';
const INBOX = 'the account’s messages';
const PICTURE = { kind: 'image', contentType: 'image/jpeg', bytes: 1_000_000 };

const stranger = () => `openid-${newId()}`;
const townshipGrant = ({ village }: District) => ({ role: 'township', division: village.townCode });

/** Who I am, 明白钱, my messages, my files. */
export const personalExercises: Exercise[] = [
  tenfold(NOTHING, { as: 'again' })(signIn, async ({ resident }) => ({
    body: { code: await loginCode(resident.openid) },
  })),
  tenfold(NOTHING, { as: 'first visit' })(signIn, async () => ({ body: { code: await loginCode(stranger()) } })),
  exercise(refreshSession, async ({ resident }) => {
    const { session } = await signInAs(resident.openid);
    return { body: { refreshToken: session.refreshToken } };
  }),
  exercise(signOut, async ({ resident }) => ({ token: (await signInAs(resident.openid)).token })),
  exercise(showMe),
  tenfold('the village’s roster')(bindPerson, async ({ village }) => {
    const openid = stranger();
    const { token } = await signInAs(openid);
    return { token, body: await bindingOf(openid, await enrol('李秀英', { villageCode: village.code })) };
  }),
  tenfold('the village’s roster')(unbindPerson, async ({ village }) => ({
    token: (await personOf(village.code, '李秀英')).token,
  })),
  tenfold('the village’s roster')(grantRole, async (d) => ({
    params: { personId: (await personOf(d.village.code, '李秀英')).personId },
    body: townshipGrant(d),
  })),
  tenfold('the village’s roster')(revokeRole, async (d) => {
    const { personId } = await personOf(d.village.code, '李秀英');
    await done(d, grantRole, { params: { personId }, body: townshipGrant(d) });
    return { params: { personId, ...townshipGrant(d) } };
  }),

  tenfold(PAYMENTS, { as: 'all' })(listMyPayments),
  tenfold(PAYMENTS, { as: 'year' })(listMyPayments, () => ({ query: { year: YEAR } })),
  tenfold(PAYMENTS)(showMyPayment),
  tenfold(PAYMENTS)(showMyPaymentYears),
  tenfold(PAYMENTS)(showMyFacts),

  tenfold(INBOX)(listMessages),
  tenfold(INBOX)(countUnreadMessages),
  tenfold(INBOX)(markMessagesRead, async ({ resident }) => {
    await addMessage({ inbox: resident.accountId, messageId: newId(), kind: 'workArrived', createdAt: now() });
    return {};
  }),

  exercise(requestUpload, () => ({ body: PICTURE })),
  exercise(requestAnonymousUpload, () => ({ body: { ...PICTURE, draftKey: newSecret() } })),
  exercise(showMedia, async ({ resident }) => ({
    params: { mediaId: await keptPicture(accountOwner(resident.accountId)) },
  })),
];
