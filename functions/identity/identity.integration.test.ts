import { listDivisions } from '@shared/divisions';
import {
  bindPerson,
  grantRole,
  listCadres,
  refreshSession,
  revokeRole,
  showMe,
  signIn,
  signOut,
  unbindPerson,
} from '@shared/identity/identity';
import { listWork } from '@shared/reports/reports';
import { writeRow } from '../platform/row';
import { QueryCommand } from 'dynamodb-toolbox/table/actions/query';
import { atWeChat, callApi, loginCode, phoneCode, signInAs } from '../../tests/support/api';
import {
  bindAndSettle,
  bindingOf,
  DISTRICT,
  enrol,
  type Enrolled,
  FENGXIANG,
  idNumberOf,
  NIUJIAO,
  settle,
  signInBound,
} from '../../tests/support/people';
import { everyRow } from '../../tests/support/every-row';
import { AuditEntity } from '../platform/audit';
import { now, setClock } from '../platform/clock';
import { newId } from '../platform/id';
import { LedgerTable } from '../platform/tables';
import { ConditionsFailed, transact } from '../platform/transact';
import { accountById, accountFor, newAccountRows } from './account-store';
import { DistrictEntity, divisionNamed, TownEntity, VillageEntity, villageNamed } from './division-store';
import { accountsHolding } from './holder-store';
import { personById } from './person-store';
import { deleteSession, saveSession, sessionById } from './session-store';
import { freshDistrict } from '../reports/testing/people';

beforeEach(async () => {
  await freshDistrict();
});

/** Does something as if it were so many seconds later. */
async function later<T>(seconds: number, act: () => Promise<T>): Promise<T> {
  const restore = setClock(() => new Date(Date.now() + seconds * 1000));
  try {
    return await act();
  } finally {
    restore();
  }
}

const actionsOn = async (subject: string): Promise<string[]> => {
  const { Items = [] } = await LedgerTable.build(QueryCommand)
    .entities(AuditEntity)
    .query({ partition: `AUDIT#${subject}` })
    .send();
  return Items.map(({ action }) => action);
};

describe('signIn', () => {
  test('sign_in_twice_is_one_account', async () => {
    const first = await signInAs('openid-li');
    const second = await signInAs('openid-li');
    expect(second.session.me.accountId).toBe(first.session.me.accountId);
    expect(second.token).not.toBe(first.token);
    expect((await callApi(showMe, { token: first.token })).body).toEqual({
      accountId: first.session.me.accountId,
      grants: [],
    });
  });

  test('two_first_visits_at_once_are_one_account', async () => {
    const accounts = await Promise.all(Array.from({ length: 6 }, () => accountFor('openid-hurried', now())));
    expect(new Set(accounts.map(({ accountId }) => accountId)).size).toBe(1);
    // Whatever the timing: a second account for the same openid cannot be written.
    const second = transact(...newAccountRows({ ...accounts[0]!, accountId: newId() }));
    await expect(second).rejects.toBeInstanceOf(ConditionsFailed);
  });

  test('a_code_used_twice_is_refused', async () => {
    const code = await loginCode('openid-li');
    expect((await callApi(signIn, { body: { code } })).status).toBe(200);
    const again = await callApi(signIn, { body: { code } });
    expect([again.status, again.body.code]).toEqual([401, 'wechat.codeInvalid']);
  });

  test('a_phone_code_does_not_sign_in', async () => {
    const again = await callApi(signIn, { body: { code: await phoneCode('openid-li') } });
    expect([again.status, again.body.code]).toEqual([401, 'wechat.codeInvalid']);
  });

  test.each(['systemError', 'http500', 'reset'])('wechat_down_%s_says_try_later', async (kind) => {
    const code = await loginCode('openid-li');
    await atWeChat('faults', { path: '/sns/jscode2session', kind });
    const { status, body } = await callApi(signIn, { body: { code } });
    expect([status, body.code]).toEqual([503, 'wechat.unavailable']);
  });

  test('signed_out_tokens_are_dead', async () => {
    const { token, session } = await signInAs('openid-li');
    expect((await callApi(signOut, { token })).status).toBe(200);
    expect((await callApi(showMe, { token })).body.code).toBe('auth.expired');
    const refreshed = await callApi(refreshSession, { body: { refreshToken: session.refreshToken } });
    expect(refreshed.body.code).toBe('auth.expired');
  });
});

