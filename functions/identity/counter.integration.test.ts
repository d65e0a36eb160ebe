import { findAtCounter, issueBindingCode, releaseBinding } from '@shared/identity/counter';
import { confirmGrant, declineGrant, listHolders, listOpenGrants } from '@shared/identity/grants';
import {
  bindPerson,
  BINDING_CONSENT_VERSION,
  grantRole,
  refreshSession,
  revokeRole,
  showMe,
} from '@shared/identity/identity';
import { listMessages } from '@shared/messages/messages';
import type { Grant } from '@shared/roles';
import { listMyPayments } from '@shared/subsidies/subsidies';
import { daysAfter, startOfDay } from '@shared/time';
import { QueryCommand } from 'dynamodb-toolbox/table/actions/query';
import { atWeChat, callApi, phoneCode, signInAs } from '../../tests/support/api';
import { deliverStreams } from '../../tests/support/deliver';
import { everyRow } from '../../tests/support/every-row';
import {
  bindingOf,
  DISTRICT,
  enrol,
  type Enrolled,
  FENGXIANG,
  NIUJIAO,
  settle,
  bindAndSettle,
  signInFresh,
  TOWN,
} from '../../tests/support/people';
import { outbox, type Reminding, runFor, setTime, startReminding } from '../../tests/support/reminding';
import { AuditEntity } from '../platform/audit';
import { now, setClock } from '../platform/clock';
import { LedgerTable } from '../platform/tables';
import { accountById } from './account-store';
import { firstAdminsProblem, grantFirstAdmins } from './first-admins';
import { personById } from './person-store';
import { freshDistrict } from '../reports/testing/people';

let made = 0;
const openid = () => `openid-counter-${(made += 1)}`;
const NAMES = ['王秀英', '李桂芳', '张德明', '刘玉兰', '陈大伟'];
const holder = async (...grants: Grant[]) => {
  const enrolled = await enrol(NAMES[(made += 1) % NAMES.length]!, { grants });
  const bound = await bindAndSettle(openid(), enrolled);
  if (grants.length === 0) await settle(bound.me.accountId);
  return { enrolled, personId: enrolled.person.personId, ...bound };
};
const CADRE: Grant = { role: 'cadre', division: NIUJIAO };
const ADMIN: Grant = { role: 'admin', division: DISTRICT };
const REGULATOR: Grant = { role: 'regulator', division: DISTRICT };
const CUSTODIAN: Grant = { role: 'custodian', division: DISTRICT };
const notesOn = async (personId: string): Promise<[string, string | undefined][]> => {
  const { Items = [] } = await LedgerTable.build(QueryCommand)
    .entities(AuditEntity)
    .query({ partition: `AUDIT#person#${personId}` })
    .send();
  return Items.map(({ action, note }) => [action, note]);
};
async function later<T>(minutes: number, act: () => Promise<T>): Promise<T> {
  const restore = setClock(() => new Date(Date.now() + minutes * 60_000));
  try {
    return await act();
  } finally {
    restore();
  }
}
const village = { villageCode: NIUJIAO };
const issue = (token: string, personId: string, more: object = {}) =>
  callApi(issueBindingCode, { token, params: village, body: { personId, cardSeen: true, ...more } });
const byCode = async ({ person, idNumber }: Enrolled, counterCode: string, token?: string) => {
  const phone = token ?? (await signInAs(openid())).token;
  const body = { name: person.name, idNumber, counterCode, consentVersion: BINDING_CONSENT_VERSION };
  const answer = await callApi(bindPerson, { token: phone, body });
  return { ...answer, token: phone };
};
const release = (token: string, personId: string, more: object = {}) =>
  callApi(releaseBinding, {
    token,
    params: village,
    body: { personId, cardSeen: true, reason: '本人来说不是他绑的', ...more },
  });
const told = async (token: string) => {
  await deliverStreams();
  return (await callApi(listMessages, { token })).body.items.map(({ kind }) => kind);
};

let cadre: Awaited<ReturnType<typeof holder>>;
let wang: Enrolled;
beforeEach(async () => {
  await freshDistrict({ streams: true });
  cadre = await holder(CADRE);
  wang = await enrol('王大爷');
});

