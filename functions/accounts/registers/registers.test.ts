import fc from 'fast-check';
import { changed, openCard } from './asset';
import { contractOn, renewed, statusOn, terminated, withRent } from './contract';
import { debtOn, withRepayment } from './debt';
import { eventRow, newAsset, newContract, newDebt, partyName } from './new-rows';
import { projectOn, withPayment, withProgress } from './project';
import type { AssetRow, ContractRow, DebtRow, ProjectRow, RowChange } from './rows';
import { canBeKept, NOTHING_REGISTERED, registerSums, sumsAfter } from './sums';

const TODAY = '2026-11-20';
const BY = { at: '2026-11-20T02:00:00.000Z', office: '罗龙街道' };
const VILLAGE = '511503002228';
const asset = (more: Partial<AssetRow> = {}): AssetRow => ({
  ...openCard(
    {
      villageCode: VILLAGE,
      cardNo: 'GD-1',
      name: '提灌站',
      kind: '农田水利设施',
      acquiredOn: '2024-12-10',
      method: 'straightLine',
      residualPercent: 0,
      usefulLifeMonths: 100,
      originalValueFen: 100_000,
      place: '4组',
      custodian: '陈建国',
      mediaIds: [],
    },
    'A',
  ),
  ...more,
});
const contract = (more: Partial<ContractRow> = {}): ContractRow => ({
  villageCode: VILLAGE,
  contractId: 'C',
  contractNo: 'HT-1',
  title: '鱼塘承包合同',
  partyA: '牛角村民委员会',
  partyB: '王*英',
  subject: '鱼塘',
  signedOn: '2024-01-01',
  startsOn: '2024-01-01',
  endsOn: '2026-12-31',
  yearlyRentFen: 1_000,
  dues: ['2024', '2025', '2026'].map((year) => ({ dueOn: `${year}-01-10`, amountFen: 1_000 })),
  receipts: [{ receivedOn: '2024-01-10', amountFen: 1_000 }],
  decidedBy: '村民代表会议',
  version: 1,
  ...more,
});
const refusal = (run: () => unknown): string => {
  try {
    run();
  } catch (error) {
    const { code, details } = error as { code: string; details?: { path: string }[] };
    return details ? `${code} ${details[0]?.path}` : code;
  }
  return 'allowed';
};

describe('an asset card', () => {
  test.each([
    [{ kind: 'moved', place: '村委会' }, { place: '村委会' }, { from: '4组', to: '村委会' }],
    [{ kind: 'custodianChanged', custodian: '刘芳' }, { custodian: '刘芳' }, { from: '陈建国', to: '刘芳' }],
    [{ kind: 'idled' }, { status: 'idle' }, {}],
    [{ kind: 'used' }, { status: 'inUse' }, {}],
    [{ kind: 'pictured' }, {}, {}],
    [{ kind: 'scrapped' }, { status: 'scrapped', scrappedOn: '2026-10-01' }, { amountFen: 79_000 }],
  ] as const)('%j', (change, after, event) => {
    const done = changed(asset(), change, '2026-10-01');
    expect(done.after).toMatchObject({ ...after, version: 2 });
    expect(done.event).toEqual({ kind: change.kind, on: '2026-10-01', ...event });
  });

  test('is not changed once it is scrapped, nor before it was there, nor to less than was taken', () => {
    const revalue = { kind: 'revalued', originalValueFen: 10_000, monthsLeft: 5 } as const;
    expect(refusal(() => changed(asset({ status: 'scrapped' }), { kind: 'idled' }, TODAY))).toBe('registers.scrapped');
    expect(refusal(() => changed(asset(), { kind: 'idled' }, '2024-12-09'))).toBe('request.malformed on');
    expect(refusal(() => changed(asset(), revalue, TODAY))).toBe('request.malformed change.originalValueFen');
  });

  test('that is taken over from paper goes on from what was taken there', () => {
    const { rows } = newAsset(
      {
        ...asset(),
        originalValueFen: 100_000,
        depreciated: { fen: 40_000, on: '2026-06-30', monthsLeft: 60 },
      },
      {},
      BY,
    );
    expect(
      registerSums(
        { assets: [rows[0]!.after as AssetRow], resources: [], contracts: [], debts: [], projects: [] },
        '2026-07-31',
      ).assets,
    ).toEqual({
      count: 1,
      netValueFen: 59_000,
    });
  });
});

