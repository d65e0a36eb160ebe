import { listDuties } from '@shared/affairs/duties';
import {
  cancelScheduledNotice,
  changeScheduledNotice,
  listNoticeReaders,
  listNoticeRevisions,
  listNotices,
  listScheduledNotices,
  type NoticeDetail,
  pinNotice,
  publishNotice,
  recordReading,
  reviseNotice,
  showNotice,
  showPinnedNotice,
  withdrawNotice,
} from '@shared/affairs/notices';
import { listReviews, reviewSubject, showSubjectScore } from '@shared/reviews/reviews';
import { ROUTES_BY_FEATURE } from '@shared/routes';
import { daysAfter } from '@shared/time';
import { writeRow } from '../../platform/row';
import { atWeChat, callApi } from '../../../tests/support/api';
import { consumedBy } from '../../../tests/support/consumed';
import { itIs } from '../../../tests/support/it-is';
import { pagesOf } from '../../../tests/support/pages';
import { DISTRICT, enrol, FENGXIANG, NIUJIAO, signInBound, TOWN } from '../../../tests/support/people';
import { AuditEntity } from '../../platform/audit';
import { now } from '../../platform/clock';
import { newId } from '../../platform/id';
import { queryPage } from '../../platform/query-page';
import { NoticeEntity, noticeRow } from './notice-store';
import { freshDistrict, personNamed } from '../../reports/testing/people';

beforeEach(async () => {
  await freshDistrict();
});

const NOTICE = {
  kind: 'affairs' as const,
  title: '关于停水的通知',
  body: '各位村民：\n明天上午 8 点到 12 点检修水管，请提前储水。',
};

const cadre = async (openid = 'openid-cadre', name = '王建国') =>
  signInBound(openid, await enrol(name, { grants: [{ role: 'cadre', division: NIUJIAO, title: '村党支部书记' }] }));
const publish = (token: string, over: object = {}, options: { villageCode?: string; key?: string } = {}) =>
  callApi(publishNotice, {
    token,
    params: { villageCode: options.villageCode ?? NIUJIAO },
    body: { ...NOTICE, ...over },
    ...(options.key && { key: options.key }),
  });
const noticesIn = async (villageCode = NIUJIAO, kind?: string) =>
  (await callApi(listNotices, { params: { villageCode }, query: { kind } })).body.items;
const show = (noticeId: string) => callApi(showNotice, { params: { villageCode: NIUJIAO, noticeId } });
const revise = (
  token: string,
  { noticeId, version }: Pick<NoticeDetail, 'noticeId' | 'version'>,
  over: object = {},
  key?: string,
) =>
  callApi(reviseNotice, {
    token,
    params: { villageCode: NIUJIAO, noticeId },
    body: {
      version,
      title: NOTICE.title,
      body: '明天的停水改到后天，其他不变，请大家放心。',
      reason: '日子定错了',
      ...over,
    },
    ...(key && { key }),
  });
const withdraw = (
  token: string,
  { noticeId, version }: Pick<NoticeDetail, 'noticeId' | 'version'>,
  reason = '写错了村名',
) => callApi(withdrawNotice, { token, params: { villageCode: NIUJIAO, noticeId }, body: { version, reason } });
/** The clock is set no further ahead than a session lives. */
const inMinutes = (minutes: number) => new Date(Date.parse(now()) + minutes * 60_000).toISOString();

