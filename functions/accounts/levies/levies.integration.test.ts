import { PutCommand } from '@aws-sdk/lib-dynamodb';
import {
  addCharges,
  type Charge,
  type ChargeBasis,
  correctCharge,
  decideChargeCorrection,
  decideLevy,
  listCharges,
  listLevies,
  listMyCharges,
  noteChargeCash,
  prepareLevy,
} from '@shared/accounts/levies';
import {
  approveVoucher,
  listPendingVouchers,
  prepareReversal,
  returnVoucher,
  reviewVoucher,
} from '@shared/accounts/pending-vouchers';
import type { FieldError } from '@shared/errors';
import type { BodyOf } from '@shared/route';
import { listMessages } from '@shared/messages/messages';
import { addDays, dayInChina, yearOf } from '@shared/time';
import { service } from '../../../infrastructure/service';
import { actAs, actorOf } from '../../../local/iam/enforce';
import { callApi } from '../../../tests/support/api';
import { seedChart } from '../../../tests/support/chart';
import { enrol, type Enrolled, NIUJIAO, signInBound, TOWN } from '../../../tests/support/people';
import { now, setClock } from '../../platform/clock';
import { newId } from '../../platform/id';
import { CivicTable, documentClient } from '../../platform/tables';
import { openYear } from '../open-year';
import { handler as tellLateCharges } from './tell-late-charges';
import { chargeOf, levyOf } from './levy-store';
import { chargeIn, levyIn, resolvedIn } from './testing/levies-in';
import { freshDistrict } from '../../reports/testing/people';

jest.setTimeout(240_000);

const params = { villageCode: NIUJIAO };
let people = 0;
const openid = () => `oLEVY-${(people += 1)}-${process.pid}`.padEnd(28, '0');
const bound = async (enrolled: Enrolled) => (await signInBound(openid(), enrolled)).token;

let [wang, li]: Enrolled[] = [];
let [clerk, otherClerk, first, second, wangToken, liToken] = ['', '', '', '', '', ''];
let restore = () => undefined as void;
let shift = 0;

beforeEach(async () => {
  shift = 0;
  restore = setClock(() => new Date(Date.now() + shift));
  await freshDistrict();
  await seedChart();
  const year = yearOf(dayInChina(now()));
  await openYear({ ...params, year, villageName: '牛角村', townName: '罗龙街道' }, 1_000_000, now(), 'import');
  [wang, li] = [await enrol('王秀英'), await enrol('李小军')];
  clerk = await bound(await enrol('陈建国', { grants: [{ role: 'cadre', division: NIUJIAO }] }));
  otherClerk = await bound(await enrol('刘梅', { grants: [{ role: 'cadre', division: NIUJIAO }] }));
  first = await bound(await enrol('赵强', { grants: [{ role: 'township', division: TOWN }] }));
  second = await bound(await enrol('田静', { grants: [{ role: 'township', division: TOWN }] }));
  [wangToken, liToken] = [await bound(wang), await bound(li)];
});
afterEach(() => restore());

const dueOn = () => addDays(dayInChina(now()), 20);
const water = async (token = clerk) =>
  callApi(prepareLevy, {
    token,
    params,
    body: { kind: 'water', decisionId: await resolvedIn(NIUJIAO), rateFen: 285, month: '2026-10', dueOn: dueOn() },
  });
const raise = async (rateFen: number, decided: Parameters<typeof resolvedIn>[1] = {}) =>
  callApi(prepareLevy, {
    token: clerk,
    params,
    body: { kind: 'raised', decisionId: await resolvedIn(NIUJIAO, decided), rateFen, dueOn: dueOn() },
  });
const add = (levyId: string, who: Enrolled, basis: ChargeBasis, token = clerk) =>
  callApi(addCharges, {
    token,
    params: { ...params, levyId },
    body: { lines: [{ name: who.person.name, idNumber: who.idNumber, basis }] },
  });
const decide = (levyId: string, version: number, token = first, agrees = true) =>
  callApi(decideLevy, { token, params: { ...params, levyId }, body: { agrees, version } });
