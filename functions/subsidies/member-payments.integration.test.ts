import { agreeToShare, SHARE_WORDS_VERSION, takeBackConsent } from '@shared/identity/households';
import {
  listMemberPayments,
  showHouseholdYear,
  showMemberPayment,
  showMemberPaymentYears,
} from '@shared/subsidies/member-payments';
import { callApi } from '../../tests/support/api';
import { type Enrolled, enrol, signInBound } from '../../tests/support/people';
import { personById, putPerson } from '../identity/person-store';
import { setClock } from '../platform/clock';
import { newId } from '../platform/id';
import { transact } from '../platform/transact';
import { paymentOn } from './testing/payments';
import { recordPayments } from './record-payments';
import { freshDistrict } from '../reports/testing/people';

const HOME = newId();
let wang: Enrolled;
let son: Enrolled;
let child: Enrolled;
let token: string;
let sonToken: string;
let paid: Record<'wang' | 'son' | 'child', string>;

const idOf = ({ person }: Enrolled) => person.personId;
const agree = () =>
  callApi(agreeToShare, {
    token: sonToken,
    params: { personId: idOf(wang) },
    body: { wordsVersion: SHARE_WORDS_VERSION },
  });
const takeBack = () => callApi(takeBackConsent, { token: sonToken, params: { personId: idOf(wang) } });
/** Every way in which the caller can look at a member's money. */
const looks = async (as: string, personId: string, paymentId: string) => {
  const answers = await Promise.all([
    callApi(listMemberPayments, { token: as, params: { personId } }),
    callApi(showMemberPayment, { token: as, params: { personId, paymentId } }),
    callApi(showMemberPaymentYears, { token: as, params: { personId } }),
  ]);
  return answers.map(({ status, body }) => (status === 200 ? 200 : body.code));
};
const SEEN = [200, 200, 200];
const UNSEEN = Array(3).fill('notFound');

beforeEach(async () => {
  await freshDistrict();
  wang = await enrol('王秀英', { householdId: HOME });
  son = await enrol('李建平', { householdId: HOME });
  child = await enrol('李思雨', { householdId: HOME, bornOn: '2016-05-18', guardianIds: [idOf(wang)] });
  token = (await signInBound('openid-wang', wang)).token;
  sonToken = (await signInBound('openid-son', son)).token;
  const payments = [wang, son, child].map((who, at) =>
    paymentOn('2026-03-12', idOf(who), { amountFen: 100 * 10 ** at }),
  );
  await recordPayments(payments, '2026-03-13T00:00:00.000Z', 'import');
  const [a, b, c] = payments.map(({ paymentId }) => paymentId);
  paid = { wang: a!, son: b!, child: c! };
});

test('a member’s payments are seen from their yes until they take it back', async () => {
  expect(await looks(token, idOf(son), paid.son)).toEqual(UNSEEN);
  await agree();
  expect(await looks(token, idOf(son), paid.son)).toEqual(SEEN);
  // Not in the other direction.
  expect(await looks(sonToken, idOf(wang), paid.wang)).toEqual(UNSEEN);
  await takeBack();
  expect(await looks(token, idOf(son), paid.son)).toEqual(UNSEEN);
});

test('taken back between two pages: the next page is not given', async () => {
  await agree();
  await recordPayments(
    [1, 2, 3].map((day) => paymentOn(`2026-04-0${day}`, idOf(son))),
    '2026-04-05T00:00:00.000Z',
    'import',
  );
  const list = (after?: string) =>
    callApi(listMemberPayments, { token, params: { personId: idOf(son) }, query: { limit: 2, after } });
  const { body: first } = await list();
  expect(first.items).toHaveLength(2);
  await takeBack();
  expect((await list(first.next)).body.code).toBe('notFound');
});

test('a guardian sees a child’s payments without a yes, the others of the household do not', async () => {
  expect(await looks(token, idOf(child), paid.child)).toEqual(SEEN);
  expect(await looks(sonToken, idOf(child), paid.child)).toEqual(UNSEEN);
});

test('the guardian’s right ends on the day the child turns 18, in China', async () => {
  const turning = await enrol('李思远', { householdId: HOME, bornOn: '2008-05-18', guardianIds: [idOf(wang)] });
  const payment = paymentOn('2026-03-12', idOf(turning));
  await recordPayments([payment], '2026-03-13T00:00:00.000Z', 'import');
  const lookAt = async (instant: string) => {
    const restore = setClock(() => new Date(instant));
    const { token: then } = await signInBound(`openid-${instant}`, await enrolGuardian(turning));
    return looks(then, idOf(turning), payment.paymentId).finally(restore);
  };
  expect(await lookAt('2026-05-17T15:59:59.999Z')).toEqual(SEEN);
  expect(await lookAt('2026-05-17T16:00:00.000Z')).toEqual(UNSEEN);
});

/** Another guardian of the same child, so that each clock has a session of its own. */
async function enrolGuardian(of: Enrolled): Promise<Enrolled> {
  const guardian = await enrol('监护人', { householdId: HOME });
  const ward = (await personById(idOf(of)))!;
  await transact(putPerson({ ...ward, guardianIds: [...(ward.guardianIds ?? []), idOf(guardian)] }, ward));
  return guardian;
}

test('who leaves the household loses sight at once, of adults and of children', async () => {
  await agree();
  const me = (await personById(idOf(wang)))!;
  await transact(putPerson({ ...me, householdId: newId() }, me));
  expect(await looks(token, idOf(son), paid.son)).toEqual(UNSEEN);
  expect(await looks(token, idOf(child), paid.child)).toEqual(UNSEEN);
});

test('a stranger and someone who is not are told the same', async () => {
  const stranger = await enrol('邻居');
  for (const personId of [idOf(stranger), newId()]) expect(await looks(token, personId, paid.wang)).toEqual(UNSEEN);
});

test('through a member one sees that member’s payments, and no other’s', async () => {
  await agree();
  const { body } = await callApi(showMemberPayment, {
    token,
    params: { personId: idOf(son), paymentId: paid.child },
  });
  expect(body.code).toBe('notFound');
});

test('the household’s year adds up those one may see, and says how many there are besides', async () => {
  const year = async () => (await callApi(showHouseholdYear, { token, params: { year: 2026 } })).body;
  const before = await year();
  expect([before.totalFen, before.others]).toEqual([10_100, 1]);
  await agree();
  const after = await year();
  expect([after.totalFen, after.others]).toEqual([11_100, 0]);
  expect(after.members.map(({ name, right, totalFen }) => [name, right, totalFen]).sort()).toEqual([
    ['李建平', 'consent', 1_000],
    ['李思雨', 'guardian', 10_000],
    ['王秀英', 'self', 100],
  ]);
});
