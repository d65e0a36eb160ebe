import { showVillageYear } from '@shared/accounts/accounts';
import {
  listContracts,
  recordRent,
  registerContract,
  renewContract,
  showContract,
  terminateContract,
} from '@shared/accounts/contracts';
import { listDebts, recordRepayment, registerDebt } from '@shared/accounts/debts';
import { redactMedia } from '@shared/media/redaction';
import { listMentions } from '@shared/accounts/mentions';
import { listProjects, payForProject, recordProgress, registerProject, showProject } from '@shared/accounts/projects';
import {
  changeAsset,
  changeResource,
  listAssets,
  listResources,
  registerAsset,
  registerResource,
  showAsset,
  showResource,
} from '@shared/accounts/registers';
import fc from 'fast-check';
import sharp from 'sharp';
import { callApi, signInAs } from '../../../tests/support/api';
import { consumedBy } from '../../../tests/support/consumed';
import { everyRow } from '../../../tests/support/every-row';
import { pagesOf } from '../../../tests/support/pages';
import { enrol, FENGXIANG, NIUJIAO, signInBound, TOWN } from '../../../tests/support/people';
import { sentPicture } from '../../../tests/support/pictures';
import { seedChart } from '../../../tests/support/chart';
import { itIs } from '../../../tests/support/it-is';
import { processArrival } from '../../media/testing/upload';
import { AuditEntity } from '../../platform/audit';
import { queryPage } from '../../platform/query-page';
import { newId } from '../../platform/id';
import { latestYearOf } from '../book-store';
import { openYear } from '../open-year';
import { voucherIdOf } from '../post-to-book';
import { postDraft, postedLinesSaying } from '../testing/book-in';
import { registersOf } from './all-rows';
import { newAsset } from './new-rows';
import { restate } from './restate-registers';
import { registerSums } from './sums';
import { registerAll, RowsChanged } from './write-register';
import { freshDistrict, personNamed } from '../../reports/testing/people';

const DAY = '2026-11-20';
const AT = `${DAY}T02:00:00.000Z`;
const village = { villageCode: NIUJIAO };
const params = village;
let officer: string;
let accountId: string;

beforeEach(async () => {
  itIs(AT);
  await freshDistrict();
  await openYear({ ...village, villageName: '牛角村', townName: '罗龙街道', year: 2026 }, 1_000_000, AT, 'import');
  const enrolled = await enrol('赵强', { grants: [{ role: 'township', division: TOWN }] });
  const bound = await signInBound(`officer-${AT}`, enrolled);
  officer = bound.token;
  accountId = bound.me.accountId;
});

const ASSET = {
  cardNo: 'GD-0001',
  name: '提灌站',
  kind: '农田水利设施',
  acquiredOn: '2025-12-10',
  originalValueFen: 1_200_000,
  usefulLifeMonths: 120,
  residualPercent: 0,
  place: '4组',
  custodian: '陈建国',
};
const CONTRACT = {
  contractNo: 'HT-2025-01',
  title: '大堰塘养鱼承包合同',
  partyB: '王秀英',
  partyBKind: 'person',
  subject: '大堰塘',
  signedOn: '2025-01-01',
  startsOn: '2025-01-01',
  endsOn: '2027-12-31',
  yearlyRentFen: 500_000,
  dues: ['2025', '2026', '2027'].map((year) => ({ dueOn: `${year}-03-01`, amountFen: 500_000 })),
  decidedBy: '2024年12月村民代表会议决议',
};
const DEBT = {
  kind: 'lent',
  counterparty: '李小军',
  counterpartyKind: 'person',
  what: '借给合作社周转',
  principalFen: 300_000,
  arisenOn: '2026-01-10',
  dueOn: '2026-10-31',
};
const PROJECT = {
  name: '村组道路硬化',
  budgetFen: 900_000,
  sources: [
    { from: '上级补助', amountFen: 800_000 },
    { from: '集体自筹', amountFen: 100_000 },
  ],
  decidedOn: '2026-03-01',
  decidedBy: '村民代表会议',
};

