import { listMessages } from '@shared/messages/messages';
import { quarterOf } from '@shared/quarters';
import { answerReviewTask, confirmReviewTask, listReviewTasks } from '@shared/reviews/review-tasks';
import { listReviews, reviewSubject, showMyReview, type SubjectKind, withdrawReview } from '@shared/reviews/reviews';
import type { Role } from '@shared/roles';
import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { writeRow } from '../../platform/row';
import { atWeChat, callApi, signInAs } from '../../../tests/support/api';
import { deliverStreams } from '../../../tests/support/deliver';
import { everyRow } from '../../../tests/support/every-row';
import { itIs } from '../../../tests/support/it-is';
import { DISTRICT, enrol, FENGXIANG, NIUJIAO, signInBound, TOWN } from '../../../tests/support/people';
import { newId } from '../../platform/id';
import { CivicTable, documentClient } from '../../platform/tables';
import { ReviewEntity, reviewRow } from '../review-store';
import { handler as keepReviewTasks } from './keep-review-tasks';
import { freshDistrict } from '../../reports/testing/people';

type Params = { villageCode: string; subjectKind: SubjectKind; subjectId: string };
const FINANCE: Params = { villageCode: NIUJIAO, subjectKind: 'work', subjectId: 'finance' };
const REASON = '账贴了半天就撕了，没看清';
const DONE = '公开栏换了带锁的玻璃柜，账贴满一个月';
// A Wednesday; then Mondays.
const WEDNESDAY = '2026-11-18T04:00:00.000Z';
const MONDAYS = ['2026-11-23', '2026-11-30', '2026-12-07'].map((day) => `${day}T01:50:00.000Z`);

const bound = async (name: string, role?: Role, division = NIUJIAO) => {
  const enrolled = await enrol(name, role ? { grants: [{ role, division }] } : {});
  const openid = `openid-${name}`;
  const { me } = await signInBound(openid, enrolled);
  const token = async () => (await signInAs(openid)).token;
  return { ...enrolled, openid, token, accountId: me.accountId };
};
type Someone = Awaited<ReturnType<typeof bound>>;
let author: Someone;
let cadre: Someone;
let town: Someone;
let regulator: Someone;

beforeEach(async () => {
  await freshDistrict({ streams: true });
  itIs(WEDNESDAY);
  author = await bound('王秀英');
  cadre = await bound('陈建国', 'cadre');
  town = await bound('赵敏', 'township', TOWN);
  regulator = await bound('周正', 'regulator', DISTRICT);
});

// Late on a Sunday: the task is opened while the day to change one's mind still runs.
const SUNDAY_NIGHT = '2026-11-22T13:00:00.000Z';
const AFTER_OPENING = '2026-11-23T02:30:00.000Z';
const changes = async (by: Someone, version: number, said: { stars: number; comment?: string }) =>
  callApi(reviewSubject, { token: await by.token(), params: FINANCE, body: { ...said, shownAs: 'hidden', version } });

/** Five residents judge it, its author with one star and a reason. */
const judged = async (of: Params, others = 4, by = author) => {
  const give = async (by: Someone, stars: number, comment?: string) =>
    callApi(reviewSubject, {
      token: await by.token(),
      params: of,
      body: { stars, shownAs: 'hidden', ...(comment && { comment }) },
    });
  const { body } = await give(by, 1, REASON);
  for (let place = 0; place < others; place += 1) await give(await bound(`村民${place}`), 4);
  await deliverStreams();
  return body.reviewId;
};
const week = async (at: string) => {
  itIs(at);
  await keepReviewTasks();
};
const listed = async (by: Someone, division: string) =>
  callApi(listReviewTasks, { token: await by.token(), params: { division } });
const tasks = async (by: Someone, division: string) => (await listed(by, division)).body.items;
const answer = async (by: Someone, { reviewId, version }: { reviewId: string; version: number }, words = DONE) =>
  callApi(answerReviewTask, { token: await by.token(), params: { reviewId }, body: { version, words } });
const confirm = async (by: Someone, mended: boolean, of = FINANCE) =>
  callApi(confirmReviewTask, {
    token: await by.token(),
    params: { ...of, quarter: quarterOf(WEDNESDAY) },
    body: { mended },
  });
const told = async (by: Someone) =>
  (await callApi(listMessages, { token: await by.token() })).body.items
    .map(({ kind }) => kind)
    .filter((kind) => kind.startsWith('lowReview'));
