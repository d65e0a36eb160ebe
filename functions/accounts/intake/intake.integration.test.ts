import { showVoucher } from '@shared/accounts/accounts';
import {
  examinePapers,
  handOverPapers,
  listPaperBatches,
  mendPaper,
  showPaperBatch,
  signPaperList,
} from '@shared/accounts/intake';
import { printPaperList } from '@shared/accounts/papers';
import { approveVoucher, prepareVoucher, returnVoucher, reviewVoucher } from '@shared/accounts/pending-vouchers';
import { listWorkbench } from '@shared/accounts/workbench';
import { listMessages } from '@shared/messages/messages';
import type { BodyInputOf } from '@shared/route';
import { callApi } from '../../../tests/support/api';
import { consumedBy } from '../../../tests/support/consumed';
import { everyRow } from '../../../tests/support/every-row';
import { FENGXIANG, NIUJIAO, TOWN } from '../../../tests/support/people';
import { sentPicture } from '../../../tests/support/pictures';
import { newId } from '../../platform/id';
import { appoint } from '../../identity/testing/appoint';
import { type Person, personNamed } from '../../reports/testing/people';
import { freshBook, linesSaying } from '../testing/book-in';

jest.setTimeout(240_000);

const village = { villageCode: NIUJIAO };
let [clerk, deputy, head, cadre, zhao, tian, gao]: Person[] = [];

beforeEach(async () => {
  await freshBook(10_000_000);
  const cadreOf = (name: string) => personNamed(name, { role: 'cadre', division: NIUJIAO });
  const officer = (name: string) => personNamed(name, { role: 'township', division: TOWN });
  [clerk, deputy, head, cadre] = await Promise.all(['刘会', '唐副', '陈村', '李干'].map(cadreOf));
  [zhao, tian, gao] = await Promise.all(['赵审', '田审', '高审'].map(officer));
  await appoint('clerk', NIUJIAO, clerk!, { deputyId: deputy!.personId, deputyName: '乙' });
  await appoint('villageHead', NIUJIAO, head!);
});

type Handed = BodyInputOf<typeof handOverPapers>['papers'][number];
const paper = async (more: Partial<Handed> = {}, by = clerk!): Promise<Handed> => ({
  ...{
    kind: '发票',
    amountFen: 12_345,
    on: '2026-10-12',
    what: '给张三丰的纸',
    mediaIds: [await sentPicture(by.token)],
  },
  ...more,
});
const handOver = (papers: Handed[], by = clerk!) =>
  callApi(handOverPapers, { token: by.token, params: village, body: { papers } });
const handed = async (count = 2) => {
  const { status, body } = await handOver(await Promise.all(Array.from({ length: count }, () => paper())));
  expect(status).toBe(200);
  return body;
};
const at = (batchId: string) => ({ ...village, batchId });
type Decisions = BodyInputOf<typeof examinePapers>['decisions'];
const examine = (batchId: string, decisions: Decisions, by = zhao!) =>
  callApi(examinePapers, { token: by.token, params: at(batchId), body: { decisions } });
const show = async (batchId: string, by = zhao!) =>
  (await callApi(showPaperBatch, { token: by.token, params: at(batchId) })).body;
const sign = (batchId: string, side: 'village' | 'centre', digest: string, by: Person) =>
  callApi(signPaperList, { token: by.token, params: at(batchId), body: { side, digest } });
const line = linesSaying('付办公用纸');
const VOUCHER = { voucherOn: '2026-10-31', lines: [line('513', 12_345, 0), line('102', 0, 12_345)], attachments: [] };
const book = (batchId: string, paperIds: string[], by = zhao!) =>
  callApi(prepareVoucher, { token: by.token, params: village, body: { ...VOUCHER, intake: { batchId, paperIds } } });
const october = async () => {
  const { body } = await callApi(listWorkbench, { token: zhao!.token, params: { division: NIUJIAO, year: 2026 } });
  return body.items[0]!.months.find(({ month }) => month === 10);
};
const codeOf = ({ status, body }: { status: number; body: { code?: string } }) => [status, body.code];