describe('the phone', () => {
  test('a stranger who knows name and number, with another phone, binds nobody and reads no payment', async () => {
    const thief = await signInAs(openid());
    const { name } = wang.person;
    const code = await phoneCode(`openid-counter-${made}`);
    const body = { name, idNumber: wang.idNumber, phoneCode: code, consentVersion: BINDING_CONSENT_VERSION };
    const answer = await callApi(bindPerson, { token: thief.token, body });
    expect([answer.status, answer.body.code]).toEqual([422, 'identity.noMatch']);
    expect((await callApi(listMyPayments, { token: thief.token })).body.items ?? []).toEqual([]);
    // Whose number it is binds all the same.
    await bindAndSettle(openid(), wang);
  });

  test('a person without a phone in the roster is bound by no phone, whatever WeChat proves', async () => {
    const nobody = await enrol('无机老人', { phone: '' });
    const id = openid();
    const { token } = await signInAs(id);
    await atWeChat('phone', { openid: id, phone: '13999999999' });
    const body = { ...(await bindingOf(id, { ...nobody, phone: '13999999999' })) };
    expect((await callApi(bindPerson, { token, body })).body.code).toBe('identity.noMatch');
  });

  test('a phone and a code at once, or neither, is no proof', async () => {
    const { token } = await signInAs(openid());
    const body = { name: '王大爷', idNumber: wang.idNumber, consentVersion: BINDING_CONSENT_VERSION };
    expect((await callApi(bindPerson, { token, body })).body.code).toBe('request.malformed');
    const both = { ...body, phoneCode: 'x', counterCode: '12345678' };
    expect((await callApi(bindPerson, { token, body: both })).body.code).toBe('request.malformed');
  });
});

describe('the counter', () => {
  const codeFor = async (person: Enrolled) => {
    const { status, body } = await issue(cadre.token, person.person.personId);
    expect(status).toBe(200);
    return body.code;
  };
  const wrongOf = (code: string) => String((Number(code) + 1) % 100_000_000).padStart(8, '0');

  test('found by the card, given a code, bound once; every step is written down', async () => {
    const { idNumber } = wang;
    const found = await callApi(findAtCounter, {
      token: cadre.token,
      params: village,
      body: { name: '王大爷', idNumber },
    });
    expect(found.body).toMatchObject({ personId: wang.person.personId, maskedPhone: expect.stringMatching(/\*{4}/) });
    expect(JSON.stringify(found.body)).not.toContain(idNumber);
    expect(found.body.grants).toBeUndefined();
    const code = await codeFor(wang);
    const bound = await byCode(wang, `${code.slice(0, 4)} ${code.slice(4)}`);
    expect(bound.body.person).toMatchObject({ name: '王大爷', maskedPhone: '' });
    expect((await byCode(wang, code)).body.code).toBe('counter.codeInvalid');
    expect((await notesOn(wang.person.personId)).map(([action]) => action)).toEqual([
      'findAtCounter',
      'issueBindingCode',
      'bindPerson',
    ]);
    // The code stands nowhere.
    expect(JSON.stringify(await everyRow())).not.toContain(code);
  });

  test('a wrong code, an expired one, another person’s, and one tried to death get one answer', async () => {
    const other = await enrol('李四');
    const code = await codeFor(wang);
    const answers = [
      await byCode(wang, wrongOf(code)),
      await byCode(other, code),
      await later(10, () => byCode(wang, code, undefined)),
      await byCode({ ...wang, person: { ...wang.person, name: '张三' } }, code),
    ];
    for (const { status, body } of answers) expect([status, body.code]).toEqual([422, 'counter.codeInvalid']);
    for (let tries = 0; tries < 5; tries += 1) await byCode(wang, wrongOf(code));
    expect((await byCode(wang, code)).body.code).toBe('counter.codeInvalid');
    const next = await codeFor(wang);
    expect((await byCode(wang, next)).status).toBe(200);
  });

  test('two phones at once use one code once', async () => {
    const code = await codeFor(wang);
    const answers = await Promise.all([byCode(wang, code), byCode(wang, code), byCode(wang, code)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422, 422]);
  });

  test('a cadre gives none to themselves, to who is bound, in another village, without the card; nor does another role', async () => {
    expect((await issue(cadre.token, cadre.personId)).body.code).toBe('counter.notYourself');
    await bindAndSettle(openid(), wang);
    expect((await issue(cadre.token, wang.person.personId)).body.code).toBe('counter.bound');
    const far = await enrol('凤翔的人', { villageCode: FENGXIANG });
    expect((await issue(cadre.token, far.person.personId)).status).toBe(404);
    const other = await enrol('李四');
    expect((await issue(cadre.token, other.person.personId, { cardSeen: false })).status).toBe(400);
    for (const office of [ADMIN, { role: 'township', division: TOWN } as Grant])
      expect((await issue((await holder(office)).token, other.person.personId)).status).toBe(403);
  });

  test('a person has five codes a day, whoever gives them', async () => {
    const second = await holder(CADRE);
    const { personId } = wang.person;
    const statuses: number[] = [];
    for (let i = 0; i < 6; i += 1) statuses.push((await issue(i % 2 ? cadre.token : second.token, personId)).status);
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429]);
  });

  test('by a relative’s phone with a paper: whose phone it is stands on the binding, the paper in the trail', async () => {
    const old = await enrol('无机老人', { phone: '' });
    const relative = { relation: '儿子', name: '王小强', paperNo: '牛角2026-007' };
    const { body } = await issue(cadre.token, old.person.personId, { relative });
    const bound = await byCode(old, body.code);
    expect(bound.body.person?.phoneOf).toEqual({ relation: '儿子', name: '王小强' });
    expect(await notesOn(old.person.personId)).toContainEqual([
      'issueBindingCode',
      'card seen, phone of 儿子, paper 牛角2026-007',
    ]);
    expect(
      (await issue(cadre.token, wang.person.personId, { relative: { relation: '儿子', name: '王小强' } })).status,
    ).toBe(400);
  });
});