const add = {
  asset: (body: object = {}) => callApi(registerAsset, { params, token: officer, body: { ...ASSET, ...body } }),
  contract: (body: object = {}) =>
    callApi(registerContract, { params, token: officer, body: { ...CONTRACT, ...body } }),
  debt: (body: object = {}) => callApi(registerDebt, { params, token: officer, body: { ...DEBT, ...body } }),
  project: (body: object = {}) => callApi(registerProject, { params, token: officer, body: { ...PROJECT, ...body } }),
  resource: (body: object = {}) =>
    callApi(registerResource, {
      params,
      token: officer,
      body: {
        name: '3组大堰塘',
        kind: 'pond',
        areaMu: 12.35,
        place: '3组',
        bounds: '东至村道，南至水渠',
        use: 'idle',
        ...body,
      },
    }),
};
const sums = async () => {
  const { assets, resources, contracts, debts, projects, registersOn } = (await latestYearOf(NIUJIAO))!;
  return { registersOn, sums: { assets, resources, contracts, debts, projects } };
};
const agrees = async () => {
  const { registersOn, sums: kept } = await sums();
  expect(kept).toEqual(registerSums(await registersOf(NIUJIAO), registersOn));
};

describe('an asset', () => {
  test('register_asset_then_change_it_shows_today_s_value_and_what_happened_newest_first', async () => {
    const { status, body: card } = await add.asset({ decidedBy: '村民代表会议' });
    expect([status, card.netValueFen, card.version, card.villageName]).toEqual([200, 1_100_000, 1, '牛角村']);
    const change = (version: number, on: string, what: object) =>
      callApi(changeAsset, {
        params: { ...params, assetId: card.assetId },
        token: officer,
        body: { version, on, change: what },
      });
    expect((await change(1, '2026-02-01', { kind: 'custodianChanged', custodian: '刘芳' })).status).toBe(200);
    const scrapped = await change(2, '2026-10-05', { kind: 'scrapped' });
    expect(scrapped.body).toMatchObject({ status: 'scrapped', custodian: '刘*', version: 3, older: false });
    expect(scrapped.body.history.map(({ kind, on, recordedBy }) => [kind, on, recordedBy])).toEqual([
      ['scrapped', '2026-10-05', '罗龙街道'],
      ['custodianChanged', '2026-02-01', '罗龙街道'],
      ['acquired', '2025-12-10', '罗龙街道'],
    ]);
    expect((await change(3, DAY, { kind: 'used' })).body.code).toBe('registers.scrapped');
    expect((await sums()).sums.assets).toEqual({ count: 0, netValueFen: 0 });
    const { items } = await queryPage(AuditEntity, { partition: `AUDIT#registers#${NIUJIAO}` }, {});
    expect(items.map(({ action, actor }) => [action, actor])).toEqual([
      ['registerAsset', accountId],
      ['changeAsset', accountId],
      ['changeAsset', accountId],
    ]);
  });

  test('register_asset_again_under_the_same_key_changes_nothing', async () => {
    const key = 'asset-once-0123456789';
    const send = (body: object) => callApi(registerAsset, { params, token: officer, key, body: { ...ASSET, ...body } });
    const answers = await Promise.all([send({}), send({})]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(answers[0]!.body.assetId).toBe(answers[1]!.body.assetId);
    expect((await send({ name: '别的' })).body.code).toBe('request.keyReused');
    expect((await sums()).sums.assets.count).toBe(1);
  });

  test('register_asset_with_a_number_that_is_taken_is_refused', async () => {
    await add.asset();
    const again = await add.asset({ acquiredOn: '2024-01-05' });
    expect([again.status, again.body.code]).toEqual([409, 'registers.numberTaken']);
    await agrees();
  });

  test('change_asset_that_another_changed_tells_the_newer_state', async () => {
    const { body: card } = await add.asset();
    const move = (place: string) =>
      callApi(changeAsset, {
        params: { ...params, assetId: card.assetId },
        token: officer,
        body: { version: 1, on: DAY, change: { kind: 'moved', place } },
      });
    const answers = await Promise.all([move('甲地'), move('乙地')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const refused = answers.find(({ status }) => status === 409)!;
    expect(refused.body).toMatchObject({ code: 'version.stale', details: { version: 2 } });
  });

  test.each([
    [{ acquiredOn: '2026-11-21' }, 'acquiredOn'],
    [{ acquiredOn: '2026-02-30' }, 'acquiredOn'],
    [{ originalValueFen: 0 }, 'originalValueFen'],
    [{ usefulLifeMonths: 0 }, 'usefulLifeMonths'],
    [{ voucher: { year: 2026, voucherNo: '记-9999' } }, 'voucher.voucherNo'],
  ])('register_asset_with_%j_says_what_is_wrong', async (wrong, path) => {
    const { status, body } = await add.asset(wrong);
    expect([status, (body.details as { path: string }[])[0]!.path]).toEqual([400, path]);
  });

  test('register_in_a_village_without_a_book_is_refused', async () => {
    const { token } = await personNamed('周敏', { role: 'regulator', division: '511503' });
    const { status, body } = await callApi(registerAsset, { params: { villageCode: FENGXIANG }, token, body: ASSET });
    expect([status, body.code]).toEqual([409, 'registers.noBook']);
  });

  test('register_asset_in_another_town_or_as_a_cadre_is_refused', async () => {
    const elsewhere = await callApi(registerAsset, { params: { villageCode: FENGXIANG }, token: officer, body: ASSET });
    const cadre = await signInBound('cadre', await enrol('陈建国', { grants: [{ role: 'cadre', division: NIUJIAO }] }));
    const own = await callApi(registerAsset, { params, token: cadre.token, body: ASSET });
    expect([elsewhere.body.code, own.body.code]).toEqual(['auth.refused', 'auth.refused']);
  });
});

describe('pictures', () => {
  const photo = () =>
    sharp({ create: { width: 60, height: 40, channels: 3, background: '#17694a' } })
      .withExif({ IFD0: { Make: 'NosyPhone' } })
      .jpeg()
      .toBuffer();

  async function picture(token: string, redacted = true): Promise<string> {
    const mediaId = await sentPicture(token, await photo());
    if (!redacted) return mediaId;
    const copy = await callApi(redactMedia, {
      params: { ...params, mediaId },
      token,
      body: { boxes: [], showsPersons: 'no' },
    });
    await processArrival(copy.body.mediaId);
    return copy.body.mediaId;
  }

  test('a_register_s_picture_is_seen_by_anyone_as_a_redacted_copy_that_tells_nothing_else', async () => {
    const mediaId = await picture(officer);
    const { body: card } = await add.asset({ mediaIds: [mediaId] });
    const { body } = await callApi(showAsset, { params: { ...params, assetId: card.assetId } });
    expect(body.pictures).toMatchObject([{ mediaId, kind: 'image', state: 'ready', width: 60, height: 40 }]);
    expect(body.pictures[0]!.url).toContain('/redacted/');
    const reply = await fetch(body.pictures[0]!.url!);
    const copy = Buffer.from(await reply.arrayBuffer());
    expect([reply.status, copy.includes('Nosy')]).toEqual([200, false]);
  });

  test('what_was_not_redacted_or_is_another_s_or_hangs_elsewhere_cannot_be_hung_here', async () => {
    const stranger = await signInAs('stranger');
    const raw = await picture(officer, false);
    expect((await add.asset({ mediaIds: [raw] })).body.code).toBe('notFound');
    const once = await picture(officer);
    await add.asset({ mediaIds: [once] });
    expect((await add.asset({ cardNo: 'GD-0002', mediaIds: [once] })).body.code).toBe('notFound');
    expect((await add.asset({ cardNo: 'GD-0003', mediaIds: [await picture(stranger.token, false)] })).body.code).toBe(
      'notFound',
    );
    expect((await sums()).sums.assets.count).toBe(1);
  });

  test('progress_has_its_pictures', async () => {
    const { body: project } = await add.project();
    const mediaId = await picture(officer);
    const { body } = await callApi(recordProgress, {
      params: { ...params, projectId: project.projectId },
      token: officer,
      body: { version: 1, stage: 'started', on: '2026-04-01', mediaIds: [mediaId] },
    });
    expect(body.progress.map(({ stage, pictures }) => [stage, pictures.length])).toEqual([
      ['started', 1],
      ['decided', 0],
    ]);
  });
});

describe('a contract', () => {
  test('register_contract_lets_the_resource_and_takes_its_rents_until_it_is_ended', async () => {
    const { body: pond } = await add.resource();
    const { status, body: card } = await add.contract({ resourceId: pond.resourceId });
    expect([status, card.partyB, card.arrearsFen]).toEqual([200, '王*英', 1_000_000]);
    expect(card.schedule.map(({ state }) => state)).toEqual(['overdue', 'overdue', 'coming']);
    const let_ = await callApi(showResource, { params: { ...params, resourceId: pond.resourceId } });
    expect(let_.body).toMatchObject({ use: 'leased', contractId: card.contractId });
    const at = { params: { ...params, contractId: card.contractId }, token: officer };
    const paid = await callApi(recordRent, { ...at, body: { version: 1, receivedOn: DAY, amountFen: 700_000 } });
    expect(paid.body).toMatchObject({ receivedFen: 700_000, arrearsFen: 300_000, version: 2 });
    expect((await sums()).sums.contracts).toEqual({ count: 1, yearlyRentFen: 500_000, arrearsFen: 300_000 });
    const renewed = await callApi(renewContract, {
      ...at,
      body: {
        version: 2,
        on: DAY,
        endsOn: '2028-12-31',
        yearlyRentFen: 600_000,
        dues: [{ dueOn: '2028-03-01', amountFen: 600_000 }],
        decidedBy: '村民代表会议',
      },
    });
    expect(renewed.body).toMatchObject({ endsOn: '2028-12-31', yearlyRentFen: 600_000 });
    const ended = await callApi(terminateContract, {
      ...at,
      body: { version: 3, on: DAY, reason: '承租方不干了', decidedBy: '村民代表会议' },
    });
    expect(ended.body).toMatchObject({ status: 'terminated', arrearsFen: 300_000, comingFen: 0 });
    expect(ended.body.history.map(({ kind }) => kind)).toEqual(['terminated', 'renewed', 'signed']);
    expect((await callApi(showResource, { params: { ...params, resourceId: pond.resourceId } })).body.use).toBe('idle');
    expect((await sums()).sums.contracts).toEqual({ count: 0, yearlyRentFen: 0, arrearsFen: 300_000 });
    await agrees();
    expect(JSON.stringify((await everyRow()).filter(({ _et }) => _et !== 'Person' && _et !== 'Account'))).not.toContain(
      '王秀英',
    );
  });

  test('two_rents_recorded_at_once_from_the_same_page_count_once', async () => {
    const { body: card } = await add.contract();
    const rent = () =>
      callApi(recordRent, {
        params: { ...params, contractId: card.contractId },
        token: officer,
        body: { version: 1, receivedOn: DAY, amountFen: 500_000 },
      });
    const answers = await Promise.all([rent(), rent()]);
    expect(answers.map(({ body }) => body.code ?? 'done').sort()).toEqual(['done', 'version.stale']);
    const { body } = await callApi(showContract, { params: { ...params, contractId: card.contractId } });
    expect(body).toMatchObject({ receivedFen: 500_000, arrearsFen: 500_000 });
    await agrees();
  });

  test('rents_of_two_contracts_recorded_at_once_both_count', async () => {
    const cards = await Promise.all(['HT-1', 'HT-2', 'HT-3'].map((contractNo) => add.contract({ contractNo })));
    const answers = await Promise.all(
      cards.map(({ body: { contractId } }) =>
        callApi(recordRent, {
          params: { ...params, contractId },
          token: officer,
          body: { version: 1, receivedOn: DAY, amountFen: 500_000 },
        }),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect((await sums()).sums.contracts).toEqual({ count: 3, yearlyRentFen: 1_500_000, arrearsFen: 1_500_000 });
  });

  test('more_rent_than_the_contract_asks_for_is_refused', async () => {
    const { body: card } = await add.contract();
    const { status, body } = await callApi(recordRent, {
      params: { ...params, contractId: card.contractId },
      token: officer,
      body: { version: 1, receivedOn: DAY, amountFen: 1_500_001 },
    });
    expect([status, body.code]).toEqual([422, 'registers.tooMuch']);
  });
});

test('whom a register shows with stars the words beside do not name', async () => {
  const contract = await add.contract({ title: '王秀英养鱼承包合同', note: '王 秀英已交押金' });
  expect(contract.body).toMatchObject({ title: '王*英养鱼承包合同', note: '王*英已交押金', partyB: '王*英' });
  expect((await add.debt({ what: '李小军借去周转' })).body).toMatchObject({ what: '李*军借去周转' });
  const built = { contractor: '张大山', contractorKind: 'person', what: '由张大山施工' };
  expect(JSON.stringify((await add.project(built)).body)).not.toContain('张大山');
  const body = { contractNo: 'HT-2', partyB: '宏发农场', partyBKind: 'organisation', title: '宏发农场租地合同' };
  expect((await add.contract(body)).body).toMatchObject({ title: '宏发农场租地合同', partyB: '宏发农场' });
});

test('who keeps an asset is shown with stars, unless it is a body or a post, and the words beside name nobody', async () => {
  const card = (await add.asset({ note: '陈建国签收', decidedBy: '陈 建国请示，村“两委”同意' })).body;
  expect(card).toMatchObject({ custodian: '陈*国', note: '陈*国签收' });
  for (const [version, given, shown] of [
    [1, '村文书', '村文书'],
    [2, '牛角村村民委员会', '牛角村村民委员会'],
    [3, '阿依古丽·买买提', '阿******提'],
  ] as const) {
    const { body } = await callApi(changeAsset, {
      params: { ...params, assetId: card.assetId },
      token: officer,
      body: {
        version,
        on: `2026-02-0${version}`,
        change: { kind: 'custodianChanged', custodian: given },
        reason: `${given}接手`,
      },
    });
    expect([body.custodian, body.history[0]]).toMatchObject([shown, { to: shown, reason: `${shown}接手` }]);
  }
  expect(JSON.stringify(await everyRow())).not.toMatch(/建国|古丽/);
});

test('a party of whom only the stars are kept is not named by who writes of them later, and nobody else is covered', async () => {
  const { body: card } = await add.contract({ decidedBy: '王秀英申请，村民代表会议同意' });
  const at = { params: { ...params, contractId: card.contractId }, token: officer };
  const renewed = await callApi(renewContract, {
    ...at,
    body: {
      ...{ version: 1, on: DAY, endsOn: '2028-12-31', yearlyRentFen: 600_000 },
      dues: [{ dueOn: '2028-03-01', amountFen: 600_000 }],
      ...{ decidedBy: '王秀英提出，王家英组长到场', reason: '王 秀英愿意续租' },
    },
  });
  expect(renewed.body.history[0]).toMatchObject({
    decidedBy: '王*英提出，王家英组长到场',
    reason: '王*英愿意续租',
  });
  const ended = await callApi(terminateContract, {
    ...at,
    body: { version: 2, on: DAY, reason: '王秀英搬走了', decidedBy: '村民代表会议' },
  });
  expect([ended.body.decidedBy, ended.body.history[0]?.reason]).toEqual(['王*英申请，村民代表会议同意', '王*英搬走了']);
  const { body: project } = await add.project({
    ...{ contractor: '张大山、李四', contractorKind: 'person', decidedBy: '张大山等报名，会议抽签' },
    sources: [{ from: '张大山垫资', amountFen: 900_000 }],
  });
  expect(project).toMatchObject({ decidedBy: '张*山等报名，会议抽签', sources: [{ from: '张*山垫资' }] });
  const projectAt = { params: { ...params, projectId: project.projectId }, token: officer };
  const begun = await callApi(recordProgress, {
    ...projectAt,
    body: { version: 1, stage: 'started', on: '2026-04-01', mediaIds: [], note: '张大山带人进场' },
  });
  expect(begun.body.progress[0]?.note).toBe('张*山带人进场');
  const paid = await callApi(payForProject, {
    ...projectAt,
    body: { version: 2, paidOn: '2026-05-01', amountFen: 1_000, what: '付张大山、李四进度款' },
  });
  expect(paid.body.payments[0]?.what).toBe('付张*山、李*进度款');
});

test('a_debt_is_paid_back_in_parts_and_leaves_the_sums_when_it_is_gone', async () => {
  const { body: debt } = await add.debt();
  await add.debt({
    kind: 'owed',
    counterparty: '恒固建筑公司',
    counterpartyKind: 'organisation',
    principalFen: 80_000,
  });
  expect(debt).toMatchObject({ counterparty: '李*军', side: 'receivable', balanceFen: 300_000, overdueDays: 20 });
  expect((await sums()).sums.debts).toEqual({ count: 2, receivableFen: 300_000, payableFen: 80_000 });
  const repay = (version: number, amountFen: number) =>
    callApi(recordRepayment, {
      params: { ...params, side: 'receivable', debtId: debt.debtId },
      token: officer,
      body: { version, repaidOn: DAY, amountFen },
    });
  expect((await repay(1, 300_001)).body.code).toBe('registers.tooMuch');
  expect((await repay(1, 100_000)).body).toMatchObject({ balanceFen: 200_000, version: 2 });
  expect((await repay(2, 200_000)).body).toMatchObject({ balanceFen: 0, overdueDays: 0 });
  expect((await sums()).sums.debts).toEqual({ count: 1, receivableFen: 0, payableFen: 80_000 });
  const owed = await callApi(listDebts, { params: { ...params, side: 'payable' } });
  expect(owed.body.items.map(({ counterparty }) => counterparty)).toEqual(['恒固建筑公司']);
});

test('a_project_goes_from_its_decision_to_its_acceptance_and_is_paid_no_more_than_its_contract', async () => {
  expect((await add.project({ budgetFen: 1 })).body.code).toBe('request.malformed');
  const { body: project } = await add.project();
  const at = { params: { ...params, projectId: project.projectId }, token: officer };
  await callApi(recordProgress, {
    ...at,
    body: {
      version: 1,
      stage: 'tendered',
      on: '2026-03-20',
      tender: 'comparison',
      contractor: '恒固建筑公司',
      contractorKind: 'organisation',
      contractFen: 850_000,
    },
  });
  const pay = (version: number, amountFen: number) =>
    callApi(payForProject, { ...at, body: { version, paidOn: DAY, amountFen, what: '进度款' } });
  expect((await pay(2, 850_001)).body.code).toBe('registers.tooMuch');
  expect((await pay(2, 400_000)).body).toMatchObject({
    paidFen: 400_000,
    contractFen: 850_000,
    contractor: '恒固建筑公司',
  });
  const back = await callApi(recordProgress, { ...at, body: { version: 3, stage: 'decided', on: DAY } });
  expect(back.body.code).toBe('registers.stageBack');
  expect((await sums()).sums.projects).toEqual({ count: 1, budgetFen: 900_000, paidFen: 400_000 });
  const { body } = await callApi(showProject, { params: at.params });
  expect(body.progress.map(({ stage }) => stage)).toEqual(['tendered', 'decided']);
});

test('from a voucher and from a decision one comes to the entries that speak of them, each once', async () => {
  await seedChart();
  const decisionId = newId();
  const voucherNo = '记-0001';
  const voucherId = voucherIdOf({ ...village, voucherNo, voucherOn: DAY });
  const line = postedLinesSaying('付工程款');
  await postDraft(voucherNo, DAY, [line('5020601', 200_000, 0), line('101', 0, 200_000)]);
  const { body: project } = await add.project({ decisionId });
  const { body: contract } = await add.contract({ decisionId });
  await add.project({});
  const at = { params: { ...params, projectId: project.projectId }, token: officer };
  const paid = { version: 1, paidOn: DAY, amountFen: 100_000, what: '进度款', voucher: { year: 2026, voucherNo } };
  expect((await callApi(payForProject, { ...at, body: paid })).status).toBe(200);
  expect((await callApi(payForProject, { ...at, body: { ...paid, version: 2 } })).status).toBe(200);
  const mentioned = async (of: 'voucher' | 'decision', id: string) =>
    (await callApi(listMentions, { params: { ...params, mentionedIn: of, id } })).body.items;
  const [entry, lease] = [
    { register: 'project', itemId: project.projectId, name: project.name },
    { register: 'contract', itemId: contract.contractId, name: contract.title },
  ];
  expect(await mentioned('voucher', voucherId)).toEqual([entry]);
  expect(await mentioned('decision', decisionId)).toEqual([lease, entry]);
  expect(await mentioned('decision', newId())).toEqual([]);
});

test('who builds, who owes and who rents is published whole only of a body', async () => {
  const { body: project } = await add.project({ contractor: '王建中' });
  expect(project.contractor).toBe('王*中');
  const whole = await add.project({ contractor: '恒固建筑公司', contractorKind: 'organisation' });
  expect(whole.body.contractor).toBe('恒固建筑公司');
  const debt = await add.debt({ counterparty: '王秀英、李四', counterpartyKind: 'organisation' });
  expect(debt.body.counterparty).toBe('王*英、李*');
  const contract = await add.contract({ partyB: '宏发农场（王秀英）', partyBKind: 'organisation' });
  expect(contract.body.partyB).toBe('宏**场（王*英）');
  for (const { body } of [debt, contract]) expect(JSON.stringify(body)).not.toMatch(/Key"/);
});

test('a_resource_is_measured_anew', async () => {
  const { body: pond } = await add.resource();
  const { body } = await callApi(changeResource, {
    params: { ...params, resourceId: pond.resourceId },
    token: officer,
    body: { version: 1, on: DAY, change: { kind: 'measured', areaMu: 13.4 }, reason: '重新测量' },
  });
  expect(body).toMatchObject({ areaMu: 13.4, bounds: '东至村道，南至水渠', version: 2 });
  expect(body.history[0]).toMatchObject({ kind: 'measured', from: '12.35 亩', to: '13.4 亩', reason: '重新测量' });
  expect((await sums()).sums.resources).toEqual({ count: 1, areaMu: 13.4 });
});

test('words_that_wechat_refuses_are_not_published', async () => {
  const { status, body } = await add.asset({ note: '代开发票' });
  expect([status, body.code]).toEqual([422, 'content.rejected']);
  expect((await sums()).sums.assets.count).toBe(0);
});

describe('many rows', () => {
  const cards = (count: number, from = 0) =>
    Array.from({ length: count }, (_, place) =>
      newAsset(
        {
          ...ASSET,
          villageCode: NIUJIAO,
          method: 'straightLine',
          mediaIds: [],
          cardNo: `ZC-${String(from + place).padStart(3, '0')}`,
        },
        {},
        { at: AT, office: '罗龙街道' },
      ),
    );
  const doing = { at: AT, actor: 'import', action: 'importAssets' };

  test('registered_together_keep_the_sums_and_are_refused_the_second_time', async () => {
    await registerAll(NIUJIAO, cards(75), doing);
    expect((await sums()).sums.assets).toEqual({ count: 75, netValueFen: 75 * 1_100_000 });
    await agrees();
    await expect(registerAll(NIUJIAO, cards(75), doing)).rejects.toBeInstanceOf(RowsChanged);
    expect((await sums()).sums.assets.count).toBe(75);
  });

  test.each([
    ['listAssets', listAssets, (): Promise<void> => registerAll(NIUJIAO, cards(12), doing), 'cardNo'],
    [
      'listResources',
      listResources,
      async () => {
        for (let place = 0; place < 12; place += 1) await add.resource({ name: `水面${place}` });
      },
      'name',
    ],
    [
      'listContracts',
      listContracts,
      async () => {
        for (let place = 0; place < 12; place += 1) await add.contract({ contractNo: `HT-${place}` });
      },
      'contractNo',
    ],
    [
      'listProjects',
      listProjects,
      async () => {
        for (let place = 0; place < 12; place += 1) await add.project({ name: `工程${place}` });
      },
      'name',
    ],
  ] as const)('%s_page_by_page_none_lost_none_twice', async (_, route, fill, field) => {
    await fill();
    const pages = await pagesOf<Record<string, unknown>>(
      (after) => callApi(route, { params, query: { limit: 5, after } }) as never,
    );
    expect(pages.map(({ items }) => items.length)).toEqual([5, 5, 2]);
    expect(new Set(pages.flatMap(({ items }) => items.map((item) => item[field]))).size).toBe(12);
  });

  test('a_page_and_a_card_cost_the_same_with_ten_times_the_rows', async () => {
    await registerAll(NIUJIAO, cards(30), doing);
    const { body } = await callApi(listAssets, { params, query: { limit: 10 } });
    const read = async () => {
      const page = await consumedBy(() => callApi(listAssets, { params, query: { limit: 10 } }));
      const card = await consumedBy(() =>
        callApi(showAsset, { params: { ...params, assetId: body.items[0]!.assetId } }),
      );
      return [page.units, card.units];
    };
    const few = await read();
    await registerAll(NIUJIAO, cards(270, 30), doing);
    expect(await read()).toEqual(few);
  });

  test('a_village_without_registers_shows_empty_lists', async () => {
    for (const route of [listAssets, listResources, listContracts, listProjects])
      expect((await callApi(route, { params: { villageCode: FENGXIANG } })).body).toEqual({ items: [] });
  });
});

test('the_night_s_restating_moves_the_sums_to_the_day', async () => {
  await add.asset();
  await add.contract();
  await restate(NIUJIAO, '2028-01-01');
  const { registersOn, sums: kept } = await sums();
  expect(registersOn).toBe('2028-01-01');
  expect(kept.contracts).toEqual({ count: 0, yearlyRentFen: 0, arrearsFen: 1_500_000 });
  expect(kept.assets).toEqual({ count: 1, netValueFen: 960_000 });
  await agrees();
  const { body } = await callApi(showVillageYear, { params: { ...params, year: 2026 } });
  expect(body).toMatchObject({ registersOn: '2028-01-01', ...kept });
});

test('the_sums_of_a_village_are_those_of_its_rows_whatever_is_done_and_however_it_races', async () => {
  const { body: card } = await add.asset();
  const { body: contract } = await add.contract();
  const { body: debt } = await add.debt();
  const { body: project } = await add.project();
  const versionOf = { asset: 1, contract: 1, debt: 1, project: 1 };
  const steps: Record<
    'asset' | 'contract' | 'debt' | 'project',
    (fen: number) => Promise<{ status: number; body: unknown }>
  > = {
    asset: (fen: number) =>
      callApi(changeAsset, {
        params: { ...params, assetId: card.assetId },
        token: officer,
        body: {
          version: versionOf.asset,
          on: DAY,
          change: fen % 2 ? { kind: 'idled' } : { kind: 'revalued', originalValueFen: 1_200_000 + fen, monthsLeft: 50 },
        },
      }),
    contract: (fen: number) =>
      callApi(recordRent, {
        params: { ...params, contractId: contract.contractId },
        token: officer,
        body: { version: versionOf.contract, receivedOn: DAY, amountFen: fen },
      }),
    debt: (fen: number) =>
      callApi(recordRepayment, {
        params: { ...params, side: 'receivable', debtId: debt.debtId },
        token: officer,
        body: { version: versionOf.debt, repaidOn: DAY, amountFen: fen },
      }),
    project: (fen: number) =>
      callApi(payForProject, {
        params: { ...params, projectId: project.projectId },
        token: officer,
        body: { version: versionOf.project, paidOn: DAY, amountFen: fen, what: '进度款' },
      }),
  };
  const kinds = ['asset', 'contract', 'debt', 'project'] as const;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.constantFrom(...kinds), fc.integer({ min: 1, max: 200_000 })), {
        minLength: 1,
        maxLength: 5,
      }),
      async (round) => {
        const answers = await Promise.all(round.map(([kind, fen]) => steps[kind](fen)));
        answers.forEach(({ status, body }, place) => {
          if (status === 200)
            versionOf[round[place]![0]] = Math.max(versionOf[round[place]![0]], (body as { version: number }).version);
        });
        expect(answers.every(({ status }) => [200, 400, 409, 422].includes(status))).toBe(true);
        await agrees();
      },
    ),
    { numRuns: 12 },
  );
});