const onPage = async () =>
  (await callApi(listReviews, { params: FINANCE })).body.items.find(({ stars }) => stars === 1);

test('a low review with a reason opens on Monday, is answered before all, and its author says whether it was mended', async () => {
  const reviewId = await judged(FINANCE);
  await week('2026-11-22T15:00:00.000Z');
  expect(await tasks(cadre, NIUJIAO)).toEqual([]);
  await week(MONDAYS[0]!);
  await week(MONDAYS[0]!);
  const [task, ...more] = await tasks(cadre, NIUJIAO);
  expect(more).toEqual([]);
  expect(task).toEqual({
    reviewId,
    ...FINANCE,
    stars: 1,
    comment: REASON,
    state: 'open',
    office: '牛角村村委会',
    openedOn: '2026-11-23',
    dueOn: '2026-12-14',
    isLate: false,
    answers: [],
    version: 1,
  });
  // The level above reads what lies there, and answers nothing in its place.
  expect(await tasks(town, NIUJIAO)).toHaveLength(1);
  expect((await answer(town, task!)).body.code).toBe('notFound');
  expect((await listed(author, NIUJIAO)).status).toBe(403);
  expect(await told(cadre)).toEqual(['lowReviewWaits']);

  expect((await confirm(author, true)).body.code).toBe('reviews.nothingToConfirm');
  expect((await answer(cadre, { reviewId, version: 9 })).body.code).toBe('version.stale');
  expect((await answer(cadre, task!, '王秀英电话13800138000')).status).toBe(422);
  expect((await answer(cadre, task!)).status).toBe(200);
  expect(await told(author)).toEqual(['lowReviewAnswered']);
  const shown = { state: 'done', office: '牛角村村委会', answers: [{ words: DONE, on: '2026-11-23' }] };
  expect((await onPage())!.task).toMatchObject(shown);

  expect((await confirm(author, true)).body.state).toBe('done');
  const mine = (await callApi(showMyReview, { token: await author.token(), params: FINANCE })).body.tasks;
  expect(mine).toMatchObject([{ reviewId, ...shown, iSaid: true }]);
  await week('2026-11-29T15:00:00.000Z');
  expect((await onPage())!.task!.state).toBe('done');
  await week(MONDAYS[1]!);
  expect((await onPage())!.task!.state).toBe('mended');
});

test('not mended goes to the town on a Monday; late, to those above, once; what is taken back is laid aside', async () => {
  await judged(FINANCE);
  await week(MONDAYS[0]!);
  await answer(cadre, (await tasks(cadre, NIUJIAO))[0]!);
  await confirm(author, false);
  expect(await tasks(town, TOWN)).toEqual([]);
  await week(MONDAYS[1]!);
  expect(await tasks(cadre, NIUJIAO)).toEqual([]);
  expect(await tasks(town, TOWN)).toMatchObject([{ state: 'open', answers: [{ words: DONE }], dueOn: '2026-12-21' }]);
  expect(await told(town)).toEqual(['lowReviewWaits']);
  const late = '2026-12-22T01:50:00.000Z';
  await week(late);
  await week(late);
  expect(await tasks(regulator, TOWN)).toMatchObject([{ isLate: true }]);
  expect(await told(regulator)).toEqual(['lowReviewLate']);
  await callApi(withdrawReview, { token: await author.token(), params: { ...FINANCE, quarter: quarterOf(WEDNESDAY) } });
  expect(await tasks(town, TOWN)).toEqual([]);
  await week(late);
  expect(await everyRow('ReviewTask')).toMatchObject([{ state: 'withdrawn' }]);
});

test('a cadre’s lies with the town, and not before whom it judges; four raters open nothing', async () => {
  const ofCadre: Params = { villageCode: NIUJIAO, subjectKind: 'cadre', subjectId: cadre.person.personId };
  await judged(ofCadre, 3);
  await week(MONDAYS[0]!);
  expect(await everyRow('ReviewTask')).toEqual([]);
  const fifth = await bound('第五个');
  const params = ofCadre;
  await callApi(reviewSubject, { token: await fifth.token(), params, body: { stars: 4, shownAs: 'hidden' } });
  await deliverStreams();
  await week('2026-11-29T15:00:00.000Z');
  expect(await everyRow('ReviewTask')).toEqual([]);
  await week(MONDAYS[1]!);
  expect(await tasks(town, TOWN)).toMatchObject([{ ...ofCadre, comment: REASON }]);
  expect(await tasks(cadre, NIUJIAO)).toEqual([]);
  expect((await answer(cadre, (await tasks(town, TOWN))[0]!)).body.code).toBe('notFound');
});

