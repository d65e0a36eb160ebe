import { agreeToShare, SHARE_WORDS_VERSION, takeBackConsent } from '@shared/identity/households';
import { printPaymentYear } from '@shared/subsidies/papers';
import { callApi } from '../../tests/support/api';
import { type Enrolled, enrol, signInBound } from '../../tests/support/people';
import { newId } from '../platform/id';
import { recordPayments } from '../subsidies/record-payments';
import { paymentOn } from '../subsidies/testing/payments';
import { whatIsSeen } from './print-payment-year';
import { freshDistrict } from '../reports/testing/people';

const AT = '2026-11-20T02:00:00.000Z';
const HOME = newId();
let wang: Enrolled;
let son: Enrolled;
let child: Enrolled;
let token: string;
let sonToken: string;

const idOf = ({ person }: Enrolled) => person.personId;
const print = (as: string, personId?: string, year = 2026) =>
  callApi(printPaymentYear, { token: as, params: { year }, query: { personId } });
const agree = () =>
  callApi(agreeToShare, {
    token: sonToken,
    params: { personId: idOf(wang) },
    body: { wordsVersion: SHARE_WORDS_VERSION },
  });
const takeBack = () => callApi(takeBackConsent, { token: sonToken, params: { personId: idOf(wang) } });

beforeEach(async () => {
  await freshDistrict();
  wang = await enrol('王秀英', { householdId: HOME });
  son = await enrol('李建平', { householdId: HOME });
  child = await enrol('李思雨', { householdId: HOME, bornOn: '2016-05-18', guardianIds: [idOf(wang)] });
  token = (await signInBound('openid-wang', wang)).token;
  sonToken = (await signInBound('openid-son', son)).token;
  const paid = [wang, son, child].flatMap((who) =>
    ['2025-12-31', '2026-01-01', '2026-12-31'].map((day) => paymentOn(day, idOf(who))),
  );
  await recordPayments(paid, '2026-12-31T08:00:00.000Z', 'import');
});

test('one’s own year is a paper in the answer; its name says nobody’s', async () => {
  const { status, body } = await print(token, idOf(wang));
  expect([status, body.fileName]).toEqual([200, '2026年补贴明细.pdf']);
  expect(Buffer.from(body.base64, 'base64').subarray(0, 5).toString()).toBe('%PDF-');
  // A year in which nothing was paid is a paper, too: it says so.
  expect((await print(token, idOf(wang), 2019)).status).toBe(200);
});

test('of the year stands what was paid from its first day to its last, and of that no number of a card', async () => {
  const { persons } = await whatIsSeen(idOf(wang), 2026, idOf(wang), AT);
  expect(persons.map(({ name, right }) => [name, right])).toEqual([['王秀英', 'self']]);
  expect(persons[0]!.payments.map(({ paidOn }) => paidOn)).toEqual(['2026-01-01', '2026-12-31']);
  expect(JSON.stringify(persons)).not.toMatch(/\d{16}/);
});

test('the household’s paper has whom one may see at this moment, and says how many there are besides', async () => {
  const seen = async () => {
    const { persons, others } = await whatIsSeen(idOf(wang), 2026, undefined, AT);
    return [persons.map(({ name, right }) => `${name} ${right}`).sort(), others];
  };
  expect(await seen()).toEqual([['李思雨 guardian', '王秀英 self'], 1]);
  await agree();
  expect(await seen()).toEqual([['李建平 consent', '李思雨 guardian', '王秀英 self'], 0]);
  await takeBack();
  expect(await seen()).toEqual([['李思雨 guardian', '王秀英 self'], 1]);
  expect((await print(token)).body.fileName).toBe('2026年全家补贴明细.pdf');
});

test('another’s paper is given by their yes until they take it back, and else as if there were no such person', async () => {
  const ask = async () => {
    const { status, body } = await print(token, idOf(son));
    return status === 200 ? 200 : body.code;
  };
  expect(await ask()).toBe('notFound');
  await agree();
  expect(await ask()).toBe(200);
  // Not in the other direction, and the child's only to its guardian.
  for (const who of [wang, child]) expect((await print(sonToken, idOf(who))).body.code).toBe('notFound');
  await takeBack();
  expect(await ask()).toBe('notFound');
  expect((await print(token, newId())).body.code).toBe('notFound');
});