describe('a release', () => {
  test('by the village with the person present: sessions end, the phone is told, the person binds again', async () => {
    const thief = await bindAndSettle(openid(), wang);
    const { session } = await signInAs(`openid-counter-${made}`);
    expect((await release(cadre.token, wang.person.personId, { cardSeen: false })).status).toBe(400);
    expect((await release(cadre.token, wang.person.personId)).status).toBe(200);
    for (const token of [thief.token, session.accessToken])
      expect((await callApi(showMe, { token })).body.code).toBe('auth.expired');
    expect((await callApi(refreshSession, { body: { refreshToken: session.refreshToken } })).body.code).toBe(
      'auth.expired',
    );
    const back = await signInAs(`openid-counter-${made}`);
    expect(back.session.me.person).toBeUndefined();
    expect(await told(back.token)).toEqual(['bindingReleased']);
    expect((await release(cadre.token, wang.person.personId)).body.code).toBe('counter.notBound');
    await bindAndSettle(openid(), wang);
    expect((await notesOn(wang.person.personId))[1]).toEqual(['releaseBinding', '本人来说不是他绑的']);
  });

  test('of who holds an office by an admin alone, and nobody of themselves', async () => {
    const [regulator, admin] = [await holder(REGULATOR), await holder(ADMIN)];
    expect((await release(cadre.token, regulator.personId)).body.code).toBe('counter.needsAdmin');
    expect((await release(cadre.token, cadre.personId)).body.code).toBe('counter.notYourself');
    expect((await release(admin.token, admin.personId)).body.code).toBe('counter.notYourself');
    expect((await release(admin.token, regulator.personId, { cardSeen: false })).status).toBe(200);
    expect((await callApi(showMe, { token: regulator.token })).body.code).toBe('auth.expired');
    expect((await personById(regulator.personId))?.grants).toMatchObject([REGULATOR]);
  });
});

