import { showVoucher } from '@shared/accounts/accounts';
import { appointToPost, listPayingAccounts, openPayingAccount, registerPayee } from '@shared/orders/registers';
import {
  approveOrder,
  decideUnknownTransfer,
  listOrders,
  payOrder,
  recallOrder,
  returnOrder,
  saveOrder,
  showOrder,
  submitOrder,
} from '@shared/orders/payment-orders';
import type { Post } from '@shared/orders/posts';
import type { AnyRoute } from '@shared/route';
import type { Role } from '@shared/roles';
import { dayInChina, daysAfter, yearOf } from '@shared/time';
import { writeRow } from '../platform/row';
import { sm2 } from 'sm-crypto-v2';
import { type BankSimulator, startBankSimulator } from '../../local/bank-simulator/simulator';
import { actAs, actorOf } from '../../local/iam/enforce';
import { service } from '../../infrastructure/service';
import { seedChart } from '../../tests/support/chart';
import { callApi } from '../../tests/support/api';
import {
  DISTRICT,
  enrol,
  enrolAgain,
  type Enrolled,
  FENGXIANG,
  NIUJIAO,
  signInBound,
  TOWN,
} from '../../tests/support/people';
import { sentPicture } from '../../tests/support/pictures';
import { villageYearOf, voucherOf } from '../accounts/book-store';
import { openYear } from '../accounts/open-year';
import { reverseInBook, voucherIdOf } from '../accounts/post-to-book';
import { bankAccountsOf, putBankAccounts } from '../accounts/bank/bank-account-store';
import { resolvedIn } from '../accounts/levies/testing/levies-in';
import { decisionOf, putDecision } from '../affairs/decisions/decision-store';
import { orderOf, putOrder } from './order-store';
import { termsIn } from '../identity/post-store';
import { appoint as holdPost } from '../identity/testing/appoint';
import { accountById } from '../identity/account-store';
import { personById, PersonEntity } from '../identity/person-store';
import { startSession } from '../identity/sign-in';
import { now, setClock } from '../platform/clock';
import { transact } from '../platform/transact';
import { holdsOn, payingAccountOf, putAccount } from './funds-store';
import { payeeOf, putPayee } from './payee-store';
import { handler as runBankLeg } from './run-bank-leg';
import { bankAccountRegistered } from './testing/paying-village-store';
import { BY_CODE, plantCodes } from './testing/signing';
import { freshDistrict } from '../reports/testing/people';

const CARD = '6222021234567890128';
const VILLAGE_ACCOUNT = '88010120000012345';
const BALANCE = 500_000;
const THIS_YEAR = yearOf(dayInChina(now()));

const ours = sm2.generateKeyPairHex();
const theirs = sm2.generateKeyPairHex();
const FILE_KEY = '0123456789abcdeffedcba9876543210';
let shift = 0;
const bankClock = () => Date.now() + shift;
let bank: BankSimulator;
let who: Record<
  'clerk' | 'head' | 'supervisor' | 'director' | 'townOfficial' | 'townHead' | 'cashier' | 'office',
  { token: string; enrolled: Enrolled }
>;
let accountId: string;
let payeeId: string;

/** One round of the bank's function, some time from now: what people do stands in the present. */
async function bankLeg(minutes = 0): Promise<void> {
  shift = minutes * 60_000;
  const restore = setClock(() => new Date(bankClock()));
  await asDeployed();
  restore();
}
/** Under its own role. */
const asDeployed = () => actAs(actorOf(service, 'bankLeg'), () => runBankLeg());

let places = 0;
const officer = async (name: string, role: Role, division: string) => {
  const enrolled = await enrol(name, { grants: [{ role, division }] });
  const { token } = await signInBound(`oORDERS-${(places += 1)}`.padEnd(28, '0'), enrolled);
  await plantCodes(enrolled.person.personId);
  return { token, enrolled };
};

