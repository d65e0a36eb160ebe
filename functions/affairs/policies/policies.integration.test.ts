import { countUnreadMessages, listMessages } from '@shared/messages/messages';
import {
  listPolicies,
  listPolicyVersions,
  listSavedPolicies,
  type PolicyContent,
  publishPolicyVersion,
  savePolicy,
  showPolicy,
  showSavedPolicy,
  unsavePolicy,
} from '@shared/subsidies/policies';
import { writeRow } from '../../platform/row';
import { policyRows, policyVersionRows } from '../../../scripts/seed/policies';
import { catalogueRows } from '../../../scripts/seed/rows';
import { writeRows } from '../../../scripts/seed/write';
import { callApi, signInAs } from '../../../tests/support/api';
import { consumedBy } from '../../../tests/support/consumed';
import { itIs } from '../../../tests/support/it-is';
import { DISTRICT, enrol, NIUJIAO, signInBound } from '../../../tests/support/people';
import { AuditEntity } from '../../platform/audit';
import { newId } from '../../platform/id';
import { queryPage } from '../../platform/query-page';
import { changesDue } from './change-store';
import { forgetPolicies, PolicyEntity, PolicyVersionEntity, publishVersion } from './policy-store';
import { SavedPolicyEntity, savedRow } from './saved-policy-store';
import { handler as tellPolicyChanges } from './tell-policy-changes';
import { freshDistrict, personNamed } from '../../reports/testing/people';

// A busy machine writes the catalogue slowly.
jest.setTimeout(20_000);

const TODAY = '2026-11-20T02:00:00.000Z';

beforeEach(async () => {
  await freshDistrict();
  forgetPolicies();
});

const putCatalogue = () => writeRows(catalogueRows());
/** One policy is enough for what is published and told. */
const putPolicy = (code: string) =>
  Promise.all([
    ...policyRows()
      .filter(({ policyCode }) => policyCode === code)
      .map((row) => writeRow(PolicyEntity, row)),
    ...policyVersionRows()
      .filter(({ policyCode }) => policyCode === code)
      .map((row) => writeRow(PolicyVersionEntity, row)),
  ]);
const contentOf = (policyCode: string, over: Partial<PolicyContent> = {}): PolicyContent => {
  const {
    policyCode: _,
    effectiveOn: __,
    publishedAt: ___,
    version: ____,
    ...content
  } = policyVersionRows().find((row) => row.policyCode === policyCode)!;
  return { ...content, ...over } as PolicyContent;
};
const regulator = async () => (await personNamed('周敏', { role: 'regulator', division: DISTRICT })).token;
const publish = (token: string, effectiveOn: string, over: Partial<PolicyContent> = {}, policyCode = 'ZC60') =>
  callApi(publishPolicyVersion, {
    token,
    params: { policyCode, effectiveOn },
    body: contentOf(policyCode, over),
  });
const show = (policyCode: string, effectiveOn?: string) =>
  callApi(showPolicy, { params: { policyCode }, query: { effectiveOn } });

describe('listPolicies', () => {
  test('list_policies_by_category_audience_and_life_event_with_the_programs_that_pay', async () => {
    await putCatalogue();
    const { body: all } = await callApi(listPolicies);
    expect([all.items.length, all.programs.length, all.near]).toEqual([65, 71, []]);
    expect(all.categories.reduce((sum, { count }) => sum + count, 0)).toBe(65);
    expect(all.items[0]).not.toHaveProperty('steps');
    const { body } = await callApi(listPolicies, { query: { category: '乡村建设' } });
    expect(body.items.map(({ policyCode }) => policyCode)).toEqual(['ZC50', 'ZC51', 'ZC52', 'ZC53', 'ZC54']);
    expect([body.categories, body.programs]).toEqual([all.categories, []]);
    const birth = (await callApi(listPolicies, { query: { lifeEvent: 'birth', audience: 'woman' } })).body;
    expect(birth.programs.map(({ programCode }) => programCode)).toEqual(['BT60', 'BT61']);
    expect(birth.items.every(({ lifeEvents }) => lifeEvents.includes('birth'))).toBe(true);
  });

  test('every_audience_and_life_event_leads_somewhere', async () => {
    await putCatalogue();
    const { body } = await callApi(listPolicies);
    const things = [...body.items, ...body.programs];
    const count = (of: (thing: (typeof things)[number]) => readonly string[]) => new Set(things.flatMap(of)).size;
    expect([count(({ audiences }) => audiences), count(({ lifeEvents }) => lifeEvents)]).toEqual([12, 15]);
  });

  test('list_policies_by_plain_words_best_match_first_in_a_category_too', async () => {
    await putCatalogue();
    const ask = async (query: Record<string, string>) => (await callApi(listPolicies, { query })).body;
    const codes = async (query: Record<string, string>) => (await ask(query)).items.map(({ policyCode }) => policyCode);
    expect((await codes({ q: '土地补贴' }))[0]).toBe('ZC01');
    expect((await codes({ q: 'gdbt' }))[0]).toBe('ZC01');
    expect(await codes({ q: '土地补贴', category: '乡村建设' })).toEqual([]);
    expect(await codes({ q: '火星移民' })).toEqual([]);
    expect(await codes({ q: '  ' })).toHaveLength(65);
    const found = await ask({ q: '宅基地' });
    expect(found.items[0]!.hit).toMatchObject({ name: [[0, 3]] });
    const nothing = await ask({ q: '长江蘑菇鸡枞' });
    expect([nothing.items, nothing.near.length > 0]).toEqual([[], true]);
  });

  test('list_policies_reads_once_a_minute', async () => {
    const start = Date.parse(TODAY);
    const at = async (seconds: number) => {
      itIs(new Date(start + seconds * 1000).toISOString());
      const { requests, result } = await consumedBy(() => callApi(listPolicies));
      return [requests, result.body.items.length];
    };
    const [first, second] = policyRows();
    await writeRow(PolicyEntity, first!);
    expect(await at(0)).toEqual([2, 1]);
    await writeRow(PolicyEntity, second!);
    expect(await at(59)).toEqual([0, 1]);
    expect(await at(61)).toEqual([2, 2]);
  });
});