describe('roles', () => {
  const give = ({ token }: { token: string }, personId: string, grant: Grant) =>
    callApi(grantRole, { token, params: { personId }, body: grant });
  const take = ({ token }: { token: string }, personId: string, grant: Grant) =>
    callApi(revokeRole, { token, params: { personId, ...grant } });
  const openFor = async ({ token }: { token: string }) => (await callApi(listOpenGrants, { token })).body.items;
  const confirm = ({ token }: { token: string }, grantId: string) =>
    callApi(confirmGrant, { token, params: { grantId } });
  const rolesOf = async ({ token }: { token: string }) =>
    (await callApi(showMe, { token })).body.grants.map(({ role }) => role);

  test('sleep until a day after the binding and until another has confirmed the holder; the others are told', async () => {
    const chen = await enrol('陈建国', { grants: [CADRE] });
    const { token, me } = await signInFresh(openid(), chen);
    expect(me.grants.map(({ role }) => role)).toEqual(['resident']);
    expect(me.asleep).toMatchObject([{ role: 'cadre', confirmed: false, wakesAt: expect.any(String) }]);
    expect(await told(cadre.token)).toContain('grantAsked');
    const [open] = await openFor(cadre);
    expect(open).toMatchObject({ kind: 'holder', name: '陈建国', mayConfirm: true });
    expect((await confirm({ token }, open!.grantId)).status).toBe(403);
    expect((await confirm(cadre, open!.grantId)).body).toEqual({ state: 'done' });
    expect((await confirm(cadre, open!.grantId)).status).toBe(404);
    expect((await callApi(showMe, { token })).body.asleep).toMatchObject([{ role: 'cadre', confirmed: true }]);
    expect((await issue(token, wang.person.personId)).status).toBe(403);
    await settle(me.accountId);
    expect(await rolesOf({ token })).toEqual(['resident', 'cadre']);
    expect((await issue(token, wang.person.personId)).status).toBe(200);
    expect(await told(token)).toContain('roleGiven');
  });

  test('a role given to who is not bound does not go to the first who binds', async () => {
    const admin = await holder(ADMIN);
    const chen = await enrol('陈建国');
    expect((await give(admin, chen.person.personId, CADRE)).body).toEqual({ state: 'done' });
    const { token, me } = await signInFresh(openid(), chen);
    const account = (await accountById(me.accountId))!;
    expect(account.grants).toContainEqual({ ...CADRE, unconfirmed: true });
    // A day later, and still nobody has said that it is he.
    await later(25 * 60, async () => {
      const again = await signInAs(account.openid);
      expect(again.session.me.grants.map(({ role }) => role)).toEqual(['resident']);
    });
    expect((await issue(token, wang.person.personId)).status).toBe(403);
  });

  test('an admin reads who holds what, a town with its villages, cadres without a phone among them; nobody else does', async () => {
    const [admin, town] = [await holder(ADMIN), await holder({ role: 'township', division: TOWN })];
    const chen = await enrol('陈建国');
    const secretary = { ...CADRE, title: '党支部书记' };
    await callApi(grantRole, { token: admin.token, params: { personId: chen.person.personId }, body: secretary });
    const holdersAt = async (division: string, token = admin.token) =>
      callApi(listHolders, { token, params: { division } });
    const there = (await holdersAt(TOWN)).body.items;
    expect(there).toContainEqual({
      personId: chen.person.personId,
      name: '陈建国',
      villageName: '牛角村',
      ...secretary,
      divisionName: '牛角村',
    });
    expect(there.find(({ personId }) => personId === town.personId)).toMatchObject({
      role: 'township',
      divisionName: '罗龙街道',
      boundAt: expect.any(String),
    });
    expect(new Set(there.map(({ personId, role, division }) => `${personId}${role}${division}`)).size).toBe(
      there.length,
    );
    expect((await holdersAt(DISTRICT)).body.items.map(({ role }) => role)).not.toContain('cadre');
    expect((await take(admin, chen.person.personId, CADRE)).body).toEqual({ state: 'done' });
    const names = (await holdersAt(NIUJIAO)).body.items.map(({ personId }) => personId);
    expect(names).not.toContain(chen.person.personId);
    expect((await holdersAt(TOWN, town.token)).status).toBe(403);
    expect((await holdersAt(TOWN, cadre.token)).status).toBe(403);
  });

  test('an admin makes nobody a watcher alone, and never themselves', async () => {
    const [admin, other, chen] = [await holder(ADMIN), await holder(ADMIN), await holder()];
    for (const grant of [CUSTODIAN, REGULATOR, { role: 'township', division: TOWN } as Grant])
      expect((await give(admin, admin.personId, grant)).body.code).toBe('grants.samePerson');
    const asked = await give(admin, chen.personId, CUSTODIAN);
    expect(asked.body).toMatchObject({ state: 'asked', until: expect.any(String) });
    expect((await give(other, chen.personId, CUSTODIAN)).body.code).toBe('grants.pending');
    expect(await rolesOf(chen)).toEqual(['resident']);
    const [mine] = await openFor(admin);
    expect(mine).toMatchObject({ kind: 'give', name: chen.enrolled.person.name, mayConfirm: false });
    expect((await confirm(admin, mine!.grantId)).body.code).toBe('grants.samePerson');
    expect(await told(other.token)).toContain('grantAsked');
    expect((await confirm(other, mine!.grantId)).body).toEqual({ state: 'done' });
    expect(await rolesOf(chen)).toEqual(['resident', 'custodian']);
    expect((await notesOn(chen.personId)).slice(-2)).toEqual([
      ['grantRole', `asked to give custodian ${DISTRICT}`],
      ['confirmGrant', `custodian ${DISTRICT}, asked by person#${admin.personId}`],
    ]);
    expect(await told(chen.token)).toContain('roleGiven');
    expect(await told(admin.token)).toContain('grantDecided');
  });

  test('the role’s present holder is a second person too; who is not concerned answers nothing', async () => {
    const [admin, he, chen, passer] = [
      await holder(ADMIN),
      await holder(CUSTODIAN),
      await holder(),
      await holder(REGULATOR),
    ];
    await give(admin, chen.personId, CUSTODIAN);
    const [open] = await openFor(he);
    expect(await openFor(passer)).toEqual([]);
    expect((await confirm(passer, open!.grantId)).status).toBe(404);
    expect((await confirm(he, open!.grantId)).status).toBe(200);
  });

  test('what does not go together is refused when it is asked for and when it is confirmed', async () => {
    const [admin, other, chen] = [await holder(ADMIN), await holder(ADMIN), await holder()];
    expect((await give(admin, cadre.personId, CUSTODIAN)).body.code).toBe('grants.incompatible');
    expect((await give(admin, other.personId, CUSTODIAN)).body.code).toBe('grants.incompatible');
    await give(admin, chen.personId, CUSTODIAN);
    await give(admin, chen.personId, CADRE);
    const [open] = await openFor(other);
    expect((await confirm(other, open!.grantId)).body.code).toBe('grants.incompatible');
    expect(await rolesOf(chen)).toEqual(['resident', 'cadre']);
  });

  test('the last who watches is not sent away by one; declined, nothing changes', async () => {
    const [admin, other, he] = [await holder(ADMIN), await holder(ADMIN), await holder(CUSTODIAN)];
    expect((await take(admin, he.personId, CUSTODIAN)).body.state).toBe('asked');
    expect(await rolesOf(he)).toEqual(['resident', 'custodian']);
    const open = (await openFor(other)).find(({ kind }) => kind === 'take');
    const params = { grantId: open!.grantId };
    expect(
      (await callApi(declineGrant, { token: other.token, params, body: { reason: '没有这样的决定' } })).status,
    ).toBe(200);
    expect((await confirm(other, open!.grantId)).status).toBe(404);
    expect(await rolesOf(he)).toEqual(['resident', 'custodian']);
    // Where another holds it, one admin is enough; it is told.
    await holder(CUSTODIAN);
    expect((await take(admin, he.personId, CUSTODIAN)).body.state).toBe('done');
    expect(await rolesOf(he)).toEqual(['resident']);
    expect(await told(he.token)).toContain('roleTaken');
  });

  test('a question nobody answers in seven days is over, and may be asked again', async () => {
    const [admin, other, chen] = [await holder(ADMIN), await holder(ADMIN), await holder()];
    await give(admin, chen.personId, REGULATOR);
    const [open] = await openFor(other);
    await later(7 * 24 * 60 + 1, async () => {
      const again = await signInAs((await accountById(other.me.accountId))!.openid);
      expect((await confirm(again, open!.grantId)).body.code).toBe('grants.over');
      expect(await openFor(again)).toEqual([]);
      expect((await give(again, chen.personId, REGULATOR)).body.state).toBe('asked');
    });
  });

  test('the first two come by the command line: bound, two, where there are none', async () => {
    const [a, b, unbound] = [await holder(), await holder(), await enrol('没绑定')];
    const problem = (...ids: string[]) => firstAdminsProblem(DISTRICT, ids, now());
    expect(await problem(a.personId, a.personId)).toBe('要两个不同的人');
    expect(await problem(a.personId, unbound.person.personId)).toContain('还没有绑定');
    expect(await problem(a.personId, cadre.personId)).toBeUndefined();
    await grantFirstAdmins(DISTRICT, [a.personId, b.personId], now());
    expect([await rolesOf(a), await rolesOf(b)]).toEqual([
      ['resident', 'admin'],
      ['resident', 'admin'],
    ]);
    expect((await notesOn(a.personId)).at(-1)).toEqual([
      'grantFirstAdmins',
      `admin ${DISTRICT}, with person#${b.personId}`,
    ]);
    await expect(grantFirstAdmins(DISTRICT, [cadre.personId, a.personId], now())).rejects.toThrow('已有');
  });
});