test('a village that cannot be read keeps no other office from being told, and what was not told is told the next day, once', async () => {
  await judged(FINANCE);
  const broken = { pk: `SCORE#${FENGXIANG}`, sk: 'VILLAGE#work#finance' };
  const TableName = CivicTable.getName();
  await documentClient.send(new PutCommand({ TableName, Item: { ...broken, _et: 'Score' } }));
  itIs(MONDAYS[0]!);
  await expect(keepReviewTasks()).rejects.toThrow();
  expect(await told(cadre)).toEqual(['lowReviewWaits']);
  await documentClient.send(new DeleteCommand({ TableName, Key: broken }));
  // An officer who was not there yet stands for one whom a run that was cut off did not come to.
  const second = await bound('后来的', 'cadre');
  await week('2026-11-24T01:50:00.000Z');
  expect([await told(second), await told(cadre)]).toEqual([['lowReviewWaits'], ['lowReviewWaits']]);
});

test('late in the village it is not late yet in the town', async () => {
  await judged(FINANCE);
  await week(MONDAYS[0]!);
  await week('2026-12-22T01:50:00.000Z');
  const [late] = await tasks(cadre, NIUJIAO);
  expect(late!.isLate).toBe(true);
  expect(await told(town)).toEqual(['lowReviewLate']);
  await answer(cadre, late!);
  await confirm(author, false);
  await week('2026-12-28T01:50:00.000Z');
  expect(await tasks(town, TOWN)).toMatchObject([{ state: 'open', isLate: false }]);
});

test('an officer who wrote one reads what their colleague reads, and only the colleague answers it', async () => {
  const colleague = await bound('钱多', 'township', TOWN);
  const ofCadre: Params = { villageCode: NIUJIAO, subjectKind: 'cadre', subjectId: cadre.person.personId };
  await judged(ofCadre, 4, town);
  await week(MONDAYS[0]!);
  const read = await tasks(colleague, TOWN);
  expect(read).toMatchObject([{ ...ofCadre, comment: REASON }]);
  expect(await tasks(town, TOWN)).toEqual(read);
  expect((await answer(town, read[0]!)).body.code).toBe('notFound');
  expect((await answer(colleague, read[0]!)).status).toBe(200);
});

test('nothing that an office reads names the author or tells when they answered', async () => {
  await judged(FINANCE);
  await week(MONDAYS[0]!);
  await answer(cadre, (await tasks(cadre, NIUJIAO))[0]!);
  const before = JSON.stringify([await everyRow('ReviewTask'), await onPage()]);
  itIs('2026-11-25T09:13:00.000Z');
  const written: string[] = [];
  const spies = [process.stdout, process.stderr].map((stream) =>
    jest.spyOn(stream, 'write').mockImplementation((text) => written.push(String(text)) > 0),
  );
  await confirm(author, false);
  await deliverStreams();
  spies.forEach((spy) => spy.mockRestore());
  expect(JSON.stringify([await everyRow('ReviewTask'), await onPage()])).toBe(before);
  await week(MONDAYS[1]!);
  const read = JSON.stringify([await everyRow('ReviewTask'), await onPage(), await tasks(town, TOWN), ...written]);
  for (const trace of [author.person.personId, author.accountId, author.openid, '王秀英', '2026-11-25T09'])
    expect([trace, read.includes(trace)]).toEqual([trace, false]);
});

test.each([
  ['thinks better of it', { stars: 4, comment: REASON }],
  ['writes it anew, which the page does not show yet', { stars: 1, comment: `${REASON}，贴高一点` }],
])(
  'where its author %s the office reads nothing and answers nothing, and is late with nothing',
  async (_, said) => {
    itIs(SUNDAY_NIGHT);
    await judged(FINANCE);
    await week(MONDAYS[0]!);
    const [task] = await tasks(cadre, NIUJIAO);
    expect(task).toMatchObject({ state: 'open', stars: 1 });
    itIs(AFTER_OPENING);
    expect((await changes(author, 1, said)).status).toBe(200);
    await deliverStreams();
    for (const reader of [cadre, town, regulator]) expect(await tasks(reader, NIUJIAO)).toEqual([]);
    expect((await answer(cadre, task!)).body.code).toBe('notFound');
    await week('2026-12-22T01:50:00.000Z');
    expect(await everyRow('ReviewTask')).toMatchObject([{ state: 'withdrawn', answers: [] }]);
    expect(await told(town)).toEqual([]);
  },
  120_000,
);