const METER = { previous: 120, present: 131 };
/** Water of 王秀英's and 李小军's, given out. */
async function given(): Promise<string> {
  const { levyId } = (await water()).body;
  await add(levyId, wang!, METER);
  const { body } = await add(levyId, li!, { previous: 40, present: 52 });
  expect((await decide(levyId, body.version)).body).toMatchObject({ state: 'given', charges: 2, chargedFen: 6555 });
  return levyId;
}
const mine = async (token = wangToken): Promise<Charge[]> => (await callApi(listMyCharges, { token })).body.items;
const pendings = async () =>
  (await callApi(listPendingVouchers, { token: first, params: { division: NIUJIAO } })).body.items;

test('a levy rests on a decision that covers it, and its sums are computed', async () => {
  expect((await raise(1000, { agreed: false })).body.code).toBe('levies.decisionMissing');
  expect((await raise(1000, { form: 'members' })).body.code).toBe('levies.decisionMissing');
  expect((await raise(1501)).body.code).toBe('levies.overCap');
  const { body: levy } = await raise(1000, { amountFen: 900 });
  expect(levy).toMatchObject({
    state: 'prepared',
    title: '三组渠道整修，每人筹一点',
    charges: 0,
    preparedBy: '陈建国',
  });
  const wrongIn = async (who: Enrolled, basis: ChargeBasis) => {
    const { status, body } = await add(levy.levyId, who, basis);
    return [status, body.code, (body as { details?: FieldError[] }).details?.map(({ path }) => path)];
  };
  expect(await wrongIn(wang!, { heads: 2 })).toEqual([422, 'levies.linesWrong', ['lines.0.basis.heads']]);
  const other = { ...wang!, idNumber: li!.idNumber };
  expect(await wrongIn(other, { heads: 1 })).toEqual([422, 'levies.linesWrong', ['lines.0.name']]);
  const { body: added } = await add(levy.levyId, wang!, { heads: 1 });
  expect(added).toMatchObject({ charges: 1, chargedFen: 1000 });
  // The same again is there already; other heads of the household are not another one.
  expect((await add(levy.levyId, wang!, { heads: 1 })).body).toMatchObject({ charges: 1, chargedFen: 1000 });
  const off = { heads: 1, exemptHeads: 1, exemption: 'destitute' as const };
  expect(await wrongIn(wang!, off)).toEqual([422, 'levies.linesWrong', ['lines.0.name']]);
  // The decision is of nine yuan.
  expect((await decide(levy.levyId, added.version + 1)).body.code).toBe('levies.decisionMissing');
});

test('a list is taken whole or not at all, with each line that is wrong and why; cut off, it is whole when it is sent again', async () => {
  const { levyId } = (await water()).body;
  const names = Array.from({ length: 100 }, (_, place) => `石${String.fromCodePoint(0x4e00 + place)}`);
  for (const name of names) await enrol(name, { group: '3组' });
  await enrol('石一', { group: '4组' });
  const lines = names.map((name, place) => ({ name, group: '三组', basis: { previous: place, present: place + 1 } }));
  const send = (body: BodyOf<typeof addCharges>) =>
    callApi(addCharges, { token: clerk, params: { ...params, levyId }, body });
  const bad = [
    { ...lines[0]!, basis: { previous: 9, present: 1 } },
    ...lines.slice(1, 98),
    { name: '石一', basis: METER },
    { ...lines[1]!, basis: METER },
    { ...lines[99]!, group: '9组' },
  ];
  const refused = await send({ lines: bad });
  expect([refused.status, refused.body]).toMatchObject([
    422,
    {
      code: 'levies.linesWrong',
      details: [
        { path: 'lines.0.basis.present', message: '这次的读数比上次的小' },
        { path: 'lines.98.idNumber', message: '名册上不止一个人叫这个名字，请写身份证号' },
        { path: 'lines.99.name', message: '这个人已经在清单里了，一份清单里只收一次' },
        { path: 'lines.100.name', message: '村里名册上没有这个姓名和组的人' },
      ],
    },
  ]);
  const listed = async () =>
    (await callApi(listCharges, { token: clerk, params: { ...params, levyId }, query: { limit: 1 } })).body.levy;
  expect(await listed()).toMatchObject({ charges: 0, chargedFen: 0 });
  // As one that broke off after its first part.
  expect((await send({ lines: lines.slice(0, 95) })).status).toBe(200);
  expect((await send({ lines })).body).toMatchObject({ charges: 100, chargedFen: 28_500 });
  expect(await listed()).toMatchObject({ charges: 100, chargedFen: 28_500 });
});

