import { listTransferBreaks, settleTransferBreak } from '@shared/orders/transfer-breaks';
import type { OrderView } from '@shared/orders/payment-orders';
import { addDays } from '@shared/time';
import { writeRow } from '../../platform/row';
import { DeleteItemCommand } from 'dynamodb-toolbox/entity/actions/delete';
import { sm2 } from 'sm-crypto-v2';
import {
  type BankFault,
  bankNoOf,
  type BankSimulator,
  FOREIGN_SERIAL,
  startBankSimulator,
} from '../../../local/bank-simulator/simulator';
import { service } from '../../../infrastructure/service';
import { actAs, actorOf } from '../../../local/iam/enforce';
import { callApi } from '../../../tests/support/api';
import { DISTRICT, NIUJIAO, TOWN } from '../../../tests/support/people';
import { BankLineEntity, BankStatementEntity } from '../../accounts/bank/bank-line-store';
import { setClock } from '../../platform/clock';
import { transact } from '../../platform/transact';
import { personNamed } from '../../reports/testing/people';
import { accountById } from '../../identity/account-store';
import { personById } from '../../identity/person-store';
import { startSession } from '../../identity/sign-in';
import { markOf } from '../account-number';
import { claimPayingNumber, payingAccountOf, putAccount } from '../funds-store';
import { orderOf, putOrder } from '../order-store';
import { handler as runBankLeg } from '../run-bank-leg';
import { bankAccountRegistered, type Hands, orderIn, payingVillage } from '../testing/paying-village-store';
import { comparedStatementsOf, putDayFile } from './reconciled-store';
import { transferOf } from './transfer-store';

const VILLAGE_ACCOUNT = '88010120000012345';
const [ours, theirs] = [sm2.generateKeyPairHex(), sm2.generateKeyPairHex()];
const FILE_KEY = '0123456789abcdeffedcba9876543210';
/** A Friday. */
const DAY = '2026-11-20';
let clock = '';
let bank: BankSimulator;
let hands: Hands;
let office: string;
let other: string;
let order: OrderView;
let serial: string;
let bankAccountId: string;
let restoreClock: () => void;

/** The wall clock in China, some days after the payment. */
const at = (time: string, days = 0): string => new Date(`${addDays(DAY, days)}T${time}:00+08:00`).toISOString();
const tick = (time: string, days = 0) => (clock = at(time, days));
async function bankLeg(time: string, days = 0): Promise<void> {
  tick(time, days);
  await actAs(actorOf(service, 'bankLeg'), () => runBankLeg());
}
const fault = (kind: BankFault['kind'], on: BankFault['on'] = 'RECFILE', times = 1) => bank.fault({ kind, on, times });

beforeEach(async () => {
  tick('07:00');
  restoreClock = setClock(() => new Date(clock));
  hands = await payingVillage(NIUJIAO);
  ({ personId: office } = await personNamed('吴区', { role: 'regulator', division: DISTRICT }));
  ({ personId: other } = await personNamed('郑会', { role: 'township', division: TOWN }));
  const anyone = new Proxy({}, { get: () => ({ name: '王秀英' }) });
  bank = await startBankSimulator({
    ...{ port: 0, customerId: 'C0001', customerPublicKey: ours.publicKey, privateKey: theirs.privateKey },
    ...{ fileKey: FILE_KEY, accounts: { [VILLAGE_ACCOUNT]: 100_000_000 }, payees: anyone },
    now: () => Date.parse(clock),
  });
  Object.assign(process.env, {
    ...{ BANK_API_BASE: bank.apiBase, BANK_CUSTOMER_ID: 'C0001', BANK_OPERATOR_ID: 'OP1' },
    ...{ BANK_SIGNING_KEY: ours.privateKey, BANK_PUBLIC_KEY: theirs.publicKey, BANK_FILE_KEY: FILE_KEY },
  });
  order = await orderIn('paying', NIUJIAO, hands);
  serial = order.payments[0]!.serial;
  // The account is that of the village's own register, and known by its number.
  bankAccountId = await bankAccountRegistered(NIUJIAO, VILLAGE_ACCOUNT);
  const { payingAccountId } = order;
  const account = (await payingAccountOf(payingAccountId))!;
  await transact(
    putAccount({ ...account, bankAccountId }, account),
    claimPayingNumber({ mark: markOf(VILLAGE_ACCOUNT), villageCode: NIUJIAO, payingAccountId }),
  );
  await bankLeg('07:01');
});
afterEach(async () => {
  restoreClock();
  process.env.BANK_API_BASE = '';
  await bank.stop();
});

