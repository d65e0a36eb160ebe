import { listReviews, reviewSubject, type SubjectKind, withdrawReview } from '@shared/reviews/reviews';
import { ROUTES_BY_FEATURE } from '@shared/routes';
import { quarterOf, startOfQuarter } from '@shared/quarters';
import { writeRow } from '../platform/row';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { callApi, type Request, signInAs } from '../../tests/support/api';
import { deliverStreams } from '../../tests/support/deliver';
import { everyRow } from '../../tests/support/every-row';
import { DISTRICT, enrol, type Enrolled, NIUJIAO, signInBound, TOWN } from '../../tests/support/people';
import { sentPicture } from '../../tests/support/pictures';
import { now, setClock } from '../platform/clock';
import { env } from '../platform/env';
import { idAt, newId } from '../platform/id';
import { documentClient } from '../platform/tables';
import { ReviewEntity, reviewRow } from './review-store';
import { ProgramEntity } from '../subsidies/program-store';
import { recordPayments } from '../subsidies/record-payments';
import { paymentOn } from '../subsidies/testing/payments';
import { handler as keepReviewTasks } from './tasks/keep-review-tasks';
import { freshDistrict } from '../reports/testing/people';

// Who sees what of 0, 1, 4, 5 and 50 raters, in every answer of every route of 我要点评; and what one more act tells.

type Params = {
  villageCode: string;
  subjectKind: SubjectKind;
  subjectId: string;
};
const COMMENT = '办事推三阻四';
let rated: Enrolled;
/** Whom each reader signs in as. */
let readers: Record<string, string | undefined>;
let subjects: Params[];
/** The first rater's, of each subject: a stranger who got hold of it learns nothing by it. */
let reviewIds: string[];

let restore = () => {};
const itIs = (at: string) => {
  restore();
  let passed = 0;
  restore = setClock(() => new Date(Date.parse(at) + passed++));
};
afterEach(() => restore());

beforeEach(async () => {
  // A Wednesday: what is said on it may be a task from the next Monday on.
  itIs('2026-11-18T04:00:00.000Z');
  await freshDistrict({ streams: true });
  rated = await enrol('陈建国', { grants: [{ role: 'cadre', division: NIUJIAO, title: '村主任' }] });
  const boundAs = async (openid: string, enrolled: Enrolled) => {
    await signInBound(openid, enrolled);
    return openid;
  };
  const officer = async (name: string, role: 'cadre' | 'township' | 'regulator', division: string) =>
    boundAs(`openid-${name}`, await enrol(name, { grants: [{ role, division }] }));
  readers = {
    nobody: undefined,
    rated: await boundAs('openid-chen', rated),
    colleague: await officer('李会计', 'cadre', NIUJIAO),
    neighbour: await boundAs('openid-lu', await enrol('路人')),
    township: await officer('赵敏', 'township', TOWN),
    regulator: await officer('周正', 'regulator', DISTRICT),
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
    { villageCode: NIUJIAO, subjectKind: 'subsidy', subjectId: 'farming' },
  ];
  const kept = [
    { table: env.civicTable, pk: 'POLICIES', sk: 'POLICY#ZC01' },
    { table: env.ledgerTable, pk: `VILLAGE#${NIUJIAO}`, sk: `PROJECT#${noticeId}` },
  ];
  await writeRow(ProgramEntity, PROGRAM);
  picture = await sentPicture((await signInAs('openid-lu')).token);
  for (const { table: TableName, ...row } of kept) await documentClient.send(new PutCommand({ TableName, Item: row }));
});

/** A program of the kind that is judged, and a payment by it. */
const PROGRAM = {
  ...{ programCode: 'BT01', category: '农业生产', name: '耕地地力保护补贴', department: '农业农村局', level: '中央' },
  ...{ audience: '种地农民', cycle: '每年一次', confidence: 'high' as const },
} as const;
const paid = ({ person }: Enrolled) =>
  recordPayments([paymentOn('2026-11-10', person.personId)], '2026-11-10T04:00:00.000Z', 'import');

/** One tag of each list. */
const TAG = {
  cadre: 'slow',
  work: 'slow',
  notice: 'late',
  policy: 'slow',
  project: 'delayed',
  subsidy: 'late',
} as const;
let picture: string;

/** As the command writes them; of each rater the person, the id and the picture can be looked for. */
const given = async (of: Params, place: number, stars = 1) => {
  const personId = `01RATER00000000000000000${String(place).padStart(2, '0')}`;
  const at = now();
  const row = {
    ...of,
    personId,
    quarter: quarterOf(at),
    reviewId: idAt(startOfQuarter(at)),
    shownAs: 'hidden' as const,
    stars,
    tags: [TAG[of.subjectKind]],
    comment: COMMENT,
    ...(of.subjectKind !== 'cadre' && { pictures: [{ mediaId: picture, verdict: 'pass' as const }] }),
    state: 'published' as const,
    ...{ firstAt: at, reviewedAt: at, publishedAt: at, version: 1 },
  };
  await writeRow(ReviewEntity, reviewRow(row));
  return row;
};