describe('a contract', () => {
  test.each([
    ['2023-12-31', 'upcoming'],
    ['2024-01-01', 'active'],
    ['2026-12-31', 'active'],
    ['2027-01-01', 'expired'],
  ])('on %s is %s', (day, status) => expect(statusOn(contract(), day)).toBe(status));

  test('that is ended is so from that day', () => {
    const { after } = terminated(contract(), '2026-05-01', TODAY);
    expect([statusOn(after, '2026-04-30'), statusOn(after, '2026-05-01')]).toEqual(['active', 'terminated']);
    expect(refusal(() => terminated(after, '2026-06-01', TODAY))).toBe('registers.ended');
    expect(refusal(() => renewed(after, { on: TODAY, endsOn: '2030-12-31', yearlyRentFen: 1, dues: [] }, TODAY))).toBe(
      'registers.ended',
    );
  });

  test('is said to end when it has 90 days or fewer', () => {
    expect(contractOn(contract(), '2026-10-01')).not.toHaveProperty('endsInDays', 90);
    expect(contractOn(contract(), '2026-10-02').endsInDays).toBe(90);
    expect(contractOn(contract(), '2026-10-01').endsInDays).toBeUndefined();
    expect(contractOn(contract(), '2027-01-01').endsInDays).toBeUndefined();
  });

  test('takes rent up to what it asks for, and none from the future', () => {
    const rent = (amountFen: number, receivedOn = TODAY) =>
      refusal(() => withRent(contract(), { receivedOn, amountFen }, TODAY));
    expect([rent(2_000), rent(2_001), rent(1, '2026-11-21'), rent(1, '2023-12-31')]).toEqual([
      'allowed',
      'registers.tooMuch',
      'request.malformed receivedOn',
      'request.malformed receivedOn',
    ]);
    expect(contractOn(withRent(contract(), { receivedOn: TODAY, amountFen: 1_500 }, TODAY), TODAY)).toMatchObject({
      receivedFen: 2_500,
      arrearsFen: 500,
    });
  });

  test('is renewed for days and rents after its own', () => {
    const renew = (endsOn: string, dueOn: string) =>
      refusal(() =>
        renewed(contract(), { on: TODAY, endsOn, yearlyRentFen: 1_200, dues: [{ dueOn, amountFen: 1_200 }] }, TODAY),
      );
    expect([
      renew('2028-12-31', '2027-01-10'),
      renew('2026-12-31', '2027-01-10'),
      renew('2028-12-31', '2026-12-31'),
      renew('2028-12-31', '2029-01-01'),
    ]).toEqual(['allowed', 'request.malformed endsOn', 'request.malformed dues', 'request.malformed dues']);
  });

  test('lets a thing: its card says so, and by which contract', () => {
    const { rows, events } = newContract(
      { ...contract(), partyB: '王秀英', partyBKind: 'person' },
      { asset: asset() },
      BY,
    );
    expect(rows.map(({ register, after }) => [register, after.version])).toEqual([
      ['contract', 1],
      ['asset', 2],
    ]);
    const [signed, leased] = events;
    expect(rows[1]!.after).toMatchObject({ status: 'leased', contractId: signed!.itemId });
    expect(leased).toMatchObject({ of: 'asset', kind: 'leased', to: '王*英', contractId: signed!.itemId });
    expect(JSON.stringify([rows, events])).not.toContain('王秀英');
  });
});

test('of a person only the masked name is kept, of a company its name', () => {
  expect([partyName('王秀英', 'person'), partyName('顺达物流有限公司', 'organisation')]).toEqual([
    '王*英',
    '顺达物流有限公司',
  ]);
});

test('lines of one day stand in the order they were recorded', () => {
  const at = (version: number) =>
    eventRow({ villageCode: VILLAGE, of: 'asset', itemId: 'A', version }, { kind: 'moved', on: TODAY }, BY).eventId;
  expect([at(1), at(2), at(3), at(12)]).toEqual([at(1), at(2), at(3), at(12)].sort());
});

describe('a debt', () => {
  const debt = newDebt(
    {
      villageCode: VILLAGE,
      kind: 'lent',
      counterparty: '王秀英',
      counterpartyKind: 'person',
      what: '周转',
      principalFen: 1_000,
      arisenOn: '2026-01-01',
      dueOn: '2026-06-30',
    },
    'x',
  ).rows[0]!.after as DebtRow;

  test('is overdue from the day after, until it is paid', () => {
    expect([debtOn(debt, '2026-06-30').overdueDays, debtOn(debt, '2026-07-01').overdueDays]).toEqual([0, 1]);
    const paid = withRepayment(debt, { repaidOn: TODAY, amountFen: 1_000 }, TODAY);
    expect(debtOn(paid, TODAY)).toMatchObject({
      counterparty: '王*英',
      side: 'receivable',
      balanceFen: 0,
      overdueDays: 0,
    });
    expect(refusal(() => withRepayment(paid, { repaidOn: TODAY, amountFen: 1 }, TODAY))).toBe('registers.tooMuch');
  });
});

