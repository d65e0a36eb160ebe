import { grantRole } from '@shared/identity/identity';
import { accountOwner } from '../../functions/media/media';
import { addMessage } from '../../functions/messages/message-store';
import { now } from '../../functions/platform/clock';
import { newId } from '../../functions/platform/id';
import { newSecret } from '../../functions/platform/sealed';
import { loginCode, signInAs } from '../../tests/support/api';
import { bindingOf, enrol } from '../../tests/support/people';
import { type District, personOf } from './district';
import { done, exercises, NOTHING, tenfold } from './exercise';
import { keptPicture } from './report-rows';
import { YEAR } from './rows';

const ROSTER = 'the village’s roster';
const INBOX = 'the account’s messages';
const PICTURE = { kind: 'image', contentType: 'image/jpeg', bytes: 1_000_000 };

const stranger = () => `openid-${newId()}`;
const newcomer = ({ village }: District) => personOf(village.code, '李秀英');
const townshipGrant = ({ village }: District) => ({ role: 'township', division: village.townCode });

/** Who I am, 明白钱, my messages, my files. */
export const personalExercises = [
  ...exercises(NOTHING, {
    'signIn (again)': async ({ resident }) => ({ body: { code: await loginCode(resident.openid) } }),
    'signIn (first visit)': async () => ({ body: { code: await loginCode(stranger()) } }),
    refreshSession: async ({ resident }) => {
      const { session } = await signInAs(resident.openid);
      return { body: { refreshToken: session.refreshToken } };
    },
    signOut: async ({ resident }) => ({ by: await signInAs(resident.openid) }),
    showMe: {},
    bindPerson: tenfold(ROSTER, async ({ village }) => {
      const openid = stranger();
      const by = await signInAs(openid);
      return { by, body: await bindingOf(openid, await enrol('李秀英', { villageCode: village.code })) };
    }),
    unbindPerson: tenfold(ROSTER, async (d) => ({ by: await newcomer(d) })),
    grantRole: tenfold(ROSTER, async (d) => ({
      params: { personId: (await newcomer(d)).personId },
      body: townshipGrant(d),
    })),
    revokeRole: tenfold(ROSTER, async (d) => {
      const { personId } = await newcomer(d);
      await done(d, grantRole, { params: { personId }, body: townshipGrant(d) });
      return { params: { personId, ...townshipGrant(d) } };
    }),
  }),
  ...exercises('the person’s payments', {
    'listMyPayments (all)': {},
    'listMyPayments (year)': { query: { year: YEAR } },
    showMyPayment: {},
    showMyPaymentYears: {},
    showMyFacts: {},
  }),
  ...exercises(NOTHING, {
    listMessages: tenfold(INBOX),
    countUnreadMessages: tenfold(INBOX),
    markMessagesRead: tenfold(INBOX, async ({ resident }) => {
      await addMessage({ inbox: resident.accountId, messageId: newId(), kind: 'workArrived', createdAt: now() });
      return {};
    }),
    requestUpload: { body: PICTURE },
    requestAnonymousUpload: () => ({ body: { ...PICTURE, draftKey: newSecret() } }),
    showMedia: async ({ resident }) => ({
      params: { mediaId: await keptPicture(accountOwner(resident.accountId)) },
    }),
  }),
];