test('what a head owes in a year is capped over all that was given out', async () => {
  const { levyId } = (await raise(900)).body;
  const { body } = await add(levyId, wang!, { heads: 1 });
  expect((await decide(levyId, body.version)).status).toBe(200);
  expect((await raise(700)).body.code).toBe('levies.overCap');
  expect((await raise(600)).status).toBe(200);
});

test('of those that are given out at once no more are than the cap, and than the meeting resolved', async () => {
  const decided = await resolvedIn(NIUJIAO, { amountFen: 1_000_000 });
  const prepared = async (decisionId: string, rateFen: number) => {
    const body = { kind: 'raised' as const, decisionId, rateFen, dueOn: dueOn() };
    const { levyId } = (await callApi(prepareLevy, { token: clerk, params, body })).body;
    return { levyId, version: (await add(levyId, wang!, { heads: 1 })).body.version };
  };
  const levies: Awaited<ReturnType<typeof prepared>>[] = [];
  for (let count = 0; count < 8; count += 1) levies.push(await prepared(decided, 500));
  const atOnce = () => Promise.all(levies.map(({ levyId, version }) => decide(levyId, version)));
  const answers = [...(await atOnce()), ...(await atOnce())];
  // The cap is of 1,500: whoever was overtaken once too often has sent it again.
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(3);
  expect(new Set(answers.slice(8).map(({ body }) => body.code ?? 'given'))).toContain('levies.overCap');
});

test('cash for two of one levy at the same moment is noted for both', async () => {
  const levyId = await given();
  const both = [...(await mine()), ...(await mine(liToken))];
  const answers = await Promise.all(
    both.map(({ chargeId, version }) =>
      callApi(noteChargeCash, { token: clerk, params: { ...params, chargeId }, body: { version } }),
    ),
  );
  expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  const { body } = await callApi(listCharges, { token: clerk, params: { ...params, levyId } });
  expect(body.levy).toMatchObject({ paid: 2, receivedFen: 6555 });
});

test('nobody is asked before a second person confirmed what they saw; then each sees their own alone', async () => {
  const { levyId, version } = (await water()).body;
  await add(levyId, wang!, METER);
  expect(await mine()).toEqual([]);
  expect((await decide(levyId, version)).body.code).toBe('version.stale');
  const { body } = await add(levyId, li!, { previous: 40, present: 52 }, otherClerk);
  expect((await decide(levyId, body.version, first, false)).body).toMatchObject({ sentBackBy: '赵强' });
  expect((await decide(levyId, body.version + 1)).status).toBe(200);
  expect(await mine()).toMatchObject([{ title: '2026年10月水费', amountFen: 3135, owedFen: 3135, payer: '王*英' }]);
  expect(await mine(liToken)).toMatchObject([{ amountFen: 3420 }]);
  expect((await add(levyId, wang!, METER)).body.code).toBe('levies.wrongState');
});

test('nobody gives out a levy with a line of their own household, though it owes nothing; they may send it back', async () => {
  const officer = await enrol('高明', { grants: [{ role: 'township', division: TOWN }] });
  const kin = await enrol('高小兰', { householdId: officer.person.householdId });
  const token = await bound(officer);
  const { levyId } = (await raise(1_000)).body;
  await add(levyId, wang!, { heads: 1 });
  const exempt = { heads: 2, exemptHeads: 2, exemption: 'hardship' as const };
  const { version } = (await add(levyId, kin, exempt)).body;
  expect((await decide(levyId, version, token)).body.code).toBe('levies.samePerson');
  const back = await decide(levyId, version, token, false);
  expect(back.body).toMatchObject({ sentBackBy: '高明' });
  expect((await decide(levyId, version + 1)).body).toMatchObject({ state: 'given', charges: 1 });
  // A meter is a person's: who lives with them does not confirm it either.
  const meter = (await water()).body.levyId;
  const read = (await add(meter, kin, METER)).body.version;
  expect((await decide(meter, read, token)).body.code).toBe('levies.samePerson');
  expect((await decide(meter, read)).status).toBe(200);
});