describe('listNotices', () => {
  const put = async (count: number, villageCode = NIUJIAO) => {
    for (let place = 0; place < count; place += 1) {
      const publishedAt = new Date(Date.UTC(2026, 0, 1, 0, place)).toISOString();
      await writeRow(
        NoticeEntity,
        noticeRow({
          ...NOTICE,
          villageCode,
          noticeId: newId(publishedAt),
          kind: place % 2 ? 'affairs' : 'party',
          title: `第${place}号`,
          excerpt: '明天停水',
          villageName: '牛角村',
          author: '王建国',
          publishedAt,
          asksReceipt: false,
          version: 1,
          revision: 1,
        }),
      );
    }
  };

  test('list_notices_page_by_page_newest_first_none_lost_none_twice_of_one_village', async () => {
    await put(23);
    await put(2, FENGXIANG);
    const pages = await pagesOf((after) =>
      callApi(listNotices, { params: { villageCode: NIUJIAO }, query: { limit: 10, after } }),
    );
    expect(pages.flatMap(({ items }) => items.map(({ title }) => title))).toEqual(
      Array.from({ length: 23 }, (_, place) => `第${22 - place}号`),
    );
    expect(pages[0]!.items[0]).not.toHaveProperty('body');
  });

  test('list_notices_of_one_kind_has_full_pages_of_that_kind_alone', async () => {
    await put(23);
    const pages = await pagesOf((after) =>
      callApi(listNotices, { params: { villageCode: NIUJIAO }, query: { kind: 'party', limit: 5, after } }),
    );
    expect(pages.map(({ items }) => items.length)).toEqual([5, 5, 2]);
    expect(new Set(pages.flatMap(({ items }) => items.map(({ kind }) => kind)))).toEqual(new Set(['party']));
    expect(pages.flatMap(({ items }) => items.map(({ title }) => title))[0]).toBe('第22号');
  });

  test('list_notices_costs_the_same_with_ten_times_the_rows', async () => {
    const read = async () =>
      (await consumedBy(() => callApi(listNotices, { params: { villageCode: NIUJIAO }, query: { limit: 5 } }))).units;
    await put(12);
    const few = await read();
    await put(108);
    expect(few).toBeGreaterThan(0);
    expect(await read()).toBe(few);
  });

  test('show_an_unknown_notice_or_anothers_village_is_404', async () => {
    await put(1);
    const { body } = await callApi(listNotices, { params: { villageCode: NIUJIAO } });
    const { noticeId } = body.items[0]!;
    const show = (villageCode: string, id: string) => callApi(showNotice, { params: { villageCode, noticeId: id } });
    expect((await show(NIUJIAO, 'Z'.repeat(26))).status).toBe(404);
    expect((await show(NIUJIAO, noticeId)).body).toMatchObject({ body: NOTICE.body, villageName: '牛角村' });
    expect((await show(FENGXIANG, noticeId)).status).toBe(404);
    expect((await show(NIUJIAO, newId())).status).toBe(404);
  });
});

