import { daysAfter } from '@shared/time';
import { now } from '../platform/clock';
import {
  askToOpenIdentity,
  consentToOpenIdentity,
  type IdentityOpening,
  listIdentityOpenings,
  openReporterIdentity,
  refuseToOpenIdentity,
  showReporterPhone,
  wantIdentity,
} from '@shared/custody/custody';
import { unbindPerson } from '@shared/identity/identity';
import { countUnreadMessages, listMessages } from '@shared/messages/messages';
import { acceptReport, listMyReports, showReport, submitReport } from '@shared/reports/reports';
import { splitReport } from '@shared/reports/commands';
import type { AnyRoute } from '@shared/route';
import { writeRow } from '../platform/row';
import { randomUUID } from 'node:crypto';
import { callApi } from '../../tests/support/api';
import { deliverStreams } from '../../tests/support/deliver';
import { DISTRICT, NIUJIAO, TOWN } from '../../tests/support/people';
import { everyRow } from '../../tests/support/every-row';
import { accountById } from '../identity/account-store';
import { AccountEntity } from '../platform/sessions';
import { freshDistrict, personNamed, type Person } from '../reports/testing/people';

let reporter: Person;
let accused: Person;
let township: Person;
let regulator: Person;
let first: Person;
let second: Person;
let outsider: Person;
let reportId: string;

const WHY = '有人说这份材料是伪造的，要核实举报人';
const REASON = '纪委要当面核实，已经书面请示';

const submitted = async (about: object, more: object = {}) =>
  (
    await callApi(submitReport, {
      token: reporter.token,
      body: {
        mode: 'confidential',
        villageCode: NIUJIAO,
        category: 'conduct',
        description: '办低保的时候收了红包',
        mediaIds: [],
        about,
        ...more,
      },
    })
  ).body.reportId;

beforeEach(async () => {
  await freshDistrict({ streams: true });
  reporter = await personNamed('李秀英');
  accused = await personNamed('王强', { role: 'cadre', division: NIUJIAO });
  township = await personNamed('赵敏', { role: 'township', division: TOWN });
  regulator = await personNamed('周正', { role: 'regulator', division: DISTRICT });
  first = await personNamed('何清', { role: 'custodian', division: DISTRICT });
  second = await personNamed('吴明', { role: 'custodian', division: DISTRICT });
  outsider = await personNamed('外区保管员', { role: 'custodian', division: '511502' });
  reportId = await submitted({ kind: 'cadre', cadreId: accused.personId });
});

const want = (by = township, id = reportId) =>
  callApi(wantIdentity, { token: by.token, params: { reportId: id }, body: { reason: WHY } });
const listed = async ({ token }: Person, which: 'open' | 'done' = 'open') =>
  (await callApi(listIdentityOpenings, { token, query: { which } })).body.items;
const act = <R extends AnyRoute>(
  route: R,
  { token }: Person,
  { openingId, version }: Pick<IdentityOpening, 'openingId' | 'version'>,
  more: { key?: string; reportId?: string } = {},
) =>
  callApi(route, {
    token,
    ...(more.key && { key: more.key }),
    params: { reportId: more.reportId ?? reportId, openingId },
    body: { version, reason: REASON },
  });
const timeline = async () =>
  (await callApi(showReport, { token: reporter.token, params: { reportId } })).body.timeline.map(({ step, text }) => [
    step,
    text,
  ]);
const kinds = async ({ token }: Person) =>
  (await callApi(listMessages, { token })).body.items
    .map(({ kind }) => kind)
    // That the other custodian bound a phone is told too.
    .filter((kind) => kind !== 'grantAsked')
    .sort();

test('who is custodian of several districts reads each by its name, and none that is not theirs', async () => {
  await want();
  const both = await personNamed(
    '两区保管员',
    { role: 'custodian', division: '511502' },
    { role: 'custodian', division: DISTRICT },
  );
  const openingsOf = (district: string, { token } = both) =>
    callApi(listIdentityOpenings, { token, query: { district } });
  expect((await openingsOf(DISTRICT)).body.items).toMatchObject([{ reportId, state: 'wanted' }]);
  expect((await openingsOf('511502')).body.items).toEqual([]);
  expect((await openingsOf(DISTRICT, outsider)).body.code).toBe('auth.refused');
});