describe('the phone in the roster', () => {
  let reminding: Reminding;
  beforeEach(async () => {
    setTime(now());
    reminding = await startReminding();
  });
  afterEach(() => reminding.stop());
  const bindAll = async (...people: Enrolled[]) => {
    for (const each of people) {
      const { body } = await issue(cadre.token, each.person.personId);
      expect((await byCode(each, body.code)).status).toBe(200);
    }
    await deliverStreams();
    await deliverStreams();
    // By night nothing is sent.
    setTime(new Date(Date.parse(startOfDay(daysAfter(now(), 1))) + 12 * 3_600_000).toISOString());
  };
  const toldTo = ({ phone }: Enrolled) => reminding.sms.sent.filter((sms) => sms.phone === phone);

  test('is told of a binding, once; a gateway that is down stops no binding and loses no message', async () => {
    const body = JSON.stringify({ kind: 'busy', times: 1 });
    await fetch(`${reminding.sms.apiBase}/_dev/faults`, { method: 'POST', body });
    await bindAll(wang);
    await runFor(5);
    expect(toldTo(wang)).toMatchObject([
      { templateId: 'SMS_BINDING', params: { day: expect.stringMatching(/^\d{4}年/) } },
    ]);
    const rows = (await everyRow()).filter(({ _et }) => ['IdentityEvent', 'Outgoing'].includes(String(_et)));
    expect(JSON.stringify(rows)).not.toContain(wang.phone);
  });

  test('is one of a family: each binding is told, a message a minute, and holds up nobody else', async () => {
    const { phone } = wang;
    const family = [wang, await enrol('王小妹', { phone }), await enrol('王建国', { phone })];
    const other = await enrol('李桂芳');
    await bindAll(...family, other);
    await runFor(1);
    expect([toldTo(wang).length, toldTo(other).length]).toEqual([1, 1]);
    await runFor(60);
    expect(toldTo(wang)).toHaveLength(family.length);
    expect([...new Set((await outbox()).map(({ state }) => state))]).toEqual(['sent']);
  });

  test('is told of each: what a stranger did at night is not thought said by what came before it', async () => {
    await bindAll(wang);
    const noon = now();
    setTime(new Date().toISOString());
    expect((await release(cadre.token, wang.person.personId)).status).toBe(200);
    await deliverStreams();
    setTime(noon);
    await runFor(5);
    expect(toldTo(wang)).toHaveLength(2);
  });
});