/** The bank pays it, and it is heard. */
async function paid() {
  bank.move(serial, 'SUCCESS');
  await bankLeg('07:05');
}
/** The day's file is forgotten to have been compared: the run of the day again. */
const forget = (day = DAY) => transact(putDayFile({ day, askedAt: at('00:00') }));
/** A session of now: an access token works for a quarter of an hour. */
const tokenOf = async (personId: string): Promise<string> => {
  const { accountId } = (await personById(personId))!;
  return (await startSession((await accountById(accountId!))!, clock)).accessToken;
};
const listed = async (state: 'open' | 'settled' = 'open', division = TOWN, personId = other) => {
  const call = { token: await tokenOf(personId), params: { division }, query: { state } };
  return (await callApi(listTransferBreaks, call)).body.items;
};
const kinds = async (...more: Parameters<typeof listed>) => (await listed(...more)).map(({ kind }) => kind);
const legOf = async () => (await orderOf(NIUJIAO, order.orderId))!.payments[0]!;

test('a day on which both say the same has no difference, is compared once, and the transfer knows its file', async () => {
  await paid();
  await bankLeg('07:59', 1);
  expect((await transferOf(serial))!.fileDay).toBeUndefined();
  await bankLeg('09:00', 1);
  expect(await kinds()).toEqual([]);
  expect(await transferOf(serial)).toMatchObject({ fileDay: DAY, bankNo: bankNoOf(serial), orderId: order.orderId });
  // A file that is another by now is not read again on this day.
  fault('fileForeign');
  await bankLeg('11:00', 1);
  expect(await kinds('open', DISTRICT, office)).toEqual([]);
});

test.each<[BankFault['kind'], string]>([
  ['fileForeign', 'foreignInFile'],
  ['fileLacks', 'missingInFile'],
  ['fileOtherAmount', 'amountDiffers'],
  ['fileOtherPayee', 'payeeDiffers'],
])('%s is a %s, told once however often the day is run', async (kind, told) => {
  await paid();
  fault(kind);
  await bankLeg('09:00', 1);
  const [one, ...more] = await listed();
  expect([one!.kind, one!.on, more]).toEqual([told, DAY, []]);
  expect(one).toMatchObject(
    told === 'foreignInFile'
      ? { serial: FOREIGN_SERIAL, theirsFen: 8_800, villageCode: NIUJIAO, bankNo: bankNoOf(FOREIGN_SERIAL) }
      : { serial, orderId: order.orderId, oursFen: 1_000 },
  );
  await forget();
  fault(kind);
  await bankLeg('09:40', 1);
  expect(await listed()).toEqual([one]);
  // Nothing of the money moved by it.
  expect(await legOf()).toMatchObject({ state: 'paid', amountFen: 1_000 });
});