test('a batch from the phone to the book: handed over, partly returned, mended, signed by both, booked; the workbench says how far', async () => {
  expect(await october()).toMatchObject({ state: 'empty', awaits: 'vouchers' });
  const { batchId, papers, sums, mayDo } = await handed(3);
  expect(sums).toMatchObject({ all: { count: 3, fen: 37_035 }, waiting: { count: 3 } });
  expect(mayDo).toEqual([]);
  expect(await october()).toMatchObject({ state: 'received', awaits: 'paperReview', count: 3 });
  const [first, second, third] = papers.map(({ paperId }) => paperId) as [string, string, string];

  const seen = await show(batchId);
  expect(seen.mayDo).toEqual(['examine']);
  expect(seen.papers[0]!.pictures).toMatchObject([{ state: 'ready', url: expect.stringContaining('http') }]);
  const { body: partly } = await examine(batchId, [
    ...[{ paperId: first }, { paperId: second }],
    { paperId: third, reason: 'noSeal' },
  ]);
  expect(partly).toMatchObject({
    state: 'examined',
    sums: { accepted: { count: 2 }, returned: { count: 1, fen: 12_345 } },
  });
  expect(await october()).toMatchObject({ state: 'examined', awaits: 'booking', count: 2 });
  const inbox = await callApi(listMessages, { token: clerk!.token });
  expect(inbox.body.items).toMatchObject([{ kind: 'papersReturned', villageCode: NIUJIAO }]);

  const mended = await callApi(mendPaper, {
    token: deputy!.token,
    params: { ...at(batchId), paperId: third },
    body: { ...(await paper({ amountFen: 10_000 }, deputy)) },
  });
  expect(mended.body).toMatchObject({ state: 'handed', sums: { all: { fen: 34_690 }, waiting: { count: 1 } } });
  await examine(batchId, [{ paperId: third }]);

  const { digest } = await show(batchId);
  expect(codeOf(await sign(batchId, 'village', partly.digest, clerk!))).toEqual([409, 'intake.changed']);
  expect((await sign(batchId, 'village', digest, clerk!)).body).toMatchObject({ state: 'examined' });
  const signed = await sign(batchId, 'centre', digest, tian!);
  expect(signed.body).toMatchObject({ state: 'signed', forVillage: { name: '刘会' }, forCentre: { name: '田审' } });
  const printed = await callApi(printPaperList, { token: head!.token, params: at(batchId) });
  expect(printed.body.fileName).toMatch(/^牛角村民委员会票据交接清单2\d+-\d\d-\d\d\.pdf$/);
  const bytes = Buffer.from(await (await fetch(printed.body.url)).arrayBuffer());
  expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');

  const pending = await book(batchId, [first, second]);
  expect(pending.body).toMatchObject({
    intake: { batchId, paperIds: [first, second] },
    attachments: [
      { kind: '发票', pages: 1 },
      { kind: '发票', pages: 1 },
    ],
  });
  const params = { ...village, pendingId: pending.body.pendingId };
  await callApi(reviewVoucher, { token: tian!.token, params });
  const { voucherId, voucherNo } = (await callApi(approveVoucher, { token: gao!.token, params })).body;
  const shown = await callApi(showVoucher, { params: { ...village, year: 2026, voucherId: voucherId! } });
  expect(shown.body.attachments).toHaveLength(2);
  // What the paper says is for, and its picture, are not public with the voucher.
  expect(JSON.stringify(shown.body)).not.toContain('张三丰');
  expect(shown.body.attachments.flatMap(({ pictures = [] }) => pictures)).toEqual([]);
  expect((await show(batchId)).papers.map((one) => one.voucherNo)).toEqual([voucherNo, voucherNo, undefined]);
  expect(await october()).toMatchObject({ state: 'examined', count: 1 });
});

test('one who handed over accepts none of it, whatever office they hold', async () => {
  const both = await personNamed('王兼', { role: 'cadre', division: NIUJIAO }, { role: 'township', division: TOWN });
  await appoint('clerk', NIUJIAO, both);
  const { body } = await handOver([await paper({}, both)], both);
  expect((await show(body.batchId, both)).mayDo).toEqual([]);
  const { paperId } = body.papers[0]!;
  expect(codeOf(await examine(body.batchId, [{ paperId }], both))).toEqual([403, 'intake.samePerson']);
  const { digest } = (await examine(body.batchId, [{ paperId }])).body;
  expect(codeOf(await sign(body.batchId, 'centre', digest, both))).toEqual([403, 'intake.samePerson']);
  await sign(body.batchId, 'village', digest, both);
  expect(codeOf(await sign(body.batchId, 'centre', digest, both))).toEqual([403, 'intake.samePerson']);
  expect((await sign(body.batchId, 'centre', digest, zhao!)).body.state).toBe('signed');
});

test('who is in no post hands nothing over and sees nothing; the village’s head sees; another town, the administrator and a guest do not', async () => {
  expect(codeOf(await handOver([await paper({}, cadre)], cadre))).toEqual([403, 'intake.notClerk']);
  const { batchId } = await handed();
  const stranger = await personNamed('外人', { role: 'township', division: FENGXIANG.slice(0, 9) });
  const admin = await personNamed('管理', { role: 'admin', division: NIUJIAO.slice(0, 6) });
  for (const [who, status] of [
    [head!, 200],
    [deputy!, 200],
    [zhao!, 200],
    [cadre!, 403],
    [stranger, 403],
    [admin, 403],
  ] as const) {
    const list = await callApi(listPaperBatches, { token: who.token, params: { division: NIUJIAO } });
    const one = await callApi(showPaperBatch, { token: who.token, params: at(batchId) });
    const file = await callApi(printPaperList, { token: who.token, params: at(batchId) });
    expect([list.status, one.status, file.status]).toEqual([status, status, status]);
  }
  expect((await callApi(showPaperBatch, { params: at(batchId) })).status).toBe(401);
  const town = await callApi(listPaperBatches, { token: zhao!.token, params: { division: TOWN } });
  expect(town.body.items.map((one) => one.batchId)).toEqual([batchId]);
  // No name and no word of what a paper is for is in the trail.
  const trail = JSON.stringify((await everyRow('Audit')).filter(({ subject }) => String(subject).includes(batchId)));
  expect(trail).toContain('handOverPapers');
  expect(trail).not.toMatch(/刘会|张三丰/);
});