/** How another than a rater calls each route about a subject; a route that is not here is not looked at, and the test says so. */
const STRANGERS_CALLS: Record<string, (of: Params, reviewId: string) => Request> = {
  listReviews: (params) => ({ params }),
  showSubjectScore: (params) => ({ params }),
  showVillageScore: ({ villageCode }) => ({ params: { villageCode } }),
  compareVillageScores: () => ({ params: { division: TOWN }, query: { theme: 'finance' } }),
  showMyReview: (params) => ({ params }),
  listRefusedReviews: ({ villageCode }) => ({ params: { villageCode } }),
  withdrawReview: (params) => ({ params: { ...params, quarter: quarterOf(now()) } }),
  confirmReviewTask: (params) => ({ params: { ...params, quarter: quarterOf(now()) }, body: { mended: false } }),
  appealReviewRefusal: (params) => ({
    params: { ...params, quarter: quarterOf(now()) },
    body: { version: 1, words: '请换个人看看' },
  }),
  listHeldReviews: ({ subjectKind }) => ({ params: { division: subjectKind === 'cadre' ? DISTRICT : TOWN } }),
  listReviewTasks: ({ subjectKind }) => ({ params: { division: subjectKind === 'cadre' ? TOWN : NIUJIAO } }),
  releaseHeldReview: (_, reviewId) => ({ params: { reviewId }, body: { version: 1 } }),
  refuseHeldReview: (_, reviewId) => ({
    params: { reviewId },
    body: { version: 1, reason: 'insult', words: '有骂人的话' },
  }),
  decideReviewAppeal: (_, reviewId) => ({
    params: { reviewId },
    body: { version: 1, outcome: 'kept', words: '维持不公开' },
  }),
  listFlaggedReviews: ({ subjectKind }) => ({ params: { division: subjectKind === 'cadre' ? DISTRICT : TOWN } }),
  markReviewUseful: (_, reviewId) => ({ params: { reviewId }, body: { useful: true } }),
  flagReview: (_, reviewId) => ({ params: { reviewId }, body: { reason: 'insult' } }),
  listReviewBursts: () => ({ params: { division: DISTRICT } }),
  decideReviewBurst: (_, reviewId) => ({ params: { burstId: reviewId }, body: { version: 1 } }),
  decideReviewFlag: (_, reviewId) => ({ params: { reviewId }, body: { version: 99, words: '没有骂人，留着' } }),
  // A day that is over: what is promised would change what the next one reads.
  pledgeImprovement: (params) => ({ params, body: { words: '每天早上八点收一次垃圾', byOn: '2026-01-01' } }),
  confirmPledge: (params) => ({ params, body: { kept: true } }),
  listScoreFalls: () => ({ params: { division: DISTRICT }, query: { kind: 'village' } }),
  // A stale version, as below.
  answerReview: (_, reviewId) => ({ params: { reviewId }, body: { version: 99, words: '已经换了带锁的公开栏' } }),
  // A stale version: an answer that is sent would change what the next one reads.
  answerReviewTask: (_, reviewId) => ({ params: { reviewId }, body: { version: 99, words: '已经换了带锁的公开栏' } }),
};
/** Gives a voice, and answers its giver with what they gave. */
const OWN = new Set(['reviewSubject']);

const ALL = ROUTES_BY_FEATURE.reviews!.filter(({ id }) => !OWN.has(id));
const READING = ALL.filter(({ method }) => method === 'GET');
/** Every answer of every route of 我要点评, to every reader but the raters, as text. */
async function everyAnswer(routes = ALL): Promise<Record<string, string>> {
  await deliverStreams();
  await keepReviewTasks();
  const answers: Record<string, string> = {};
  for (const [reader, openid] of Object.entries(readers)) {
    const as = openid ? { token: (await signInAs(openid)).token } : {};
    for (const route of routes) {
      const asked = new Map<string, ReturnType<typeof callApi>>();
      await Promise.all(
        subjects.map(async (of, place) => {
          const sent = STRANGERS_CALLS[route.id]!(of, reviewIds[place]!);
          const ask = () => callApi(route, { ...sent, ...as });
          // Read once where it is the same of several subjects.
          const key = JSON.stringify(sent);
          const answer = (route.method === 'GET' && asked.get(key)) || ask();
          asked.set(key, answer);
          const { status, body } = await answer;
          // A cursor is sealed anew each time, and the address of a picture is signed for the second.
          const { requestId: _, next: __, ...said } = body as { requestId?: string; next?: string };
          answers[`${reader} ${route.id} ${of.subjectKind}`] = JSON.stringify([status, said], (name, value: unknown) =>
            /^(poster)?url$/i.test(name) ? String(value).split('?')[0] : value,
          );
        }),
      );
    }
  }
  return answers;
}

