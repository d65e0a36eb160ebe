import { listMessages } from '@shared/messages/messages';
import {
  approveOrder,
  decideUnknownTransfer,
  type OrderView,
  payOrder,
  showOrder,
} from '@shared/orders/payment-orders';
import { challengeOf, setSigningCode, showSigningCode, type SigningProof } from '@shared/orders/signing';
import { daysAfter } from '@shared/time';
import { writeRow } from '../../platform/row';
import { randomUUID } from 'node:crypto';
import { atWeChat, callApi } from '../../../tests/support/api';
import { deliverStreams } from '../../../tests/support/deliver';
import { enrol, enrolAgain, NIUJIAO, signInBound } from '../../../tests/support/people';
import { personById, PersonEntity } from '../../identity/person-store';
import { auditRowsOf } from '../../platform/audit';
import { now, setClock } from '../../platform/clock';
import { transact } from '../../platform/transact';
import { accountById } from '../../identity/account-store';
import { startSession } from '../../identity/sign-in';
import { type Hands, orderIn, orderProvedAbsent, payingVillage, stepOn } from '../testing/paying-village-store';
import { BY_CODE } from '../testing/signing';
import { codeOf, putCode, takeTry } from './code-store';

// Here a code is hashed as it is in the cloud.
jest.unmock('./slow-hash');

let hands: Hands;
beforeEach(async () => {
  hands = await payingVillage(NIUJIAO, { streams: true });
});

const personOf = async ({ personId }: { personId: string }) => (await personById(personId))!;
const openidOf = async (who: { personId: string }) => (await accountById((await personOf(who)).accountId!))!.openid;
const wrong = { kind: 'code', code: '259470' } as const;

type Who = keyof Hands;
const approve = (order: OrderView, proof: unknown, who: Who = 'villageHead', key?: string) =>
  callApi(approveOrder, { ...stepOn(order, hands[who], { proof }), ...(key && { key }) });
const shown = async ({ orderId }: OrderView) =>
  (await callApi(showOrder, { params: { villageCode: NIUJIAO, orderId }, token: hands.clerk.token })).body;

/** The phone of `who` has a finger enrolled; what it signs of a challenge. */
async function fingerOf(who: { personId: string }): Promise<(challenge: string) => Promise<SigningProof>> {
  const openid = await openidOf(who);
  await atWeChat('soter-enrol', { openid });
  return async (challenge) => {
    const signed = await atWeChat<{ resultJSON: string; resultJSONSignature: string }>('soter', { openid, challenge });
    return { kind: 'soter', json: signed.resultJSON, signature: signed.resultJSONSignature };
  };
}
const asShown = ({ orderId, version, digest }: OrderView, routeId: string = approveOrder.id) =>
  challengeOf(routeId, orderId, version, [digest!]);

test('by face or fingerprint, and by the code: the order and its trail say by which', async () => {
  const order = await orderIn('approving', NIUJIAO, hands);
  const finger = await fingerOf(hands.villageHead);
  const { status, body: once } = await approve(order, await finger(asShown(order)));
  expect([status, once.code]).toEqual([200, undefined]);
  const { body: twice } = await approve(once, BY_CODE, 'supervisionHead');
  expect(twice.signatures.map(({ name, means }) => [name, means])).toEqual([
    ['钱村', 'soter'],
    ['孙监', 'code'],
  ]);
  const trail = await auditRowsOf(`order#${order.orderId}`);
  expect(trail.flatMap(({ note }) => note ?? [])).toEqual(['signed by soter', 'signed by code']);
});

test('a fingerprint of another act, order, version, content, phone or of changed words signs nothing', async () => {
  const [order, other] = [await orderIn('approving', NIUJIAO, hands), await orderIn('approving', NIUJIAO, hands)];
  const finger = await fingerOf(hands.villageHead);
  const stranger = await fingerOf(hands.supervisionHead);
  const right = await finger(asShown(order));
  if (right.kind !== 'soter') throw new Error('no fingerprint');
  const forged = { ...right, json: right.json.replace('"counter":', '"counter":9') };
  for (const [what, proof] of [
    ['act', await finger(asShown(order, payOrder.id))],
    ['order', await finger(asShown(other))],
    ['version', await finger(asShown({ ...order, version: order.version + 1 }))],
    ['content', await finger(asShown({ ...order, digest: 'x'.repeat(43) }))],
    ['phone', await stranger(asShown(order))],
    ['words', forged],
    ['no JSON', { ...right, json: 'raw' }],
  ] as const)
    expect([what, (await approve(order, proof)).body.code]).toEqual([what, 'orders.deviceRefused']);
  expect((await shown(order)).version).toBe(order.version);
  expect((await approve(order, right)).status).toBe(200);
  // Good once: the version has moved on.
  expect((await approve(await shown(order), right, 'supervisionHead')).body.code).toBe('orders.deviceRefused');
});

