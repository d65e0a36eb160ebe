import {
  listReviews,
  reviewSubject,
  showMyReview,
  showSubjectScore,
  showVillageScore,
  type SubjectKind,
  withdrawReview,
} from '@shared/reviews/reviews';
import { quarterOf } from '@shared/quarters';
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { callApi } from '../../tests/support/api';
import { deliverStreams } from '../../tests/support/deliver';
import { everyRow } from '../../tests/support/every-row';
import { DISTRICT, enrol, type Enrolled, NIUJIAO, seedDivisions, signInBound, TOWN } from '../../tests/support/people';
import { freshTables } from '../../tests/support/tables';
import { now } from '../platform/clock';
import { env } from '../platform/env';
import { newId } from '../platform/id';
import { documentClient } from '../platform/tables';
import { ReviewEntity, reviewRow } from './review-store';

// Who sees what of 0, 1, 4, 5 and 50 raters, in every answer of every route of 我要点评; and what one more act tells.

type Params = {
  villageCode: string;
  subjectKind: SubjectKind;
  subjectId: string;
};
const COMMENT = '办事推三阻四';
let rated: Enrolled;
let readers: Record<string, string | undefined>;
let subjects: Params[];

beforeEach(async () => {
  await freshTables({ streams: true });
  await seedDivisions();
  rated = await enrol('陈建国', { grants: [{ role: 'cadre', division: NIUJIAO, title: '村主任' }] });
  const tokenOf = async (name: string, role: 'cadre' | 'township' | 'regulator', division: string) =>
    (await signInBound(`openid-${name}`, await enrol(name, { grants: [{ role, division }] }))).token;
  readers = {
    nobody: undefined,
    rated: (await signInBound('openid-chen', rated)).token,
    neighbour: (await signInBound('openid-lu', await enrol('路人'))).token,
    township: await tokenOf('赵敏', 'township', TOWN),
    regulator: await tokenOf('周正', 'regulator', DISTRICT),
  };
  const noticeId = newId();
  const Item = { pk: `NOTICES#${NIUJIAO}`, sk: `NOTICE#${noticeId}` };
  await documentClient.send(new PutCommand({ TableName: env.civicTable, Item }));
  subjects = [
    { villageCode: NIUJIAO, subjectKind: 'cadre', subjectId: rated.person.personId },
    { villageCode: NIUJIAO, subjectKind: 'work', subjectId: 'finance' },
    { villageCode: NIUJIAO, subjectKind: 'notice', subjectId: noticeId },
    { villageCode: NIUJIAO, subjectKind: 'policy', subjectId: 'ZC01' },
    { villageCode: NIUJIAO, subjectKind: 'project', subjectId: noticeId },
  ];
  const kept = [
    { table: env.civicTable, pk: 'POLICIES', sk: 'POLICY#ZC01' },
    { table: env.ledgerTable, pk: `VILLAGE#${NIUJIAO}`, sk: `PROJECT#${noticeId}` },
  ];
  for (const { table: TableName, ...row } of kept) await documentClient.send(new PutCommand({ TableName, Item: row }));
});

/** As the command writes them; of each rater the person and the id can be looked for. */
const given = async (of: Params, place: number, stars = 1) => {
  const personId = `01RATER00000000000000000${String(place).padStart(2, '0')}`;
  const at = now();
  const row = {
    ...of,
    personId,
    quarter: quarterOf(at),
    reviewId: newId(at),
    shownAs: 'hidden' as const,
    stars,
    comment: COMMENT,
    state: 'published' as const,
    ...{ firstAt: at, reviewedAt: at, publishedAt: at, version: 1 },
  };
  await ReviewEntity.build(PutItemCommand).item(reviewRow(row)).send();
  return row;
};

/** Every answer of every reading route, to every reader, as text. */
async function everyAnswer(): Promise<Record<string, string>> {
  await deliverStreams();
  const answers: Record<string, string> = {};
  for (const [reader, token] of Object.entries(readers)) {
    const as = token ? { token } : {};
    answers[`${reader} showVillageScore`] = JSON.stringify(
      (await callApi(showVillageScore, { params: { villageCode: NIUJIAO }, ...as })).body,
    );
    for (const params of subjects)
      for (const route of [listReviews, showSubjectScore, showMyReview]) {
        const { status, body } = await callApi(route as typeof listReviews, { params, ...as });
        // A cursor is sealed anew each time.
        const { requestId: _, next: __, ...said } = body as { requestId?: string; next?: string };
        answers[`${reader} ${route.id} ${params.subjectKind}`] = JSON.stringify([status, said]);
      }
  }
  return answers;
}