describe('refreshSession', () => {
  const refresh = (refreshToken: string) => callApi(refreshSession, { body: { refreshToken } });

  test('an_access_token_lives_15_minutes_and_is_refreshed', async () => {
    const { token, session } = await signInAs('openid-li');
    await later(14 * 60, async () => expect((await callApi(showMe, { token })).status).toBe(200));
    await later(16 * 60, async () => {
      expect((await callApi(showMe, { token })).body.code).toBe('auth.expired');
      const { body } = await refresh(session.refreshToken);
      expect((await callApi(showMe, { token: body.accessToken })).status).toBe(200);
      expect((await callApi(showMe, { token })).status).toBe(401);
    });
  });

  test('a_lost_answer_is_given_again_within_a_minute', async () => {
    const { session } = await signInAs('openid-li');
    const lost = await refresh(session.refreshToken);
    expect(lost.status).toBe(200);
    const again = await later(50, () => refresh(session.refreshToken));
    expect(again.status).toBe(200);
    expect((await callApi(showMe, { token: again.body.accessToken })).status).toBe(200);
  });

  test('a_spent_refresh_token_ends_the_session', async () => {
    const { session } = await signInAs('openid-li');
    const { body } = await refresh(session.refreshToken);
    const reused = await later(61, () => refresh(session.refreshToken));
    expect([reused.status, reused.body.code]).toEqual([401, 'auth.expired']);
    expect((await callApi(showMe, { token: body.accessToken })).body.code).toBe('auth.expired');
    expect((await refresh(body.refreshToken)).status).toBe(401);
  });

  test('the_grace_is_not_prolonged_by_using_it', async () => {
    const { session } = await signInAs('openid-li');
    await refresh(session.refreshToken);
    expect((await later(50, () => refresh(session.refreshToken))).status).toBe(200);
    expect((await later(100, () => refresh(session.refreshToken))).status).toBe(401);
  });

  test('two_refreshes_at_once_both_get_an_answer', async () => {
    const { session } = await signInAs('openid-li');
    const answers = await Promise.all([refresh(session.refreshToken), refresh(session.refreshToken)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  });

  test('a_session_that_changed_meanwhile_is_not_overwritten', async () => {
    const { session } = await signInAs('openid-li');
    const sessionId = session.refreshToken.slice(0, 26);
    const read = (await sessionById(sessionId))!;
    await refresh(session.refreshToken);
    expect(await saveSession({ ...read, refreshHash: 'late' }, read)).toBe(false);
    await deleteSession(sessionId);
    expect(await saveSession({ ...read, refreshHash: 'late' }, read)).toBe(false);
  });

  test('a_session_ends_30_days_after_its_last_use', async () => {
    const { session } = await signInAs('openid-li');
    const kept = await later(29 * 86_400, () => refresh(session.refreshToken));
    expect(kept.status).toBe(200);
    expect((await later(58 * 86_400, () => refresh(kept.body.refreshToken))).status).toBe(200);
    const other = await signInAs('openid-li');
    expect((await later(31 * 86_400, () => refresh(other.session.refreshToken))).status).toBe(401);
  });
});

describe('bindPerson', () => {
  let wang: Enrolled;
  beforeEach(async () => {
    wang = await enrol('王秀英');
  });

  test('binding_makes_a_resident_with_masked_numbers', async () => {
    const { me, token } = await bindAndSettle('openid-wang', wang);
    expect(me.grants).toEqual([{ role: 'resident', division: NIUJIAO, divisionName: '牛角村' }]);
    expect(me.person).toMatchObject({ name: '王秀英', villageName: '牛角村', townName: '罗龙街道', group: '3组' });
    expect(me.person?.maskedIdNumber).toMatch(/^5115\*{12}..$/);
    expect(me.person?.maskedPhone).toMatch(/^139\*{4}\d{4}$/);
    expect((await callApi(showMe, { token })).body).toEqual(me);
    expect(await actionsOn(`person#${wang.person.personId}`)).toEqual(['bindPerson']);
  });

  test("someone_else's_number_and_an_unknown_number_get_the_same_answer", async () => {
    const { token } = await signInAs('openid-thief');
    const as = async (body: object) => {
      const answer = await callApi(bindPerson, {
        token,
        body: { ...(await bindingOf('openid-thief', wang)), ...body },
      });
      return { status: answer.status, code: answer.body.code, message: answer.body.message };
    };
    const otherName = await as({ name: '张三' });
    expect(otherName).toMatchObject({ status: 422, code: 'identity.noMatch' });
    expect(await as({ idNumber: idNumberOf(900) })).toEqual(otherName);
    // Bound or not makes no difference to who does not know the name.
    await bindAndSettle('openid-wang', wang);
    expect(await as({ name: '张三' })).toEqual(otherName);
    // Nor to who knows it all, and comes too late.
    expect(await as({})).toEqual(otherName);
  });

  test('a_phone_code_works_once_and_only_for_its_owner', async () => {
    const { token } = await signInAs('openid-wang');
    const stolen = { ...(await bindingOf('openid-wang', wang)), phoneCode: await phoneCode('openid-other') };
    expect((await callApi(bindPerson, { token, body: stolen })).body.code).toBe('identity.phoneInvalid');
    const body = await bindingOf('openid-wang', wang);
    expect((await callApi(bindPerson, { token, body: { ...body, name: '张三' } })).body.code).toBe('identity.noMatch');
    expect((await callApi(bindPerson, { token, body })).body.code).toBe('identity.phoneInvalid');
  });

  test('a_bound_account_is_not_bound_again', async () => {
    const other = await enrol('李四');
    const { token } = await bindAndSettle('openid-wang', wang);
    const answer = await callApi(bindPerson, { token, body: await bindingOf('openid-wang', other) });
    expect([answer.status, answer.body.code]).toEqual([409, 'identity.alreadyBound']);
  });

  test('two_phones_at_once_cannot_both_be_one_person', async () => {
    const phones = await Promise.all(['a', 'b', 'c'].map((name) => signInAs(`openid-${name}`)));
    const answers = await Promise.all(
      phones.map(async ({ token }, i) =>
        callApi(bindPerson, { token, body: await bindingOf(`openid-${'abc'[i]}`, wang) }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422, 422]);
    const person = await personById(wang.person.personId);
    const winner = phones[answers.findIndex(({ status }) => status === 200)]!;
    expect(person?.accountId).toBe(winner.session.me.accountId);
    const bound = await Promise.all(phones.map(({ session }) => accountById(session.me.accountId)));
    expect(bound.filter((account) => account?.personId !== undefined)).toHaveLength(1);
  });

  test('wechat_down_binds_nobody', async () => {
    const { token } = await signInAs('openid-wang');
    const body = await bindingOf('openid-wang', wang);
    await atWeChat('faults', { path: '/wxa/business/getuserphonenumber', kind: 'http500' });
    expect((await callApi(bindPerson, { token, body })).body.code).toBe('wechat.unavailable');
    expect((await callApi(bindPerson, { token, body })).status).toBe(200);
  });

  test('guessing_is_stopped_after_five_tries_a_day', async () => {
    const { token } = await signInAs('openid-guesser');
    const statuses: number[] = [];
    for (let i = 0; i < 6; i += 1) {
      const body = { ...(await bindingOf('openid-guesser', wang)), name: `张${i}` };
      statuses.push((await callApi(bindPerson, { token, body })).status);
    }
    expect(statuses).toEqual([422, 422, 422, 422, 422, 429]);
  });

  test('a_standing_role_comes_with_the_binding_and_goes_with_it', async () => {
    const cadre = await enrol('陈建国', { grants: [{ role: 'cadre', division: NIUJIAO, title: '村主任' }] });
    const { me, token } = await bindAndSettle('openid-chen', cadre);
    expect(me.grants.map(({ role }) => role)).toEqual(['resident', 'cadre']);
    expect(await accountsHolding('cadre', NIUJIAO)).toEqual([me.accountId]);

    const unbound = await callApi(unbindPerson, { token });
    expect(unbound.body).toEqual({ accountId: me.accountId, grants: [] });
    expect(await accountsHolding('cadre', NIUJIAO)).toEqual([]);
    const account = await accountById(me.accountId);
    expect([account?.sealedPhone, account?.maskedPhone, account?.personName]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);

    const rebound = await bindAndSettle('openid-chen-new-phone', cadre);
    expect(rebound.me.grants.map(({ role }) => role)).toEqual(['resident', 'cadre']);
    expect(await accountsHolding('cadre', NIUJIAO)).toEqual([rebound.me.accountId]);
  });
});

test('who_is_bound_for_a_test_has_the_rows_of_one_who_bound_by_the_flow', async () => {
  const grants = [{ role: 'cadre' as const, division: NIUJIAO, title: '村主任' }];
  const rowsAfter = async (bind: typeof signInBound, name: string): Promise<string[]> => {
    const before = new Set((await everyRow()).map(({ pk, sk }) => `${pk} ${sk}`));
    await bind(`openid-${name}`, await enrol(name, { grants }));
    const rows = (await everyRow()).filter(({ pk, sk }) => !before.has(`${pk} ${sk}`));
    // The flow counts its calls.
    const kept = rows.filter(({ _et }) => _et !== 'Limit');
    return kept.map((row) => Object.keys(row).sort().join(' ') + ` ${row._et} ${row.version}`).sort();
  };
  const quick = await rowsAfter(signInBound, '陈建国');
  expect(quick.length).toBeGreaterThan(6);
  expect(quick).toEqual(await rowsAfter(bindAndSettle, '刘芳'));
});

describe('grantRole and revokeRole', () => {
  const admin = async () =>
    (await bindAndSettle('openid-admin', await enrol('管理员', { grants: [{ role: 'admin', division: '511503002' }] })))
      .token;

  test('a_revoked_role_does_not_count_at_the_next_request', async () => {
    const token = await admin();
    const chen = await enrol('陈建国');
    const personId = chen.person.personId;
    const cadre = await bindAndSettle('openid-chen', chen);
    await settle(cadre.me.accountId);
    const work = () => callApi(listWork, { token: cadre.token, query: { role: 'cadre' } });
    expect((await work()).body.code).toBe('auth.refused');

    const body = { role: 'cadre' as const, division: NIUJIAO, title: '村党支部书记' };
    expect((await callApi(grantRole, { token, params: { personId }, body })).status).toBe(200);
    expect((await callApi(showMe, { token: cadre.token })).body.grants).toContainEqual({
      ...body,
      divisionName: '牛角村',
    });
    expect((await work()).status).toBe(200);
    const { body: listed } = await callApi(listCadres, { params: { villageCode: NIUJIAO } });
    expect(listed.items).toEqual([{ cadreId: personId, name: '陈建国', title: '村党支部书记', villageCode: NIUJIAO }]);
    expect(await accountsHolding('cadre', NIUJIAO)).toEqual([cadre.me.accountId]);

    const revoked = await callApi(revokeRole, { token, params: { personId, role: 'cadre', division: NIUJIAO } });
    expect(revoked.status).toBe(200);
    expect((await work()).body.code).toBe('auth.refused');
    expect((await callApi(listCadres, { params: { villageCode: NIUJIAO } })).body.items).toEqual([]);
    expect(await accountsHolding('cadre', NIUJIAO)).toEqual([]);
    expect(await actionsOn(`person#${personId}`)).toEqual(['bindPerson', 'grantRole', 'revokeRole']);
  });

  test('an_admin_of_one_town_gives_nothing_elsewhere', async () => {
    const token = await admin();
    const { personId } = (await enrol('陈建国')).person;
    for (const division of [FENGXIANG, DISTRICT]) {
      const body = { role: 'admin' as const, division };
      const answer = await callApi(grantRole, { token, params: { personId }, body });
      expect([answer.status, answer.body.code]).toEqual([403, 'auth.refused']);
    }
    expect((await personById(personId))?.grants).toEqual([]);
  });

  test('a_resident_is_made_by_the_roster_alone', async () => {
    const token = await admin();
    const { personId } = (await enrol('陈建国')).person;
    const give = (role: 'resident' | 'cadre', division: string) =>
      callApi(grantRole, { token, params: { personId }, body: { role, division } });
    expect((await give('resident', NIUJIAO)).body.code).toBe('request.malformed');
    expect((await give('cadre', '511503002')).body.code).toBe('request.malformed');
  });

  test('a_cadre_grants_nothing', async () => {
    const cadre = await enrol('陈建国', { grants: [{ role: 'cadre', division: NIUJIAO }] });
    const { token } = await bindAndSettle('openid-chen', cadre);
    const body = { role: 'admin' as const, division: NIUJIAO };
    const { status } = await callApi(grantRole, { token, params: { personId: cadre.person.personId }, body });
    expect(status).toBe(403);
  });
});

test('listDivisions_names_towns_and_villages', async () => {
  const { body } = await callApi(listDivisions);
  expect(body.district).toEqual({ code: DISTRICT, name: '南溪区' });
  expect(body.towns.map(({ name, villages }) => [name, villages.map((village) => village.shortName)])).toEqual([
    ['南溪街道', ['凤翔社区']],
    ['罗龙街道', ['牛角村']],
  ]);
});

test('villages_of_every_district_served_here_have_names', async () => {
  await writeRow(DistrictEntity, { code: '511504', name: '叙州区' });
  await writeRow(TownEntity, { code: '511504001', name: '柏溪街道' });
  await writeRow(VillageEntity, { code: '511504001201', name: '喜捷村民委员会' });
  expect(await villageNamed('511504001201')).toEqual({
    name: '喜捷村民委员会',
    shortName: '喜捷村',
    townName: '柏溪街道',
  });
  await expect(villageNamed('511504001202')).rejects.toMatchObject({ code: 'notFound' });
  await expect(villageNamed('510000001202')).rejects.toMatchObject({ code: 'notFound' });
  expect(await Promise.all([NIUJIAO, '511504001', '511504', '510000', '511503002999'].map(divisionNamed))).toEqual([
    '牛角村',
    '柏溪街道',
    '叙州区',
    '510000',
    '511503002999',
  ]);
});