describe('showPolicy', () => {
  test('show_policy_as_it_is_in_force_with_its_programs_and_related', async () => {
    await putCatalogue();
    itIs(TODAY);
    const { body } = await show('ZC01');
    expect(body).toMatchObject({
      documentNo: '财农〔2016〕26号',
      state: 'current',
      effectiveOn: '2026-03-01',
      changedFrom: '2016-04-18',
      versionCount: 2,
      programs: [{ programCode: 'BT01', name: '耕地地力保护补贴' }],
    });
    expect(body.relatedPolicies.map(({ policyCode }) => policyCode)).toEqual(['ZC65', 'ZC08', 'ZC44']);
    expect(body.summary).toHaveLength(3);
  });

  test('show_policy_of_an_earlier_day_of_a_coming_and_of_an_ended_version', async () => {
    await putCatalogue();
    itIs(TODAY);
    expect((await show('ZC01', '2016-04-18')).body).toMatchObject({ state: 'former', effectiveOn: '2016-04-18' });
    expect((await show('ZC18')).body).toMatchObject({ state: 'current', comingOn: '2027-01-01' });
    expect((await show('ZC18', '2027-01-01')).body.state).toBe('coming');
    expect((await show('ZC10')).body).toMatchObject({ state: 'ended', until: '2026-10-31' });
  });

  test('show_an_unknown_policy_or_version_is_404', async () => {
    await putCatalogue();
    const answers = [await show('ZC99'), await show('ZC01', '2020-01-01')];
    expect(answers.map(({ status, body }) => [status, body.code])).toEqual(Array(2).fill([404, 'notFound']));
    const { status } = await callApi(listPolicyVersions, { params: { policyCode: 'ZC99' } });
    expect(status).toBe(404);
  });

  test('list_policy_versions_newest_first_with_what_each_changed', async () => {
    await putCatalogue();
    itIs(TODAY);
    const { body } = await callApi(listPolicyVersions, { params: { policyCode: 'ZC64' } });
    expect(body.versions.map(({ effectiveOn, state }) => [effectiveOn, state])).toEqual([
      ['2026-11-16', 'current'],
      ['2022-01-01', 'former'],
    ]);
    expect(body.versions[0]!.changes.map(({ field }) => field)).toEqual(['steps', 'documents', 'deadline']);
    expect(body.versions[1]!.changes).toEqual([]);
  });
});