test('the answers of 0, 1 and 4 raters are the same, byte for byte; at 5 and 50 all read the same, and nobody reads who', async () => {
  const table: Record<number, Record<string, string>> = {};
  let raters = 0;
  for (const many of [0, 1, 4, 5, 50]) {
    for (; raters < many; raters += 1) for (const of of subjects) await given(of, raters, (raters % 5) + 1);
    table[many] = await everyAnswer();
  }
  expect(table[1]).toEqual(table[0]);
  expect(table[4]).toEqual(table[0]);
  expect(JSON.stringify(table[4])).not.toContain(COMMENT);
  for (const many of [5, 50]) {
    for (const [title, answer] of Object.entries(table[many]!)) {
      const [reader, route = '', kind = ''] = title.split(' ');
      if (route === 'showMyReview') expect(answer).toBe(table[0]![title]);
      else expect(answer).toBe(table[many]![`nobody ${route}${kind && ` ${kind}`}`]);
      expect([reader, answer]).not.toEqual([
        reader,
        expect.stringMatching(/RATER|openid|personId|accountId|T\d\d:\d\d/),
      ]);
    }
    const [, said] = JSON.parse(table[many]!['nobody showSubjectScore cadre']!) as [
      number,
      { score: { count: number } },
    ];
    expect(said.score.count).toBe(many);
    expect(table[many]!['nobody listReviews cadre']).toContain(COMMENT);
  }
}, 120_000);

describe('what one person does after the score is shown is in no answer that another reads', () => {
  const act = {
    'one more rater': async (of: Params) => void (await given(of, 90, 5)),
    'an edit': async (of: Params, token: string) =>
      void (await callApi(reviewSubject, {
        token,
        params: of,
        body: { stars: 5, comment: '改了', shownAs: 'hidden', version: 1 },
      })),
    'a withdrawal': async (of: Params, token: string) =>
      void (await callApi(withdrawReview, { token, params: { ...of, quarter: quarterOf(now()) } })),
  };
  test.each(Object.keys(act) as (keyof typeof act)[])(
    '%s',
    async (title) => {
      const wang = (await signInBound('openid-wang', await enrol('王秀英'))).token;
      for (const of of subjects) {
        for (let place = 0; place < 4; place += 1) await given(of, place);
        await callApi(reviewSubject, { token: wang, params: of, body: { stars: 1, shownAs: 'hidden' } });
      }
      const before = await everyAnswer();
      for (const of of subjects) await act[title](of, wang);
      const after = await everyAnswer();
      const changed = Object.keys(after).filter(
        (each) => after[each] !== before[each] && !each.includes('listReviews'),
      );
      expect(changed).toEqual([]);
      // The list loses the one review; nothing new stands in it, and its stars had been told of five together.
      for (const each of Object.keys(after).filter((one) => one.includes('listReviews'))) {
        const items = (text: string) => (JSON.parse(text) as [number, { items: { reviewId: string }[] }])[1].items;
        const known = new Map(items(before[each]!).map((item) => [item.reviewId, item]));
        for (const item of items(after[each]!)) expect(item).toEqual(known.get(item.reviewId));
      }
    },
    60_000,
  );
});

test('no score, no trail and no log names a rater’s account, person or openid', async () => {
  const wang = await enrol('王秀英');
  const { token, me } = await signInBound('openid-wang', wang);
  const written: string[] = [];
  const spies = [process.stdout, process.stderr].map((stream) =>
    jest.spyOn(stream, 'write').mockImplementation((text) => written.push(String(text)) > 0),
  );
  for (const params of subjects)
    await callApi(reviewSubject, { token, params, body: { stars: 1, comment: COMMENT, shownAs: 'hidden' } });
  await deliverStreams();
  spies.forEach((spy) => spy.mockRestore());
  const traces = [wang.person.personId, me.accountId, 'openid-wang', '王秀英'];
  const rows = [...(await everyRow('Score')), ...(await everyRow('KindMean'))];
  expect(rows.length).toBeGreaterThanOrEqual(3);
  const trail = (await everyRow('Audit')).filter(({ subject }) => String(subject).startsWith('review#'));
  expect(trail).toHaveLength(subjects.length);
  for (const trace of traces) {
    expect(JSON.stringify([...rows, ...trail])).not.toContain(trace);
    expect(written.join('')).not.toContain(trace);
  }
});
