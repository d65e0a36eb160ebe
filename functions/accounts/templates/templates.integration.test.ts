import { showPaperBatch, examinePapers, handOverPapers } from '@shared/accounts/intake';
import {
  approveVoucher,
  prepareReversal,
  prepareVoucher,
  returnVoucher,
  reviewVoucher,
} from '@shared/accounts/pending-vouchers';
import { listVoucherTemplates, saveVoucherTemplate } from '@shared/accounts/voucher-templates';
import { listWorkbench } from '@shared/accounts/workbench';
import type { BodyInputOf } from '@shared/route';
import { callApi } from '../../../tests/support/api';
import { everyRow } from '../../../tests/support/every-row';
import { itIs } from '../../../tests/support/it-is';
import { DISTRICT, NIUJIAO, TOWN } from '../../../tests/support/people';
import { sentPicture } from '../../../tests/support/pictures';
import { newId } from '../../platform/id';
import { appoint } from '../../identity/testing/appoint';
import { type Person, personNamed } from '../../reports/testing/people';
import { freshBook, linesSaying } from '../testing/book-in';

jest.setTimeout(240_000);

const village = { villageCode: NIUJIAO };
let [clerk, zhao, tian, gao, office]: Person[] = [];

beforeEach(async () => {
  await freshBook(10_000_000);
  itIs('2026-11-20T02:00:00.000Z');
  const officer = (name: string) => personNamed(name, { role: 'township', division: TOWN });
  [zhao, tian, gao] = await Promise.all(['赵审', '田审', '高审'].map(officer));
  clerk = await personNamed('刘会', { role: 'cadre', division: NIUJIAO });
  office = await personNamed('周区', { role: 'regulator', division: DISTRICT });
  await appoint('agencyDirector', TOWN, gao!);
  await appoint('clerk', NIUJIAO, clerk);
});

type Template = BodyInputOf<typeof saveVoucherTemplate>;
const POWER: Template = {
  ...{ name: '付电费', summary: '付公共用电', usualFen: 38_650, papers: [], usableBy: [], isInUse: true, version: 0 },
  lines: [
    { side: 'debit', accountCode: '513', share: 10_000 },
    { side: 'credit', accountCode: '102', share: 10_000 },
  ],
};
const MONTHLY = { every: 'month', day: 15, from: '2026-10' } as const;
const save = (part: Partial<Template> = {}, by = gao!, division = NIUJIAO) =>
  callApi(saveVoucherTemplate, { token: by.token, params: { division }, body: { ...POWER, ...part } });
const list = async (by = zhao!) =>
  (await callApi(listVoucherTemplates, { token: by.token, params: { division: NIUJIAO } })).body;
const savedId = async (part: Partial<Template> = {}) => (await save(part)).body.items[0]!.templateId;
const line = linesSaying('付公共用电');
const enter = (templateId: string, more: object = {}, by = zhao!) =>
  callApi(prepareVoucher, {
    token: by.token,
    params: village,
    body: {
      ...{ voucherOn: '2026-11-15', lines: [line('513', 38_650, 0), line('102', 0, 38_650)], attachments: [] },
      ...{ templateId, ...more },
    },
  });
const on = (pendingId: string, by: Person) => ({ token: by.token, params: { ...village, pendingId } });
const post = async (pendingId: string) => {
  expect((await callApi(reviewVoucher, on(pendingId, tian!))).status).toBe(200);
  return callApi(approveVoucher, on(pendingId, gao!));
};
const codeOf = ({ status, body }: { status: number; body: { code?: string } }) => [status, body.code];

test('a village’s own by its director, the district’s by its office: each change is an edition, and no other changes any', async () => {
  const { body } = await save();
  expect(body).toMatchObject({ mayChange: true, version: 1, items: [{ name: '付电费', edition: 1, mayUse: true }] });
  expect(codeOf(await save({ version: 1 }, zhao!))).toEqual([403, 'templates.notYours']);
  expect(codeOf(await save({ version: 1 }, office!))).toEqual([403, 'templates.notYours']);
  expect((await save({}, zhao!, DISTRICT)).status).toBe(403);
  expect((await save({ name: '发工资' }, office!, DISTRICT)).status).toBe(200);
  expect((await list()).items.map(({ name, division }) => [name, division])).toEqual([
    ['发工资', DISTRICT],
    ['付电费', NIUJIAO],
  ]);
  const { templateId } = body.items[0]!;
  expect(codeOf(await save({ templateId, name: '付水电费' }))).toEqual([409, 'version.stale']);
  const changed = (await save({ templateId, name: '付水电费', version: 1, isInUse: false })).body;
  expect(changed.items.find((one) => one.templateId === templateId)).toMatchObject({ name: '付水电费', edition: 2 });
  expect((await list()).items.map(({ name }) => name)).toEqual(['发工资']);
  expect(codeOf(await enter(templateId))).toEqual([409, 'templates.changed']);
  const editions = (await everyRow()).filter(({ _et }) => _et === 'TemplateEdition');
  expect(editions.map(({ name, edition }) => [name, edition]).sort()).toEqual([
    ['付水电费', 2],
    ['付电费', 1],
    ['发工资', 1],
  ]);
});