beforeEach(async () => {
  shift = 0;
  await freshDistrict();
  await seedChart();
  await openYear(
    { villageCode: NIUJIAO, villageName: '牛角村民委员会', townName: '罗龙街道', year: THIS_YEAR },
    1_000_000,
    now(),
    'import',
  );
  bank = await startBankSimulator({
    port: 0,
    customerId: 'C0001',
    customerPublicKey: ours.publicKey,
    privateKey: theirs.privateKey,
    fileKey: FILE_KEY,
    accounts: { [VILLAGE_ACCOUNT]: BALANCE },
    payees: { [CARD]: { name: '王秀英' } },
    now: bankClock,
  });
  Object.assign(process.env, {
    BANK_API_BASE: bank.apiBase,
    BANK_CUSTOMER_ID: 'C0001',
    BANK_OPERATOR_ID: 'OP1',
    BANK_SIGNING_KEY: ours.privateKey,
    BANK_PUBLIC_KEY: theirs.publicKey,
    BANK_FILE_KEY: FILE_KEY,
  });
  who = {
    clerk: await officer('赵会', 'cadre', NIUJIAO),
    head: await officer('钱村', 'cadre', NIUJIAO),
    supervisor: await officer('孙监', 'cadre', NIUJIAO),
    director: await officer('李主', 'township', TOWN),
    townOfficial: await officer('郑包', 'township', TOWN),
    townHead: await officer('王镇', 'township', TOWN),
    cashier: await officer('周出', 'township', TOWN),
    office: await officer('吴区', 'regulator', DISTRICT),
  };
  await appoint('clerk', 'clerk', NIUJIAO);
  await appoint('villageHead', 'head', NIUJIAO);
  await appoint('supervisionHead', 'supervisor', NIUJIAO);
  await appoint('agencyDirector', 'director', TOWN);
  await appoint('chiefCashier', 'cashier', TOWN);
  await bankAccountRegistered(NIUJIAO, VILLAGE_ACCOUNT);
  const opened = await callApi(openPayingAccount, {
    ...by('director'),
    body: { name: '牛角村股份经济合作联合社', account: VILLAGE_ACCOUNT, accountCode: '102' },
  });
  expect([opened.status, opened.body.code]).toEqual([200, undefined]);
  accountId = opened.body.payingAccountId;
  const registered = await callApi(registerPayee, {
    ...by('clerk'),
    body: { name: '王秀英', natural: true, account: CARD },
  });
  expect([registered.status, registered.body.code]).toEqual([200, undefined]);
  payeeId = registered.body.payeeId;
  await bankLeg();
  await dayPasses();
});
afterEach(async () => {
  process.env.BANK_API_BASE = '';
  await bank.stop();
});

type Someone = keyof typeof who;
const by = (someone: Someone) => ({ params: { villageCode: NIUJIAO }, token: who[someone].token });
const appoint = async (post: Post, someone: Someone | undefined, division: string, fromOn = dayInChina(now())) => {
  const { status, body: said } = await callApi(appointToPost, {
    params: { districtCode: DISTRICT },
    token: who.office.token,
    body: { division, post, fromOn, ...(someone && { personId: who[someone].enrolled.person.personId }) },
  });
  expect([status, said.code, said.details]).toEqual([200, undefined, undefined]);
};
/** The payee's cooling period ends. */
async function dayPasses() {
  const payee = (await payeeOf(NIUJIAO, payeeId))!;
  await transact(putPayee({ ...payee, usableFrom: '2026-01-01T00:00:00.000Z' }, payee));
}

const content = async () => ({
  payingAccountId: accountId,
  kind: 'service',
  purpose: '公厕保洁',
  accountCode: '513',
  paperIds: [await sentPicture(who.clerk.token)],
  payments: [{ payeeId, amountFen: 120_000 }],
});
const draft = async (more: object = {}) =>
  (await callApi(saveOrder, { ...by('clerk'), body: { ...(await content()), ...more } })).body;
type Seen = Awaited<ReturnType<typeof draft>>;
const step = (route: AnyRoute, someone: Someone, { orderId, version, digest }: Seen, more: object = {}) =>
  callApi(route as typeof payOrder, {
    params: { villageCode: NIUJIAO, orderId },
    token: who[someone].token,
    body: {
      version,
      ...(digest && (route.id === 'approveOrder' || route.id === 'payOrder') && { digest, proof: BY_CODE }),
      ...more,
    },
  });
async function taken(route: AnyRoute, someone: Someone, seen: Seen, more: object = {}): Promise<Seen> {
  const { status, body } = await step(route, someone, seen, more);
  expect([status, body.code, body.details]).toEqual([200, undefined, undefined]);
  return body;
}
const onItsWay = async (more: object = {}) => taken(submitOrder, 'clerk', await draft(more));
const fullySigned = async (more: object = {}) => {
  let order = await onItsWay(more);
  for (const someone of ['head', 'supervisor', 'director'] as const) order = await taken(approveOrder, someone, order);
  return order;
};
const given = async (more: object = {}) => taken(payOrder, 'cashier', await fullySigned(more));
const shown = async ({ orderId }: Seen) =>
  (await callApi(showOrder, { params: { villageCode: NIUJIAO, orderId }, token: who.clerk.token })).body;
const funds = async () => (await callApi(listPayingAccounts, by('clerk'))).body.items[0]!;
const moneyOf = async () => {
  const { postedFen, pendingFen, availableFen } = await funds();
  return [postedFen, pendingFen, availableFen];
};
/** Orders, holds and counters say the same. */
async function sumsAgree() {
  const [account, holds] = [(await payingAccountOf(accountId))!, await holdsOn(accountId)];
  const open = holds.filter(({ state }) => state === 'open').reduce((sum, { amountFen }) => sum + amountFen, 0);
  expect(account.pendingFen).toBe(open);
  expect(account.postedFen - account.pendingFen).toBeGreaterThanOrEqual(0);
}
const yearNow = () => villageYearOf({ villageCode: NIUJIAO, year: THIS_YEAR });

