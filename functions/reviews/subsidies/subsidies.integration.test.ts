import { listMessages } from '@shared/messages/messages';
import { listReviews, reviewSubject, showSubjectScore, showVillageScore } from '@shared/reviews/reviews';
import type { SubsidyField } from '@shared/subsidies/fields';
import type { TransferStatus } from '@shared/subsidies/subsidies';
import { writeRow } from '../../platform/row';
import { callApi, signInAs } from '../../../tests/support/api';
import { consumedBy } from '../../../tests/support/consumed';
import { deliverStreams } from '../../../tests/support/deliver';
import { everyRow } from '../../../tests/support/every-row';
import { itIs } from '../../../tests/support/it-is';
import { enrol, FENGXIANG, NIUJIAO, signInBound } from '../../../tests/support/people';
import { aroundDynamoDB } from '../../platform/dynamodb';
import { PaymentEntity } from '../../subsidies/payment-store';
import { ProgramEntity } from '../../subsidies/program-store';
import { recordPayments } from '../../subsidies/record-payments';
import { recordTransferStatus } from '../../subsidies/record-transfer-status';
import { paymentOn } from '../../subsidies/testing/payments';
import { handler as watchHeldReviews } from '../moderation/watch-held-reviews';
import { freshDistrict } from '../../reports/testing/people';

const CAME = '2026-11-10';
const DUE = '2026-11-13T01:40:00.000Z';
const dayAfter = (days: number) => `2026-11-${13 + days}T01:40:00.000Z`;

const PROGRAMS = { BT01: '农业生产', BT20: '社会救助', BT21: '社会救助' };
beforeEach(async () => {
  itIs(DUE);
  await freshDistrict({ streams: true });
  for (const [programCode, category] of Object.entries(PROGRAMS))
    await writeRow(ProgramEntity, {
      ...{ programCode, category, name: '某项补贴', department: '某局', level: '中央' },
      ...{ audience: '村民', cycle: '每年一次', confidence: 'high' },
    });
});

const bound = async (name: string, options: Parameters<typeof enrol>[1] = {}) => {
  const enrolled = await enrol(name, options);
  const openid = `openid-${name}`;
  await signInBound(openid, enrolled);
  return { personId: enrolled.person.personId, token: async () => (await signInAs(openid)).token };
};
type Someone = Awaited<ReturnType<typeof bound>>;

const pay = async (to: Someone, day = CAME, over: Parameters<typeof paymentOn>[2] = {}) => {
  const payment = paymentOn(day, to.personId, over);
  await recordPayments([payment], `${day}T04:00:00.000Z`, 'import');
  return payment;
};
const step = (to: Someone, paymentId: string, status: TransferStatus, on: string) =>
  recordTransferStatus({
    personId: to.personId,
    paymentId,
    step: { status, on },
    at: `${on}T04:00:00.000Z`,
    actor: 'bank',
  });
const invited = async (by: Someone) =>
  (await callApi(listMessages, { token: await by.token() })).body.items.filter(
    ({ kind }) => kind === 'subsidyReviewAsked',
  );
const about = (field: SubsidyField, villageCode = NIUJIAO) => ({
  ...{ villageCode, subjectKind: 'subsidy' as const, subjectId: field },
});
const judges = async (by: Someone, field: SubsidyField, body: object = {}) =>
  callApi(reviewSubject, {
    token: await by.token(),
    params: about(field),
    body: { stars: 2, shownAs: 'name', comment: '钱到了才知道', ...body },
  });

test('three days after money came its payee is asked once, by a message that leads to the payment', async () => {
  const wang = await bound('王秀英');
  const { paymentId } = await pay(wang);
  itIs('2026-11-12T01:40:00.000Z');
  await watchHeldReviews();
  expect(await invited(wang)).toEqual([]);
  for (const days of [0, 0, 1, 2]) {
    itIs(dayAfter(days));
    await watchHeldReviews();
  }
  const [message, ...more] = await invited(wang);
  expect(more).toEqual([]);
  expect(message).toMatchObject({ paymentId, createdAt: '2026-11-13T04:00:00.000Z' });
  // Neither how much nor by which program.
  expect(JSON.stringify(message)).not.toMatch(/354|耕地/);
});

test('who was paid many times on a day has one message, and what comes each month is asked about once a quarter', async () => {
  const wang = await bound('王秀英');
  await pay(wang);
  await pay(wang, CAME, { programCode: 'BT20' });
  await pay(wang, CAME, { programCode: 'BT21' });
  await watchHeldReviews();
  expect(await invited(wang)).toHaveLength(1);
  await pay(wang, '2026-11-20', { batchNo: 'P2' });
  itIs(dayAfter(10));
  await watchHeldReviews();
  expect(await invited(wang)).toHaveLength(1);
});