describe('publishNotice', () => {
  test('publish_notice_by_a_cadre_of_the_village_is_read_by_all_and_left_in_the_trail', async () => {
    const { token, me } = await cadre();
    const { status, body } = await publish(token);
    expect(status).toBe(200);
    expect(body).toMatchObject({ ...NOTICE, villageName: '牛角村', author: '村党支部书记 王建国' });
    expect(body.excerpt).toBe('各位村民： 明天上午 8 点到 12 点检修水管，请提前储水。');
    expect(await noticesIn()).toMatchObject([{ noticeId: body.noticeId }]);
    const { items } = await queryPage(AuditEntity, { partition: `AUDIT#notice#${body.noticeId}` }, {});
    expect(items).toMatchObject([{ action: 'publishNotice', actor: me.accountId }]);
  });

  test('publish_notice_by_the_township_above_but_nobody_else', async () => {
    const grantsOf = {
      镇街: ['township', TOWN],
      邻镇: ['township', '511503001'],
      区: ['regulator', DISTRICT],
    } as const;
    const statuses: Record<string, number> = {};
    for (const [name, [role, division]] of Object.entries(grantsOf)) {
      const { token } = await personNamed('赵敏', { role, division });
      statuses[name] = (await publish(token)).status;
    }
    const { token: resident } = await signInBound('openid-li', await enrol('李四'));
    statuses['村民'] = (await publish(resident)).status;
    statuses['邻村'] = (await publish((await cadre()).token, {}, { villageCode: FENGXIANG })).status;
    expect(statuses).toEqual({ 镇街: 200, 邻镇: 403, 区: 403, 村民: 403, 邻村: 403 });
    expect(await noticesIn()).toHaveLength(1);
    expect(await noticesIn(FENGXIANG)).toHaveLength(0);
  });

  test.each([
    ['risky words in the title', { title: '今晚赌博大会' }, 422, 'content.rejected'],
    ['risky words in the body', { body: `${NOTICE.body}赌博` }, 422, 'content.rejected'],
    ['words WeChat is unsure of', { body: `${NOTICE.body}小广告` }, 503, 'wechat.unavailable'],
  ])('publish_notice_with_%s_publishes_nothing', async (_, over, status, code) => {
    const { token } = await cadre();
    const answer = await publish(token, over);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(await noticesIn()).toHaveLength(0);
  });

  test.each(['systemError', 'http500', 'reset'])(
    'publish_notice_while_wechat_answers_%s_publishes_nothing_and_the_same_draft_goes_later',
    async (kind) => {
      const { token } = await cadre();
      const key = 'notice-draft-0001';
      await atWeChat('faults', { path: '/wxa/msg_sec_check', kind });
      const held = await publish(token, {}, { key });
      expect([held.status, held.body.code]).toEqual([503, 'wechat.unavailable']);
      expect(await noticesIn()).toHaveLength(0);
      expect((await publish(token, {}, { key })).status).toBe(200);
      expect(await noticesIn()).toHaveLength(1);
    },
  );

  test('publish_notice_sent_again_while_wechat_is_down_says_it_is_published', async () => {
    const { token } = await cadre();
    const key = 'notice-draft-0003';
    const first = await publish(token, {}, { key });
    await atWeChat('faults', { path: '/wxa/msg_sec_check', kind: 'http500' });
    const again = await publish(token, {}, { key });
    await atWeChat('faults', { path: '/wxa/msg_sec_check', times: 0 });
    expect([again.status, again.body]).toEqual([200, first.body]);
  });

  test('publish_notice_sent_again_or_twice_at_once_publishes_once', async () => {
    const { token } = await cadre();
    const key = 'notice-draft-0002';
    const answers = await Promise.all([1, 2, 3].map(() => publish(token, {}, { key })));
    answers.push(await publish(token, {}, { key }));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(new Set(answers.map(({ body }) => body.noticeId)).size).toBe(1);
    expect(await noticesIn()).toHaveLength(1);
    const other = await publish(token, { title: '另一个标题' }, { key });
    expect([other.status, other.body.code]).toEqual([409, 'request.keyReused']);
  });
});