test('whom its voucher will show with stars the purpose of an order does not name', async () => {
  const { purpose } = await draft({ purpose: '付王秀英公厕保洁' });
  expect(purpose).toBe('付王*英公厕保洁');
});

test('from the draft to the receipt: held when submitted, paid by the bank, entered with its three names, and known', async () => {
  expect(await moneyOf()).toEqual([BALANCE, 0, BALANCE]);
  const order = await onItsWay();
  expect([order.state, order.nextPost]).toEqual(['approving', 'villageHead']);
  expect(await moneyOf()).toEqual([BALANCE, 120_000, BALANCE - 120_000]);
  let signed = order;
  for (const someone of ['head', 'supervisor', 'director'] as const)
    signed = await taken(approveOrder, someone, signed);
  const paying = await taken(payOrder, 'cashier', signed);
  expect([paying.state, paying.payments[0]!.state]).toEqual(['paying', 'sending']);
  expect(bank.transfers.size).toBe(0);
  await bankLeg();
  expect((await shown(order)).payments[0]!.state).toBe('accepted');
  expect(await moneyOf()).toEqual([BALANCE, 120_000, BALANCE - 120_000]);
  const { serial } = order.payments[0]!;
  bank.move(serial, 'SUCCESS');
  await bankLeg(5);
  const done = await shown(order);
  expect([done.state, done.payments[0]!.state]).toEqual(['finished', 'paid']);
  const { body: voucher } = await callApi(showVoucher, {
    params: { villageCode: NIUJIAO, year: THIS_YEAR, voucherId: done.payments[0]!.voucherId! },
  });
  expect(voucher).toMatchObject({ totalFen: 120_000, preparedBy: '赵会', reviewedBy: '钱村', approvedBy: '李主' });
  // Whoever had the order in hand reads its voucher no second time.
  const { makers, signatures, paid } = (await orderOf(NIUJIAO, order.orderId))!;
  const persons = [...makers, ...signatures, paid!].map(({ personId }) => personId);
  const stored = await voucherOf({ villageCode: NIUJIAO, year: THIS_YEAR }, done.payments[0]!.voucherId!);
  expect(stored!.bookers).toEqual({ personIds: expect.arrayContaining(persons), areAll: true });
  expect(JSON.stringify(voucher)).not.toContain('王秀英');
  expect(await moneyOf()).toEqual([BALANCE - 120_000, 0, BALANCE - 120_000]);
  await bankLeg(15);
  expect((await shown(order)).payments[0]!.receiptHash).toMatch(/^[0-9a-f]{64}$/);
  expect((await yearNow())!.expenseFen).toBe(120_000);
  await sumsAgree();
});

test('what comes back days later is reversed by a voucher of its own, and the money is the bank’s word', async () => {
  const order = await given();
  await bankLeg();
  const { serial } = order.payments[0]!;
  bank.move(serial, 'SUCCESS');
  await bankLeg(5);
  bank.move(serial, 'RETURNED');
  await bankLeg(20);
  await bankLeg(1500);
  const back = await shown(order);
  expect(back.payments[0]!.state).toBe('returnedLater');
  expect((await yearNow())!.expenseFen).toBe(0);
  await bankLeg(1600);
  expect(await moneyOf()).toEqual([BALANCE, 0, BALANCE]);
  await sumsAgree();
});

test('the news of the return comes before that of the payment: both are entered', async () => {
  const order = await given();
  await bankLeg();
  bank.move(order.payments[0]!.serial, 'SUCCESS');
  bank.move(order.payments[0]!.serial, 'RETURNED');
  await bankLeg(5);
  expect((await shown(order)).payments[0]!.state).toBe('returnedLater');
  expect((await yearNow())!).toMatchObject({ expenseFen: 0, entryCount: 2 });
  await sumsAgree();
});

test.each(['answerLost', 'badSignature', '9999', 'down'] as const)(
  '%s: unknown, the money stays held, the same serial is asked about, and it is paid once',
  async (kind) => {
    const order = await given();
    bank.fault({ kind, on: 'TRFSUB', times: 1 });
    await bankLeg();
    expect((await shown(order)).payments[0]!.state).toBe('unknown');
    expect(await moneyOf()).toEqual([BALANCE, 120_000, BALANCE - 120_000]);
    await bankLeg(1);
    await bankLeg(2);
    const isTaken = kind === 'answerLost' || kind === 'badSignature';
    expect((await shown(order)).payments[0]!.state).toBe(isTaken ? 'accepted' : 'unknown');
    expect([...bank.transfers.keys()]).toEqual(isTaken ? [order.payments[0]!.serial] : []);
    await sumsAgree();
  },
);

