import { listPublicities, listPublicityRows, type PublicityRule, showPublicity } from '@shared/subsidies/publicity';
import { dayInChina, daysAfter } from '@shared/time';
import { callApi } from '../../../tests/support/api';
import { consumedBy } from '../../../tests/support/consumed';
import { everyRow } from '../../../tests/support/every-row';
import { itIs } from '../../../tests/support/it-is';
import { pagesOf } from '../../../tests/support/pages';
import { NIUJIAO } from '../../../tests/support/people';
import { freshTables } from '../../../tests/support/tables';
import { documentClient } from '../../platform/tables';
import { AlreadyPublished, openPublicity } from './open-publicity';
import { type PublicityDraft, publicityItems } from './publicity-store';

const FROM = '2026-11-20';
const NOON = '2026-11-23T04:00:00.000Z';
const RULE: PublicityRule = {
  programCode: 'BT01',
  names: 'masked',
  days: 7,
  reason: '按村务公开的要求公示',
  source: '财办〔2020〕37号',
  confidence: 'low',
};
const people = (count: number) =>
  Array.from({ length: count }, (_, place) => ({
    name: `王秀${place % 2 ? '英' : '兰'}`,
    group: `${1 + (place % 3)}组`,
    amountFen: 10_000 + place,
  }));
const draft = (over: Partial<PublicityDraft> = {}): PublicityDraft => ({
  villageCode: NIUJIAO,
  programName: '耕地地力保护补贴',
  batchNo: 'BT01-202611-002',
  period: '2026年',
  publicFrom: FROM,
  payer: '南溪区财政局',
  phone: '12345',
  rule: RULE,
  payments: people(3),
  ...over,
});
const open = (over: Partial<PublicityDraft> = {}) => openPublicity(publicityItems(draft(over)), NOON, 'import');
const village = { villageCode: NIUJIAO };
const rowsOf = async (publicityId: string) =>
  (await callApi(listPublicityRows, { params: { ...village, publicityId } })).body.items;
const shift = (places: number) => dayInChina(daysAfter('2026-11-20T04:00:00.000Z', places));

beforeEach(async () => {
  await freshTables();
  itIs(NOON);
});
afterEach(() => jest.restoreAllMocks());

test('a_batch_is_published_with_masked_names_and_totals', async () => {
  const publicityId = await open();
  const { body } = await callApi(showPublicity, { params: { ...village, publicityId } });
  expect(body).toMatchObject({ state: 'open', daysLeft: 3, count: 3, totalFen: 30_003, publicUntil: '2026-11-26' });
  expect(body).toMatchObject({ phone: '12345', reason: RULE.reason });
  expect(await rowsOf(publicityId)).toEqual([
    { place: 1, name: '王*兰', group: '1组', amountFen: 10_000 },
    { place: 2, name: '王*英', group: '2组', amountFen: 10_001 },
    { place: 3, name: '王*兰', group: '3组', amountFen: 10_002 },
  ]);
  expect(JSON.stringify(await everyRow())).not.toMatch(/王秀/);
});

test('after_its_last_day_only_totals_remain', async () => {
  const publicityId = await open({ payments: people(30) });
  const page = { params: { ...village, publicityId }, query: { limit: 10 } };
  itIs('2026-11-26T15:59:59.999Z');
  const { body: first } = await callApi(listPublicityRows, page);
  expect(first.items).toHaveLength(10);
  itIs('2026-11-26T16:00:00.000Z');
  expect(await rowsOf(publicityId)).toEqual([]);
  // Nor does a page begun on the last day go on.
  const { body: second } = await callApi(listPublicityRows, { ...page, query: { limit: 10, after: first.next } });
  expect(second).toEqual({ items: [] });
  const { body } = await callApi(showPublicity, { params: { ...village, publicityId } });
  expect([body.state, body.count, body.totalFen]).toEqual(['ended', 30, 300_435]);
});

test('before_its_first_day_nobody_is_named', async () => {
  const publicityId = await open({ publicFrom: '2026-11-24' });
  expect(await rowsOf(publicityId)).toEqual([]);
  itIs('2026-11-23T16:00:00.000Z');
  expect(await rowsOf(publicityId)).toHaveLength(3);
});

test.each(['numberOnly', 'none'] as const)('a_program_whose_names_are_%s_gives_no_name', async (names) => {
  const publicityId = await open({ rule: { ...RULE, programCode: 'BT38', names } });
  const rows = await rowsOf(publicityId);
  expect(rows.map(({ name }) => name)).toEqual(names === 'none' ? [] : [undefined, undefined, undefined]);
  expect(JSON.stringify(await everyRow())).not.toMatch(/王/);
});