test('anyone sees that there is one, and no sum of a few; who owes is seen by the office alone', async () => {
  const levyId = await given();
  const { body } = await callApi(listLevies, { params });
  expect(body.items).toMatchObject([{ levyId, kind: 'water', rateFen: 285 }]);
  expect(body.items[0]).not.toHaveProperty('charges');
  expect(JSON.stringify(body)).not.toContain('王');
  const of = (token: string) => callApi(listCharges, { token, params: { ...params, levyId } });
  expect((await of(wangToken)).status).toBe(403);
  expect((await of(clerk)).body.items).toHaveLength(2);
});

test('cash is noted once, by another than who owes, with a voucher of the day that names nobody', async () => {
  await given();
  const [{ chargeId, version }] = (await mine()) as [Charge];
  const note = (token: string, seen = version) =>
    callApi(noteChargeCash, { token, params: { ...params, chargeId }, body: { version: seen } });
  expect((await note(clerk)).body).toMatchObject({ owedFen: 0, receipts: [{ amountFen: 3135, by: 'cash' }] });
  expect((await note(clerk)).body.code).toBe('version.stale');
  expect((await note(clerk, version + 1)).body.code).toBe('dues.nothingDue');
  const [pending] = await pendings();
  expect(pending).toMatchObject({
    totalFen: 3135,
    prepared: { name: '陈建国' },
    lines: [
      { accountCode: '101', debitFen: 3135, summary: '现金收2026年10月水费' },
      { accountCode: '501', creditFen: 3135 },
    ],
  });
  expect(JSON.stringify(pending!.lines)).not.toContain('王');
});

test('cash whose voucher is sent back, or reversed, is owed again: what no book has was not received', async () => {
  const levyId = await given();
  const sums = async () =>
    (await callApi(listCharges, { token: clerk, params: { ...params, levyId } })).body.levy.receivedFen;
  const noted = async () => {
    const [{ chargeId, version }] = (await mine()) as [Charge];
    const token = clerk;
    expect((await callApi(noteChargeCash, { token, params: { ...params, chargeId }, body: { version } })).status).toBe(
      200,
    );
    return (await pendings())[0]!.pendingId;
  };
  const step = (route: typeof reviewVoucher | typeof approveVoucher, token: string, pendingId: string) =>
    callApi(route, { token, params: { ...params, pendingId } });
  const back = { token: first, params: { ...params, pendingId: await noted() }, body: { reason: '没附收据存根' } };
  expect([await sums(), (await callApi(returnVoucher, back)).status]).toEqual([3135, 200]);
  expect(await mine()).toMatchObject([{ owedFen: 3135, receipts: [] }]);
  expect(await sums()).toBe(0);
  const pendingId = await noted();
  expect((await step(reviewVoucher, first, pendingId)).status).toBe(200);
  const { voucherId } = (await step(approveVoucher, second, pendingId)).body;
  expect(await mine()).toMatchObject([{ owedFen: 0 }]);
  const today = dayInChina(now());
  const reversing = await callApi(prepareReversal, {
    token: first,
    params: { ...params, year: yearOf(today), voucherId: voucherId! },
    body: { voucherOn: today, reason: '钱没有收到' },
  });
  expect((await step(reviewVoucher, second, reversing.body.pendingId)).status).toBe(200);
  const third = await bound(await enrol('周会', { grants: [{ role: 'township', division: TOWN }] }));
  expect((await step(approveVoucher, third, reversing.body.pendingId)).status).toBe(200);
  expect(await mine()).toMatchObject([{ owedFen: 3135, receipts: [] }]);
  expect(await sums()).toBe(0);
});