describe('publishPolicyVersion', () => {
  test('publish_policy_version_is_in_force_found_and_in_the_trail_and_the_one_before_stays', async () => {
    await putPolicy('ZC60');
    itIs(TODAY);
    const token = await regulator();
    const { status, body } = await publish(token, '2026-11-20', { deadline: '每月 10 日前', keywords: ['急难愁盼'] });
    expect([status, body.state, body.changedFrom]).toEqual([200, 'current', '2025-01-01']);
    expect((await show('ZC60')).body.deadline).toBe('每月 10 日前');
    expect((await show('ZC60', '2025-01-01')).body.state).toBe('former');
    const found = (await callApi(listPolicies, { query: { q: '急难愁盼' } })).body.items[0];
    expect(found).toMatchObject({ policyCode: 'ZC60', changedOn: '2026-11-20' });
    const { items } = await queryPage(AuditEntity, { partition: 'AUDIT#policy#ZC60' }, {});
    expect(items).toMatchObject([{ action: 'publishPolicyVersion', role: 'regulator', note: '2026-11-20' }]);
  });

  test('publish_policy_version_again_changes_nothing_and_a_correction_replaces_it_without_news', async () => {
    await putPolicy('ZC60');
    itIs(TODAY);
    const token = await regulator();
    const changes = async () => (await changesDue('2026-11-20')).length;
    await publish(token, '2026-11-20', { phone: '12316', until: '2027-12-31' });
    const again = await consumedBy(() => publish(token, '2026-11-20', { phone: '12316', until: '2027-12-31' }));
    expect([again.result.status, await changes()]).toEqual([200, 1]);
    await tellPolicyChanges();
    expect((await publish(token, '2026-11-20', { phone: '12345' })).body).toMatchObject({
      phone: '12345',
      versionCount: 2,
    });
    expect((await show('ZC60')).body).not.toHaveProperty('until');
    expect(await changes()).toBe(0);
    const { items } = await queryPage(AuditEntity, { partition: 'AUDIT#policy#ZC60' }, {});
    expect(items.map(({ action }) => action).sort()).toEqual(['correctPolicyVersion', 'publishPolicyVersion']);
  });

  test('publish_policy_version_twice_at_once_keeps_one', async () => {
    await putPolicy('ZC60');
    itIs(TODAY);
    const token = await regulator();
    const answers = await Promise.all(['甲', '乙', '丙'].map((deadline) => publish(token, '2026-11-20', { deadline })));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect((await show('ZC60')).body.versionCount).toBe(2);
  });

  test('what_is_filled_in_of_the_past_leaves_the_present_and_is_no_news', async () => {
    await putPolicy('ZC60');
    itIs(TODAY);
    await publishVersion(
      { ...contentOf('ZC60', { phone: '旧电话' }), policyCode: 'ZC60', effectiveOn: '2020-01-01' },
      { at: TODAY, day: '2026-11-20', actor: 'import' },
    );
    expect((await show('ZC60')).body).toMatchObject({ effectiveOn: '2025-01-01', versionCount: 2 });
    expect(await changesDue('2026-11-20')).toEqual([]);
  });

  test.each([
    ['risky words', { audience: '一起赌博的人' }, 422, 'content.rejected'],
    ['no summary', { summary: [] }, 400, 'request.malformed'],
    ['a source that is no address', { sourceUrl: 'ftp://x' }, 400, 'request.malformed'],
  ])('publish_policy_version_with_%s_publishes_nothing', async (_, over, status, code) => {
    await putPolicy('ZC60');
    itIs(TODAY);
    const answer = await publish(await regulator(), '2026-11-20', over);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect((await show('ZC60')).body.versionCount).toBe(1);
  });

  test('publish_policy_version_by_a_cadre_is_refused', async () => {
    const grants = [{ role: 'cadre' as const, division: NIUJIAO }];
    const { token } = await signInBound('openid-cadre', await enrol('王建国', { grants }));
    expect((await publish(token, '2026-11-20')).status).toBe(403);
  });
});

describe('savePolicy', () => {
  const save = (token: string, policyCode: string) => callApi(savePolicy, { token, params: { policyCode } });
  const listed = async (token: string, query = {}) => (await callApi(listSavedPolicies, { token, query })).body;

  test('save_policy_once_however_often_listed_last_first_and_unsaved', async () => {
    await putCatalogue();
    const { token } = await signInAs('openid-li');
    const other = await signInAs('openid-zhang');
    for (const [minute, code] of ['ZC01', 'ZC60', 'ZC64'].entries()) {
      itIs(new Date(Date.parse(TODAY) + minute * 60_000).toISOString());
      await save(token, code);
    }
    const first = await save(token, 'ZC01');
    expect(first.body).toEqual({ saved: true, savedAt: TODAY });
    expect((await listed(token)).items.map(({ policyCode }) => policyCode)).toEqual(['ZC64', 'ZC60', 'ZC01']);
    const page = await listed(token, { limit: 2 });
    expect((await listed(token, { limit: 2, after: page.next })).items.map(({ policyCode }) => policyCode)).toEqual([
      'ZC01',
    ]);
    expect((await listed(other.token)).items).toEqual([]);
    await callApi(unsavePolicy, { token, params: { policyCode: 'ZC60' } });
    expect((await callApi(unsavePolicy, { token, params: { policyCode: 'ZC60' } })).status).toBe(200);
    expect((await listed(token)).items).toHaveLength(2);
    const state = async (policyCode: string) =>
      (await callApi(showSavedPolicy, { token, params: { policyCode } })).body.saved;
    expect([await state('ZC01'), await state('ZC60')]).toEqual([true, false]);
    expect((await save(token, 'ZC99')).status).toBe(404);
  });

  test('a_saved_policy_says_it_changed_until_its_saver_looked', async () => {
    await putCatalogue();
    itIs('2026-11-10T02:00:00.000Z');
    await save((await signInAs('openid-li')).token, 'ZC64');
    itIs(TODAY);
    const { token } = await signInAs('openid-li');
    expect((await listed(token)).items[0]).toMatchObject({ changed: true, savedAt: '2026-11-10T02:00:00.000Z' });
    await save(token, 'ZC64');
    expect((await listed(token)).items[0]).toMatchObject({ changed: false, savedAt: '2026-11-10T02:00:00.000Z' });
  });
});

