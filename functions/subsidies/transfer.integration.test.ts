import { listMessages } from '@shared/messages/messages';
import { showMyPaymentCalendar, showMyPaymentChanges } from '@shared/subsidies/payment-outlook';
import { showMyPayment, showMyPaymentYears } from '@shared/subsidies/subsidies';
import { writeRow } from '../platform/row';
import { callApi } from '../../tests/support/api';
import { everyRow } from '../../tests/support/every-row';
import { type Enrolled, enrol, signInBound } from '../../tests/support/people';
import { setClock } from '../platform/clock';
import { addToYear } from './payment';
import { paymentOf, paymentsOfYear, paymentYearOf, type StoredPayment } from './payment-store';
import { ProgramRuleEntity } from './program-store';
import { recordPayments } from './record-payments';
import { NoSuchPayment, recordTransferStatus } from './record-transfer-status';
import { paymentOn } from './testing/payments';
import { type Step, WrongTransfer } from './transfer';
import { freshDistrict } from '../reports/testing/people';

const AT = '2026-11-20T00:00:00.000Z';
let li: Enrolled;
let token: string;
let payment: StoredPayment;

const tell = (step: Step, of = payment) =>
  recordTransferStatus({ personId: of.personId, paymentId: of.paymentId, step, at: AT, actor: 'import' });
const years = async () => (await callApi(showMyPaymentYears, { token })).body;
const messages = async () => (await callApi(listMessages, { token })).body.items;
const year = () => paymentYearOf(li.person.personId, 2026);

beforeEach(async () => {
  await freshDistrict();
  li = await enrol('李四');
  token = (await signInBound('openid-li', li)).token;
  payment = paymentOn('2026-11-12', li.person.personId, { status: 'sent' });
  await recordPayments([payment], AT, 'import');
});

test('returned, told, sent again and credited: the first thing seen until it has arrived', async () => {
  expect(await years()).toMatchObject({ returned: [], years: [{ totalFen: 0 }] });
  await tell({ status: 'returned', on: '2026-11-14', reason: 'nameMismatch' });
  const { paymentId } = payment;
  expect((await years()).returned).toEqual([
    {
      paymentId,
      programCode: 'BT01',
      programName: '耕地地力保护补贴',
      amountFen: 35_400,
      returnedOn: '2026-11-14',
      reason: 'nameMismatch',
    },
  ]);
  expect(await messages()).toMatchObject([{ kind: 'paymentReturned', paymentId }]);

  await tell({ status: 'sent', on: '2026-11-17' });
  expect((await years()).returned).toEqual([]);
  await tell({ status: 'credited', on: '2026-11-18' });
  expect(await years()).toMatchObject({ returned: [], years: [{ totalFen: 35_400, count: 1 }] });
  const { body } = await callApi(showMyPayment, { token, params: { paymentId } });
  expect(body.transfer.map(({ status, on }) => [status, on])).toEqual([
    ['sent', '2026-11-12'],
    ['returned', '2026-11-14'],
    ['sent', '2026-11-17'],
    ['credited', '2026-11-18'],
  ]);
  const audits = (await everyRow()).filter(({ action }) => action === 'recordTransferStatus');
  // Three of the same instant: their order is that of their ids.
  expect(audits.map(({ note }) => note).sort()).toEqual([
    `payment#${paymentId} returned → sent`,
    `payment#${paymentId} sent → credited`,
    `payment#${paymentId} sent → returned (nameMismatch)`,
  ]);
});

test('delivered twice, and again after all that followed: counted once, told once', async () => {
  const returned: Step = { status: 'returned', on: '2026-11-14', reason: 'closed' };
  await tell(returned);
  await tell(returned);
  await tell({ status: 'sent', on: '2026-11-17' });
  await tell({ status: 'credited', on: '2026-11-18' });
  const before = await year();
  await tell(returned);
  await tell({ status: 'credited', on: '2026-11-18' });
  expect(await year()).toEqual(before);
  expect(before).toMatchObject({ totalFen: 35_400, count: 1, returned: [] });
  expect(await messages()).toHaveLength(1);
});

