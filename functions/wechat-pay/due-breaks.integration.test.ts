import { dayInChina, daysAfter } from '@shared/time';
import { type DueSettlement, listDueBreaks, settleDueBreak } from '@shared/wechat-pay/dues';
import { callApi } from '../../tests/support/api';
import { openPayOffice, type PayOffice, type Who } from '../../tests/support/pay-office';
import { DISTRICT, TOWN } from '../../tests/support/people';
import { now } from '../platform/clock';
import { everyRow } from '../../tests/support/every-row';

let office: PayOffice;

beforeEach(async () => {
  office = await openPayOffice();
});
afterEach(() => office.close());

const settle = (breakId: string, who: Who, settlement: DueSettlement = 'wentBack', division = TOWN) =>
  office.inThePresent(() =>
    callApi(settleDueBreak, { token: office.tokens[who], params: { division, breakId }, body: { settlement } }),
  );
const settled = (division = TOWN, who: Who = 'first') =>
  office.inThePresent(
    async () =>
      (await callApi(listDueBreaks, { token: office.tokens[who], params: { division }, query: { which: 'settled' } }))
        .body.items,
  );
const lateOne = async () => {
  const id = (await office.pay()).body.payment.duePaymentId;
  office.minutes(17);
  await office.leg();
  office.wechat.payLate(id);
  await office.wechat.deliverWaiting();
  return (await office.breaks())[0]!.breakId;
};

test('what became of money is said by two of the office, and stays with both names and in the trail', async () => {
  const breakId = await lateOne();
  expect((await settle(breakId, 'party')).status).toBe(403);
  // Who supervises the office does not do its work.
  expect((await settle(breakId, 'regulator')).body.code).toBe('auth.refused');
  expect((await settle(breakId, 'first')).body).toMatchObject({ state: 'proposed', proposedBy: '赵强' });
  expect((await settle(breakId, 'first')).body.code).toBe('dues.samePerson');
  expect(await office.breaks()).toMatchObject([{ breakId, state: 'proposed', settlement: 'wentBack' }]);
  // Another word is another proposal.
  expect((await settle(breakId, 'second', 'countsAhead')).body).toMatchObject({
    state: 'proposed',
    proposedBy: '田静',
  });
  const { body } = await settle(breakId, 'first', 'countsAhead');
  expect(body).toMatchObject({ state: 'settled', proposedBy: '田静', settledBy: '赵强', settlement: 'countsAhead' });
  expect((await settle(breakId, 'third', 'countsAhead')).body.code).toBe('dues.wrongState');
  expect(await office.breaks()).toEqual([]);
  expect(await settled()).toMatchObject([{ breakId, kind: 'late', settledBy: '赵强' }]);
  const trail = (await everyRow()).filter((row) => JSON.stringify(row).includes(`dueBreak#${breakId}`));
  expect(trail.length).toBe(3);
});

test('a bill that nobody could read is settled by one of the district, and is no task again that day', async () => {
  await office.paidAndHeard();
  const day = dayInChina(now());
  office.setNow(daysAfter(`${day}T03:00:00.000Z`, 3));
  office.wechat.fault({ kind: 'cut', on: 'billdownload', times: 99 });
  await office.leg();
  const [found] = await office.breaks(DISTRICT, 'regulator');
  expect(found).toMatchObject({ kind: 'billUnread', on: day, state: 'open' });
  const { body } = await settle(found!.breakId, 'regulator', 'foundRight', DISTRICT);
  expect(body).toMatchObject({ state: 'settled', settledBy: '周敏' });
  await office.leg();
  expect(await office.breaks(DISTRICT, 'regulator')).toEqual([]);
  expect((await settled(DISTRICT, 'regulator')).length).toBe(1);
});

test('one that was settled and is found again is a task again', async () => {
  const id = await office.paidAndHeard();
  await office.ask(id);
  await office.decide(id, 'second');
  const abnormal = async () => {
    office.wechat.endRefund(office.refundNo(), 'ABNORMAL');
    await office.wechat.deliverWaiting();
  };
  await abnormal();
  const [{ breakId } = { breakId: '' }] = await office.breaks();
  await settle(breakId, 'first', 'foundRight');
  await settle(breakId, 'second', 'foundRight');
  expect(await office.breaks()).toEqual([]);
  // The merchant sent it anew, and it did not arrive again.
  office.wechat.refunds.get(office.refundNo())!.state = 'PROCESSING';
  office.minutes(24 * 60 + 1);
  await office.leg();
  await abnormal();
  expect(await office.breaks()).toMatchObject([{ breakId, state: 'open' }]);
});

test('the office opens the payment that a break is of, and a neighbour does not', async () => {
  await lateOne();
  const duePaymentId = (await office.breaks())[0]!.duePaymentId!;
  const look = (who: Who) => office.inThePresent(() => office.look(duePaymentId, who));
  expect((await look('first')).body).toMatchObject({ duePaymentId, state: 'late' });
  expect((await look('regulator')).status).toBe(200);
  expect((await look('neighbour')).status).toBe(404);
});