describe('tellPolicyChanges', () => {
  const putSavers = (count: number, savedAt = '2026-10-01T00:00:00.000Z') => {
    const accountIds = Array.from({ length: count }, () => newId());
    return Promise.all(
      accountIds.map(async (accountId) => {
        const row = savedRow({ accountId, policyCode: 'ZC60', savedAt, seenAt: savedAt });
        await writeRow(SavedPolicyEntity, row);
        return accountId;
      }),
    );
  };
  const toldTo = async (accountIds: string[]) => {
    const { inboxOf } = await import('../../messages/message-store');
    const inboxes = await Promise.all(accountIds.map((accountId) => inboxOf(accountId)));
    return inboxes.map(({ arrived }) => arrived);
  };

  test('who_saved_it_is_told_once_whatever_runs_again', async () => {
    await putPolicy('ZC60');
    itIs('2026-11-10T02:00:00.000Z');
    const early = await signInAs('openid-li');
    await callApi(savePolicy, { token: early.token, params: { policyCode: 'ZC60' } });
    itIs(TODAY);
    const { token } = await signInAs('openid-li');
    const official = await regulator();
    await publish(official, '2026-11-20', { deadline: '每月 10 日前' });
    await Promise.all([tellPolicyChanges(), tellPolicyChanges()]);
    await tellPolicyChanges();
    const { body } = await callApi(listMessages, { token });
    expect(body.items).toMatchObject([{ kind: 'policyChanged', policyCode: 'ZC60', title: '您收藏的政策有变化' }]);
    await publish(official, '2026-11-20', { deadline: '每月 12 日前' });
    await tellPolicyChanges();
    expect((await callApi(countUnreadMessages, { token })).body.count).toBe(1);
  });

  test('a_version_of_a_later_day_is_told_and_found_when_its_day_comes', async () => {
    await putPolicy('ZC60');
    itIs('2026-11-10T02:00:00.000Z');
    const official = await regulator();
    const [saver] = await putSavers(1);
    await publish(official, '2026-12-01', { keywords: ['急难愁盼'] });
    await tellPolicyChanges();
    const found = async () => (await callApi(listPolicies, { query: { q: '急难愁盼' } })).body.items.length;
    expect([await toldTo([saver!]), await found()]).toEqual([[0], 0]);
    itIs('2026-11-30T16:05:00.000Z');
    forgetPolicies();
    await tellPolicyChanges();
    forgetPolicies();
    expect([await toldTo([saver!]), await found()]).toEqual([[1], 1]);
  });

  test('who_saves_it_when_it_has_changed_is_not_told', async () => {
    await putPolicy('ZC60');
    itIs(TODAY);
    await publish(await regulator(), '2026-11-20', { deadline: '每月 10 日前' });
    const late = await putSavers(1, '2026-11-20T03:00:00.000Z');
    await tellPolicyChanges();
    expect(await toldTo(late)).toEqual([0]);
  });

  test('a_run_that_is_cut_off_is_taken_up_where_it_stopped_and_nobody_is_told_twice', async () => {
    await putPolicy('ZC60');
    itIs(TODAY);
    const savers = await putSavers(70);
    await publish(await regulator(), '2026-11-20', { deadline: '每月 10 日前' });
    // Time for the change and for one page of fifty.
    const left = [60_000, 60_000, 1_000];
    await tellPolicyChanges(undefined, { getRemainingTimeInMillis: () => left.shift() ?? 1_000 });
    const some = (await toldTo(savers)).filter(Boolean).length;
    expect(some).toBe(50);
    const [waiting] = await changesDue('2026-11-20');
    expect(waiting?.after).toBeDefined();
    const rest = await consumedBy(() => tellPolicyChanges());
    expect(await toldTo(savers)).toEqual(savers.map(() => 1));
    expect(await changesDue('2026-11-20')).toEqual([]);
    const idle = await consumedBy(() => tellPolicyChanges());
    expect([rest.requests > 40, idle.requests]).toEqual([true, 1]);
  });
});
