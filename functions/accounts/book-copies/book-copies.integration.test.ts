import {
  answerBookCopy,
  askForBookCopy,
  countBookCopies,
  listBookCopies,
  listMyBookCopies,
} from '@shared/accounts/book-copies';
import { closeMonth } from '@shared/accounts/books';
import { printBookCopy } from '@shared/accounts/papers';
import { approveVoucher, prepareVoucher, reviewVoucher } from '@shared/accounts/pending-vouchers';
import { listMessages } from '@shared/messages/messages';
import { callApi, signInAs } from '../../../tests/support/api';
import { itIs } from '../../../tests/support/it-is';
import { DISTRICT, NIUJIAO, TOWN } from '../../../tests/support/people';
import { type Person as PersonRow, personById, putPerson } from '../../identity/person-store';
import { newId } from '../../platform/id';
import { transact } from '../../platform/transact';
import { appoint } from '../../identity/testing/appoint';
import { type Person, personNamed } from '../../reports/testing/people';
import { putRecord } from '../../affairs/decisions/decision-store';
import { minutesOf } from '../../papers/minutes';
import { resolvedIn } from '../levies/testing/levies-in';
import { freshBook, linesSaying } from '../testing/book-in';

jest.setTimeout(240_000);

const village = { villageCode: NIUJIAO };
let [member, other, head, zhao, tian, gao, office]: Person[] = [];
const freshToken = async (one: Person) => (await signInAs(one.openid)).token;

const line = linesSaying('付办公用纸');

beforeEach(async () => {
  await freshBook(10_000_000);
  itIs('2026-11-20T02:00:00.000Z');
  [member, other] = await Promise.all(['张三丰', '李四'].map((name) => personNamed(name)));
  [zhao, tian, gao] = await Promise.all(
    ['赵审', '田审', '高审'].map((name) => personNamed(name, { role: 'township', division: TOWN })),
  );
  head = await personNamed('唐监', { role: 'cadre', division: NIUJIAO });
  office = await personNamed('周区', { role: 'regulator', division: DISTRICT });
  await appoint('supervisionHead', NIUJIAO, head);
  const { pendingId } = (
    await callApi(prepareVoucher, {
      token: zhao!.token,
      params: village,
      body: {
        voucherOn: '2026-01-10',
        lines: [line('513', 12_345, 0, { counterparty: '孙大山', natural: true }), line('102', 0, 12_345)],
        attachments: [{ kind: '发票', title: '发票', pages: 1 }],
      },
    })
  ).body;
  const params = { ...village, pendingId };
  await callApi(reviewVoucher, { token: tian!.token, params });
  await callApi(approveVoucher, { token: gao!.token, params });
  await callApi(closeMonth, { token: gao!.token, params: { ...village, year: 2026, month: 1 } });
});

const ask = (by = member!, body: object = {}) =>
  callApi(askForBookCopy, {
    token: by.token,
    params: village,
    body: { year: 2026, from: 1, through: 1, contents: ['vouchers', 'statements', 'balances'], ...body },
  });
const answer = (copyId: string, by = zhao!, body: object = {}, token = by.token) =>
  callApi(answerBookCopy, { token, params: { ...village, copyId }, body });
const print = (copyId: string, by: Person) =>
  callApi(printBookCopy, { token: by.token, params: { ...village, copyId } });
const register = (by: Person, which: 'waiting' | 'answered' = 'waiting', division = NIUJIAO) =>
  callApi(listBookCopies, { token: by.token, params: { division }, query: { which } });
const codeOf = ({ status, body }: { status: number; body: { code?: string } }) => [status, body.code];

test('a member asks, the centre gives a numbered copy, the member is told and prints it; the register says to whom, the public a count', async () => {
  const { status, body } = await ask();
  expect([status, body.state, body.dueOn, body.isLate]).toEqual([200, 'asked', '2026-11-27', false]);
  const { copyId } = body;
  expect((await print(copyId, member!)).status).toBe(404);
  expect((await register(zhao!)).body.items).toMatchObject([{ copyId, name: '张三丰', mayAnswer: true }]);
  expect((await register(office!, 'waiting', TOWN)).body.items).toHaveLength(1);
  expect((await answer(copyId)).body).toMatchObject({ state: 'given', number: '2026-001', answered: { name: '赵审' } });
  expect(codeOf(await answer(copyId, tian!))).toEqual([409, 'copies.answered']);
  const inbox = await callApi(listMessages, { token: member!.token });
  expect(inbox.body.items).toMatchObject([{ kind: 'bookCopyAnswered', villageCode: NIUJIAO }]);
  const mine = await callApi(listMyBookCopies, { token: member!.token, params: village });
  expect(mine.body.items).toMatchObject([{ copyId, number: '2026-001', mayAnswer: false }]);
  const paper = await print(copyId, member!);
  expect([paper.status, paper.body.fileName]).toEqual([200, '牛角村民委员会账簿复制件2026-001.pdf']);
  expect((await print(copyId, zhao!)).body.url.split('?')[0]).toBe(paper.body.url.split('?')[0]);
  expect((await register(head!, 'answered')).body.items).toMatchObject([{ number: '2026-001', mayAnswer: false }]);
  const counts = await callApi(countBookCopies, { params: { ...village, year: 2026 } });
  expect(counts.body).toEqual({ answeredLate: 0 });
});