test.each<[BankFault['kind'], string]>([
  ['fileCut', 'fileCut'],
  ['fileTwice', 'fileTwice'],
])('%s proves nothing: it is told, and settled when a whole file comes', async (kind, told) => {
  await paid();
  fault(kind);
  await bankLeg('09:00', 1);
  expect([await kinds(), await kinds('open', DISTRICT, office)]).toEqual([[], [told]]);
  expect((await transferOf(serial))!.fileDay).toBeUndefined();
  await bankLeg('09:10', 1);
  expect(await kinds('open', DISTRICT, office)).toEqual([told]);
  await bankLeg('09:31', 1);
  expect(await kinds('open', DISTRICT, office)).toEqual([]);
  expect((await listed('settled', DISTRICT, office))[0]).toMatchObject({ kind: told, settled: { name: '系统' } });
  expect((await transferOf(serial))!.fileDay).toBe(DAY);
});

test('a file that is late is told at noon and not before, and asked for on the next days too', async () => {
  await paid();
  fault('fileLate', 'RECFILE', 99);
  await bankLeg('09:00', 1);
  expect(await kinds('open', DISTRICT, office)).toEqual([]);
  await bankLeg('12:01', 1);
  expect(await kinds('open', DISTRICT, office)).toEqual(['fileLate']);
  bank.fault(undefined);
  await bankLeg('09:00', 3);
  expect(await kinds('open', DISTRICT, office)).toEqual([]);
  expect((await transferOf(serial))!.fileDay).toBe(DAY);
});

test('another file of the same day is told, and compared too', async () => {
  await paid();
  await bankLeg('09:00', 1);
  fault('fileForeign', 'RECFILE', 1);
  await bankLeg('09:00', 2);
  expect(await kinds('open', DISTRICT, office)).toEqual(expect.arrayContaining(['fileChanged', 'foreignInFile']));
  expect(await kinds('open', DISTRICT, office)).toHaveLength(2);
});

test('an answer that was lost is asked for before it is called a difference', async () => {
  await bankLeg('07:02');
  bank.move(serial, 'SUCCESS');
  fault('down', 'TRFQRY', 1);
  await bankLeg('09:00', 1);
  expect([(await legOf()).state, await kinds()]).toEqual(['paid', []]);
});

test('what the bank says of it in its file and not when it is asked is told', async () => {
  await paid();
  const moved = bank.transfers.get(serial)!;
  moved.status = 'FAILED';
  fault('down', 'TRFQRY', 99);
  await bankLeg('09:00', 1);
  expect(await kinds()).toEqual(['stateDiffers']);
  expect((await legOf()).state).toBe('paid');
});

/** Rows of a statement of the village's account: these sums, each on its day. */
async function statement(
  id: string,
  from: string,
  through: string,
  lines: { on: string; fen: number; remark?: string }[],
) {
  const key = { villageCode: NIUJIAO, bankAccountId };
  for (const [place, { on, fen, remark }] of lines.entries())
    await writeRow(BankLineEntity, {
      ...{ ...key, lineKey: `${on}#0000${place + 1}`, on, signedFen: fen, statementId: id },
      ...(remark && { remark }),
    });
  await writeRow(BankStatementEntity, {
    ...{ ...key, statementId: id, from, through, lines: lines.length, inFen: 0, outFen: 0 },
    ...{ importedAt: at('08:00', 9), importedBy: 'A' },
  });
}

test('a payment is found in the statement that covers its days, and stands for it from then on', async () => {
  await paid();
  await statement('T1', DAY, addDays(DAY, 5), [{ on: DAY, fen: -1_000, remark: serial }]);
  await bankLeg('09:00', 9);
  expect([await kinds(), (await transferOf(serial))!.lineKey]).toEqual([[], `${DAY}#00001`]);
  expect((await comparedStatementsOf(order.payingAccountId))!.statementIds).toEqual(['T1']);
});

test('one that a statement lacks is told once, and settled when another has it', async () => {
  await paid();
  await statement('T1', DAY, addDays(DAY, 5), []);
  await bankLeg('09:00', 9);
  await bankLeg('09:00', 10);
  expect(await listed()).toEqual([
    expect.objectContaining({ kind: 'missingInStatement', serial, orderId: order.orderId, oursFen: 1_000 }),
  ]);
  await statement('T2', DAY, addDays(DAY, 6), [{ on: addDays(DAY, 3), fen: -1_000 }]);
  await bankLeg('09:00', 11);
  expect([await kinds(), await kinds('settled')]).toEqual([[], ['missingInStatement']]);
});

