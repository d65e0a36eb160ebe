import {
  drawHandOver,
  type HandOverSide,
  listHandOvers,
  showHandOver,
  signHandOver,
} from '@shared/accounts/hand-overs';
import { handOverPapers } from '@shared/accounts/intake';
import { printHandOver } from '@shared/accounts/papers';
import { prepareVoucher } from '@shared/accounts/pending-vouchers';
import { listWorkbench } from '@shared/accounts/workbench';
import { appointToPost, listPosts } from '@shared/orders/registers';
import { callApi } from '../../../tests/support/api';
import { itIs } from '../../../tests/support/it-is';
import { DISTRICT, NIUJIAO, TOWN } from '../../../tests/support/people';
import { sentPicture } from '../../../tests/support/pictures';
import { newId } from '../../platform/id';
import { appoint } from '../../identity/testing/appoint';
import { type Person, personNamed } from '../../reports/testing/people';
import { freshBook, linesSaying } from '../testing/book-in';

jest.setTimeout(240_000);

let [old, next, head, cadre, zhao, office]: Person[] = [];
let termId: string;

const held = (personName: string, fromOn: string, toOn?: string) => ({ personName, fromOn, ...(toOn && { toOn }) });

beforeEach(async () => {
  await freshBook(10_000_000);
  itIs('2026-11-20T02:00:00.000Z');
  [old, next, head, cadre] = await Promise.all(
    ['刘旧', '唐新', '陈村', '李干'].map((name) => personNamed(name, { role: 'cadre', division: NIUJIAO })),
  );
  zhao = await personNamed('赵审', { role: 'township', division: TOWN });
  office = await personNamed('周区', { role: 'regulator', division: DISTRICT });
  termId = await appoint('clerk', NIUJIAO, old!, held('刘旧', '2025-01-01', '2026-11-15'));
  await appoint('villageHead', NIUJIAO, head!, held('陈村', '2025-01-01'));
});

const key = () => ({ division: NIUJIAO, termId });
const draw = (by: Person, things: object[] = []) =>
  callApi(drawHandOver, { token: by.token, params: key(), body: { things: things as never } });
const show = (by: Person) => callApi(showHandOver, { token: by.token, params: key() });
const sign = (by: Person, side: HandOverSide, digest: string) =>
  callApi(signHandOver, { token: by.token, params: key(), body: { side, digest } });
const row = async () =>
  (await callApi(listWorkbench, { token: zhao!.token, params: { division: NIUJIAO, year: 2026 } })).body.items[0]!;
const codeOf = ({ status, body }: { status: number; body: { code?: string } }) => [status, body.code];

test('a clerk who left is seen until a list of the books as they are is signed by three', async () => {
  expect((await row()).isUnhanded).toBe(true);
  expect(codeOf(await draw(old!))).toEqual([409, 'handOvers.noSuccessor']);
  await appoint('clerk', NIUJIAO, next!, held('唐新', '2026-11-16'));
  const paper = {
    ...{ kind: '发票' as const, amountFen: 100, on: '2026-11-12', what: '电费' },
    mediaIds: [await sentPicture(next!.token)],
  };
  const params = { villageCode: NIUJIAO };
  expect((await callApi(handOverPapers, { token: next!.token, params, body: { papers: [paper] } })).status).toBe(200);
  const listed = await callApi(listHandOvers, { token: zhao!.token, params: { division: NIUJIAO } });
  expect(listed.body.items).toMatchObject([
    { termId, outgoing: '刘旧', incoming: '唐新', endsOn: '2026-11-15', state: 'missing', isLate: true },
  ]);
  const { status, body } = await draw(old!, [{ kind: 'seal', what: '财务专用章', count: 1 }]);
  expect(status).toBe(200);
  expect(body).toMatchObject({ state: 'drawn', maySign: ['outgoing'], things: [{ what: '财务专用章' }] });
  expect(body.books).toMatchObject([{ villageCode: NIUJIAO, bankFen: 10_000_000, waitingPapers: 1, vouchers: 0 }]);
  expect((await sign(old!, 'outgoing', body.digest!)).status).toBe(200);
  expect((await row()).isUnhanded).toBe(true);
  expect((await sign(next!, 'incoming', body.digest!)).status).toBe(200);
  expect((await show(head!)).body.maySign).toEqual(['supervisor']);
  expect((await sign(head!, 'supervisor', body.digest!)).body.state).toBe('signed');
  expect((await row()).isUnhanded).toBe(false);
  expect(codeOf(await draw(old!))).toEqual([409, 'handOvers.signed']);
  const posts = await callApi(listPosts, { token: office!.token, params: { divisionCode: NIUJIAO } });
  expect(posts.body.items.find((term) => term.termId === termId)).toMatchObject({ handOver: 'signed' });
  const print = await callApi(printHandOver, { token: next!.token, params: key() });
  expect([print.status, print.body.fileName]).toEqual([200, '牛角村会计交接清单2026-11-15.pdf']);
});