test.each(['timeout', 'systemError', 'http500', 'reset', 'errcode'])(
  'WeChat does not say that it is right (%s): nothing passes, and the code does',
  async (kind) => {
    const order = await orderIn('approving', NIUJIAO, hands);
    const finger = await fingerOf(hands.villageHead);
    await atWeChat('faults', { path: '/cgi-bin/soter/verify_signature', kind, times: 9, errcode: 48001 });
    const answer = await approve(order, await finger(asShown(order)));
    await atWeChat('faults', { path: '/cgi-bin/soter/verify_signature', times: 0 });
    expect(answer.body.code).toBe('wechat.unavailable');
    expect((await shown(order)).signatures).toEqual([]);
    expect((await approve(order, BY_CODE)).status).toBe(200);
  },
);

test('a wrong code leaves the order as it is and says how many are left; the fifth locks it for the day, on every order', async () => {
  const order = await orderIn('approving', NIUJIAO, hands);
  for (const left of [4, 3, 2, 1]) {
    const { body } = await approve(order, wrong);
    expect([body.code, body.details]).toEqual(['orders.codeWrong', { left }]);
  }
  // A right one between them does not wipe the wrong ones out.
  const { body: signed } = await approve(order, BY_CODE);
  expect(signed.signatures).toHaveLength(1);
  const second = await orderIn('approving', NIUJIAO, hands);
  expect((await approve(second, wrong)).body.code).toBe('orders.codeLocked');
  expect((await approve(second, BY_CODE)).body.code).toBe('orders.codeLocked');
  expect((await callApi(showSigningCode, { token: hands.villageHead.token })).body.state).toBe('locked');
  expect(await shown(second)).toMatchObject({ state: 'approving', version: second.version, signatures: [] });
  const restore = setClock(() => new Date(Date.now() + 24 * 3_600_000));
  const account = (await accountById((await personOf(hands.villageHead)).accountId!))!;
  const token = (await startSession(account, now())).accessToken;
  const tomorrow = await callApi(approveOrder, {
    ...stepOn(second, { ...hands.villageHead, token }, { proof: BY_CODE }),
  });
  restore();
  expect(tomorrow.status).toBe(200);
});

test('50 tries at once compare no more than five', async () => {
  const order = await orderIn('approving', NIUJIAO, hands);
  const answers = await Promise.all(Array.from({ length: 50 }, () => approve(order, wrong)));
  const compared = answers.filter(({ body }) => body.code === 'orders.codeWrong');
  expect(compared.length).toBeLessThanOrEqual(5);
  expect(answers.every(({ body }) => body.code === 'orders.codeWrong' || body.code === 'orders.codeLocked')).toBe(true);
  const { idHash } = await personOf(hands.villageHead);
  expect((await codeOf(idHash))!.tries).toBe(5);
  const kept = (await codeOf(idHash))!;
  // The tries themselves, however closely they come.
  await transact(putCode({ ...kept, tries: 0 }));
  const taken = await Promise.all(Array.from({ length: 50 }, () => takeTry({ ...kept, tries: 0 }, kept.triedOn)));
  expect(taken.filter(Boolean)).toHaveLength(5);
});

test('who may not take the step, or saw another version, spends no try', async () => {
  const order = await orderIn('approving', NIUJIAO, hands);
  const { body: notMine } = await approve(order, wrong, 'chiefCashier');
  const { body: stale } = await approve({ ...order, version: order.version - 1 }, wrong);
  expect([notMine.code, stale.code]).toEqual(['orders.notInPost', 'version.stale']);
  for (const who of ['chiefCashier', 'villageHead'] as const)
    expect((await codeOf((await personOf(hands[who])).idHash))!.tries).toBe(0);
});

test('sent again with another proof under its key, what was done is answered and nothing is asked for', async () => {
  const order = await orderIn('approving', NIUJIAO, hands);
  const key = randomUUID();
  const { body: first } = await approve(order, BY_CODE, 'villageHead', key);
  const again = await approve(order, wrong, 'villageHead', key);
  expect([again.status, again.body.version]).toEqual([200, first.version]);
  const other = await callApi(approveOrder, {
    ...stepOn(order, hands.villageHead, { proof: BY_CODE, digest: 'x'.repeat(43) }),
    key,
  });
  expect(other.body.code).toBe('request.keyReused');
});

test('the code is the person’s: on another account, of another row of a roster, it is the same and so are its tries', async () => {
  const order = await orderIn('approving', NIUJIAO, hands);
  expect((await approve(order, wrong)).body.details).toEqual({ left: 4 });
  const held = await personOf(hands.villageHead);
  const again = await enrolAgain(held, '钱村', { grants: [{ role: 'cadre', division: NIUJIAO }] });
  const twin = await signInBound('oSIGNING-TWIN'.padEnd(28, '0'), again);
  hands = { ...hands, villageHead: { name: '钱村', personId: again.person.personId, token: twin.token } };
  expect((await approve(order, wrong)).body.details).toEqual({ left: 3 });
  expect((await approve(order, BY_CODE)).status).toBe(200);
});

