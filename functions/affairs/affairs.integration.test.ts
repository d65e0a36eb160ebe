import { listNotices, listPolicies, publishNotice, showNotice, showPolicy } from '@shared/affairs';
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put';
import policies from '../../data/policies.json';
import { atWeChat, callApi } from '../../tests/support/api';
import { consumedBy } from '../../tests/support/consumed';
import { pagesOf } from '../../tests/support/pages';
import { DISTRICT, enrol, FENGXIANG, NIUJIAO, seedDivisions, signInBound, TOWN } from '../../tests/support/people';
import { freshTables } from '../../tests/support/tables';
import { AuditEntity } from '../platform/audit';
import { setClock } from '../platform/clock';
import { newId } from '../platform/id';
import { queryPage } from '../platform/query-page';
import { NoticeEntity } from './notice-store';
import { forgetPolicies, PolicyEntity } from './policy-store';

beforeEach(async () => {
  await freshTables();
  await seedDivisions();
  forgetPolicies();
});

const putPolicy = ({
  code,
  standard,
  doc_no,
  unit,
  related_subsidies,
  confidence,
  ...policy
}: (typeof policies)[number]) =>
  PolicyEntity.build(PutItemCommand)
    .item({
      ...policy,
      policyCode: code,
      summary: standard,
      ...(doc_no && { documentNo: doc_no }),
      unit: unit ?? undefined,
      programs: related_subsidies.map((programCode) => ({ programCode, name: `项目${programCode}` })),
      confidence: confidence as 'high',
    })
    .send();
const putPolicies = () => Promise.all(policies.map(putPolicy));

describe('listPolicies', () => {
  test('list_policies_by_category_with_every_category_and_its_count', async () => {
    await putPolicies();
    const { body: all } = await callApi(listPolicies);
    expect(all.items).toHaveLength(65);
    expect(all.categories.reduce((sum, { count }) => sum + count, 0)).toBe(65);
    const { body } = await callApi(listPolicies, { query: { category: '乡村建设' } });
    expect(body.items.map(({ policyCode }) => policyCode)).toEqual(['ZC50', 'ZC51', 'ZC52', 'ZC53', 'ZC54']);
    expect(body.categories).toEqual(all.categories);
    expect(body.items[0]).not.toHaveProperty('programs');
  });

  test('list_policies_by_plain_words_best_match_first_in_a_category_too', async () => {
    await putPolicies();
    const codes = async (query: Record<string, string>) =>
      (await callApi(listPolicies, { query })).body.items.map(({ policyCode }) => policyCode);
    expect((await codes({ q: '土地补贴' }))[0]).toBe('ZC01');
    expect(await codes({ q: '土地补贴', category: '乡村建设' })).toEqual([]);
    expect(await codes({ q: '火星移民' })).toEqual([]);
    expect(await codes({ q: '  ' })).toHaveLength(65);
  });

  test('list_policies_reads_once_a_minute', async () => {
    const start = Date.now();
    const at = async (seconds: number) => {
      const restore = setClock(() => new Date(start + seconds * 1000));
      const { requests, result } = await consumedBy(() => callApi(listPolicies));
      restore();
      return [requests, result.body.items.length];
    };
    await putPolicy(policies[0]!);
    expect(await at(0)).toEqual([1, 1]);
    await putPolicy(policies[1]!);
    expect(await at(59)).toEqual([0, 1]);
    expect(await at(61)).toEqual([1, 2]);
  });
});

describe('showPolicy', () => {
  test('show_policy_with_the_programs_it_pays_by', async () => {
    await putPolicy(policies[0]!);
    const { body } = await callApi(showPolicy, { params: { policyCode: 'ZC01' } });
    expect(body).toMatchObject({
      documentNo: '财农〔2016〕26号',
      level: '中央',
      programs: [{ programCode: 'BT01', name: '项目BT01' }],
    });
  });

  test('show_an_unknown_policy_is_404', async () => {
    const { status, body } = await callApi(showPolicy, { params: { policyCode: 'ZC99' } });
    expect([status, body.code]).toEqual([404, 'notFound']);
  });
});

const NOTICE = {
  kind: 'affairs' as const,
  title: '关于停水的通知',
  body: '各位村民：\n明天上午 8 点到 12 点检修水管，请提前储水。',
};

describe('listNotices', () => {
  const put = async (count: number, villageCode = NIUJIAO) => {
    for (let place = 0; place < count; place += 1) {
      const publishedAt = new Date(Date.UTC(2026, 0, 1, 0, place)).toISOString();
      await NoticeEntity.build(PutItemCommand)
        .item({
          ...NOTICE,
          villageCode,
          noticeId: newId(publishedAt),
          title: `第${place}号`,
          excerpt: '明天停水',
          villageName: '牛角村',
          author: '王建国',
          publishedAt,
        })
        .send();
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
    expect((await show(NIUJIAO, noticeId)).body).toMatchObject({ body: NOTICE.body, villageName: '牛角村' });
    expect((await show(FENGXIANG, noticeId)).status).toBe(404);
    expect((await show(NIUJIAO, newId())).status).toBe(404);
  });
});

describe('publishNotice', () => {
  const cadre = async () =>
    signInBound(
      'openid-cadre',
      await enrol('王建国', { grants: [{ role: 'cadre', division: NIUJIAO, title: '村党支部书记' }] }),
    );
  const publish = (token: string, over: object = {}, options: { villageCode?: string; key?: string } = {}) =>
    callApi(publishNotice, {
      token,
      params: { villageCode: options.villageCode ?? NIUJIAO },
      body: { ...NOTICE, ...over },
      ...(options.key && { key: options.key }),
    });
  const noticesIn = async (villageCode = NIUJIAO) =>
    (await callApi(listNotices, { params: { villageCode } })).body.items;

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
      const { token } = await signInBound(`openid-${name}`, await enrol('赵敏', { grants: [{ role, division }] }));
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