describe('a scheduled notice', () => {
  const scheduled = async (over: object = {}) => {
    const { token } = await cadre();
    const publishAt = inMinutes(5);
    const { status, body } = await publish(token, { title: '秘密的标题先不说', publishAt, ...over });
    expect(status).toBe(200);
    return { token, notice: body, publishAt };
  };

  /** Every GET route that anyone may call, with this notice's id wherever a route takes one. */
  const publicAnswers = async (noticeId: string) => {
    const params: Record<string, string> = {
      villageCode: NIUJIAO,
      noticeId,
      subjectKind: 'notice',
      subjectId: noticeId,
      division: NIUJIAO,
      decisionId: noticeId,
    };
    const routes = [...ROUTES_BY_FEATURE.affairs!, ...ROUTES_BY_FEATURE.reviews!]
      .filter(({ access, method }) => access === 'public' && method === 'GET')
      .filter(({ path }) => [...path.matchAll(/\{(\w+)\}/g)].every(([, name]) => params[name!]));
    return Promise.all(
      routes.map(async (route) => {
        const { status, body } = await callApi(route, { params });
        return { id: route.id, status, text: JSON.stringify(body) };
      }),
    );
  };

  test('shows_on_no_public_route_until_its_instant_and_then_on_them', async () => {
    const { notice, publishAt } = await scheduled();
    const before = await publicAnswers(notice.noticeId);
    expect(before.map(({ id }) => id)).toEqual(
      expect.arrayContaining([
        'listNotices',
        'showNotice',
        'listNoticeRevisions',
        'showPinnedNotice',
        'listDuties',
        'listReviews',
      ]),
    );
    expect(before.filter(({ text }) => text.includes('秘密') || text.includes(notice.noticeId))).toEqual([]);
    const unknown = await publicAnswers(newId());
    expect(before.map(({ id, status }) => [id, status])).toEqual(unknown.map(({ id, status }) => [id, status]));
    itIs(new Date(Date.parse(publishAt) - 1).toISOString());
    expect([(await show(notice.noticeId)).status, (await noticesIn()).length]).toEqual([404, 0]);
    itIs(publishAt);
    expect([(await show(notice.noticeId)).status, (await noticesIn()).length]).toEqual([200, 1]);
    expect(await noticesIn(NIUJIAO, 'affairs')).toHaveLength(1);
  });

  test('cannot_be_reviewed_read_or_pinned_before_and_its_readers_are_nobodys_to_ask', async () => {
    const { token, notice } = await scheduled({ asksReceipt: true });
    const { noticeId } = notice;
    const { token: resident } = await signInBound('openid-li', await enrol('李四'));
    const params = { villageCode: NIUJIAO, noticeId };
    const subject = { villageCode: NIUJIAO, subjectKind: 'notice', subjectId: noticeId };
    const statuses = [
      await callApi(reviewSubject, { token: resident, params: subject, body: { stars: 1 } }),
      await callApi(recordReading, { token: resident, params, body: {} }),
      await callApi(listNoticeReaders, { token, params }),
      await callApi(pinNotice, { token, params: { villageCode: NIUJIAO }, body: { noticeId } }),
      await revise(token, notice),
      await withdraw(token, notice),
    ].map(({ status }) => status);
    expect(statuses).toEqual([404, 404, 404, 404, 404, 404]);
    expect((await callApi(listReviews, { params: subject })).body.items).toEqual([]);
    expect((await callApi(showSubjectScore, { params: subject })).body).toEqual({});
  });

  test('is_listed_for_its_cadres_and_the_township_soonest_first_and_for_no_one_else', async () => {
    const { token } = await scheduled();
    await publish(token, { title: '更早的一条公告', publishAt: inMinutes(2) });
    await publish(token);
    const list = (as: string) => callApi(listScheduledNotices, { token: as, params: { villageCode: NIUJIAO } });
    expect((await list(token)).body.items.map(({ title }) => title)).toEqual(['更早的一条公告', '秘密的标题先不说']);
    const town = await signInBound(
      'openid-town',
      await enrol('赵敏', { grants: [{ role: 'township', division: TOWN }] }),
    );
    expect((await list(town.token)).body.items).toHaveLength(2);
    const resident = await signInBound('openid-li', await enrol('李四'));
    expect((await list(resident.token)).status).toBe(403);
  });

  test('a_page_begun_before_it_came_out_goes_on_after', async () => {
    const { token, publishAt } = await scheduled();
    for (const title of ['公告第一条', '公告第二条', '公告第三条']) await publish(token, { title });
    const page = (after?: string) =>
      callApi(listNotices, { params: { villageCode: NIUJIAO }, query: { limit: 2, after } });
    const first = await page();
    itIs(publishAt);
    const second = await page(first.body.next);
    expect([...first.body.items, ...second.body.items].map(({ title }) => title)).toEqual([
      '公告第三条',
      '公告第二条',
      '公告第一条',
    ]);
  });

  test('is_changed_moved_and_published_now', async () => {
    const { token, notice, publishAt } = await scheduled();
    const change = ({ noticeId, version }: NoticeDetail, over: object, key?: string) =>
      callApi(changeScheduledNotice, {
        token,
        params: { villageCode: NIUJIAO, noticeId },
        body: { ...NOTICE, version, ...over },
        ...(key && { key }),
      });
    const words = await change(notice, { title: '换了标题的公告', publishAt });
    expect(words.body).toMatchObject({ noticeId: notice.noticeId, title: '换了标题的公告', version: 2 });
    const stale = await change(notice, { title: '另一个人也在改', publishAt });
    expect([stale.status, stale.body.code, stale.body.details]).toMatchObject([
      409,
      'version.stale',
      { title: '换了标题的公告' },
    ]);
    const key = 'change-scheduled-01';
    const moved = await change(words.body, { publishAt: inMinutes(9) }, key);
    expect(moved.body.noticeId).not.toBe(notice.noticeId);
    expect((await change(words.body, { publishAt: moved.body.publishedAt }, key)).body.noticeId).toBe(
      moved.body.noticeId,
    );
    const out = await change(moved.body, {});
    expect(await noticesIn()).toMatchObject([{ noticeId: out.body.noticeId }]);
    const late = await change(out.body, { title: '已经发出去了再改' });
    expect([late.status, late.body.code]).toEqual([409, 'version.stale']);
    expect((await callApi(listScheduledNotices, { token, params: { villageCode: NIUJIAO } })).body.items).toEqual([]);
  });

  test('is_cancelled_and_never_comes_out_while_a_published_one_cannot_be', async () => {
    const { token, notice, publishAt } = await scheduled();
    const cancel = ({ noticeId }: { noticeId: string }) =>
      callApi(cancelScheduledNotice, { token, params: { villageCode: NIUJIAO, noticeId } });
    const published = await publish(token);
    expect((await cancel(published.body)).body.code).toBe('version.stale');
    expect((await cancel(notice)).status).toBe(200);
    expect((await cancel(notice)).status).toBe(404);
    itIs(publishAt);
    expect(await noticesIn()).toHaveLength(1);
  });

  test.each([
    ['now', () => now()],
    ['the past', () => inMinutes(-1)],
    ['too far ahead', () => daysAfter(now(), 61)],
  ])('is_refused_for_%s', async (_, publishAt) => {
    const { token } = await cadre();
    const { status, body } = await publish(token, { publishAt: publishAt() });
    expect([status, body.code]).toEqual([422, 'notices.timeInvalid']);
  });
});