test('returned twice on two days is told twice', async () => {
  await tell({ status: 'returned', on: '2026-11-14', reason: 'closed' });
  await tell({ status: 'sent', on: '2026-11-15' });
  await tell({ status: 'returned', on: '2026-11-16', reason: 'closed' });
  expect(await messages()).toHaveLength(2);
});

test('two different answers at once: a return holds, before or after the credit, and the sums fit', async () => {
  const answers = await Promise.allSettled([
    tell({ status: 'credited', on: '2026-11-14' }),
    tell({ status: 'returned', on: '2026-11-14', reason: 'dormant' }),
  ]);
  // What came back is not credited afterwards; what was credited may come back.
  for (const answer of answers) if (answer.status === 'rejected') expect(answer.reason).toBeInstanceOf(WrongTransfer);
  expect(answers[1]!.status).toBe('fulfilled');
  const kept = await paymentOf(li.person.personId, payment.paymentId);
  const { totalFen, returned } = (await year())!;
  expect([kept?.status, totalFen, returned.length]).toEqual(['returned', 0, 1]);
});

test('the same answer at once counts once', async () => {
  await Promise.all([1, 2, 3].map(() => tell({ status: 'credited', on: '2026-11-14' })));
  expect(await year()).toMatchObject({ totalFen: 35_400, count: 1, underway: [] });
});

test('a batch recorded while a status changes: both are in the year', async () => {
  const more = ['P2', 'P3'].map((batchNo) => paymentOn('2026-11-13', li.person.personId, { batchNo, amountFen: 100 }));
  await Promise.all([tell({ status: 'credited', on: '2026-11-14' }), recordPayments(more, AT, 'import')]);
  expect(await year()).toMatchObject({ totalFen: 35_600, count: 3 });
});

test('what cannot follow changes nothing, and another’s payment is not found', async () => {
  await tell({ status: 'credited', on: '2026-11-14' });
  const before = await year();
  await expect(tell({ status: 'returned', on: '2026-11-13' })).rejects.toBeInstanceOf(WrongTransfer);
  await expect(tell({ status: 'planned', on: '2026-11-15' })).rejects.toBeInstanceOf(WrongTransfer);
  await expect(tell({ status: 'sent', on: '2026-11-16' }, { ...payment, personId: 'P' })).rejects.toBeInstanceOf(
    NoSuchPayment,
  );
  expect(await year()).toEqual(before);
});

describe('credited money that comes back', () => {
  const rebuilt = async () => {
    const personId = li.person.personId;
    return { ...addToYear(2026, await paymentsOfYear(personId, 2026)), personId };
  };
  const kept = async () => {
    const { version: _, ...rest } = (await year())!;
    return rest;
  };

  test('leaves the sums, is the first thing its owner sees, and goes again', async () => {
    const other = paymentOn('2026-11-10', li.person.personId, { amountFen: 100, batchNo: 'P2' });
    await recordPayments([other], AT, 'import');
    await tell({ status: 'credited', on: '2026-11-13' });
    expect(await years()).toMatchObject({ returned: [], years: [{ totalFen: 35_500, count: 2 }] });
    await tell({ status: 'returned', on: '2026-11-18', reason: 'closed' });
    const { paymentId } = payment;
    expect(await years()).toMatchObject({
      returned: [{ paymentId, returnedOn: '2026-11-18', reason: 'closed' }],
      years: [{ totalFen: 100, count: 1, programs: [{ totalFen: 100, count: 1 }] }],
      last: { paymentId: other.paymentId },
    });
    expect((await year())?.programs[0]).toMatchObject({
      last: { paidOn: '2026-11-10' },
      months: [{ lastOn: '2026-11-10' }],
    });
    expect(await messages()).toMatchObject([{ kind: 'paymentReturned', paymentId }]);
    expect(await kept()).toEqual(await rebuilt());
    await tell({ status: 'sent', on: '2026-11-19' });
    await tell({ status: 'credited', on: '2026-11-20' });
    expect(await years()).toMatchObject({ returned: [], years: [{ totalFen: 35_500, count: 2 }] });
    expect(await kept()).toEqual(await rebuilt());
  });

  test('the only payment of its program takes the program out of the year', async () => {
    await tell({ status: 'credited', on: '2026-11-13' });
    await tell({ status: 'returned', on: '2026-11-18' });
    expect(await year()).toMatchObject({ totalFen: 0, count: 0, programs: [], returned: [{ reason: 'other' }] });
  });

  test('the same line twice at once falls once and tells once; a batch recorded meanwhile stays in', async () => {
    await tell({ status: 'credited', on: '2026-11-13' });
    const back: Step = { status: 'returned', on: '2026-11-18', reason: 'dormant' };
    const more = ['P2', 'P3'].map((batchNo) =>
      paymentOn('2026-11-13', li.person.personId, { batchNo, amountFen: 100 }),
    );
    await Promise.all([tell(back), tell(back), recordPayments(more, AT, 'import'), tell(back)]);
    expect(await kept()).toEqual(await rebuilt());
    expect(await year()).toMatchObject({ totalFen: 200, count: 2, returned: [{ reason: 'dormant' }] });
    expect(await messages()).toHaveLength(1);
  });
});

