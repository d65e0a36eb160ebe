import { answerFinding, listAuditQueue, readForAudit, settleFinding } from '@shared/accounts/audit-queue';
import { showVoucher } from '@shared/accounts/accounts';
import { approveVoucher, prepareReversal, prepareVoucher, reviewVoucher } from '@shared/accounts/pending-vouchers';
import { listWorkbench } from '@shared/accounts/workbench';
import type { AnyRoute } from '@shared/route';
import { callApi } from '../../../tests/support/api';
import { DISTRICT, enrol, FENGXIANG, NIUJIAO, signInBound, TOWN } from '../../../tests/support/people';
import type { Bookers } from '../book';
import { freshBook, linesSaying, postDraft } from '../testing/book-in';
import { personNamed } from '../../reports/testing/people';

const BOOK = { villageCode: NIUJIAO, year: 2026 };
let people = 0;
const officer = async (role: 'township' | 'regulator', division: string) =>
  (await personNamed(`钱${'甲乙丙丁戊己庚'[people++ % 7]}`, { role, division })).token;
const line = linesSaying('付修路工程款');
let [booker, reviewer, approver, reader]: string[] = [];
beforeEach(async () => {
  await freshBook(10_000_000);
  [booker, reviewer, approver] = [
    await officer('township', TOWN),
    await officer('township', TOWN),
    await officer('township', TOWN),
  ];
  reader = await officer('regulator', DISTRICT);
});

async function booked(fen: number): Promise<string> {
  const attachments = [{ kind: '发票', title: '发票', pages: 1 }];
  const body = { voucherOn: '2026-01-07', lines: [line('513', fen, 0), line('102', 0, fen)], attachments };
  const prepared = await callApi(prepareVoucher, { token: booker!, params: { villageCode: NIUJIAO }, body });
  const params = { villageCode: NIUJIAO, pendingId: prepared.body.pendingId };
  await callApi(reviewVoucher, { token: reviewer!, params });
  return (await callApi(approveVoucher, { token: approver!, params })).body.voucherId!;
}
const queue = async (token = reader!) =>
  (await callApi(listAuditQueue, { token, params: { ...BOOK, month: 1 } })).body.items;
const take = async (route: AnyRoute, token: string, voucherId: string, body: object = {}) => {
  const answer = await callApi(route, { token, params: { ...BOOK, voucherId }, body });
  const { code, state } = answer.body as { code?: string; state?: string };
  return [answer.status, code ?? state];
};
const state = async () => {
  const { body } = await callApi(listWorkbench, { token: booker!, params: { division: NIUJIAO, year: 2026 } });
  return body.items[0]!.months[0];
};

test('much money is read by one who did not book it: found, answered, not mended, answered again, mended', async () => {
  const voucherId = await booked(2_000_000);
  expect(await queue()).toMatchObject([
    { voucherId, reasons: expect.arrayContaining(['large']), state: 'waiting', version: 0, mayStep: true },
  ]);
  for (const token of [booker!, reviewer!, approver!]) {
    expect((await queue(token))[0]!.mayStep).toBe(false);
    expect(await take(readForAudit, token, voucherId)).toEqual([403, 'audit.samePerson']);
  }
  expect(await state()).toMatchObject({ state: 'booked', awaits: 'closing' });
  expect(await take(readForAudit, reader!, voucherId, { finding: '没有验收单' })).toEqual([200, 'found']);
  expect(await take(readForAudit, reader!, voucherId)).toEqual([409, 'version.stale']);
  expect(await take(answerFinding, booker!, voucherId, { version: 1, answer: '补了验收单' })).toEqual([
    200,
    'answered',
  ]);
  expect(await take(settleFinding, booker!, voucherId, { version: 2, isMended: true })).toEqual([
    ...[403, 'audit.samePerson'],
  ]);
  expect(await take(settleFinding, reader!, voucherId, { version: 2, isMended: false })).toEqual([200, 'found']);
  expect(await state()).toMatchObject({ state: 'booked' });
  expect(await take(answerFinding, booker!, voucherId, { version: 3, answer: '又补了' })).toEqual([200, 'answered']);
  expect(await take(settleFinding, reader!, voucherId, { version: 4, isMended: true })).toEqual([200, 'mended']);
  expect(await queue()).toMatchObject([{ state: 'mended', finding: '没有验收单', answer: '又补了', mayStep: false }]);
  expect(await state()).toMatchObject({ state: 'checked', awaits: 'closing' });
});

