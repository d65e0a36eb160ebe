import { randomUUID } from 'node:crypto';
import { listMessages } from '@shared/messages/messages';
import { acceptReport, answerReport, submitAnonymousReport, submitReport } from '@shared/reports/reports';
import {
  appealRestriction,
  decideAppeal,
  listAppeals,
  markReportFalse,
  showMyRestrictions,
} from '@shared/custody/restrictions';
import { callApi } from '../../../tests/support/api';
import { deliverStreams } from '../../../tests/support/deliver';
import { everyRow } from '../../../tests/support/every-row';
import { DISTRICT, NIUJIAO as VILLAGE } from '../../../tests/support/people';
import { newSecret } from '../../platform/sealed';
import { LAMP } from '../testing/lamp';
import { freshDistrict, type Person, personNamed } from '../testing/people';
import { verifyDistrict } from '../trail/verify-trails';

let cadre: Person;
let zhou: Person;
let deng: Person;
let reporter: Person;
let sent = 0;

beforeEach(async () => {
  await freshDistrict({ streams: true });
  cadre = await personNamed('王主任', { role: 'cadre', division: VILLAGE });
  zhou = await personNamed('周监督', { role: 'regulator', division: DISTRICT });
  deng = await personNamed('邓监督', { role: 'regulator', division: DISTRICT });
  reporter = await personNamed('李秀英');
});

const draft = () => ({
  ...LAMP,
  description: `第 ${(sent += 1)} 件：村口的路灯坏了三个月没人修`,
});
type Mode = 'named' | 'confidential';
const submit = (mode: Mode, { token } = reporter) =>
  callApi(submitReport, { token, body: { ...draft(), mode, again: true } });
const PROOF = '监控和经手人的收据都说明那笔钱没有付过，是编出来的。';

async function judged(mode: Mode): Promise<string> {
  const { reportId } = (await submit(mode)).body;
  await callApi(acceptReport, { token: cadre.token, params: { reportId }, body: { version: 1 } });
  const body = { version: 2, text: '查过了，没有这回事，经过写在这里。', mediaIds: [] };
  await callApi(answerReport, { token: cadre.token, params: { reportId }, body });
  return reportId;
}
const mark = (reportId: string, { token } = zhou, key: string = randomUUID()) =>
  callApi(markReportFalse, { token, params: { reportId }, key, body: { ground: 'fabricated', text: PROOF } });
const mine = async () => (await callApi(showMyRestrictions, { token: reporter.token })).body;
const restricted = async (mode: Mode) => {
  for (let count = 0; count < 3; count += 1) await mark(await judged(mode));
  return (await mine()).restrictions[0]!.restrictionId;
};
const appeal = (restrictionId: string, { token } = reporter) =>
  callApi(appealRestriction, { token, body: { restrictionId, text: '收据是真的，原件在我这里。' } });
const decide = (restrictionId: string, lifted: boolean, { token } = deng) =>
  callApi(decideAppeal, { token, params: { restrictionId }, body: { lifted, text: '收据原件核对过，是真的。' } });
const appealsFor = async ({ token }: Person, which: 'open' | 'done' = 'open') =>
  (await callApi(listAppeals, { token, params: { division: DISTRICT }, query: { which } })).body.items;
const told = async ({ token }: Person) => {
  await deliverStreams();
  return (await callApi(listMessages, { token })).body.items.map(({ kind }) => kind);
};

test('a mark is the regulator’s alone, on what is decided, once, and never on one whom nobody knows', async () => {
  const open = (await submit('named')).body.reportId;
  expect((await mark(open)).body.code).toBe('reports.wrongState');
  const reportId = await judged('named');
  expect((await mark(reportId, cadre)).status).toBe(403);
  expect((await mark(reportId, reporter)).status).toBe(403);
  const key = randomUUID();
  expect((await mark(reportId, zhou, key)).body).toEqual({ marks: 1 });
  expect((await mark(reportId, zhou, key)).body).toEqual({ marks: 1 });
  expect((await mark(reportId, deng)).body.code).toBe('restrictions.marked');

  const body = { ...draft(), draftKey: newSecret() };
  const anonymous = (await callApi(submitAnonymousReport, { body })).body.reportId;
  expect((await mark(anonymous)).body.code).toBe('restrictions.noSender');
});