test('a payment that was recorded as returned is told too, and who has no phone is only shown', async () => {
  const wang = await enrol('王秀英');
  await recordPayments(
    [li, wang].map(({ person }) =>
      paymentOn('2026-11-13', person.personId, { status: 'returned', returnReason: 'dormant', batchNo: 'P9' }),
    ),
    AT,
    'import',
  );
  expect(await messages()).toHaveLength(1);
  expect((await paymentYearOf(wang.person.personId, 2026))?.returned).toHaveLength(1);
});

describe('the rule a payment was paid by', () => {
  const rule = (effectiveOn: string, standard: string) =>
    writeRow(ProgramRuleEntity, {
      programCode: 'BT01',
      effectiveOn,
      standard,
      eligibility: '有承包耕地',
      audience: '承包农户',
      department: '农业农村局',
      confidence: 'high',
    });
  beforeEach(async () => {
    await rule('2025-03-01', '每亩 115 元');
    await rule('2026-03-01', '每亩 118 元');
  });
  const shown = async (of: StoredPayment) => {
    await recordPayments([of], AT, 'import');
    const { body } = await callApi(showMyPayment, { token, params: { paymentId: of.paymentId } });
    return [body.ruleOn, body.rule?.standard, body.supersededOn];
  };

  test.each([
    ['2026-04-18', '2026年', ['2026-04-18', '每亩 118 元', undefined]],
    ['2026-04-18', '2025年', ['2025-12-31', '每亩 115 元', '2026-03-01']],
    ['2026-01-18', '2026年', ['2026-01-18', '每亩 115 元', '2026-03-01']],
    ['2025-01-18', '2025年', ['2025-01-18', undefined, undefined]],
  ])('paid on %s for %s', async (paidOn, period, expected) => {
    expect(await shown(paymentOn(paidOn, li.person.personId, { period, batchNo: 'P5' }))).toEqual(expected);
  });

  test('last year’s and this year’s are compared, and the rule named where the payments do not say', async () => {
    const restore = setClock(() => new Date(AT));
    const now = (await signInBound('openid-again', await enrol('张三'))).me.person!.personId;
    await recordPayments(
      [paymentOn('2025-06-18', now, { amountFen: 100 }), paymentOn('2026-06-20', now, { amountFen: 120 })],
      AT,
      'import',
    );
    const { token: mine } = await (await import('../../tests/support/api')).signInAs('openid-again');
    const { body } = await callApi(showMyPaymentChanges, { token: mine });
    const { body: calendar } = await callApi(showMyPaymentCalendar, { token: mine });
    restore();
    expect(body).toMatchObject({
      year: 2026,
      thisFen: 120,
      lastFen: 100,
      changes: [{ kind: 'more', reasons: [{ kind: 'rule', effectiveOn: '2026-03-01' }] }],
    });
    expect(calendar.months.map(({ month, items }) => [month, items[0]?.state])).toEqual([
      ['2026-06', 'arrived'],
      ['2027-06', 'ahead'],
    ]);
  });
});
