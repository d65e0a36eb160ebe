import {
  agreeToShare,
  askToShare,
  declineToShare,
  endPaperConsent,
  recordPaperConsent,
  SHARE_WORDS,
  SHARE_WORDS_VERSION,
  showMyHousehold,
  takeBackConsent,
} from '@shared/identity/households';
import { listMessages } from '@shared/messages/messages';
import { callApi } from '../../../tests/support/api';
import { everyRow } from '../../../tests/support/every-row';
import { type Enrolled, enrol, FENGXIANG, NIUJIAO, bindAndSettle } from '../../../tests/support/people';
import { newId } from '../../platform/id';
import { transact } from '../../platform/transact';
import { personById, putPerson } from '../person-store';
import { shareOf } from './share-store';
import { freshDistrict } from '../../reports/testing/people';

const HOME = newId();
let wang: Enrolled;
let son: Enrolled;
let elder: Enrolled;
let child: Enrolled;
let wangToken: string;
let sonToken: string;

const idOf = ({ person }: Enrolled) => person.personId;
const agreeBody = { wordsVersion: SHARE_WORDS_VERSION };
const ask = (token: string, of: Enrolled) => callApi(askToShare, { token, params: { personId: idOf(of) } });
const agree = (token: string, to: Enrolled) =>
  callApi(agreeToShare, { token, params: { personId: idOf(to) }, body: agreeBody });
const decline = (token: string, to: Enrolled) => callApi(declineToShare, { token, params: { personId: idOf(to) } });
const takeBack = (token: string, from: Enrolled) =>
  callApi(takeBackConsent, { token, params: { personId: idOf(from) } });
const inbox = async (token: string) => (await callApi(listMessages, { token })).body.items.map(({ kind }) => kind);
const memberOf = async (token: string, who: Enrolled) =>
  (await callApi(showMyHousehold, { token })).body.members.find(({ personId }) => personId === idOf(who));
const trail = async (owner: Enrolled) =>
  (await everyRow())
    .filter(({ pk, action }) => pk === `AUDIT#person#${idOf(owner)}` && action !== 'bindPerson')
    .map(({ action, note }) => ({ action, note }));

const moveTo = async (personId: string, householdId: string) => {
  const person = (await personById(personId))!;
  await transact(putPerson({ ...person, householdId }, person));
};

beforeEach(async () => {
  await freshDistrict();
  wang = await enrol('王秀英', { householdId: HOME, relation: 'head', bornOn: '1958-04-16' });
  son = await enrol('李建平', { householdId: HOME, relation: 'child', bornOn: '1982-03-09' });
  elder = await enrol('李长寿', { householdId: HOME, relation: 'spouse', bornOn: '1953-10-02' });
  child = await enrol('李思雨', {
    householdId: HOME,
    relation: 'grandchild',
    bornOn: '2016-05-18',
    guardianIds: [idOf(wang)],
  });
  wangToken = (await bindAndSettle('openid-wang', wang)).token;
  sonToken = (await bindAndSettle('openid-son', son)).token;
});

test('show_my_household_who_is_in_it_and_who_lets_whom_see', async () => {
  await enrol('邻居');
  const { body } = await callApi(showMyHousehold, { token: wangToken });
  expect(body.members).toEqual([
    { personId: idOf(wang), name: '王秀英', relation: 'head', standing: 'adult', bound: true, right: 'self' },
    {
      personId: idOf(elder),
      name: '李长寿',
      relation: 'spouse',
      standing: 'adult',
      bound: false,
      toMe: { state: 'none' },
      fromMe: { state: 'none' },
    },
    {
      personId: idOf(son),
      name: '李建平',
      relation: 'child',
      standing: 'adult',
      bound: true,
      toMe: { state: 'none' },
      fromMe: { state: 'none' },
    },
    {
      personId: idOf(child),
      name: '李思雨',
      relation: 'grandchild',
      standing: 'child',
      bound: false,
      right: 'guardian',
      fromMe: { state: 'none' },
    },
  ]);
});

test('ask_agree_see_take_back_each_told_and_on_the_trail', async () => {
  expect((await ask(wangToken, son)).status).toBe(200);
  expect((await ask(wangToken, son)).status).toBe(200);
  expect(await inbox(sonToken)).toEqual(['shareAsked']);
  expect((await memberOf(sonToken, wang))?.fromMe?.state).toBe('asked');

  expect((await agree(sonToken, wang)).status).toBe(200);
  expect((await agree(sonToken, wang)).status).toBe(200);
  expect(await inbox(wangToken)).toEqual(['shareAgreed']);
  expect(await memberOf(wangToken, son)).toMatchObject({ right: 'consent', toMe: { state: 'agreed' } });
  // One direction: the mother said nothing yet.
  expect((await memberOf(sonToken, wang))?.right).toBeUndefined();
  expect(await shareOf(idOf(son), idOf(wang))).toMatchObject({ words: SHARE_WORDS, wordsVersion: SHARE_WORDS_VERSION });

  expect((await takeBack(sonToken, wang)).status).toBe(200);
  expect((await takeBack(sonToken, wang)).status).toBe(200);
  expect((await memberOf(wangToken, son))?.right).toBeUndefined();
  const note = (more: string) => `to person#${idOf(wang)}${more}`;
  expect(await trail(son)).toEqual([
    { action: 'askToShare', note: note('') },
    { action: 'agreeToShare', note: note(`, words ${SHARE_WORDS_VERSION}`) },
    { action: 'takeBackConsent', note: note('') },
  ]);
});