test('a copy has the minutes of what was resolved in its months, passed or not, as it was put right', async () => {
  const january = await resolvedIn(NIUJIAO, { heldOn: '2026-01-31' });
  const [refused] = [await resolvedIn(NIUJIAO, { heldOn: '2026-01-01', agreed: false })];
  await resolvedIn(NIUJIAO, { heldOn: '2026-02-01' });
  await resolvedIn(NIUJIAO, { heldOn: '2025-12-31' });
  const days = { from: '2026-01-01', through: '2026-01-31' };
  const known = await minutesOf(NIUJIAO, days);
  expect(known.map(({ decisionId }) => decisionId).sort()).toEqual([january, refused].sort());
  const [wrong] = known.find(({ decisionId }) => decisionId === january)!.records;
  const right = { ...wrong!, recordId: newId(), corrects: wrong!.recordId, reason: '地点记错了', place: '晒坝' };
  await transact(putRecord(january, right));
  const after = (await minutesOf(NIUJIAO, days)).find(({ decisionId }) => decisionId === january);
  expect(after!.records.map(({ place }) => place)).toEqual(['晒坝']);

  const printed = async (contents: string[]) => {
    const { copyId } = (await ask(member!, { contents })).body;
    await answer(copyId);
    const { status, body } = await print(copyId, member!);
    return [status, /copies.*?-([0-9a-f]{8,})[.]pdf/.exec(body.url ?? '')?.[1]];
  };
  const [[status, alone], [, beside]] = [await printed(['minutes']), await printed(['minutes', 'balances'])];
  expect([status, alone === undefined, alone === beside]).toEqual([200, false, false]);
});

test('another member sees and prints nothing of it, and no other cadre the register', async () => {
  const { copyId } = (await ask()).body;
  await answer(copyId);
  expect((await print(copyId, other!)).status).toBe(404);
  expect((await callApi(listMyBookCopies, { token: other!.token, params: village })).body.items).toEqual([]);
  const cadre = await personNamed('李干', { role: 'cadre', division: NIUJIAO });
  expect(codeOf(await register(cadre))).toEqual([403, 'copies.notYours']);
  expect(codeOf(await register(member!))).toEqual([403, 'auth.refused']);
  expect((await answer(copyId, head!)).status).toBe(403);
});

test('no copy of an open month, of four months, of a fourth that waits, or by who asked for it', async () => {
  expect(codeOf(await ask(member!, { through: 2 }))).toEqual([409, 'copies.monthOpen']);
  expect((await ask(member!, { through: 4 })).status).toBe(400);
  expect((await ask(member!, { year: 2025 })).status).toBe(404);
  const own = (await ask(zhao!)).body;
  expect((await register(zhao!)).body.items).toMatchObject([{ mayAnswer: false }]);
  expect(codeOf(await answer(own.copyId))).toEqual([403, 'copies.samePerson']);
  for (let times = 0; times < 3; times += 1) expect((await ask()).status).toBe(200);
  expect(codeOf(await ask())).toEqual([409, 'copies.tooMany']);
});

test('fifty that one person asks for at once leave three that wait, and an answer makes room for one', async () => {
  const all = await Promise.all(Array.from({ length: 50 }, () => ask()));
  for (const { status, body } of all.filter((one) => one.status !== 200))
    expect([409, ['copies.tooMany', 'version.stale']]).toEqual([status, expect.arrayContaining([body.code])]);
  await ask();
  await ask();
  const { items } = (await register(zhao!)).body;
  expect(items).toHaveLength(3);
  expect(codeOf(await ask())).toEqual([409, 'copies.tooMany']);
  expect((await answer(items[0]!.copyId)).status).toBe(200);
  const again = await Promise.all([ask(), ask()]);
  expect(again.map(({ status }) => status).sort()).toEqual([200, 409]);
});

test('a person who stands on two rows of a roster waits for three in all', async () => {
  const one = await personNamed('钱一');
  const twin = await personNamed('钱二');
  const [own, other] = (await Promise.all([one, twin].map(({ personId }) => personById(personId)))) as PersonRow[];
  await transact(putPerson({ ...other!, idHash: own!.idHash }, other!));
  const all = await Promise.all([one, twin, one, twin, one, twin].map((by) => ask(by)));
  expect(all.filter(({ status }) => status === 200).length).toBeLessThanOrEqual(3);
  for (const by of [one, twin, one, twin]) await ask(by);
  expect((await register(zhao!)).body.items).toHaveLength(3);
});

test('two that are given at once have two numbers; a refusal has none and says why; after the term it is late for all to count', async () => {
  const [one, two, three] = await Promise.all([ask(), ask(other!), ask(other!)]);
  const given = await Promise.all([answer(one.body.copyId), answer(two.body.copyId, tian!)]);
  expect(given.map(({ body }) => body.number).sort()).toEqual(['2026-001', '2026-002']);
  itIs('2026-11-28T02:00:00.000Z');
  const token = await freshToken(zhao!);
  const refused = await answer(three.body.copyId, zhao!, { refusal: 'notMember' }, token);
  expect(refused.body).toMatchObject({ state: 'refused', refusal: 'notMember', isLate: true });
  expect(refused.body.number).toBeUndefined();
  const counts = await callApi(countBookCopies, { params: { ...village, year: 2026 } });
  expect(counts.body).toEqual({});
});