test('every route of 我要点评 is in the table of who sees what', () => {
  const routes = ROUTES_BY_FEATURE.reviews!.map(({ id }) => id);
  expect([...Object.keys(STRANGERS_CALLS), ...OWN].sort()).toEqual(routes.sort());
});

const NOBODYS = ['showMyReview', 'withdrawReview', 'confirmReviewTask', 'confirmPledge', 'appealReviewRefusal'];
const OFFICES = ['listReviewTasks', 'answerReviewTask'];
/** What is done with a comment that everybody reads: it tells whether everybody does, and no more. */
const RECEPTION = ['answerReview', 'flagReview', 'decideReviewFlag', 'markReviewUseful', 'pledgeImprovement'];
const DECIDERS = ['township', 'regulator'];
/** Without what the reader themself did above with what they read. */
const withoutOwnDeeds = (answer: string): string => {
  const [status, { flags: _, useful: __, ...said }] = JSON.parse(answer) as [number, Record<string, unknown>];
  return JSON.stringify([status, said]);
};
const PUBLIC = ROUTES_BY_FEATURE.reviews!.filter(({ access }) => access === 'public').map(({ id }) => id);

test('the answers of 0, 1 and 4 raters are the same, byte for byte; at 5 and 50 all read the same, and nobody reads who', async () => {
  const table: Record<string, Record<string, string>> = {};
  let raters = 0;
  reviewIds = subjects.map(() => newId());
  table[0] = await everyAnswer();
  for (const many of [1, 4, 5, 50]) {
    for (; raters < many; raters += 1)
      for (const [place, of] of subjects.entries()) {
        const { reviewId } = await given(of, raters, (raters % 5) + 1);
        if (raters === 0) reviewIds[place] = reviewId;
      }
    table[many] = await everyAnswer();
  }
  itIs('2026-11-23T02:00:00.000Z');
  table['50, on Monday'] = await everyAnswer();
  expect(table[1]).toEqual(table[0]);
  expect(table[4]).toEqual(table[0]);
  expect(JSON.stringify(table[4])).not.toContain(COMMENT);
  expect(JSON.stringify(table[4])).not.toMatch(/slow|late"|delayed|pictures/);
  for (const many of ['5', '50', '50, on Monday']) {
    for (const [title, answer] of Object.entries(table[many]!)) {
      const [reader, route = '', kind = ''] = title.split(' ');
      if (PUBLIC.includes(route)) expect(answer).toBe(table[many]![`nobody ${route} ${kind}`]);
      else if (RECEPTION.includes(route))
        expect(answer).toMatch(
          /notFound|auth\.|version\.stale|request\.malformed|identity\.|reviews\.own|tooMany|"state":"open"|"useful":true/,
        );
      // What was flagged above lies with the office, which reads no stars of it.
      else if (route === 'listFlaggedReviews' && DECIDERS.includes(reader!)) expect(answer).not.toContain('stars');
      else if (route === 'showMyReview') expect(withoutOwnDeeds(answer)).toBe(table[0]![title]);
      else if (!OFFICES.includes(route)) expect([title, answer]).toEqual([title, table[0]![title]]);
      else if (many !== '50, on Monday') expect([title, answer]).toEqual([title, table[0]![title]]);
      expect([reader, answer]).not.toEqual([
        reader,
        expect.stringMatching(/RATER|openid|personId|accountId|T\d\d:\d\d/),
      ]);
      // The id of a picture tells the day on which it was sent.
      expect(answer).not.toContain(picture);
      if (NOBODYS.includes(route)) expect(answer).not.toContain(COMMENT);
    }
  }
  for (const many of [5, 50]) {
    const [, said] = JSON.parse(table[many]!['nobody showSubjectScore cadre']!) as [
      number,
      { score: { count: number } },
    ];
    expect(said.score.count).toBe(many);
    expect(table[many]!['nobody listReviews cadre']).toContain(COMMENT);
    expect(table[many]!['nobody showSubjectScore cadre']).toContain(`"tags":[{"tag":"slow","count":${many}}]`);
    expect(table[many]!['nobody listReviews work']).toContain('"pictures":[{"url":');
    expect(table[many]!['nobody listReviews cadre']).not.toContain('pictures');
  }
  // Each office reads what it has to do, and the rated reads nothing of what is said of them.
  const onMonday = table['50, on Monday'];
  expect(onMonday!['township listReviewTasks cadre']).toContain(COMMENT);
  expect(onMonday!['colleague listReviewTasks work']).toContain(COMMENT);
  expect(onMonday!['rated listReviewTasks cadre']).toBe(table[0]!['rated listReviewTasks cadre']);
  expect(onMonday!['neighbour listReviewTasks work']).toBe(table[0]!['neighbour listReviewTasks work']);
}, 480_000);

test('the page does not tell in which order people came', async () => {
  const of = subjects[1]!;
  const ids: string[] = [];
  for (let place = 0; place < 10; place += 1) ids.push((await given(of, place)).reviewId);
  await deliverStreams();
  const { items } = (await callApi(listReviews, { params: of })).body;
  expect(items.map(({ reviewId }) => reviewId)).toEqual([...ids].sort());
  expect(new Set(items.map(({ week }) => week))).toEqual(new Set(['2026-11-16']));
});

test('four who waited for weeks and the fifth stand under one week, that of the fifth', async () => {
  const of = subjects[1]!;
  for (let place = 0; place < 4; place += 1) await given(of, place);
  itIs('2026-12-02T04:00:00.000Z');
  await given(of, 4);
  await deliverStreams();
  const { items } = (await callApi(listReviews, { params: of })).body;
  expect(items.map(({ week }) => week)).toEqual(Array(5).fill('2026-11-30'));
});

const isQueue = (title: string) => title.includes('listHeldReviews');

describe('what one person does after the score is shown is in no answer that another reads', () => {
  const act = {
    'one more rater': async (of: Params) => void (await given(of, 90, 5)),
    'another tag': async (of: Params, token: string) =>
      void (await callApi(reviewSubject, {
        token,
        params: of,
        body: { stars: 1, tags: [TAG[of.subjectKind]], shownAs: 'hidden', version: 1 },
      })),
    'a picture that is looked at': async (of: Params, token: string) => {
      const mediaIds = of.subjectKind === 'cadre' ? [] : [await sentPicture(token)];
      const body = { stars: 1, comment: '照片在这里', mediaIds, shownAs: 'hidden', version: 1 };
      await callApi(reviewSubject, { token, params: of, body });
    },
    'an edit': async (of: Params, token: string) =>
      void (await callApi(reviewSubject, {
        token,
        params: of,
        body: { stars: 5, comment: '改了', shownAs: 'hidden', version: 1 },
      })),
    'words that are held': async (of: Params, token: string) =>
      void (await callApi(reviewSubject, {
        token,
        params: of,
        body: { stars: 1, comment: '这里有小广告', shownAs: 'hidden', version: 1 },
      })),
    'a withdrawal': async (of: Params, token: string) =>
      void (await callApi(withdrawReview, { token, params: { ...of, quarter: quarterOf(now()) } })),
  };
  test.each(Object.keys(act) as (keyof typeof act)[])(
    '%s',
    async (title) => {
      const enrolled = await enrol('王秀英');
      await paid(enrolled);
      const wang = (await signInBound('openid-wang', enrolled)).token;
      for (const of of subjects) {
        for (let place = 0; place < 4; place += 1) await given(of, place);
        await callApi(reviewSubject, { token: wang, params: of, body: { stars: 1, shownAs: 'hidden' } });
      }
      reviewIds = subjects.map(() => newId());
      const before = await everyAnswer(READING);
      for (const of of subjects) await act[title](of, wang);
      const after = await everyAnswer(READING);
      const changed = Object.keys(after).filter(
        (each) => after[each] !== before[each] && !each.includes('listReviews') && !isQueue(each),
      );
      expect(changed).toEqual([]);
      // Words that wait are read by the office that decides on them, and it reads no stars and nobody's name.
      for (const each of Object.keys(after).filter((one) => isQueue(one) && after[one] !== before[one])) {
        expect(['words that are held', 'a picture that is looked at']).toContain(title);
        expect(each).toMatch(/^(township|regulator) /);
        expect(after[each]).not.toMatch(/stars|王|openid|personId|T\d\d:\d\d/);
      }
      // The list loses the one review; nothing new stands in it, and its stars had been told of five together.
      for (const each of Object.keys(after).filter((one) => one.includes('listReviews'))) {
        const items = (text: string) => (JSON.parse(text) as [number, { items: { reviewId: string }[] }])[1].items;
        const known = new Map(items(before[each]!).map((item) => [item.reviewId, item]));
        for (const item of items(after[each]!)) expect(item).toEqual(known.get(item.reviewId));
      }
    },
    120_000,
  );
});

test('no score, no trail and no log names a rater’s account, person or openid', async () => {
  const wang = await enrol('王秀英');
  await paid(wang);
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