test('agree_without_being_asked_and_decline_only_when_asked', async () => {
  expect((await decline(sonToken, wang)).body.code).toBe('households.wrongState');
  expect((await agree(sonToken, wang)).status).toBe(200);
  expect((await ask(sonToken, wang)).status).toBe(200);
  expect((await decline(wangToken, son)).status).toBe(200);
  expect((await memberOf(sonToken, wang))?.toMe?.state).toBe('declined');
  expect((await ask(sonToken, wang)).body.code).toBe('households.declinedLately');
  // Who declined is not told on.
  expect(await inbox(sonToken)).toEqual([]);
});

test('agree_to_words_that_are_not_the_present_ones_is_refused', async () => {
  const { status } = await callApi(agreeToShare, {
    token: sonToken,
    params: { personId: idOf(wang) },
    body: { wordsVersion: '2020-01' },
  });
  expect(status).toBe(400);
});

test('ask_someone_of_another_household_is_404_like_someone_who_is_not', async () => {
  const neighbour = await enrol('邻居');
  const nobody = { person: { personId: newId() } } as Enrolled;
  for (const who of [neighbour, nobody])
    for (const act of [ask, agree, decline, takeBack])
      expect((await act(wangToken, who)).body).toMatchObject({ code: 'notFound' });
});

test('ask_a_child_or_an_elder_without_a_phone_says_what_to_do', async () => {
  expect((await ask(wangToken, child)).body.code).toBe('households.notAdult');
  expect((await ask(wangToken, elder)).body.code).toBe('households.notBound');
});

test('what_was_agreed_ends_when_either_moves_out_and_does_not_come_back_with_them', async () => {
  await agree(sonToken, wang);
  await moveTo(idOf(son), newId());
  expect(await memberOf(wangToken, son)).toBeUndefined();
  await moveTo(idOf(son), HOME);
  expect(await memberOf(wangToken, son)).toMatchObject({ toMe: { state: 'none' } });
});

test('agree_and_take_back_at_once_leave_one_state_and_every_step_on_the_trail', async () => {
  await agree(sonToken, wang);
  await Promise.all([takeBack(sonToken, wang), agree(sonToken, wang), takeBack(sonToken, wang), agree(sonToken, wang)]);
  const share = (await shareOf(idOf(son), idOf(wang)))!;
  expect(await trail(son)).toHaveLength(share.version);
});

describe('paper', () => {
  const paper = (of: Enrolled, to: Enrolled, more: object = {}) => ({
    ownerIdNumber: of.idNumber,
    viewerIdNumber: to.idNumber,
    paperNo: '牛角〔2026〕7号',
    signedOn: '2026-01-05',
    ...more,
  });
  const cadre = async (villageCode = NIUJIAO) => {
    const who = await enrol('陈建国', { villageCode, grants: [{ role: 'cadre', division: villageCode }] });
    return (await bindAndSettle(`openid-cadre-${villageCode}`, who)).token;
  };
  const record = (token: string, body: object, villageCode = NIUJIAO) =>
    callApi(recordPaperConsent, { token, params: { villageCode }, body });

  test('record_paper_consent_of_an_elder_without_a_phone_shown_as_such_and_ended_on_paper', async () => {
    const token = await cadre();
    const { status, body } = await record(token, paper(elder, wang));
    expect([status, body]).toEqual([200, { ownerName: '李长寿', viewerName: '王秀英' }]);
    expect((await record(token, paper(elder, wang))).status).toBe(200);
    expect(await memberOf(wangToken, elder)).toMatchObject({
      right: 'consent',
      toMe: { state: 'agreed', paperNo: '牛角〔2026〕7号' },
    });
    const ended = await callApi(endPaperConsent, {
      token,
      params: { villageCode: NIUJIAO },
      body: paper(elder, wang, { paperNo: '牛角〔2026〕8号' }),
    });
    expect(ended.status).toBe(200);
    expect((await memberOf(wangToken, elder))?.right).toBeUndefined();
    expect((await trail(elder)).map(({ action, note }) => [action, String(note).includes('〔2026〕')])).toEqual([
      ['recordPaperConsent', true],
      ['endPaperConsent', true],
    ]);
  });

  test('who_binds_later_takes_a_paper_back_on_the_phone', async () => {
    await record(await cadre(), paper(elder, wang));
    const { token } = await bindAndSettle('openid-elder', elder);
    expect((await takeBack(token, wang)).status).toBe(200);
    expect((await memberOf(wangToken, elder))?.right).toBeUndefined();
  });

  test('record_paper_consent_refuses_who_has_a_phone_a_child_two_households_and_another_village', async () => {
    const token = await cadre();
    const neighbour = await enrol('邻居');
    expect((await record(token, paper(son, wang))).body.code).toBe('households.signsSelf');
    expect((await record(token, paper(child, wang))).body.code).toBe('households.notAdult');
    expect((await record(token, paper(elder, neighbour))).body.code).toBe('households.noMatch');
    expect((await record(await cadre(FENGXIANG), paper(elder, wang), FENGXIANG)).body.code).toBe('households.noMatch');
    expect((await record(token, paper(elder, wang, { signedOn: '2099-01-01' }))).status).toBe(400);
    expect((await record(wangToken, paper(elder, wang))).body.code).toBe('auth.refused');
  });

  test('a_cadre_does_not_record_a_paper_for_themself', async () => {
    const relative = await enrol('刘芳', { householdId: HOME, grants: [{ role: 'cadre', division: NIUJIAO }] });
    const { token } = await bindAndSettle('openid-liu', relative);
    expect((await record(token, paper(elder, relative))).body.code).toBe('households.ownInterest');
  });
});
