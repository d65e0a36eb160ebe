import type { VillageRows } from '../facts/rows';
import type { Examples } from './example';
import { asset, balances, contract, earned, event, given, project, rowsWith, voucher } from './rows';

const idleAsset = asset({ status: 'idle' });
const idleSince = (on: string, more: Partial<VillageRows> = {}) =>
  rowsWith({ assets: [idleAsset], events: [event({ itemId: idleAsset.assetId, kind: 'idled', on })], ...more });
const card = asset();
/** What is not depreciated: nothing of it is owed by the month. */
const land = asset({ method: 'none' });
const scrapped = asset({ status: 'scrapped', scrappedOn: '2026-05-01' });
const disposed = (more: { decidedBy?: string; decisionId?: string }) =>
  rowsWith({
    assets: [scrapped],
    events: [event({ itemId: scrapped.assetId, kind: 'scrapped', on: '2026-05-01', amountFen: 100_000, ...more })],
  });
const finished = (on: string) =>
  project({
    progress: [
      { stage: 'decided', on: '2025-01-10', mediaIds: [] },
      { stage: 'finished', on, mediaIds: [] },
    ],
    payments: [{ paidOn: on, amountFen: 8_000_000, what: '结算款' }],
  });
/** A card of ¥240,000 over 240 months: ¥1,000 a month, ¥71,000 by the end of 2025. */
const depreciated = (moved: [number, number, number][]) =>
  balances(3, { '151': { opening: 240_000 }, '152': { opening: -71_000, moved } });
const lateRent = (receivedFen: number) =>
  contract({
    dues: [{ dueOn: '2026-09-01', amountFen: 1_000_000 }],
    receipts: receivedFen > 0 ? [{ receivedOn: '2026-09-05', amountFen: receivedFen }] : [],
  });
const prepaid = (more: Parameters<typeof contract>[0], ...vouchers: NonNullable<VillageRows['vouchers']>[number][]) =>
  rowsWith({ contracts: [contract(more)], vouchers });
const threeYears = [{ receivedOn: '2026-03-02', amountFen: 3_000_000 }];
const leased = asset({ status: 'leased' });
const expired = { assetId: leased.assetId, endsOn: '2026-06-30' };

