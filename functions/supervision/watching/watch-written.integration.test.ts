import { marshall } from '@aws-sdk/util-dynamodb';
import { listAlerts } from '@shared/supervision/supervision';
import { dayInChina, yearOf } from '@shared/time';
import type { DynamoDBStreamEvent } from 'aws-lambda';
import { writeRow } from '../../platform/row';
import { callApi } from '../../../tests/support/api';
import { deliverStreams } from '../../../tests/support/deliver';
import { DISTRICT, FENGXIANG, NIUJIAO, TOWN } from '../../../tests/support/people';
import { VoucherEntity } from '../../accounts/book-store';
import { ContractEntity } from '../../accounts/registers/contract-store';
import { now } from '../../platform/clock';
import { newId } from '../../platform/id';
import { freshDistrict, type Person, personNamed } from '../../reports/testing/people';
import { alertsSince } from '../alerts/alert-store';
import { contract, spent } from '../examples/rows';
import { RuleSettingEntity } from '../rule-settings/setting-store';
import { handler as watchAtNight } from './watch-villages';
import { handler } from './watch-written';

jest.setTimeout(240_000);

let regulator: Person;
let cadre: Person;

beforeEach(async () => {
  await freshDistrict({ streams: 'ledgerToo' });
  regulator = await personNamed('周敏', { role: 'regulator', division: DISTRICT });
  cadre = await personNamed('王建国', { role: 'cadre', division: NIUJIAO });
  await personNamed('赵强', { role: 'township', division: TOWN });
  await set('YJ34', 'retired');
  await set('YJ02', 'live', { limitFen: 1_000_000 });
  await deliverStreams();
});

const set = (code: string, state: 'retired' | 'live' | 'shadow', figures = {}) =>
  writeRow(RuleSettingEntity, { districtCode: DISTRICT, code, state, figures, version: 1, changedAt: now() });

const today = () => dayInChina(now());
type Voucher = ReturnType<typeof spent> & { voucherId: string };
const paid = (yuan: number, more: Parameters<typeof spent>[2] = {}, villageCode = NIUJIAO): Voucher => ({
  ...spent(today(), yuan, { to: '恒固建筑公司', ...more }),
  voucherId: newId(),
  villageCode,
  year: yearOf(today()),
});
const post = (voucher: Voucher) => writeRow(VoucherEntity, voucher);
const signedTwice = () => paid(500, { reviewedBy: '李会计' });
const record = (voucher: Voucher, eventName: 'INSERT' | 'MODIFY' = 'INSERT') =>
  ({
    eventName,
    dynamodb: {
      SequenceNumber: '1',
      NewImage: marshall({ _et: 'Voucher', ...voucher }, { removeUndefinedValues: true }),
    },
  }) as DynamoDBStreamEvent['Records'][number];

async function raised(): Promise<string[]> {
  const found: string[] = [];
  for await (const page of alertsSince(DISTRICT, '2000-01-01')) found.push(...page.map(({ alertId }) => alertId));
  return found.sort();
}
const seenBy = async ({ token }: Person, division: string) =>
  (await callApi(listAlerts, { token, params: { division }, query: {} })).body.items;

test('a voucher that is posted is asked about at once, and the night finds the same and nothing more', async () => {
  await post(signedTwice());
  await deliverStreams();
  expect((await seenBy(regulator, DISTRICT)).map(({ ruleCode }) => ruleCode)).toEqual(['YJ03']);
  expect((await seenBy(cadre, NIUJIAO)).map(({ ruleCode }) => ruleCode)).toEqual(['YJ03']);
  const before = await raised();
  await watchAtNight();
  expect(await raised()).toEqual(before);
});

test('a contract that is written wakes the rules of contracts alone', async () => {
  const row = contract({ villageCode: NIUJIAO, contractId: newId(), startsOn: '2026-01-01', endsOn: '2059-12-31' });
  await writeRow(ContractEntity, { ...row, receipts: [], dues: [{ dueOn: '2026-02-01', amountFen: 1_000_000 }] });
  await deliverStreams();
  expect((await seenBy(regulator, DISTRICT)).map(({ ruleCode }) => ruleCode)).toEqual(['YJ25']);
});

test('a rule on trial leaves nothing of what is posted', async () => {
  await set('YJ03', 'shadow');
  await post(signedTwice());
  await deliverStreams();
  expect(await raised()).toEqual([]);
});

test('what is behind the stream is brought again, and nothing is lost of it', async () => {
  const voucher = signedTwice();
  expect(await handler({ Records: [record(voucher)] })).toEqual({ batchItemFailures: [{ itemIdentifier: '1' }] });
  await post(voucher);
  expect(await handler({ Records: [record(voucher)] })).toEqual({ batchItemFailures: [] });
  expect(await raised()).toHaveLength(1);
});

test('twice, late, in parts and in any order: the same alerts', async () => {
  const parts = [paid(6_000), paid(6_000), paid(6_000)];
  const others = [signedTwice(), paid(900, {}, FENGXIANG), paid(2_000, { from: '101' })];
  const all = [...parts, ...others];
  await Promise.all(all.map(post));
  await handler({ Records: all.map((one) => record(one)) });
  const inOrder = await raised();
  expect(inOrder).toHaveLength(3);

  let seed = 20261129;
  /** The same each time, so that an order that fails can be tried again. */
  const roll = () => (seed = (seed * 48271) % 2147483647) / 2147483647;
  for (let round = 0; round < 6; round += 1) {
    await freshDistrict({ streams: 'ledgerToo' });
    await set('YJ02', 'live', { limitFen: 1_000_000 });
    const shuffled = [...all].sort(() => roll() - 0.5);
    for (const [place, one] of shuffled.entries()) {
      await post(one);
      // Some are told at once, some late, some twice, and an older one after a newer one.
      if (roll() < 0.5) await handler({ Records: [record(one)] });
      if (roll() < 0.3) await handler({ Records: [record(shuffled[Math.floor(place / 2)]!, 'MODIFY')] });
    }
    await Promise.all(shuffled.reverse().map((one) => handler({ Records: [record(one), record(one)] })));
    expect(await raised()).toEqual(inOrder);
  }
});

test('from the posting to the list on the regulator’s phone: a median under five seconds', async () => {
  // A village’s book of a year, so that what is read is as much as it is.
  await Promise.all(Array.from({ length: 300 }, (_, place) => post(paid(100 + place, { to: `商店${place}` }))));
  await deliverStreams();
  const took: number[] = [];
  for (let each = 1; each <= 7; each += 1) {
    const voucher = signedTwice();
    const began = performance.now();
    await post(voucher);
    while ((await seenBy(regulator, DISTRICT)).length < each) await deliverStreams();
    took.push(performance.now() - began);
  }
  const median = took.sort((one, other) => one - other)[3]!;
  process.stdout.write(`posting → regulator: median ${Math.round(median)} ms, longest ${Math.round(took[6]!)} ms\n`);
  expect(median).toBeLessThan(5_000);
});
