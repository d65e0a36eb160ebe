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
import { callApi, loginCode, signInAs } from '../../tests/support/api';
import { bindingOf, enrol } from '../../tests/support/people';
import { type District, personOf, write } from './district';
import { type Exercise, NOTHING } from './exercise';
import { mediaRow } from './report-rows';
import { YEAR } from './rows';

const asResident = ({ resident }: District) => ({ token: resident.token });
const PAYMENTS = 'the person’s payments';
const INBOX = 'the account’s messages';
const PICTURE = { kind: 'image', contentType: 'image/jpeg', bytes: 1_000_000 };

const stranger = () => `openid-${newId()}`;
const townshipGrant = ({ village }: District) => ({ role: 'township', division: village.townCode });

/** Who I am, 明白钱, my messages, my files. */
export const personalExercises: Exercise[] = [
  {
    route: signIn,
    as: 'again',
    tenfold: NOTHING,
    prepare: async ({ resident }) => ({ body: { code: await loginCode(resident.openid) } }),
  },
  {
    route: signIn,
    as: 'first visit',
    tenfold: NOTHING,
    prepare: async () => ({ body: { code: await loginCode(stranger()) } }),
  },
  {
    route: refreshSession,
    tenfold: NOTHING,
    prepare: async ({ resident }) => {
      const { session } = await signInAs(resident.openid);
      return { body: { refreshToken: session.refreshToken } };
    },
  },
  {
    route: signOut,
    tenfold: NOTHING,
    prepare: async ({ resident }) => ({ token: (await signInAs(resident.openid)).token }),
  },
  { route: showMe, tenfold: NOTHING, prepare: asResident },
  {
    route: bindPerson,
    tenfold: 'the village’s roster',
    prepare: async ({ village }) => {
      const openid = stranger();
      const { token } = await signInAs(openid);
      return { token, body: await bindingOf(openid, await enrol('李秀英', { villageCode: village.code })) };
    },
  },
  {
    route: unbindPerson,
    tenfold: 'the village’s roster',
    prepare: async ({ village }) => ({ token: (await personOf(village.code, '李秀英')).token }),
  },
  {
    route: grantRole,
    tenfold: 'the village’s roster',
    prepare: async (d) => ({
      token: d.admin.token,
      params: { personId: (await personOf(d.village.code, '李秀英')).personId },
      body: townshipGrant(d),
    }),
  },
  {
    route: revokeRole,
    tenfold: 'the village’s roster',
    prepare: async (d) => {
      const { personId } = await personOf(d.village.code, '李秀英');
      const { token } = d.admin;
      await callApi(grantRole, { token, params: { personId }, body: townshipGrant(d) });
      return { token, params: { personId, ...townshipGrant(d) } };
    },
  },

  { route: listMyPayments, as: 'all', tenfold: PAYMENTS, prepare: asResident },
  {
    route: listMyPayments,
    as: 'year',
    tenfold: PAYMENTS,
    prepare: (d) => ({ ...asResident(d), query: { year: YEAR } }),
  },
  {
    route: showMyPayment,
    tenfold: PAYMENTS,
    prepare: (d) => ({ ...asResident(d), params: { paymentId: d.paymentId } }),
  },
  { route: showMyPaymentYears, tenfold: PAYMENTS, prepare: asResident },
  { route: showMyFacts, tenfold: PAYMENTS, prepare: asResident },

  { route: listMessages, tenfold: INBOX, prepare: asResident },
  { route: countUnreadMessages, tenfold: INBOX, prepare: asResident },
  {
    route: markMessagesRead,
    tenfold: INBOX,
    prepare: async ({ resident: { accountId, token } }) => {
      await addMessage({ inbox: accountId, messageId: newId(), kind: 'workArrived', createdAt: now() });
      return { token };
    },
  },

  { route: requestUpload, tenfold: NOTHING, prepare: (d) => ({ ...asResident(d), body: PICTURE }) },
  {
    route: requestAnonymousUpload,
    tenfold: NOTHING,
    prepare: () => ({ body: { ...PICTURE, draftKey: newSecret() } }),
  },
  {
    route: showMedia,
    tenfold: NOTHING,
    prepare: async ({ resident: { accountId, token } }) => {
      const { row, mediaId } = mediaRow(accountOwner(accountId));
      await write([row]);
      return { token, params: { mediaId } };
    },
  },
];