test.each(['named', 'confidential'] as const)(
  '%s: three marks restrict both names, not the anonymous way; another lifts it',
  async (mode) => {
    const restrictionId = await restricted(mode);
    for (const each of ['named', 'confidential'] as const)
      expect((await submit(each)).body.code).toBe('reports.restricted');
    const anonymous = await callApi(submitAnonymousReport, { body: { ...draft(), draftKey: newSecret() } });
    expect(anonymous.status).toBe(200);
    expect(await told(reporter)).toEqual(expect.arrayContaining(['reportMarked', 'reportingRestricted']));

    expect((await appeal(restrictionId, cadre)).status).toBe(404);
    expect((await appeal(restrictionId)).status).toBe(200);
    expect((await appeal(restrictionId)).body.code).toBe('restrictions.cannotAppeal');
    expect(await told(deng)).toContain('appealArrived');
    expect(await told(zhou)).not.toContain('appealArrived');

    const [forZhou] = await appealsFor(zhou);
    const [forDeng] = await appealsFor(deng);
    expect([forZhou?.mayDecide, forDeng?.mayDecide]).toEqual([false, true]);
    expect(forDeng?.name).toBe(mode === 'named' ? '李秀英' : undefined);
    expect((await decide(restrictionId, true, zhou)).body.code).toBe('restrictions.notYours');
    expect((await decide(restrictionId, true)).status).toBe(200);
    expect((await decide(restrictionId, true)).body.code).toBe('restrictions.decided');
    expect(await appealsFor(deng)).toEqual([]);
    expect(await appealsFor(deng, 'done')).toHaveLength(1);

    expect((await submit('named')).status).toBe(200);
    expect(await told(reporter)).toContain('appealDecided');
    expect((await verifyDistrict(DISTRICT)).faults).toEqual([]);
  },
);

test('kept, it stays', async () => {
  const restrictionId = await restricted('named');
  await appeal(restrictionId);
  await decide(restrictionId, false);
  expect((await submit('named')).body.code).toBe('reports.restricted');
  expect((await mine()).restrictions[0]).toMatchObject({ decision: { lifted: false }, mayAppeal: false });
});

test('a regulator whom one of the reports accuses does not see the appeal', async () => {
  const restrictionId = await restricted('named');
  await appeal(restrictionId);
  const rows = (await everyRow()).filter(({ _et }) => _et === 'Report');
  expect(rows).toHaveLength(3);
  const { ReportEntity } = await import('../report-store');
  const { UpdateItemCommand } = await import('dynamodb-toolbox/entity/actions/update');
  await ReportEntity.build(UpdateItemCommand)
    .item({ reportId: String(rows[0]!.reportId), excludedPersonIds: [deng.personId] })
    .send();
  expect(await appealsFor(deng)).toEqual([]);
  expect((await decide(restrictionId, true)).status).toBe(404);
});

test('nothing that a confidential restriction leaves leads from the alias to the account', async () => {
  const restrictionId = await restricted('confidential');
  await appeal(restrictionId);
  await decide(restrictionId, false);
  await deliverStreams();
  const rows = (await everyRow()).filter((row) => /^(STANDING|RESTRICTION|AUDIT#restriction)/.test(String(row.pk)));
  expect(rows.length).toBeGreaterThan(5);
  const text = JSON.stringify(rows);
  for (const secret of [reporter.accountId, reporter.personId, reporter.openid, '李秀英'])
    expect(text).not.toContain(secret);
  const limits = JSON.stringify((await everyRow()).filter(({ pk }) => String(pk).startsWith('LIMIT#')));
  expect(limits).not.toContain(reporter.accountId);
});