test('another’s code, and a row that somebody wrote past us, sign nothing', async () => {
  const order = await orderIn('approving', NIUJIAO, hands);
  const [own, others] = await Promise.all(
    [hands.villageHead, hands.clerk].map(async (who) => (await codeOf((await personOf(who)).idHash))!),
  );
  // The same code under another's salt and hash; the own one, woken early.
  await transact(putCode({ ...others!, idHash: own!.idHash }));
  expect((await approve(order, BY_CODE)).body.code).toBe('orders.codeWrong');
  await transact(putCode({ ...own!, signsFrom: daysAfter(own!.signsFrom, -1) }));
  expect((await approve(order, BY_CODE)).body.code).toBe('orders.codeWrong');
  await transact(putCode(own!));
  expect((await approve(order, BY_CODE)).status).toBe(200);
});

test('a code that was just set or set anew sleeps for a day, and each account of its person is told', async () => {
  const order = await orderIn('approving', NIUJIAO, hands);
  const { token } = hands.villageHead;
  const set = await callApi(setSigningCode, { token, body: { code: '481632' } });
  expect([set.status, set.body.state]).toEqual([200, 'asleep']);
  const asleep = await approve(order, { kind: 'code', code: '481632' });
  expect([asleep.body.code, asleep.body.details]).toEqual(['orders.codeAsleep', { signsFrom: set.body.signsFrom }]);
  expect((await approve(order, BY_CODE)).body.code).toBe('orders.codeAsleep');
  await deliverStreams();
  const told = (await callApi(listMessages, { token })).body.items.map(({ kind }) => kind);
  expect(told.filter((kind) => kind === 'signingCodeSet')).toHaveLength(1);
  expect((await auditRowsOf(`person#${hands.villageHead.personId}`)).map(({ action }) => action)).toContain(
    setSigningCode.id,
  );
  const { idHash } = await personOf(hands.villageHead);
  expect(JSON.stringify(await codeOf(idHash))).not.toContain('481632');
});

test('a code that is easily guessed is refused, the day of birth among them; who has none is told to set one', async () => {
  const { token } = hands.clerk;
  for (const code of ['111111', '123456', '700101', '197001'])
    expect([code, (await callApi(setSigningCode, { token, body: { code } })).body.code]).toEqual([
      code,
      'orders.codeTrivial',
    ]);
  expect((await callApi(setSigningCode, { token, body: { code: '12345' } })).body.code).toBe('request.malformed');
  const order = await orderIn('approving', NIUJIAO, hands);
  const { person } = await enrol('无码', { grants: [{ role: 'cadre', division: NIUJIAO }] });
  const held = await personOf(hands.villageHead);
  await writeRow(PersonEntity, { ...held, idHash: person.idHash, gsi1pk: person.gsi1pk });
  expect((await callApi(showSigningCode, { token: hands.villageHead.token })).body).toEqual({ state: 'none' });
  expect((await approve(order, BY_CODE)).body.code).toBe('orders.codeMissing');
});

test('what becomes of a transfer is signed with its choice: another choice, another transfer is not', async () => {
  const { orderId, version, payments } = await orderProvedAbsent(NIUJIAO, hands);
  const { serial } = payments[0]!;
  const finger = await fingerOf(hands.agencyDirector);
  const sign = (words: string[]) => finger(challengeOf(decideUnknownTransfer.id, orderId, version, words));
  const decide = (proof: SigningProof) =>
    callApi(decideUnknownTransfer, {
      params: { villageCode: NIUJIAO, orderId, serial },
      token: hands.agencyDirector.token,
      body: { version, choice: 'release', reason: '银行书面答复没有收到', proof },
    });
  expect((await decide(await sign([serial, 'resend']))).body.code).toBe('orders.deviceRefused');
  expect((await decide(await sign(['0'.repeat(26), 'release']))).body.code).toBe('orders.deviceRefused');
  expect((await decide(wrong)).body.code).toBe('orders.codeWrong');
  expect((await decide(await sign([serial, 'release']))).status).toBe(200);
});

test.each([approveOrder, payOrder, decideUnknownTransfer])('$id without a proof is malformed', async (route) => {
  const order = await orderIn('approving', NIUJIAO, hands);
  const params = { villageCode: NIUJIAO, orderId: order.orderId, serial: order.payments[0]!.serial };
  const body = { version: order.version, digest: order.digest, choice: 'release', reason: '银行书面答复没有收到' };
  const { body: answer } = await callApi(route, { params, token: hands.agencyDirector.token, body });
  expect(answer.code).toBe('request.malformed');
});