export const REGISTER_EXAMPLES: Readonly<Record<string, Examples>> = {
  YJ17: {
    fires: [
      given('账上多一万', { assets: [land], balances: [balances(3, { '151': { opening: 250_000 } })] }),
      given('账上没有这件', { assets: [card], balances: [balances(3, { '151': { opening: 0 } })] }),
    ],
    quiet: [
      given('一分不差', { assets: [land], balances: [balances(3, { '151': { opening: 240_000 } })] }),
      given('还没有建卡片', { balances: [balances(3, { '151': { opening: 240_000 } })] }),
      given('这个月新买的，月末还没有结账', {
        assets: [card, asset({ acquiredOn: '2026-04-10' })],
        balances: [balances(3, { '151': { opening: 240_000 } })],
      }),
    ],
  },
  YJ18: {
    fires: ['2026-01-10', '2025-06-01'].map((on) => ({ title: `${on}起空着`, rows: idleSince(on) })),
    quiet: [
      { title: '空了三个月', rows: idleSince('2026-08-20') },
      {
        title: '签了下一份，还没起租',
        rows: idleSince('2026-01-10', {
          contracts: [contract({ assetId: idleAsset.assetId, startsOn: '2027-01-01' })],
        }),
      },
      given('空过，现在在用', {
        assets: [card],
        events: [event({ itemId: card.assetId, kind: 'idled', on: '2025-01-01' })],
      }),
    ],
  },
  YJ19: {
    fires: [
      { title: '报废没有决议', rows: disposed({}) },
      given('两件里一件没有决议', {
        assets: [card],
        events: [
          event({ itemId: card.assetId, kind: 'scrapped', on: '2026-05-01', decidedBy: '村民代表会议' }),
          event({ itemId: 'A99', kind: 'scrapped', on: '2026-05-01' }),
        ],
      }),
    ],
    quiet: [
      { title: '写明了决议', rows: disposed({ decidedBy: '2026年村民代表会议' }) },
      { title: '连着一件议事', rows: disposed({ decisionId: 'M1' }) },
      given('重新定价不是处置', {
        assets: [card],
        events: [event({ itemId: card.assetId, kind: 'revalued', on: '2026-05-01' })],
      }),
    ],
  },
  YJ20: {
    fires: [
      given('去年完工，钱还在在建工程', {
        projects: [finished('2025-12-01')],
        balances: [balances(3, { '153': { opening: 80_000 } })],
      }),
      given('在建工程还有别的工程的钱', {
        projects: [
          finished('2026-03-01'),
          project({ payments: [{ paidOn: '2026-06-01', amountFen: 2_000_000, what: '预付款' }] }),
        ],
        balances: [balances(6, { '153': { opening: 80_000, moved: [[6, 20_000, 0]] } })],
      }),
    ],
    quiet: [
      given('已经转固', {
        projects: [finished('2025-12-01')],
        balances: [balances(3, { '153': { opening: 80_000, moved: [[2, 0, 80_000]] } })],
      }),
      given('完工三个月', {
        projects: [finished('2026-08-20')],
        balances: [balances(3, { '153': { opening: 80_000 } })],
      }),
      given('剩的是另一个没完工的工程', {
        projects: [
          finished('2025-12-01'),
          project({ payments: [{ paidOn: '2026-06-01', amountFen: 8_000_000, what: '预付款' }] }),
        ],
        balances: [balances(6, { '153': { opening: 80_000 } })],
      }),
    ],
  },
  YJ21: {
    fires: [
      given('三个月都没有提', { assets: [card], balances: [depreciated([])] }),
      given('漏了二月', {
        assets: [card],
        balances: [
          depreciated([
            [1, 0, 1_000],
            [3, 0, 1_000],
          ]),
        ],
      }),
    ],
    quiet: [
      given('每月都提', {
        assets: [card],
        balances: [
          depreciated([
            [1, 0, 1_000],
            [2, 0, 1_000],
            [3, 0, 1_000],
          ]),
        ],
      }),
      given('土地不提折旧', { assets: [asset({ method: 'none' })], balances: [depreciated([])] }),
      given('一月就提了全年的', { assets: [card], balances: [depreciated([[1, 0, 12_000]])] }),
    ],
  },
  YJ22: {
    fires: [
      given('还有六十天', { contracts: [contract({ endsOn: '2027-01-19' })] }),
      given('今天最后一天', { contracts: [contract({ endsOn: '2026-11-20' })] }),
    ],
    quiet: [
      given('还有一百天', { contracts: [contract({ endsOn: '2027-02-28' })] }),
      given('已经解除', { contracts: [contract({ endsOn: '2027-01-19', terminatedOn: '2026-10-01' })] }),
      given('接着的合同已经签了', {
        contracts: [
          contract({ assetId: 'A1', endsOn: '2027-01-19' }),
          contract({ assetId: 'A1', startsOn: '2027-01-20', endsOn: '2032-01-19' }),
        ],
      }),
    ],
  },
  YJ23: {
    fires: [
      given('到期四个多月还租着', { assets: [leased], contracts: [contract(expired)] }),
      given('去年到期的', { assets: [leased], contracts: [contract({ ...expired, endsOn: '2025-06-30' })] }),
    ],
    quiet: [
      given('收回来了', { assets: [{ ...leased, status: 'inUse' }], contracts: [contract(expired)] }),
      given('到期那天前已经解除', {
        assets: [leased],
        contracts: [contract({ ...expired, terminatedOn: '2026-05-01' })],
      }),
      given('续了一份新的', {
        assets: [leased],
        contracts: [
          contract(expired),
          contract({ assetId: leased.assetId, startsOn: '2026-07-01', endsOn: '2031-06-30' }),
        ],
      }),
      given('到期两周，在收回', { assets: [leased], contracts: [contract({ ...expired, endsOn: '2026-11-06' })] }),
    ],
  },
  YJ24: {
    fires: [
      given('逾期八十天一分没给', { contracts: [lateRent(0)] }),
      given('给了一半', { contracts: [lateRent(500_000)] }),
    ],
    quiet: [
      given('晚了几天，给清了', { contracts: [lateRent(1_000_000)] }),
      given('逾期十天', { contracts: [contract({ dues: [{ dueOn: '2026-11-10', amountFen: 1_000_000 }] })] }),
      given('到期前解除了，不再收', { contracts: [{ ...lateRent(0), terminatedOn: '2026-08-01' }] }),
      given('去年多给的抵今年', {
        contracts: [{ ...lateRent(0), receipts: [{ receivedOn: '2025-09-01', amountFen: 1_000_000 }] }],
      }),
    ],
  },
  YJ25: {
    fires: [
      given('门面租三十年', { contracts: [contract({ startsOn: '2020-01-01', endsOn: '2049-12-31' })] }),
      given('租二十年零一天', { contracts: [contract({ startsOn: '2020-01-01', endsOn: '2040-01-02' })] }),
    ],
    quiet: [
      given('林地承包五十年', {
        contracts: [contract({ title: '竹林承包经营合同', subject: '竹林', endsOn: '2069-12-31' })],
      }),
      given('耕地流转到承包期满', {
        contracts: [contract({ title: '耕地经营权流转合同', subject: '耕地', endsOn: '2047-12-31' })],
      }),
      given('正好二十年', { contracts: [contract({ startsOn: '2020-01-01', endsOn: '2039-12-31' })] }),
      {
        title: '租了十五年，到期再续十年',
        rows: ((renewed) =>
          rowsWith({
            contracts: [renewed],
            events: [
              event({
                of: 'contract',
                itemId: renewed.contractId,
                kind: 'renewed',
                on: '2024-12-01',
                from: '2024-12-31',
                to: '2034-12-31',
              }),
            ],
          }))(contract({ startsOn: '2010-01-01', endsOn: '2034-12-31' })),
      },
    ],
  },
  YJ27: {
    fires: [
      { title: '收了三年租金，一次记收入', rows: prepaid({ receipts: threeYears }, earned('2026-03-02', 30_000)) },
      {
        title: '只挂了一年，两年记收入',
        rows: prepaid(
          { receipts: threeYears },
          voucher('2026-03-02', [
            ['102', 30_000, 0],
            ['501', 0, 20_000],
            ['211', 0, 10_000],
            ['501', 0, 30_000],
            ['102', 0, 30_000],
          ]),
        ),
      },
    ],
    quiet: [
      {
        title: '两年挂在应付款，一年记收入',
        rows: prepaid(
          {
            receipts: [
              {
                receivedOn: '2026-03-02',
                amountFen: 3_000_000,
                voucher: { year: 2026, voucherId: 'VX', voucherNo: '记-1' },
              },
            ],
          },
          voucher(
            '2026-03-02',
            [
              ['102', 30_000, 0],
              ['501', 0, 10_000],
              ['211', 0, 20_000],
            ],
            { voucherId: 'VX' },
          ),
        ),
      },
      {
        title: '补交以前欠的三年',
        rows: prepaid(
          {
            receipts: threeYears,
            dues: ['2023', '2024', '2025'].map((year) => ({ dueOn: `${year}-06-01`, amountFen: 1_000_000 })),
          },
          earned('2026-03-02', 30_000),
        ),
      },
      {
        title: '收一年的',
        rows: prepaid({ receipts: [{ receivedOn: '2026-03-02', amountFen: 1_000_000 }] }, earned('2026-03-02', 10_000)),
      },
    ],
  },
};