test('nobody signs for another side or twice, and no other cadre sees it', async () => {
  await appoint('clerk', NIUJIAO, next!, held('唐新', '2026-11-16'));
  const { digest } = (await draw(next!)).body;
  expect(codeOf(await sign(next!, 'outgoing', digest!))).toEqual([403, 'handOvers.notYours']);
  expect(codeOf(await sign(zhao!, 'supervisor', digest!))).toEqual([403, 'handOvers.notYours']);
  expect((await show(zhao!)).body).toMatchObject({ maySign: [], mayDraw: true });
  expect(codeOf(await show(cadre!))).toEqual([403, 'handOvers.notYours']);
  expect((await sign(office!, 'supervisor', digest!)).status).toBe(200);
  expect(codeOf(await sign(head!, 'supervisor', digest!))).toEqual([409, 'handOvers.signed']);
  expect(
    (await callApi(showHandOver, { token: zhao!.token, params: { division: NIUJIAO, termId: newId() } })).status,
  ).toBe(404);
});

test('a list that was drawn anew is another, and what was signed of the old one is void', async () => {
  await appoint('clerk', NIUJIAO, next!, held('唐新', '2026-11-16'));
  const { digest } = (await draw(old!)).body;
  await sign(old!, 'outgoing', digest!);
  const line = linesSaying('付电费');
  await callApi(prepareVoucher, {
    token: zhao!.token,
    params: { villageCode: NIUJIAO },
    body: { voucherOn: '2026-11-18', lines: [line('513', 100, 0), line('102', 0, 100)], attachments: [] },
  });
  // The books moved; the list stands as of its moment until it is drawn anew.
  expect((await show(next!)).body.books).toMatchObject([{ waitingVouchers: 0 }]);
  const anew = (await draw(next!)).body;
  expect(anew.books).toMatchObject([{ waitingVouchers: 1 }]);
  expect(anew.signatures).toEqual({});
  expect(codeOf(await sign(old!, 'outgoing', digest!))).toEqual([409, 'handOvers.changed']);
});

test('a town’s post is handed over with the books of all its villages', async () => {
  const gone = await appoint('agencyDirector', TOWN, zhao!, held('赵审', '2025-01-01', '2026-11-10'));
  const tian = await personNamed('田审', { role: 'township', division: TOWN });
  await appoint('agencyDirector', TOWN, tian, held('田审', '2026-11-11'));
  const params = { division: TOWN, termId: gone };
  const { body } = await callApi(drawHandOver, { token: tian.token, params, body: { things: [] } });
  expect(body.books.map(({ villageCode }) => villageCode)).toEqual([NIUJIAO]);
  expect((await callApi(listHandOvers, { token: zhao!.token, params: { division: DISTRICT } })).status).toBe(403);
});

test('what was signed of a hand-over to one in whose place another is named, is void: no other signs it to its end', async () => {
  termId = await appoint('clerk', NIUJIAO, old!, held('刘旧', '2026-11-16', '2026-11-25'));
  await appoint('clerk', NIUJIAO, next!, held('唐新', '2026-11-26'));
  const { digest } = (await draw(old!)).body;
  await sign(old!, 'outgoing', digest!);
  await sign(next!, 'incoming', digest!);
  expect((await sign(head!, 'supervisor', digest!)).body.state).toBe('signed');
  const named = await callApi(appointToPost, {
    token: office!.token,
    params: { districtCode: DISTRICT },
    body: { division: NIUJIAO, post: 'clerk', personId: cadre!.personId, fromOn: '2026-11-26' },
  });
  expect(named.status).toBe(200);
  const posts = await callApi(listPosts, { token: office!.token, params: { divisionCode: NIUJIAO } });
  expect(posts.body.items.find((term) => term.termId === termId)).toMatchObject({ handOver: 'drawn' });
  const { body } = await show(cadre!);
  expect(body).toMatchObject({ incoming: '李干', state: 'drawn', signatures: {}, maySign: ['incoming'] });
  expect((await sign(cadre!, 'incoming', body.digest!)).body.state).toBe('drawn');
  expect((await sign(old!, 'outgoing', body.digest!)).body.state).toBe('drawn');
  expect((await sign(head!, 'supervisor', body.digest!)).body.state).toBe('signed');
});