/** A session of now, by whatever clock: an access token works for a quarter of an hour. */
async function tokenNow(someone: Someone): Promise<string> {
  const person = (await personById(who[someone].enrolled.person.personId))!;
  return (await startSession((await accountById(person.accountId!))!, now())).accessToken;
}

test('what the bank never had is decided by two persons, and not before it is proved', async () => {
  const order = await given();
  bank.fault({ kind: 'down', on: 'TRFSUB', times: 1 });
  await bankLeg();
  await bankLeg(1);
  const decide = async (someone: Someone, choice = 'release') => {
    const { version } = await shown(order);
    const params = { villageCode: NIUJIAO, orderId: order.orderId, serial: order.payments[0]!.serial };
    const body = { version, choice, reason: '银行书面答复没有收到', proof: BY_CODE };
    const restore = setClock(() => new Date(Date.now() + 30 * 3_600_000));
    const token = await tokenNow(someone);
    const answer = await callApi(decideUnknownTransfer, { params, token, body });
    restore();
    return answer.body.code ?? answer.body.payments[0]!.state;
  };
  const { version } = await shown(order);
  const early = { version, choice: 'release', reason: '银行书面答复没有收到', proof: BY_CODE };
  const params = { villageCode: NIUJIAO, orderId: order.orderId, serial: order.payments[0]!.serial };
  expect((await callApi(decideUnknownTransfer, { params, token: who.director.token, body: early })).body.code).toBe(
    'orders.notProved',
  );
  await bankLeg(25 * 60);
  await bankLeg(26 * 60 + 30);
  expect(await decide('director')).toBe('unknown');
  expect(await decide('director')).toBe('orders.samePerson');
  expect(await decide('cashier')).toBe('failed');
  expect(await moneyOf()).toEqual([BALANCE, 0, BALANCE]);
  await sumsAgree();
});

test('50 signatures and 50 payments at once give one transfer', async () => {
  let order = await onItsWay();
  const atOnce = async (route: AnyRoute, someone: Someone, seen: Seen) =>
    (await Promise.all(Array.from({ length: 50 }, () => step(route, someone, seen)))).filter(
      ({ status }) => status === 200,
    );
  for (const someone of ['head', 'supervisor', 'director'] as const) {
    const won = await atOnce(approveOrder, someone, order);
    expect(won).toHaveLength(1);
    order = won[0]!.body;
  }
  expect(order.signatures).toHaveLength(3);
  expect(await atOnce(payOrder, 'cashier', order)).toHaveLength(1);
  await Promise.all([asDeployed(), asDeployed(), asDeployed()]);
  expect(bank.transfers.size).toBe(1);
  expect(bank.balances[VILLAGE_ACCOUNT]).toBe(BALANCE - 120_000);
  await sumsAgree();
});

test('a refused payment frees its money, and says why in words', async () => {
  const order = await given();
  // The account is closed between the check of the name and the payment.
  bank.fault(undefined);
  const restore = bank.balances[VILLAGE_ACCOUNT]!;
  bank.balances[VILLAGE_ACCOUNT] = 0;
  await bankLeg();
  bank.balances[VILLAGE_ACCOUNT] = restore;
  const failed = await shown(order);
  expect([failed.state, failed.payments[0]!.state, failed.payments[0]!.failure]).toEqual([
    'finished',
    'failed',
    '付款账户余额不足',
  ]);
  expect((await moneyOf())[1]).toBe(0);
  expect((await yearNow())!.entryCount).toBe(0);
});

test('sent back, recalled and refused: the draft is kept, its money is free, its signatures are gone', async () => {
  const once = await taken(approveOrder, 'head', await onItsWay());
  const back = await taken(returnOrder, 'supervisor', once, { reason: '发票抬头不对', forGood: false });
  expect([back.state, back.reason, back.signatures]).toEqual(['returned', '发票抬头不对', []]);
  expect(await moneyOf()).toEqual([BALANCE, 0, BALANCE]);
  const { orderId, version } = back;
  const { body: again } = await callApi(saveOrder, {
    ...by('clerk'),
    body: { ...(await content()), orderId, version, purpose: '公厕保洁八月' },
  });
  expect(again.payments[0]!.serial).not.toBe(back.payments[0]!.serial);
  const recalled = await taken(recallOrder, 'clerk', await taken(submitOrder, 'clerk', again));
  expect([recalled.state, recalled.purpose]).toEqual(['recalled', '公厕保洁八月']);
  expect(await moneyOf()).toEqual([BALANCE, 0, BALANCE]);
  const refused = await taken(returnOrder, 'head', await onItsWay(), { reason: '不该花的钱', forGood: true });
  expect(refused.state).toBe('rejected');
  expect((await step(submitOrder, 'clerk', refused)).body.code).toBe('orders.wrongState');
  await sumsAgree();
});