test('two of the centre decide on one paper at once, and twenty accept it: one does, the others are told', async () => {
  const { batchId, papers } = await handed(2);
  const [one, two] = papers.map(({ paperId }) => paperId) as [string, string];
  const pair = await Promise.all([
    examine(batchId, [{ paperId: one }], zhao),
    examine(batchId, [{ paperId: one, reason: 'noSeal' }], tian),
  ]);
  expect(pair.map(({ status }) => status).sort()).toEqual([200, 409]);
  const many = await Promise.all(Array.from({ length: 20 }, () => examine(batchId, [{ paperId: two }], zhao)));
  expect(many.filter(({ status }) => status === 200)).toHaveLength(1);
  const after = await show(batchId);
  expect(after.version).toBe(3);
  expect(after.papers[1]).toMatchObject({ state: 'accepted', timesReturned: 0 });
  expect(await october()).toMatchObject({ count: after.sums.accepted.count });
});

test('a paper is booked once, also by two at once; a voucher that is sent back frees it, and what was not accepted is booked never', async () => {
  const { batchId, papers } = await handed(2);
  const [one, two] = papers.map(({ paperId }) => paperId) as [string, string];
  expect(codeOf(await book(batchId, [one]))).toEqual([409, 'intake.notAccepted']);
  await examine(batchId, [{ paperId: one }, { paperId: two, reason: 'unclear' }]);
  expect(codeOf(await book(batchId, [one, two]))).toEqual([409, 'intake.notAccepted']);
  expect(codeOf(await book(batchId, [newId()]))).toEqual([404, 'notFound']);
  const answers = await Promise.all([book(batchId, [one], zhao), book(batchId, [one], tian)]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  expect(codeOf(await book(batchId, [one], gao))).toEqual([409, 'intake.booked']);
  expect(await october()).toMatchObject({ state: 'prepared', count: 1 });
  const { pendingId } = answers.find(({ status }) => status === 200)!.body;
  const params = { ...village, pendingId };
  await callApi(returnVoucher, { token: gao!.token, params, body: { reason: '科目不对' } });
  expect(await october()).toMatchObject({ state: 'examined', count: 1 });
  expect((await show(batchId)).papers[0]).not.toHaveProperty('pendingId');
  expect((await book(batchId, [one], gao)).status).toBe(200);
});

test('what went back comes in a next batch with its own pictures, once; another’s picture, one picture of two papers and a day to come are refused', async () => {
  const { batchId, papers } = await handed(1);
  const [{ paperId, pictures }] = papers as [(typeof papers)[number]];
  const mends = { batchId, paperId };
  const same = pictures.map(({ mediaId }) => mediaId);
  expect(codeOf(await handOver([await paper({ mends, mediaIds: same })]))).toEqual([409, 'intake.wrongState']);
  await examine(batchId, [{ paperId, reason: 'unclear' }]);
  expect(codeOf(await handOver([await paper({ mediaIds: same })]))).toEqual([404, 'notFound']);
  const next = await handOver([await paper({ mends, mediaIds: [...same, await sentPicture(clerk!.token)] })]);
  expect(next.body.papers[0]!.pictures).toHaveLength(2);
  expect((await show(batchId)).papers[0]).toMatchObject({ state: 'returned', sentAgainIn: next.body.batchId });
  expect(codeOf(await handOver([await paper({ mends, mediaIds: same })]))).toEqual([409, 'intake.wrongState']);
  // What was sent again is counted where it waits now.
  expect(await october()).toMatchObject({ state: 'received', count: 1 });
  const theirs = await sentPicture(deputy!.token);
  expect(codeOf(await handOver([await paper({ mediaIds: [theirs] })]))).toEqual([404, 'notFound']);
  const twice = await sentPicture(clerk!.token);
  const two = await Promise.all([paper({ mediaIds: [twice] }), paper({ mediaIds: [twice] })]);
  expect(codeOf(await handOver(two))).toEqual([400, 'request.malformed']);
  expect(codeOf(await handOver([await paper({ on: '2199-01-01' })]))).toEqual([400, 'request.malformed']);
});

test('a list of batches costs what its page costs, however many were signed before', async () => {
  await handed(1);
  const list = () =>
    callApi(listPaperBatches, { token: zhao!.token, params: { division: NIUJIAO }, query: { limit: 1 } });
  const few = await consumedBy(list);
  for (let count = 0; count < 4; count += 1) await handed(1);
  const many = await consumedBy(list);
  expect(many.units).toEqual(few.units);
});