test('what was laid aside begins anew with its answers when the page shows it again', async () => {
  itIs(SUNDAY_NIGHT);
  await judged(FINANCE);
  await week(MONDAYS[0]!);
  await answer(cadre, (await tasks(cadre, NIUJIAO))[0]!);
  itIs(AFTER_OPENING);
  await changes(author, 1, { stars: 1, comment: `${REASON}，贴高一点` });
  await deliverStreams();
  await week('2026-11-24T01:50:00.000Z');
  expect(await everyRow('ReviewTask')).toMatchObject([{ state: 'withdrawn', version: 3 }]);
  // Nothing of what was laid aside stands under the author's words either.
  expect((await callApi(showMyReview, { token: await author.token(), params: FINANCE })).body.tasks).toBeUndefined();
  for (let place = 4; place < 9; place += 1)
    await callApi(reviewSubject, {
      ...{ token: await (await bound(`村民${place}`)).token(), params: FINANCE },
      body: { stars: 4, shownAs: 'hidden' },
    });
  await deliverStreams();
  expect((await onPage())!.comment).toContain('贴高一点');
  expect((await onPage())!.task).toBeUndefined();
  await week(MONDAYS[1]!);
  await week(MONDAYS[1]!);
  const [task] = await tasks(cadre, NIUJIAO);
  expect(task).toMatchObject({ state: 'open', openedOn: '2026-11-30', answers: [{ words: DONE }], version: 4 });
  expect((await answer(cadre, task!, `${DONE}，也贴低了`)).status).toBe(200);
  expect((await onPage())!.task).toMatchObject({ state: 'done', answers: [{ words: DONE }, {}] });
});

test('an answer that WeChat is unsure of is not put under a comment', async () => {
  await judged(FINANCE);
  await week(MONDAYS[0]!);
  await atWeChat('faults', { path: '/wxa/msg_sec_check', kind: 'http500' });
  const [task] = await tasks(cadre, NIUJIAO);
  expect((await answer(cadre, task!)).body.code).toBe('wechat.unavailable');
  expect((await onPage())!.task).toMatchObject({ state: 'open', answers: [] });
});

test('of 0, 1 and 4 raters no office reads anything; of 5 and 50 what the page says; one more opens nothing by themselves', async () => {
  let raters = 0;
  const given = async (many: number) => {
    for (; raters < many; raters += 1) {
      const at = new Date(Date.parse(WEDNESDAY) + raters * 1000).toISOString();
      const row = {
        ...{ ...FINANCE, personId: newId(at), quarter: quarterOf(at), reviewId: newId(at), shownAs: 'hidden' as const },
        ...{ stars: 1, comment: REASON, state: 'published' as const },
        ...{ firstAt: at, reviewedAt: at, publishedAt: at, version: 1 },
      };
      await writeRow(ReviewEntity, reviewRow(row));
    }
    await deliverStreams();
    await week(MONDAYS[0]!);
  };
  const read = async () => {
    const answers: unknown[] = [];
    for (const reader of [cadre, town, regulator, author])
      for (const division of [NIUJIAO, TOWN, DISTRICT]) {
        const { status, body } = await listed(reader, division);
        const { requestId: _, next: __, ...said } = body as { requestId?: string; next?: string };
        answers.push([status, said]);
      }
    return answers;
  };
  const table: Record<number, unknown> = {};
  const opened: Record<number, number> = {};
  for (const many of [0, 1, 4, 5, 6, 50]) {
    await given(many);
    table[many] = await read();
    opened[many] = (await everyRow('ReviewTask')).length;
  }
  expect(opened).toEqual({ 0: 0, 1: 0, 4: 0, 5: 5, 6: 5, 50: 50 });
  expect(table[1]).toEqual(table[0]);
  expect(table[4]).toEqual(table[0]);
  expect(JSON.stringify(table[4])).not.toContain(REASON);
  expect(table[6]).toEqual(table[5]);
});