test('nobody signs out of turn, out of post, twice, for what they wrote or for other content', async () => {
  const order = await onItsWay();
  expect((await step(approveOrder, 'supervisor', order)).body.code).toBe('orders.notInPost');
  expect((await step(payOrder, 'cashier', order)).body.code).toBe('orders.wrongState');
  expect((await step(approveOrder, 'head', { ...order, digest: 'x'.repeat(43) })).body.code).toBe('orders.changed');
  const signed = await taken(approveOrder, 'head', order);
  await appoint('supervisionHead', 'head', NIUJIAO);
  expect((await step(approveOrder, 'head', signed)).body.code).toBe('orders.samePerson');
  expect((await step(approveOrder, 'supervisor', signed)).body.code).toBe('orders.notInPost');
  expect((await shown(order)).blockedBy).toBe('noOther');
  await appoint('supervisionHead', undefined, NIUJIAO);
  expect((await shown(order)).blockedBy).toBe('vacant');
  expect((await step(approveOrder, 'supervisor', signed)).body.code).toBe('orders.postVacant');
  await appoint('supervisionHead', 'clerk', NIUJIAO);
  expect((await step(approveOrder, 'clerk', signed)).body.code).toBe('orders.samePerson');
});

test('a second row of a roster and a second phone do not make a second person', async () => {
  const order = await taken(approveOrder, 'head', await onItsWay());
  const { person } = who.head.enrolled;
  const twin = await enrolAgain(person, '钱村', { grants: [{ role: 'cadre', division: NIUJIAO }] });
  const { token } = await signInBound('oORDERS-TWIN'.padEnd(28, '0'), twin);
  await callApi(appointToPost, {
    params: { districtCode: DISTRICT },
    token: who.office.token,
    body: { division: NIUJIAO, post: 'supervisionHead', fromOn: dayInChina(now()), personId: twin.person.personId },
  });
  who.supervisor = { token, enrolled: twin };
  expect((await step(approveOrder, 'supervisor', order)).body.code).toBe('orders.samePerson');
});

test('what cannot be paid is refused with what to do, and the draft is kept', async () => {
  const over = await draft({ payments: [{ payeeId, amountFen: BALANCE + 1 }] });
  expect((await step(submitOrder, 'clerk', over)).body.code).toBe('orders.overBalance');
  expect((await shown(over)).state).toBe('draft');
  await taken(submitOrder, 'clerk', await draft({ payments: [{ payeeId, amountFen: 400_000 }] }));
  expect((await step(submitOrder, 'clerk', await draft())).body.code).toBe('orders.overBalance');
  const register = (body: object) => callApi(registerPayee, { ...by('clerk'), body });
  expect((await register({ name: '李四', natural: true, account: '6222021234567890129' })).body.code).toBe(
    'request.malformed',
  );
  expect((await register({ name: '王秀英', natural: true, account: CARD })).body.code).toBe('orders.payeeTaken');
  const { body: wrong } = await register({ name: '王秀芳', natural: true, account: '88010120000099999' });
  const cooling = await draft({ payments: [{ payeeId: wrong.payeeId, amountFen: 100 }] });
  expect((await step(submitOrder, 'clerk', cooling)).body.code).toBe('orders.payeeCooling');
  await bankLeg();
  expect((await step(submitOrder, 'clerk', cooling)).body.code).toBe('orders.payeeUnknown');
  expect((await callApi(saveOrder, { ...by('head'), body: await content() })).body.code).toBe('orders.notInPost');
  const labour = { kind: 'labour', payments: [{ payeeId, amountFen: 25_000, days: 2, rateFen: 12_000 }] };
  expect((await callApi(saveOrder, { ...by('clerk'), body: { ...(await content()), ...labour } })).body.code).toBe(
    'orders.labourSum',
  );
  const { body: listed } = await callApi(listOrders, by('clerk'));
  expect(listed.items.length).toBeGreaterThanOrEqual(3);
  await sumsAgree();
});

test('a decision covers the sum of what is paid under it, asked when it is submitted and when it is paid', async () => {
  const account = (await payingAccountOf(accountId))!;
  await transact(putAccount({ ...account, postedFen: 10_000_000 }, account));
  await appoint('townOfficial', 'townOfficial', TOWN);
  await appoint('townHead', 'townHead', TOWN);
  const decisionId = await resolvedIn(NIUJIAO, { amountFen: 2_500_000 });
  const under = (amountFen: number) => draft({ decisionId, payments: [{ payeeId, amountFen }] });
  expect(
    (await step(submitOrder, 'clerk', await draft({ payments: [{ payeeId, amountFen: 1_000_000 }] }))).body.code,
  ).toBe('orders.decisionMissing');
  let first = await taken(submitOrder, 'clerk', await under(1_500_000));
  const second = await under(1_500_000);
  expect((await step(submitOrder, 'clerk', second)).body.code).toBe('orders.decisionMissing');
  expect((await shown(second)).state).toBe('draft');
  await taken(submitOrder, 'clerk', await under(1_000_000));
  await taken(recallOrder, 'clerk', first);
  first = await taken(submitOrder, 'clerk', second);
  for (const someone of ['head', 'supervisor', 'director', 'townOfficial', 'townHead'] as const)
    first = await taken(approveOrder, someone, first);
  const decision = (await decisionOf(NIUJIAO, decisionId))!;
  const { records: _, organ: _organ, ...row } = decision;
  const put = (amountFen: number, version: number) =>
    transact(putDecision({ ...row, amountFen, version: version + 1 }, { version }));
  await put(1_400_000, row.version);
  expect((await step(payOrder, 'cashier', first)).body.code).toBe('orders.decisionMissing');
  expect((await shown(first)).state).toBe('approved');
  // Not enough for both: the one that waits since later leaves it to this.
  await put(2_400_000, row.version + 1);
  expect((await taken(payOrder, 'cashier', first)).state).toBe('paying');
});