test('before its days are covered, nothing of it is missing', async () => {
  await paid();
  await statement('T1', DAY, addDays(DAY, 1), []);
  await bankLeg('09:00', 9);
  expect(await kinds()).toEqual([]);
});

test('a line that names a serial of nobody’s, and one that went out twice, are told', async () => {
  await paid();
  await statement('T1', DAY, addDays(DAY, 5), [
    { on: DAY, fen: -1_000, remark: serial },
    { on: DAY, fen: -1_000, remark: `重发 ${serial}` },
    { on: DAY, fen: -5_000, remark: FOREIGN_SERIAL },
    { on: DAY, fen: -20, remark: '手续费' },
  ]);
  await bankLeg('09:00', 9);
  expect((await kinds()).sort()).toEqual(['foreignInStatement', 'twiceInStatement']);
});

test('a statement that was taken back is as though it had never been', async () => {
  await paid();
  await statement('T1', DAY, addDays(DAY, 5), [{ on: DAY, fen: -1_000, remark: serial }]);
  await bankLeg('09:00', 9);
  expect((await transferOf(serial))!.lineKey).toBeDefined();
  const key = { villageCode: NIUJIAO, bankAccountId };
  await BankLineEntity.build(DeleteItemCommand)
    .key({ ...key, lineKey: `${DAY}#00001` })
    .send();
  await BankStatementEntity.build(DeleteItemCommand)
    .key({ ...key, statementId: 'T1' })
    .send();
  await bankLeg('09:00', 10);
  expect((await transferOf(serial))!.lineKey).toBeUndefined();
});

describe('a difference is settled by a person who had no hand in the order', () => {
  const settle = async (personId: string, breakId: string, division = TOWN, reason = '和银行核实过，是柜面付的') =>
    callApi(settleTransferBreak, { token: await tokenOf(personId), params: { division, breakId }, body: { reason } });

  test('with what they found out, once; a run of the day does not open it again', async () => {
    await paid();
    fault('fileLacks');
    await bankLeg('09:00', 1);
    const { breakId } = (await listed())[0]!;
    for (const hand of [hands.chiefCashier, hands.agencyDirector])
      expect((await settle(hand.personId, breakId)).body.code).toBe('orders.samePerson');
    expect((await settle(other, breakId, TOWN, '好')).body.code).toBe('request.malformed');
    const { status, body } = await settle(other, breakId);
    expect([status, body.settled]).toEqual([200, { name: '郑会', at: clock, reason: '和银行核实过，是柜面付的' }]);
    expect((await settle(other, breakId)).body.code).toBe('orders.wrongState');
    await forget();
    fault('fileLacks');
    await bankLeg('09:40', 1);
    expect([await kinds(), await kinds('settled')]).toEqual([[], ['missingInFile']]);
  });

  test('nor by who decided on its transfer', async () => {
    await paid();
    fault('fileLacks');
    await bankLeg('09:00', 1);
    const stored = (await orderOf(NIUJIAO, order.orderId))!;
    const decision = { choice: 'release' as const, personId: other, name: '郑会', reason: '银行说没有收到', at: clock };
    await transact(putOrder({ ...stored, payments: stored.payments.map((one) => ({ ...one, decision })) }, stored));
    expect((await settle(other, (await listed())[0]!.breakId)).body.code).toBe('orders.samePerson');
  });

  test('what names no village is the district’s', async () => {
    fault('fileCut');
    await bankLeg('09:00', 1);
    const { breakId } = (await listed('open', DISTRICT, office))[0]!;
    expect((await settle(other, breakId)).body.code).toBe('notFound');
    expect((await settle(office, breakId, DISTRICT)).status).toBe(200);
  });
});