test('who answered and was refused settles no answer of another, and is told so by the list', async () => {
  const voucherId = await booked(2_000_000);
  const [helper, other] = [await officer('township', TOWN), await officer('township', TOWN)];
  await take(readForAudit, reader!, voucherId, { finding: '没有验收单' });
  await take(answerFinding, helper, voucherId, { version: 1, answer: '不用验收' });
  expect(await take(settleFinding, other, voucherId, { version: 2, isMended: false })).toEqual([200, 'found']);
  expect(await take(answerFinding, other, voucherId, { version: 3, answer: '补了' })).toEqual([
    403,
    'audit.samePerson',
  ]);
  await take(answerFinding, booker!, voucherId, { version: 3, answer: '补了验收单' });
  expect((await queue(helper))[0]).toMatchObject({ state: 'answered', answer: '补了验收单', mayStep: false });
  expect(await take(settleFinding, helper, voucherId, { version: 4, isMended: true })).toEqual([
    ...[403, 'audit.samePerson'],
  ]);
  expect(await take(settleFinding, other, voucherId, { version: 4, isMended: true })).toEqual([200, 'mended']);
});

async function entered(
  bookers: Bookers | undefined,
  signed: string,
  lines = [line('513', 2_000_000, 0), line('102', 0, 2_000_000)],
) {
  const [voucherNo, voucherOn] = ['记-0090', lines[0]!.accountCode === '321' ? '2026-12-31' : '2026-01-07'] as const;
  const named = lines.map((each) => ({ ...each, accountName: each.accountCode }));
  return (await postDraft(voucherNo, voucherOn, named, { preparedBy: signed, ...(bookers && { bookers }) })).voucherId;
}

test('what was imported is read like any other: not by who sent the file, and not by a namesake of who signed on paper', async () => {
  const importer = await enrol('孙磊', { grants: [{ role: 'township', division: TOWN }] });
  const voucherId = await entered({ personIds: [importer.person.personId], areAll: false }, '孙丽');
  const signer = await enrol('孙丽', { grants: [{ role: 'township', division: TOWN }] });
  for (const [place, one] of [importer, signer].entries()) {
    const { token } = await signInBound(`oIMPORT-${place}`.padEnd(28, '0'), one);
    expect(await queue(token)).toMatchObject([{ voucherId, state: 'waiting', mayStep: false }]);
    expect(await take(readForAudit, token, voucherId)).toEqual([403, 'audit.samePerson']);
  }
  expect(await queue()).toMatchObject([{ voucherId, reasons: expect.arrayContaining(['large', 'withoutPaper']) }]);
  expect(await take(readForAudit, reader!, voucherId)).toEqual([200, 'clean']);
  // Who had it in hand is shown to nobody.
  const shown = await callApi(showVoucher, { params: { ...BOOK, voucherId } });
  expect(shown.status).toBe(200);
  expect(JSON.stringify(shown.body)).not.toContain(importer.person.personId);
});

test('who takes a voucher back does not settle what was found of it; what closes a year nobody reads', async () => {
  const voucherId = await booked(2_000_000);
  await take(readForAudit, reader!, voucherId, { finding: '记错了科目' });
  const [mender, other] = [await officer('township', TOWN), await officer('township', TOWN)];
  const body = { voucherOn: '2026-01-09', reason: '记错了科目' };
  const prepared = await callApi(prepareReversal, { token: mender, params: { ...BOOK, voucherId }, body });
  const params = { villageCode: NIUJIAO, pendingId: prepared.body.pendingId };
  await callApi(reviewVoucher, { token: reviewer!, params });
  await callApi(approveVoucher, { token: approver!, params });
  await take(answerFinding, booker!, voucherId, { version: 1, answer: '已经冲销' });
  expect(await take(settleFinding, mender, voucherId, { version: 2, isMended: true })).toEqual([
    ...[403, 'audit.samePerson'],
  ]);
  const reversal = (await queue(booker!)).find(({ reasons }) => reasons.includes('reversal'))!;
  expect(reversal.mayStep).toBe(false);
  expect(await take(readForAudit, booker!, reversal.voucherId)).toEqual([403, 'audit.samePerson']);
  expect(await take(settleFinding, other, voucherId, { version: 2, isMended: true })).toEqual([200, 'mended']);
  const carried = await entered(undefined, '系统', [line('321', 2_000_000, 0), line('322', 0, 2_000_000)]);
  expect(await take(readForAudit, reader!, carried)).toEqual([409, 'audit.notHere']);
});

test('two who read one voucher at the same moment: one is taken', async () => {
  const voucherId = await booked(2_000_000);
  const other = await officer('regulator', DISTRICT);
  const answers = await Promise.all([take(readForAudit, reader!, voucherId), take(readForAudit, other, voucherId)]);
  expect(answers.map(([status]) => status).sort()).toEqual([200, 409]);
});

test('who keeps no books there reads nothing', async () => {
  const stranger = await officer('township', FENGXIANG.slice(0, 9));
  const asked = { params: { ...BOOK, month: 1 } };
  expect((await callApi(listAuditQueue, { ...asked, token: stranger })).status).toBe(403);
  expect((await callApi(listAuditQueue, asked)).status).toBe(401);
});