test('a number that was swapped in the register after it was signed is not sent', async () => {
  const order = await given();
  const { body: other } = await callApi(registerPayee, {
    ...by('clerk'),
    body: { name: '王秀英', natural: true, account: '88010120000077777' },
  });
  const [payee, swapped] = [(await payeeOf(NIUJIAO, payeeId))!, (await payeeOf(NIUJIAO, other.payeeId))!];
  await transact(putPayee({ ...payee, sealed: swapped.sealed, dataKey: swapped.dataKey }, payee));
  await bankLeg();
  expect(bank.transfers.size).toBe(0);
  expect((await shown(order)).payments[0]!.state).toBe('sending');
  await sumsAgree();
});

test('an order that nobody signs in time is over, and its money is free', async () => {
  const order = await onItsWay();
  await bankLeg(17 * 24 * 60);
  expect(await shown(order)).toMatchObject({ state: 'expired' });
  expect((await payingAccountOf(accountId))!.pendingFen).toBe(0);
  await sumsAgree();
});

test('what no book would take is refused before anything is held, and the draft is kept', async () => {
  for (const accountCode of ['999', '321', '101', '102', '10201']) {
    const { body } = await callApi(saveOrder, { ...by('clerk'), body: { ...(await content()), accountCode } });
    expect([accountCode, body.code]).toEqual([accountCode, 'orders.spendingCode']);
  }
  // A row of before: it is refused when it is submitted.
  const order = await draft();
  await changeRow(order, { accountCode: '999' });
  expect((await step(submitOrder, 'clerk', await shown(order))).body.code).toBe('orders.spendingCode');
  expect((await shown(order)).state).toBe('draft');
  expect(await moneyOf()).toEqual([BALANCE, 0, BALANCE]);
});

/** A row as it may lie there from before a rule. */
async function changeRow({ orderId }: Seen, more: Partial<NonNullable<Awaited<ReturnType<typeof orderOf>>>>) {
  const row = (await orderOf(NIUJIAO, orderId))!;
  await transact(putOrder({ ...row, ...more }, row));
}

const DAY = 24 * 60;
/** Minutes until some days after the next year begins in China. */
const nextYear = (days: number) =>
  Math.ceil((Date.parse(`${THIS_YEAR + 1}-01-0${days}T04:00:00.000Z`) - Date.now()) / 60_000);
const openNextYear = () =>
  openYear(
    { villageCode: NIUJIAO, villageName: '牛角村民委员会', townName: '罗龙街道', year: THIS_YEAR + 1 },
    0,
    now(),
    'import',
  );

test('paid where the next year has no book yet: the money is right at once, the voucher follows when the book is there, once', async () => {
  const order = await given();
  await bankLeg();
  bank.move(order.payments[0]!.serial, 'SUCCESS');
  await bankLeg(nextYear(2));
  const unbooked = await shown(order);
  expect(unbooked.payments[0]).toMatchObject({ state: 'paid', waitsForBook: true });
  expect(unbooked.payments[0]!.voucherId).toBeUndefined();
  expect((await moneyOf()).slice(0, 2)).toEqual([BALANCE - 120_000, 0]);
  await bankLeg(nextYear(2) + 61);
  expect((await shown(order)).payments[0]!.waitsForBook).toBe(true);
  await openNextYear();
  await bankLeg(nextYear(3));
  await bankLeg(nextYear(3) + 120);
  const booked = (await shown(order)).payments[0]!;
  expect(booked.waitsForBook).toBeUndefined();
  const { body: voucher } = await callApi(showVoucher, {
    params: { villageCode: NIUJIAO, year: THIS_YEAR + 1, voucherId: booked.voucherId! },
  });
  expect(voucher).toMatchObject({ totalFen: 120_000, voucherOn: `${THIS_YEAR + 1}-01-02` });
  expect(await villageYearOf({ villageCode: NIUJIAO, year: THIS_YEAR + 1 })).toMatchObject({
    expenseFen: 120_000,
    entryCount: 1,
  });
  await sumsAgree();
});