describe('reviseNotice', () => {
  test('the_earlier_text_stays_readable_with_the_reason_of_each_change', async () => {
    const { token } = await cadre();
    const { body: notice } = await publish(token);
    const revisions = () =>
      callApi(listNoticeRevisions, { params: { villageCode: NIUJIAO, noticeId: notice.noticeId } });
    expect((await revisions()).body.items).toEqual([]);
    const second = await revise(token, notice);
    expect(second.body).toMatchObject({ version: 2, revision: 2, excerpt: expect.stringContaining('后天') as string });
    await revise(token, second.body, { body: '停水取消了，什么时候停另行通知。', reason: '水管不修了' });
    expect((await revisions()).body.items).toMatchObject([
      { revision: 3, reason: '水管不修了' },
      { revision: 2, reason: '日子定错了' },
      { revision: 1, body: NOTICE.body, at: notice.publishedAt },
    ]);
    expect((await show(notice.noticeId)).body).toMatchObject({
      body: '停水取消了，什么时候停另行通知。',
      publishedAt: notice.publishedAt,
    });
    const { items } = await queryPage(AuditEntity, { partition: `AUDIT#notice#${notice.noticeId}` }, {});
    expect(items.map(({ action }) => action)).toEqual(['publishNotice', 'reviseNotice', 'reviseNotice']);
  });

  test('of_two_editors_the_second_is_told_the_newer_state_and_writes_nothing', async () => {
    const { token } = await cadre();
    const other = await cadre('openid-other', '刘芳');
    const { body: notice } = await publish(token);
    const answers = await Promise.all([
      revise(token, notice, { title: '甲改的标题在此' }),
      revise(other.token, notice, { title: '乙改的标题在此' }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const won = answers.find(({ status }) => status === 200)!;
    const lost = answers.find(({ status }) => status === 409)!;
    expect([lost.body.code, lost.body.details]).toMatchObject(['version.stale', { title: won.body.title, version: 2 }]);
    expect((await show(notice.noticeId)).body.title).toBe(won.body.title);
    const { body } = await callApi(listNoticeRevisions, {
      params: { villageCode: NIUJIAO, noticeId: notice.noticeId },
    });
    expect(body.items).toHaveLength(2);
  });

  test('sent_again_changes_once_and_the_same_words_are_refused', async () => {
    const { token } = await cadre();
    const { body: notice } = await publish(token);
    const key = 'revise-notice-0001';
    const first = await revise(token, notice, {}, key);
    expect((await revise(token, notice, {}, key)).body).toEqual(first.body);
    const same = await revise(token, first.body, { body: first.body.body });
    expect([same.status, same.body.code]).toEqual([422, 'notices.sameWords']);
    const risky = await revise(token, first.body, { body: '第三次改的内容，足够长了吧。', reason: '因为赌博' });
    expect(risky.body.code).toBe('content.rejected');
    expect((await show(notice.noticeId)).body.version).toBe(2);
  });
});

describe('withdrawNotice', () => {
  test('leaves_the_title_and_the_reason_and_shows_the_text_no_more_in_any_version', async () => {
    const { token } = await cadre();
    const { body: notice } = await publish(token, { body: '王某的电话是一三八零零零零，请找他。' });
    const revised = await revise(token, notice);
    await callApi(pinNotice, { token, params: { villageCode: NIUJIAO }, body: { noticeId: notice.noticeId } });
    const { body } = await withdraw(token, revised.body, '里面有别人的电话');
    expect(body).toMatchObject({ body: '', withdrawnReason: '里面有别人的电话', withdrawnBy: '村党支部书记 王建国' });
    expect((await noticesIn())[0]).toMatchObject({ title: NOTICE.title, excerpt: '已撤下：里面有别人的电话' });
    const everything = JSON.stringify([
      (await show(notice.noticeId)).body,
      (await callApi(listNoticeRevisions, { params: { villageCode: NIUJIAO, noticeId: notice.noticeId } })).body,
      (await callApi(showPinnedNotice, { params: { villageCode: NIUJIAO } })).body,
    ]);
    expect(everything).not.toContain('一三八');
    expect(everything).not.toContain('后天');
    expect((await withdraw(token, body)).body.code).toBe('notices.withdrawn');
    expect((await revise(token, body)).body.code).toBe('notices.withdrawn');
  });

  test('a_title_that_should_never_have_been_up_goes_too_and_nowhere_stands', async () => {
    const { token } = await cadre();
    const { body: notice } = await publish(token, { title: '王秀英家的低保取消了' });
    const { body: revised } = await revise(token, notice, { title: '王秀英家的低保恢复了' });
    await callApi(pinNotice, { token, params: { villageCode: NIUJIAO }, body: { noticeId: notice.noticeId } });
    const { noticeId, version } = revised;
    const { body } = await callApi(withdrawNotice, {
      ...{ token, params: { villageCode: NIUJIAO, noticeId } },
      body: { version, reason: '写了别人家的事', hidesTitle: true },
    });
    expect(body).toMatchObject({ title: '已撤下的公告', body: '', withdrawnReason: '写了别人家的事' });
    const everything = JSON.stringify([
      await noticesIn(),
      (await show(noticeId)).body,
      (await callApi(listNoticeRevisions, { params: { villageCode: NIUJIAO, noticeId } })).body,
      (await callApi(showPinnedNotice, { params: { villageCode: NIUJIAO } })).body,
    ]);
    expect(everything).not.toContain('王秀英');
  });

  test('a_duty_it_met_is_asked_for_again', async () => {
    const { token } = await cadre();
    const standing = async () =>
      (await callApi(listDuties, { params: { villageCode: NIUJIAO } })).body.items.find(
        ({ code }) => code === 'finance',
      )!;
    const { period } = await standing();
    const { body: notice } = await publish(token, { kind: 'finance', duty: { code: 'finance', period } });
    expect(await standing()).toMatchObject({ last: { period, noticeId: notice.noticeId } });
    expect((await standing()).period).not.toBe(period);
    await withdraw(token, notice);
    expect(await standing()).toMatchObject({ period });
    expect((await standing()).last).toBeUndefined();
  });
});

describe('pinNotice', () => {
  test('one_notice_of_the_village_stands_above_the_others_until_none_does', async () => {
    const { token } = await cadre();
    const { body: notice } = await publish(token);
    const pin = (body: object) => callApi(pinNotice, { token, params: { villageCode: NIUJIAO }, body });
    const pinned = async () => (await callApi(showPinnedNotice, { params: { villageCode: NIUJIAO } })).body.notice;
    expect(await pinned()).toBeUndefined();
    await pin({ noticeId: notice.noticeId });
    expect(await pinned()).toMatchObject({ title: NOTICE.title });
    await pin({});
    expect(await pinned()).toBeUndefined();
    expect((await pin({ noticeId: newId() })).status).toBe(404);
  });
});

describe('recordReading', () => {
  const read = (token: string, noticeId: string) =>
    callApi(recordReading, { token, params: { villageCode: NIUJIAO, noticeId }, body: {} });
  const readers = (token: string, noticeId: string, query: object = {}) =>
    callApi(listNoticeReaders, { token, params: { villageCode: NIUJIAO, noticeId }, query: query as never });

  test('counts_each_resident_once_and_shows_the_cadres_who_has_not', async () => {
    const { token } = await cadre();
    const { body: notice } = await publish(token, { asksReceipt: true });
    const { noticeId } = notice;
    const { token: li } = await signInBound('openid-li', await enrol('李四'));
    const { token: zhang } = await signInBound('openid-zhang', await enrol('张三'));
    await enrol('没绑定的人');
    const answers = await Promise.all([read(li, noticeId), read(li, noticeId), read(zhang, noticeId)]);
    answers.push(await read(li, noticeId));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    const { body } = await readers(token, noticeId);
    expect(body.readCount).toBe(2);
    expect(
      Object.fromEntries(body.items.map(({ name, bound, readAt }) => [name, [bound, readAt !== undefined]])),
    ).toEqual({
      王建国: [true, false],
      李四: [true, true],
      张三: [true, true],
      没绑定的人: [false, false],
    });
    expect((await readers(token, noticeId, { only: 'read' })).body.items.map(({ name }) => name).sort()).toEqual([
      '张三',
      '李四',
    ]);
    const pages = await pagesOf((after) => readers(token, noticeId, { limit: 1, after }));
    expect(pages.flatMap(({ items }) => items)).toEqual(body.items);
    expect((await readers(li, noticeId)).status).toBe(403);
  });

  test('keeps_nothing_of_a_notice_that_does_not_ask_nor_of_a_neighbour', async () => {
    const { token } = await cadre();
    const { body: plain } = await publish(token);
    const { body: asking } = await publish(token, { asksReceipt: true });
    const { token: li } = await signInBound('openid-li', await enrol('李四'));
    const { token: other } = await signInBound('openid-far', await enrol('外村人', { villageCode: FENGXIANG }));
    expect((await read(li, plain.noticeId)).body).toEqual({});
    expect((await read(other, asking.noticeId)).status).toBe(403);
    expect((await readers(token, plain.noticeId)).body.readCount).toBe(0);
    expect((await readers(token, asking.noticeId)).body.readCount).toBe(0);
  });
});