test('wanted, asked, consented by another, opened once: and the reporter reads each step with its reason', async () => {
  expect((await want()).status).toBe(200);
  const [wanted] = await listed(first);
  expect(wanted).toMatchObject({ state: 'wanted', wantedFor: WHY, mayDo: ['ask', 'refuse'] });
  const asked = await act(askToOpenIdentity, first, wanted!);
  expect(asked.body).toMatchObject({ state: 'asked', asked: { by: '何清', reason: REASON }, mayDo: [] });
  expect((await act(consentToOpenIdentity, first, asked.body)).body.code).toBe('custody.samePerson');
  expect((await act(openReporterIdentity, first, asked.body)).body.code).toBe('custody.wrongState');
  const agreed = await act(consentToOpenIdentity, second, asked.body);
  expect(agreed.body).toMatchObject({ state: 'consented', decided: { by: '吴明' }, mayDo: [] });
  expect((await act(openReporterIdentity, second, agreed.body)).body.code).toBe('custody.wrongState');
  const key = randomUUID();
  const opened = await act(openReporterIdentity, first, agreed.body, { key });
  expect(opened.body).toMatchObject({ name: '李秀英', villageName: '牛角村', openedBy: '何清' });
  expect(opened.body.phone).toMatch(/^1\d{10}$/);
  // The answer was lost on the way: the same look. Another look is refused.
  expect((await act(openReporterIdentity, first, agreed.body, { key })).body).toEqual(opened.body);
  const version = agreed.body.version + 1;
  expect((await act(openReporterIdentity, first, { ...agreed.body, version })).body.code).toBe('custody.wrongState');
  expect((await listed(first, 'done'))[0]).toMatchObject({ state: 'opened', mayDo: [] });
  expect((await timeline()).slice(-4)).toEqual([
    ['identityWanted', expect.stringContaining(WHY)],
    ['identityAsked', expect.stringContaining(REASON)],
    ['identityConsented', expect.stringContaining(REASON)],
    ['identityOpened', `有人依规定看了您的身份，原因：${REASON}`],
  ]);
  await deliverStreams();
  expect(await kinds(reporter)).toEqual(
    expect.arrayContaining(['identityWanted', 'identityDecided', 'identityOpened']),
  );
  expect(await kinds(first)).toEqual(['custodyArrived', 'custodyArrived', 'custodyDecided']);
  expect((await callApi(countUnreadMessages, { token: reporter.token })).body.count).toBe(4);
  const trail = (await everyRow()).filter((row) => row._et === 'TrailLink' && row.role === 'custodian');
  expect(trail.map(({ action, actor }) => [action, actor])).toEqual([
    ['askToOpenIdentity', first.accountId],
    ['consentToOpenIdentity', second.accountId],
    ['openReporterIdentity', first.accountId],
  ]);
});

test('refused: it is said why, and nobody can open it; the office may ask again', async () => {
  await want();
  const [opening] = await listed(first);
  expect((await want(regulator)).body.code).toBe('custody.pending');
  expect((await act(refuseToOpenIdentity, second, opening!)).body).toMatchObject({ state: 'refused' });
  expect((await act(openReporterIdentity, first, { ...opening!, version: 2 })).body.code).toBe('custody.wrongState');
  expect((await timeline()).at(-1)).toEqual(['identityRefused', `没有同意，您的身份没有打开。原因：${REASON}`]);
  expect((await want()).status).toBe(200);
});

test('for who stands too near it does not exist: another district, the reporter, the accused, an office', async () => {
  await want();
  const [opening] = await listed(first);
  for (const who of [outsider, reporter, accused, township, regulator]) {
    const { status } = await act(askToOpenIdentity, who, opening!);
    expect([403, 404]).toContain(status);
  }
  // The same people, were they custodians besides.
  for (const who of [reporter, accused, township, regulator]) {
    await giveCustody(who);
    expect(await listed(who)).toEqual([]);
    expect((await act(askToOpenIdentity, who, opening!)).status).toBe(404);
  }
});

test('a village office asks for nobody, and a named report has nothing sealed', async () => {
  const villages = await submitted(
    { kind: 'village' },
    { category: 'environment', description: '垃圾堆了半个月没人收' },
  );
  expect((await want(regulator, villages)).body.code).toBe('custody.notSealed');
  const cadre = await personNamed('文书', { role: 'cadre', division: NIUJIAO });
  expect((await want(cadre, villages)).status).toBe(403);
  const about = { kind: 'cadre', cadreId: accused.personId };
  const named = await submitted(about, { mode: 'named', description: '办低保收红包，我实名反映' });
  expect((await want(township, named)).body.code).toBe('custody.notSealed');
});

test('what was split from a confidential report opens to the same name', async () => {
  const { body } = await callApi(showReport, { token: township.token, params: { reportId } });
  await callApi(acceptReport, { token: township.token, params: { reportId }, body: { version: body.version } });
  await callApi(splitReport, {
    token: township.token,
    params: { reportId },
    body: { version: body.version + 1, category: 'land', description: '另外一件事，占了机耕道' },
  });
  const mine = (await callApi(listMyReports, { token: reporter.token })).body.items;
  expect(mine).toHaveLength(2);
  const child = mine.find((one) => one.reportId !== reportId)!;
  await want(township, child.reportId);
  const [opening] = await listed(first);
  const on = { reportId: child.reportId };
  await act(askToOpenIdentity, first, opening!, on);
  await act(consentToOpenIdentity, second, { ...opening!, version: 2 }, on);
  expect((await act(openReporterIdentity, first, { ...opening!, version: 3 }, on)).body).toMatchObject({
    name: '李秀英',
  });
});

async function giveCustody({ accountId }: Person): Promise<void> {
  const account = (await accountById(accountId))!;
  const grants = [...account.grants, { role: 'custodian', division: DISTRICT }];
  await writeRow(AccountEntity, { ...account, grants, boundAt: daysAfter(now(), -2) });
}

test('who handles a named report may call who sent it, which is left in the trail; nobody else, and no other report', async () => {
  const named = await submitted({ kind: 'cadre', cadreId: accused.personId }, { mode: 'named', again: true });
  const phone = (by: Person, id = named) => callApi(showReporterPhone, { token: by.token, params: { reportId: id } });
  const shown = await phone(township);
  expect([shown.status, shown.body.phone]).toEqual([200, expect.stringMatching(/^1\d{10}$/)]);
  const trail = (await everyRow()).filter(({ action }) => action === 'showReporterPhone');
  expect(trail).toHaveLength(1);
  expect(JSON.stringify(trail)).not.toContain(shown.body.phone);
  for (const [by, id] of [
    [accused, named],
    [regulator, named],
    [township, reportId],
  ] as const)
    expect((await phone(by, id)).status).toBe(404);
  // Unbound since, there is none to dial.
  await callApi(unbindPerson, { token: reporter.token });
  expect((await phone(township)).status).toBe(404);
});