test('paid in one year and back in the next, before that has a book: entered once when it has', async () => {
  const order = await given();
  await bankLeg();
  const { serial } = order.payments[0]!;
  bank.move(serial, 'SUCCESS');
  await bankLeg(5);
  bank.move(serial, 'RETURNED');
  await bankLeg(nextYear(2));
  expect((await shown(order)).payments[0]).toMatchObject({ state: 'returnedLater', waitsForBook: true });
  await openNextYear();
  await bankLeg(nextYear(3));
  await bankLeg(nextYear(4));
  expect((await shown(order)).payments[0]!.waitsForBook).toBeUndefined();
  expect(await villageYearOf({ villageCode: NIUJIAO, year: THIS_YEAR + 1 })).toMatchObject({ entryCount: 1 });
  expect((await yearNow())!).toMatchObject({ expenseFen: 120_000, entryCount: 1 });
});

test.each([0, 1])(
  'a voucher that was reversed by hand before the bank gave the money back is not reversed twice (year %s)',
  async (years) => {
    if (years) await openNextYear();
    const order = await given();
    await bankLeg();
    const { serial } = order.payments[0]!;
    bank.move(serial, 'SUCCESS');
    await bankLeg(5);
    const { voucherId } = (await shown(order)).payments[0]!;
    const voucherOn = `${THIS_YEAR}-12-31`;
    const voucherNo = '记-0099';
    const hands = { preparedBy: '甲', reviewedBy: '乙', approvedBy: '丙' };
    const reversal = { voucherId: voucherIdOf({ villageCode: NIUJIAO, voucherNo, voucherOn }), voucherNo, voucherOn };
    await reverseInBook({ villageCode: NIUJIAO, year: THIS_YEAR }, voucherId!, { ...reversal, ...hands }, now(), 'A');
    bank.move(serial, 'RETURNED');
    await bankLeg(years ? nextYear(2) : 2 * DAY);
    await bankLeg(years ? nextYear(4) : 4 * DAY);
    expect((await shown(order)).payments[0]).toMatchObject({ state: 'returnedLater' });
    expect((await shown(order)).payments[0]!.waitsForBook).toBeUndefined();
    expect((await yearNow())!).toMatchObject({ expenseFen: 0, entryCount: 2 });
    if (years)
      expect(await villageYearOf({ villageCode: NIUJIAO, year: THIS_YEAR + 1 })).toMatchObject({ entryCount: 0 });
    await sumsAgree();
  },
);

test('an account is paid from when the village’s own register has it, under its code, and once', async () => {
  const open = async (account: string, accountCode = '102') =>
    (
      await callApi(openPayingAccount, {
        ...by('director'),
        body: { name: '牛角村股份经济合作联合社', account, accountCode },
      })
    ).body.code;
  expect(await open('88010120000099001')).toBe('orders.accountNotOpen');
  await bankAccountRegistered(FENGXIANG, '88010120000099002');
  expect(await open('88010120000099002')).toBe('orders.accountNotOpen');
  await bankAccountRegistered(NIUJIAO, '88010120000099003', '10202');
  expect(await open('88010120000099003', '102')).toBe('orders.accountCode');
  expect(await Promise.all([open('88010120000099003', '10202'), open('88010120000099003', '10202')])).toEqual(
    expect.arrayContaining([undefined, 'orders.accountTaken']),
  );
  expect(await open('88010120000099003', '10202')).toBe('orders.accountTaken');
});

test('the account that was closed in the register pays nothing more', async () => {
  const order = await draft();
  const before = await bankAccountsOf(NIUJIAO);
  const closed = before.accounts.map((one) => ({ ...one, state: 'closed' as const, closedOn: dayInChina(now()) }));
  await transact(putBankAccounts(closed, before));
  expect((await step(submitOrder, 'clerk', order)).body.code).toBe('orders.accountClosed');
});

test('a payee by the name alone signs nothing of their own; one from the roster has the roster’s name', async () => {
  const { body } = await callApi(registerPayee, {
    ...by('clerk'),
    body: { name: '钱 村', natural: true, account: '88010120000066666' },
  });
  const payee = (await payeeOf(NIUJIAO, body.payeeId))!;
  await transact(putPayee({ ...payee, nameCheck: 'right', usableFrom: '2026-01-01T00:00:00.000Z' }, payee));
  const order = await onItsWay({ payments: [{ payeeId: body.payeeId, amountFen: 100 }] });
  expect(order.blockedBy).toBe('noOther');
  expect((await step(approveOrder, 'head', order)).body.code).toBe('orders.samePerson');
  const { personId } = who.head.enrolled.person;
  const other = { name: '钱存', natural: true, account: '88010120000066667', personId };
  expect((await callApi(registerPayee, { ...by('clerk'), body: other })).body.code).toBe('orders.payeeNotPerson');
});