describe('a project', () => {
  const project: ProjectRow = {
    villageCode: VILLAGE,
    projectId: 'P',
    name: '道路硬化',
    budgetFen: 1_000,
    sources: [{ from: '上级补助', amountFen: 1_000 }],
    finishesOn: '2026-06-30',
    progress: [{ stage: 'decided', on: '2026-01-01', mediaIds: [] }],
    payments: [],
    version: 1,
  };
  const step = (from: ProjectRow, stage: ProjectRow['progress'][number]['stage'], on = TODAY) =>
    withProgress(from, { stage, on, mediaIds: [] }, {} as never, TODAY);

  test('goes forward only; work goes on as often as it does', () => {
    const underway = step(step(project, 'started'), 'underway');
    expect(underway.startsOn).toBe(TODAY);
    expect(step(underway, 'underway').progress).toHaveLength(4);
    for (const back of ['decided', 'tendered', 'started'] as const)
      expect(refusal(() => step(underway, back))).toBe('registers.stageBack');
    expect(refusal(() => step(underway, 'finished', '2026-11-19'))).toBe('registers.stageBack');
    expect(refusal(() => step(underway, 'finished', '2026-11-21'))).toBe('request.malformed on');
  });

  test('is late until it is finished', () => {
    expect(projectOn(project, '2026-07-02').lateDays).toBe(2);
    expect(projectOn(step(project, 'finished'), TODAY).lateDays).toBe(0);
  });

  test('is not paid beyond its contract, nor its contract cut below what was paid', () => {
    const pay = (from: ProjectRow, amountFen: number) =>
      withPayment(from, { paidOn: TODAY, amountFen, what: '预付款' }, TODAY);
    expect(refusal(() => pay(project, 1_001))).toBe('registers.tooMuch');
    const contracted = { ...pay(project, 600), contractFen: 900 };
    expect(refusal(() => pay(contracted, 301))).toBe('registers.tooMuch');
    const cut = { contractFen: 599 } as never;
    expect(refusal(() => withProgress(contracted, { stage: 'started', on: TODAY, mediaIds: [] }, cut, TODAY))).toBe(
      'registers.tooMuch',
    );
  });
});

test('the sums after any changes are those of the rows as they are then', () => {
  const fen = fc.integer({ min: 0, max: 1_000_000 });
  const changes = fc.array(
    fc.oneof(
      fc.tuple(fen, fc.constantFrom('inUse', 'leased', 'idle', 'scrapped')).map(([value, status]): RowChange => ({
        register: 'asset',
        after: asset({
          status: status as AssetRow['status'],
          bases: [{ from: '2024-12-10', originalValueFen: value, depreciatedFen: 0, months: 37 }],
        }),
      })),
      fen.map((area): RowChange => ({ register: 'resource', after: { areaMu: area / 100 } as never })),
      fc.tuple(fen, fc.boolean(), fc.boolean()).map(([amountFen, ended, expired]): RowChange => ({
        register: 'contract',
        after: contract({
          dues: [{ dueOn: '2025-01-01', amountFen }],
          ...(ended && { terminatedOn: '2026-01-01' }),
          ...(expired && { endsOn: '2025-12-31' }),
        }),
      })),
      fc.tuple(fen, fc.boolean()).map(([principalFen, ours]): RowChange => ({
        register: 'debt',
        after: {
          principalFen,
          side: ours ? 'receivable' : 'payable',
          repayments: [{ repaidOn: TODAY, amountFen: principalFen >> 1 }],
        } as never,
      })),
      fen.map((budgetFen): RowChange => ({ register: 'project', after: { budgetFen, payments: [] } as never })),
    ),
    { minLength: 1, maxLength: 30 },
  );
  fc.assert(
    fc.property(changes, (registered) => {
      const all = sumsAfter(NOTHING_REGISTERED, registered, TODAY);
      // Each row changes into the one after it of its own register; the last stays.
      const turned = registered.flatMap((before): RowChange[] => {
        const next = registered.find((other) => other.register === before.register && other !== before);
        return next ? [{ ...before, before: before.after, after: next.after } as RowChange] : [];
      });
      const now = registered.map((row) => turned.find(({ before }) => before === row.after) ?? row);
      expect(sumsAfter(all, turned, TODAY)).toEqual(
        sumsAfter(
          NOTHING_REGISTERED,
          now.map((row) => ({ ...row, before: undefined }) as never),
          TODAY,
        ),
      );
      const away = registered.map((row) => ({ ...row, before: row.after, after: undefined }) as never);
      expect(sumsAfter(all, away, TODAY)).toEqual(NOTHING_REGISTERED);
    }),
  );
});

test('sums are kept only as whole fen that a number holds exactly', () => {
  const sums = (netValueFen: number) => ({ ...NOTHING_REGISTERED, assets: { count: 1, netValueFen } });
  expect(canBeKept(sums(Number.MAX_SAFE_INTEGER))).toBe(true);
  for (const wrong of [NaN, Infinity, 0.5, 2 ** 53]) expect(canBeKept(sums(wrong))).toBe(false);
  const area = (areaMu: number) => ({ ...NOTHING_REGISTERED, resources: { count: 1, areaMu } });
  expect([area(0.4998), area(NaN), area(-1)].map(canBeKept)).toEqual([true, false, false]);
});