test('money that was returned asks nothing; sent anew it asks once, three days after it came at last', async () => {
  const wang = await bound('王秀英');
  const { paymentId } = await pay(wang);
  await step(wang, paymentId, 'returned', '2026-11-12');
  await watchHeldReviews();
  expect(await invited(wang)).toEqual([]);
  await step(wang, paymentId, 'sent', '2026-11-14');
  await step(wang, paymentId, 'credited', '2026-11-15');
  for (const days of [4, 5, 6]) {
    itIs(dayAfter(days));
    await watchHeldReviews();
  }
  expect(await invited(wang)).toHaveLength(1);
  await step(wang, paymentId, 'returned', '2026-11-20');
  await step(wang, paymentId, 'sent', '2026-11-20');
  await step(wang, paymentId, 'credited', '2026-11-21');
  itIs(dayAfter(11));
  await watchHeldReviews();
  expect(await invited(wang)).toHaveLength(1);
});

test('who has judged it already, a cadre of the village and who has no phone are not asked', async () => {
  const wang = await bound('王秀英');
  const cadre = await bound('陈建国', { grants: [{ role: 'cadre', division: NIUJIAO }] });
  const { person } = await enrol('没有手机');
  for (const payee of [wang, cadre, { ...wang, personId: person.personId }]) await pay(payee);
  expect((await judges(wang, 'farming')).status).toBe(200);
  await watchHeldReviews();
  expect([...(await invited(wang)), ...(await invited(cadre))]).toEqual([]);
  expect((await everyRow('Message')).filter(({ kind }) => kind === 'subsidyReviewAsked')).toEqual([]);
  expect((await judges(cadre, 'farming')).body.code).toBe('reviews.ownWork');
});

test('a kind of subsidy is judged by those who were paid it in the village, whatever phone or row, and by nobody else', async () => {
  const [wang, liu] = [await bound('王秀英'), await bound('刘芳')];
  const elsewhere = await bound('外村人', { villageCode: FENGXIANG });
  await pay(wang);
  await pay(elsewhere);
  await pay(liu, CAME, { status: 'sent' });
  expect((await judges(liu, 'farming')).body.code).toBe('reviews.notPaid');
  expect((await judges(wang, 'relief')).body.code).toBe('reviews.notPaid');
  expect((await judges(elsewhere, 'farming')).status).toBe(403);
  const { body } = await judges(wang, 'farming');
  expect(body).toMatchObject({ stars: 2, shownAs: 'hidden', state: 'published' });
  // A year later it is no fresh memory any more.
  itIs('2027-11-10T04:00:00.000Z');
  expect((await judges(wang, 'farming')).body.code).toBe('reviews.notPaid');
});

test('its score, its comments and the village’s page are those of any subject: from five on, of no name, amount or program', async () => {
  const payees: Someone[] = [];
  for (let place = 0; place < 5; place += 1) payees.push(await bound(`村民${'甲乙丙丁戊'[place]}`));
  for (const payee of payees) await pay(payee);
  const page = async () => [
    (await callApi(showSubjectScore, { params: about('farming') })).body,
    (await callApi(listReviews, { params: about('farming') })).body,
    (await callApi(showVillageScore, { params: { villageCode: NIUJIAO } })).body,
  ];
  const nobody = await page();
  for (const payee of payees.slice(0, 4)) await judges(payee, 'farming');
  await deliverStreams();
  expect(await page()).toEqual(nobody);
  await judges(payees[4]!, 'farming');
  await deliverStreams();
  const [score, list, village] = await page();
  expect(score).toMatchObject({ score: { count: 5 } });
  expect(village).toMatchObject({ subsidies: [{ field: 'farming', count: 5 }] });
  expect(JSON.stringify([score, list, village])).not.toMatch(/村民|BT01|35400|personId/);
});

test('a day on which many were paid is gone through in pages, a run that is cut off goes on where it was, and nothing is looked at twice', async () => {
  const wang = await bound('王秀英');
  await pay(wang);
  const others = Array.from({ length: 400 }, (_, place) =>
    paymentOn(CAME, `01PAYEE${String(place).padStart(19, '0')}`),
  );
  for (const payment of others) await writeRow(PaymentEntity, payment);
  // Somewhere on its way it ends; nobody is asked twice for that, and nobody left out.
  const begun = new Set<unknown>();
  let isCut = false;
  const mend = aroundDynamoDB('call', (next) => (operation, input) => {
    const { Item } = input as { Item?: { pk?: string; sk?: string; after?: string } };
    if (operation === 'PutItem' && Item?.pk === 'SUBSIDYINVITED') {
      if (Item.after) begun.add(Item.sk);
      else if (begun.has(Item.sk) && !isCut) {
        isCut = true;
        throw new Error('cut off');
      }
    }
    return next(operation, input);
  });
  await expect(watchHeldReviews()).rejects.toThrow('cut off');
  mend();
  expect((await everyRow('InvitedThrough')).some(({ after }) => typeof after === 'string')).toBe(true);
  await watchHeldReviews();
  expect(await invited(wang)).toHaveLength(1);
  // Nothing is looked at twice.
  itIs(dayAfter(1));
  const next = await consumedBy(watchHeldReviews);
  itIs(dayAfter(2));
  expect((await consumedBy(watchHeldReviews)).units).toBe(next.units);
  const through = await everyRow('InvitedThrough');
  expect(through).toHaveLength(16);
  expect(new Set(through.map(({ day, after }) => [day, after].join()))).toEqual(new Set(['2026-11-13,']));
});