test('a number under a wrong name is free for the right one', async () => {
  const account = '88010120000055501';
  const register = async (name: string) =>
    (await callApi(registerPayee, { ...by('clerk'), body: { name, natural: true, account } })).body;
  const wrong = await register('王秀芳');
  expect((await register('王秀英')).code).toBe('orders.payeeTaken');
  const payee = (await payeeOf(NIUJIAO, wrong.payeeId))!;
  await transact(putPayee({ ...payee, nameCheck: 'wrong' }, payee));
  const right = await register('王秀英');
  expect([right.code, right.nameCheck]).toEqual([undefined, 'waiting']);
  expect((await register('王秀梅')).code).toBe('orders.payeeTaken');
});

test('a second row that comes to a roster between two steps does not make a second person', async () => {
  const order = await onItsWay();
  const { person } = who.clerk.enrolled;
  // Its id is smaller than that of the row by which the order was written.
  const twin = { ...who.head.enrolled.person, personId: `00${person.personId.slice(2)}`, idHash: person.idHash };
  const row = { ...twin, gsi1pk: person.gsi1pk, name: '赵会' };
  await writeRow(PersonEntity, row);
  await holdPost('villageHead', NIUJIAO, row, { termId: '01JZZZZZZZZZZZZZZZZZZZZZZZ', personName: row.name });
  expect((await step(approveOrder, 'clerk', order)).body.code).toBe('orders.samePerson');
  expect((await step(recallOrder, 'clerk', order)).body.state).toBe('recalled');
});

test('nobody is put into a post for days that are past, and of two who are put there at once one holds it', async () => {
  const call = (someone: Someone, fromOn: string) =>
    callApi(appointToPost, {
      params: { districtCode: DISTRICT },
      token: who.office.token,
      body: { division: TOWN, post: 'townHead', fromOn, personId: who[someone].enrolled.person.personId },
    });
  const today = dayInChina(now());
  expect((await call('head', dayInChina(daysAfter(now(), -1)))).body.code).toBe('orders.termInPast');
  const answers = await Promise.all([call('head', today), call('clerk', dayInChina(daysAfter(now(), 1)))]);
  // They meet, and one is told so; or they came one after the other, and the later one took the post over.
  const statuses = answers.map(({ status }) => status).sort();
  expect([
    [200, 200],
    [200, 409],
  ]).toContainEqual(statuses);
  const running = (await termsIn(TOWN)).filter(({ post, toOn }) => post === 'townHead' && toOn === undefined);
  expect(running).toHaveLength(1);
});

test('a paper that was taken off and put on again is taken', async () => {
  const [one, other] = [await sentPicture(who.clerk.token), await sentPicture(who.clerk.token)];
  let order = await draft({ paperIds: [one, other] });
  for (const paperIds of [[one], [one, other]]) {
    const { orderId, version } = order;
    const { status, body } = await callApi(saveOrder, {
      ...by('clerk'),
      body: { ...(await content()), paperIds, orderId, version },
    });
    expect([status, body.code]).toEqual([200, undefined]);
    order = body;
  }
  expect(order.paperIds).toEqual([one, other]);
});

test('what cannot be done makes room for what stands behind it', async () => {
  const stuck = await given();
  const { body: other } = await callApi(registerPayee, {
    ...by('clerk'),
    body: { name: '王秀英', natural: true, account: '88010120000077778' },
  });
  const [payee, swapped] = [(await payeeOf(NIUJIAO, payeeId))!, (await payeeOf(NIUJIAO, other.payeeId))!];
  await transact(putPayee({ ...payee, sealed: swapped.sealed, dataKey: swapped.dataKey }, payee));
  await bankLeg(1);
  const [row] = (await orderOf(NIUJIAO, stuck.orderId))!.payments;
  expect(row!.state).toBe('sending');
  expect(row!.nextAskAt! > new Date(Date.now() + 5 * 60_000).toISOString()).toBe(true);
  // Whom the bank does not answer about goes to the end of the queue; so does an account.
  bank.fault({ kind: 'down', on: 'NAMECHK', times: 9 });
  bank.fault({ kind: 'down', on: 'BALQRY', times: 9 });
  await bankLeg(120);
  expect((await payingAccountOf(accountId))!.askedAt).toBeDefined();
});

test('what the bank says is heard though its receipt cannot be kept', async () => {
  const order = await given();
  await bankLeg();
  const { serial } = order.payments[0]!;
  bank.move(serial, 'SUCCESS');
  await bankLeg(5);
  bank.move(serial, 'RETURNED');
  const bucket = process.env.MEDIA_BUCKET;
  process.env.MEDIA_BUCKET = 'nowhere';
  try {
    await bankLeg(30);
  } finally {
    process.env.MEDIA_BUCKET = bucket;
  }
  expect((await shown(order)).payments[0]!.state).toBe('returnedLater');
});