test('a_list_of_more_than_a_transaction_is_read_page_by_page_in_the_offices_order', async () => {
  const publicityId = await open({ payments: people(230) });
  const pages = await pagesOf((after) =>
    callApi(listPublicityRows, { params: { ...village, publicityId }, query: { limit: 50, after } }),
  );
  expect(pages.flatMap(({ items }) => items.map(({ place }) => place))).toEqual(
    Array.from({ length: 230 }, (_, index) => index + 1),
  );
});

test('a_list_that_broke_off_is_not_shown_and_is_finished_when_sent_again', async () => {
  const send = documentClient.send.bind(documentClient) as (command: object) => Promise<never>;
  let writes = 0;
  jest.spyOn(documentClient, 'send').mockImplementation(((command: object) => {
    if (command.constructor.name === 'TransactWriteCommand' && (writes += 1) === 2)
      return Promise.reject(new Error('the line went dead'));
    return send(command);
  }) as never);
  await expect(open({ payments: people(230) })).rejects.toThrow('the line went dead');
  expect(await everyRow()).toHaveLength(96);
  expect((await callApi(listPublicities, { params: village })).body.items).toEqual([]);
  // The office takes some off before it sends the list again: what was half written is not in it.
  const publicityId = await open({ payments: people(20) });
  const { items } = (await callApi(listPublicityRows, { params: { ...village, publicityId }, query: { limit: 50 } }))
    .body;
  expect(items).toHaveLength(20);
});

test('the_same_list_sent_again_changes_nothing_another_of_the_same_batch_is_refused', async () => {
  const first = await open();
  expect(await open()).toBe(first);
  const before = await everyRow();
  await expect(open({ payments: people(2) })).rejects.toBeInstanceOf(AlreadyPublished);
  await expect(open({ payments: people(210) })).rejects.toBeInstanceOf(AlreadyPublished);
  expect(await everyRow()).toHaveLength(before.length);
  const both = await Promise.all([open({ batchNo: 'B2' }), open({ batchNo: 'B2' })]);
  expect(both[0]).toBe(both[1]);
  expect((await callApi(listPublicities, { params: village })).body.items).toHaveLength(2);
});

test('a_list_of_nobody_or_of_too_few_days_is_refused', () => {
  expect(() => publicityItems(draft({ payments: [] }))).toThrow(RangeError);
  expect(() => publicityItems(draft({ publicUntil: '2026-11-25' }))).toThrow(RangeError);
  expect(publicityItems(draft({ publicUntil: '2026-11-26' })).head.publicUntil).toBe('2026-11-26');
});

describe('listPublicities', () => {
  test('list_publicities_gives_open_ones_first_then_the_latest_ended', async () => {
    for (const places of [-30, -1, -60, -5]) await open({ publicFrom: shift(places), batchNo: `B${places}` });
    await open({ publicFrom: shift(-40), publicUntil: shift(20), batchNo: 'long' });
    const { body } = await callApi(listPublicities, { params: village });
    expect(body.items.map(({ batchNo, state }) => [batchNo, state])).toEqual([
      ['long', 'open'],
      ['B-1', 'open'],
      ['B-5', 'ended'],
      ['B-30', 'ended'],
      ['B-60', 'ended'],
    ]);
  });

  test('list_publicities_page_by_page_and_only_of_this_village', async () => {
    for (let place = 0; place < 7; place += 1) await open({ publicFrom: shift(-place), batchNo: `B${place}` });
    await openPublicity(publicityItems(draft({ villageCode: '511503001003', batchNo: 'B0' })), NOON, 'import');
    const pages = await pagesOf((after) => callApi(listPublicities, { params: village, query: { limit: 3, after } }));
    expect(pages.flatMap(({ items }) => items.map(({ batchNo }) => batchNo))).toEqual([
      'B0',
      'B1',
      'B2',
      'B3',
      'B4',
      'B5',
      'B6',
    ]);
  });

  test('it_costs_the_same_with_ten_times_the_lists', async () => {
    const read = async () =>
      (await consumedBy(() => callApi(listPublicities, { params: village, query: { limit: 3 } }))).units;
    for (let place = 0; place < 4; place += 1) await open({ publicFrom: shift(-place), batchNo: `B${place}` });
    const few = await read();
    for (let place = 4; place < 40; place += 1) await open({ publicFrom: shift(-place), batchNo: `B${place}` });
    expect(await read()).toBe(few);
  });
});

test('what_is_not_there_is_not_found', async () => {
  const publicityId = await open();
  const elsewhere = { villageCode: '511503001003', publicityId };
  expect((await callApi(showPublicity, { params: elsewhere })).status).toBe(404);
  expect((await callApi(listPublicityRows, { params: elsewhere })).status).toBe(404);
});