test('once it was given out a charge is changed by two, neither of whom owes it, and keeps its trail', async () => {
  const levyId = await given();
  const [{ chargeId, version }] = (await mine()) as [Charge];
  const at = { ...params, chargeId };
  const ask = (token: string, seen = version) =>
    callApi(correctCharge, {
      token,
      params: at,
      body: { reason: 'misread', basis: { previous: 120, present: 130 }, version: seen },
    });
  const answer = (token: string, seen: number, agrees = true) =>
    callApi(decideChargeCorrection, { token, params: at, body: { agrees, version: seen } });
  expect((await answer(first, version)).body.code).toBe('levies.wrongState');
  expect((await ask(clerk)).body).toMatchObject({ amountFen: 3135, correction: { toFen: 2850, askedBy: '陈建国' } });
  expect((await callApi(noteChargeCash, { token: clerk, params: at, body: { version: version + 1 } })).body.code).toBe(
    'levies.wrongState',
  );
  expect((await answer(first, version + 1, false)).body.correction).toBeUndefined();
  expect((await ask(clerk, version + 2)).status).toBe(200);
  // Whoever still sees what was asked first does not agree to what is asked now.
  expect((await answer(second, version + 1)).body.code).toBe('version.stale');
  // Who lives with them owes it too.
  const home = { householdId: wang!.person.householdId, grants: [{ role: 'township' as const, division: TOWN }] };
  const spouse = await bound(await enrol('李大山', home));
  expect((await answer(spouse, version + 3)).body.code).toBe('levies.samePerson');
  expect((await answer(second, version + 3)).body).toMatchObject({
    amountFen: 2850,
    changes: [{ fromFen: 3135, toFen: 2850, by: '陈建国', agreedBy: '田静', reason: 'misread' }],
  });
  const { body } = await callApi(listCharges, { token: clerk, params: { ...params, levyId } });
  expect(body.levy).toMatchObject({ charges: 2, chargedFen: 6270 });
});

test('what was given out is not corrected past what the meeting resolved', async () => {
  await enrol('王小宝', { householdId: wang!.person.householdId });
  const { levyId } = (await raise(900, { amountFen: 900 })).body;
  const { body } = await add(levyId, wang!, { heads: 1 });
  expect((await decide(levyId, body.version)).status).toBe(200);
  const [{ chargeId, version }] = (await mine()) as [Charge];
  const at = { token: clerk, params: { ...params, chargeId } };
  const asked = await callApi(correctCharge, { ...at, body: { reason: 'headsWrong', basis: { heads: 2 }, version } });
  expect(asked.status).toBe(200);
  const answer = (agrees: boolean) =>
    callApi(decideChargeCorrection, { ...at, token: first, body: { agrees, version: version + 1 } });
  expect((await answer(true)).body.code).toBe('levies.decisionMissing');
  expect(await mine()).toMatchObject([{ amountFen: 900, version: version + 1 }]);
  expect((await answer(false)).status).toBe(200);
});

test('whoever still owes after its day is told once, and who paid is not', async () => {
  await given();
  const [{ chargeId, version }] = (await mine(liToken)) as [Charge];
  await callApi(noteChargeCash, { token: clerk, params: { ...params, chargeId }, body: { version } });
  const told = async (token: string) =>
    (await callApi(listMessages, { token })).body.items.filter(({ kind }) => kind === 'chargeLate').length;
  const run = () => actAs(actorOf(service, 'tellLateCharges'), () => tellLateCharges());
  await run();
  expect(await told(wangToken)).toBe(0);
  shift = 22 * 86_400_000;
  await run();
  await run();
  shift = 0;
  expect([await told(wangToken), await told(liToken)]).toEqual([1, 0]);
  expect(await chargeOf(NIUJIAO, chargeId)).toMatchObject({ receipts: [{ by: 'cash' }] });
});

test('of a levy that changes while it is told of, and of those after one that fails, all are told', async () => {
  const late = { dueOn: addDays(dayInChina(now()), -2) };
  const [unread, personId] = [await levyIn(NIUJIAO, late), newId()];
  await chargeIn(unread, personId);
  // Whoever owes of the first levy cannot be read: the half of a row lies there.
  const half = { pk: `PERSON#${personId}`, sk: 'PERSON', _et: 'Person', personId };
  await documentClient.send(new PutCommand({ TableName: CivicTable.getName(), Item: half }));
  const paying = await chargeIn(await levyIn(NIUJIAO, late), li!.person.personId);
  let { levy } = await chargeIn(paying.levy, wang!.person.personId);
  for (let count = 0; count < 30; count += 1) ({ levy } = await chargeIn(levy, newId()));
  const run = actAs(actorOf(service, 'tellLateCharges'), () => tellLateCharges());
  const { chargeId, version } = paying.charge;
  const noted = callApi(noteChargeCash, { token: clerk, params: { ...params, chargeId }, body: { version } });
  await expect(run).rejects.toThrow(personId);
  expect((await noted).status).toBe(200);
  expect(await levyOf(NIUJIAO, levy.levyId)).toMatchObject({ lateToldAt: expect.any(String), paid: 1 });
  const told = (await callApi(listMessages, { token: wangToken })).body.items.map(({ kind }) => kind);
  expect(told).toContain('chargeLate');
});