test('papers that a template asks for must be there, and who it is for alone uses it', async () => {
  const templateId = await savedId({ papers: ['发票'], usableBy: ['agencyDirector'] });
  const attachments = [{ kind: '发票', title: '电费发票', pages: 1 }];
  expect(codeOf(await enter(templateId, { attachments }))).toEqual([403, 'templates.notYours']);
  expect((await list()).items[0]!.mayUse).toBe(false);
  expect(codeOf(await enter(templateId, {}, gao!))).toEqual([422, 'templates.paperMissing']);
  expect((await enter(templateId, { attachments }, gao!)).status).toBe(200);
  expect((await enter(newId())).status).toBe(404);
});

test('a recurring one is proposed on its day, entered by a person once a period, and again after it was sent back or reversed', async () => {
  const templateId = await savedId({ recurs: MONTHLY });
  const proposed = async () => (await list()).proposals.map(({ period }) => period);
  const counted = async () =>
    (await callApi(listWorkbench, { token: zhao!.token, params: { division: TOWN, year: 2026 } })).body.items.map(
      ({ villageCode, proposed: count }) => [villageCode, count],
    );
  expect(await proposed()).toEqual(['2026-10', '2026-11']);
  expect(await counted()).toEqual([[NIUJIAO, 2]]);
  expect((await everyRow()).filter(({ _et }) => _et === 'PendingVoucher')).toEqual([]);

  const [first, second] = await Promise.all([enter(templateId), enter(templateId, {}, tian!)]);
  expect([first.status, second.status].sort()).toEqual([200, 409]);
  const { pendingId } = (first.status === 200 ? first : second).body;
  expect(await proposed()).toEqual(['2026-10']);
  expect(codeOf(await enter(templateId, { voucherOn: '2026-11-02' }))).toEqual([409, 'templates.entered']);

  expect((await callApi(returnVoucher, { ...on(pendingId, gao!), body: { reason: '金额不对' } })).status).toBe(200);
  expect(await proposed()).toEqual(['2026-10', '2026-11']);
  const again = (await enter(templateId)).body.pendingId;
  const { voucherId } = (await post(again)).body;
  expect(await proposed()).toEqual(['2026-10']);
  const reversal = await callApi(prepareReversal, {
    token: zhao!.token,
    params: { ...village, year: 2026, voucherId: voucherId! },
    body: { voucherOn: '2026-11-19', reason: '金额记错' },
  });
  expect(await proposed()).toEqual(['2026-10']);
  expect((await post(reversal.body.pendingId)).status).toBe(200);
  expect(await proposed()).toEqual(['2026-10', '2026-11']);
});

test('the papers of a voucher that is reversed may be booked again, and the workbench says that they wait', async () => {
  const paper = {
    ...{ kind: '发票' as const, amountFen: 38_650, on: '2026-11-12', what: '电费' },
    mediaIds: [await sentPicture(clerk!.token)],
  };
  const handed = await callApi(handOverPapers, { token: clerk!.token, params: village, body: { papers: [paper] } });
  const { batchId, papers } = handed.body;
  const { paperId } = papers[0]!;
  const params = { ...village, batchId };
  await callApi(examinePapers, { token: zhao!.token, params, body: { decisions: [{ paperId }] } });
  const intake = { batchId, paperIds: [paperId] };
  const templateId = await savedId({ papers: ['发票'] });
  const { pendingId } = (await enter(templateId, { intake })).body;
  const { voucherId } = (await post(pendingId)).body;
  const booked = async () => (await callApi(showPaperBatch, { token: zhao!.token, params })).body.papers[0]!;
  const november = async () => {
    const { body } = await callApi(listWorkbench, { token: zhao!.token, params: { division: NIUJIAO, year: 2026 } });
    return body.items[0]!.months.find(({ month }) => month === 11);
  };
  expect(await booked()).toMatchObject({ pendingId, voucherNo: expect.stringContaining('1') });
  expect(codeOf(await enter(templateId, { intake }))).toEqual([409, 'intake.booked']);
  const reversal = await callApi(prepareReversal, {
    token: zhao!.token,
    params: { ...village, year: 2026, voucherId: voucherId! },
    body: { voucherOn: '2026-11-19', reason: '金额记错' },
  });
  expect((await booked()).pendingId).toBe(pendingId);
  expect((await post(reversal.body.pendingId)).status).toBe(200);
  expect((await booked()).pendingId).toBeUndefined();
  expect(await november()).toMatchObject({ state: 'examined', awaits: 'booking', count: 1 });
  expect((await enter(templateId, { intake })).status).toBe(200);
});
