import {
  explainBankLine,
  matchBankLines,
  showBankReconciliation,
  signBankReconciliation,
  undoBankMatch,
} from '@shared/accounts/bank-reconciliation';
import { closeMonth } from '@shared/accounts/books';
import { writeRow } from '../../platform/row';
import { callApi } from '../../../tests/support/api';
import { enrol, enrolAgain, FENGXIANG, NIUJIAO, signInBound, TOWN } from '../../../tests/support/people';
import { personById } from '../../identity/person-store';
import { transact } from '../../platform/transact';
import { BankAccountsEntity, bankAccountsOf, putBankAccounts } from './bank-account-store';
import { BankLineEntity, BankStatementEntity, findBankLine } from './bank-line-store';
import { bankSignatureOf } from './match-store';
import { appoint } from '../../identity/testing/appoint';
import { freshBook, postDraft, postedLinesSaying } from '../testing/book-in';
import { personNamed } from '../../reports/testing/people';

const AT = '2026-01-01T00:00:00.000Z';
/** When the files came: after their days. */
const FETCHED = '2026-02-06T02:00:00.000Z';
const ID = '01JBANKACC00000000000000A1';
const account = { villageCode: NIUJIAO, bankAccountId: ID };
const JANUARY = { ...account, month: '2026-01' };
const officer = async (name: string, division = TOWN) =>
  (await personNamed(name, { role: 'township', division })).token;
let zhao: string;
let qian: string;
let vouchers: string[];

const line = postedLinesSaying('收支');
const post = async (voucherNo: string, voucherOn: string, signedFen: number) => {
  const [debit, credit] = signedFen > 0 ? (['102', '501'] as const) : (['513', '102'] as const);
  const sum = Math.abs(signedFen);
  return (await postDraft(voucherNo, voucherOn, [line(debit, sum, 0), line(credit, 0, sum)])).voucherId;
};

/** The bank's lines: opening 1,000.00; rent, two equal payments, interest that nobody booked. */
const LINES: [string, number, number, string?][] = [
  ['2026-01-06#00001', 50_000, 150_000, '付款 记-0001'],
  ['2026-01-08#00001', -3_000, 147_000],
  ['2026-01-08#00002', -3_000, 144_000],
  ['2026-01-21#00001', 70, 144_070, '利息'],
];

beforeEach(async () => {
  await freshBook(100_000);
  const proposed = { accountId: 'A', personId: 'P', name: '赵强', at: AT };
  const row = {
    ...{ bankAccountId: ID, bank: '农商银行', tail: '5678', numberHash: 'H', purpose: 'basic' as const },
    ledgerCode: '102',
    ...{ openedOn: '2026-01-05', decidedBy: '村民代表会议', state: 'open' as const, proposed },
  };
  await writeRow(BankAccountsEntity, { villageCode: NIUJIAO, accounts: [row], version: 1 });
  for (const [lineKey, signedFen, balanceFen, remark] of LINES)
    await writeRow(BankLineEntity, {
      ...account,
      lineKey,
      on: lineKey.slice(0, 10),
      signedFen,
      balanceFen,
      statementId: 'S',
      ...(remark && { remark }),
    });
  await writeRow(BankStatementEntity, {
    ...{ ...account, statementId: 'S', from: '2026-01-06', through: '2026-01-31', lines: 4 },
    ...{ inFen: 50_070, outFen: 6_000, importedAt: FETCHED, importedBy: 'A' },
  });
  vouchers = [
    await post('记-0001', '2026-01-06', 50_000),
    await post('记-0002', '2026-01-08', -3_000),
    await post('记-0003', '2026-01-30', -20_000),
  ];
  [zhao, qian] = [await officer('赵强'), await officer('钱静')];
});

const show = async (params = JANUARY) => {
  const { status, body } = await callApi(showBankReconciliation, { token: zhao, params });
  expect(status).toBe(200);
  expect(body.adjustedBookFen).toBe(body.adjustedBankFen);
  return body;
};
const match = (lineKeys: string[], ids: string[], token = zhao) =>
  callApi(matchBankLines, {
    token,
    params: account,
    body: { lineKeys, vouchers: ids.map((voucherId) => ({ year: 2026, voucherId })) },
  });
const sign = async (token: string, digest?: string) =>
  callApi(signBankReconciliation, { token, params: JANUARY, body: { digest: digest ?? (await show()).digest } });
const explain = (lineKey: string) =>
  callApi(explainBankLine, { token: zhao, params: account, body: { lineKey, awaits: 'booking', note: '下月入账' } });
const close = () => callApi(closeMonth, { token: zhao, params: { villageCode: NIUJIAO, year: 2026, month: 1 } });
const code = ({ status, body }: { status: number; body: { code?: unknown } }) => [status, body.code];

test('both ends are equal; what the bank names is certain, two equal lines are both suggested and neither chosen', async () => {
  const sheet = await show();
  expect(sheet).toMatchObject({ bookFen: 127_000, bankFen: 144_070, startDifferenceFen: 0, adjustedBookFen: 171_070 });
  expect(sheet.suggestions.map(({ lineKeys, reason, isCertain }) => [lineKeys[0], reason, isCertain])).toEqual([
    ['2026-01-06#00001', 'voucherNumber', true],
    ['2026-01-08#00001', 'sameSum', false],
    ['2026-01-08#00002', 'sameSum', false],
  ]);
  expect(sheet.openVouchers.map(({ voucherNo, ageDays }) => [voucherNo, ageDays])).toEqual([
    ['记-0001', 25],
    ['记-0002', 23],
    ['记-0003', 1],
  ]);
});

test('matched to the fen or not at all, once, and taken back', async () => {
  expect(code(await match(['2026-01-21#00001'], [vouchers[1]!]))).toEqual([422, 'bank.sumsDiffer']);
  expect(code(await match([], []))).toEqual([422, 'bank.sumsDiffer']);
  const { body } = await match(['2026-01-06#00001'], [vouchers[0]!]);
  expect(code(await match(['2026-01-06#00001'], [vouchers[0]!]))).toEqual([409, 'bank.alreadyMatched']);
  const before = await show();
  expect([before.openLines.length, before.openVouchers.length, before.matches.length]).toEqual([3, 2, 1]);
  const undo = { token: zhao, params: { ...account, matchId: body.matchId } };
  expect((await callApi(undoBankMatch, undo)).status).toBe(200);
  expect(code(await callApi(undoBankMatch, { ...undo, key: 'another-key-of-this-command' }))).toEqual([
    409,
    'bank.wrongState',
  ]);
  expect((await show()).openLines).toHaveLength(4);
});

test('of one line for two people at once, one gets it', async () => {
  const answers = await Promise.all([zhao, qian].map((token) => match(['2026-01-08#00001'], [vouchers[1]!], token)));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
});

test('a month closes when each line is matched or explained, and two persons have signed what stands there now', async () => {
  expect(code(await close())).toEqual([409, 'bank.notReconciled']);
  await match(['2026-01-06#00001'], [vouchers[0]!]);
  await match(['2026-01-08#00001'], [vouchers[1]!]);
  expect(code(await sign(zhao))).toEqual([409, 'bank.unexplained']);
  await explain('2026-01-08#00002');
  await explain('2026-01-21#00001');
  const { digest } = await show();
  expect((await sign(zhao)).body).toMatchObject({ signedBy: '赵强' });
  expect(code(await sign(zhao))).toEqual([403, 'bank.samePerson']);
  expect(code(await close())).toEqual([409, 'bank.notReconciled']);
  expect((await sign(qian)).body).toMatchObject({ signedBy: '赵强', checkedBy: '钱静' });
  // Another voucher in the month: what was signed is no more what stands there.
  await post('记-0004', '2026-01-31', -100);
  expect((await show()).checkedBy).toBeUndefined();
  expect(code(await sign(qian, digest))).toEqual([409, 'version.stale']);
  expect(code(await close())).toEqual([409, 'bank.notReconciled']);
  await sign(zhao);
  await sign(qian);
  expect((await close()).body).toEqual({ closedThrough: 1 });
});

test('booked in the next month: open on the first sheet, settled on the second, and the first stays signed', async () => {
  await match(['2026-01-06#00001'], [vouchers[0]!]);
  await match(['2026-01-08#00001'], [vouchers[1]!]);
  for (const lineKey of ['2026-01-08#00002', '2026-01-21#00001']) await explain(lineKey);
  await sign(zhao);
  await sign(qian);
  await close();
  const late = await post('记-0005', '2026-02-03', 70);
  const { body } = await match(['2026-01-21#00001'], [late]);
  expect((await show({ ...account, month: '2026-02' })).openLines.map(({ lineKey }) => lineKey)).toEqual([
    '2026-01-08#00002',
  ]);
  expect(await show()).toMatchObject({ checkedBy: '钱静' });
  expect((await callApi(undoBankMatch, { token: zhao, params: { ...account, matchId: body.matchId } })).status).toBe(
    200,
  );
});

test('the next statement takes no signature from a month that it is not of', async () => {
  await ready();
  expect((await sign(zhao)).status).toBe(200);
  expect((await sign(qian)).status).toBe(200);
  const before = await show();
  expect(before).toMatchObject({ signedBy: '赵强', checkedBy: '钱静', coveredThrough: '2026-01-31' });
  await writeRow(BankLineEntity, {
    ...{ ...account, lineKey: '2026-02-03#00001', on: '2026-02-03', signedFen: 500, balanceFen: 144_570 },
    statementId: 'T',
  });
  await writeRow(BankStatementEntity, {
    ...{ ...account, statementId: 'T', from: '2026-02-01', through: '2026-02-28', lines: 1, inFen: 500, outFen: 0 },
    ...{ importedAt: '2026-03-02T02:00:00.000Z', importedBy: 'A' },
  });
  expect(await show()).toEqual(before);
});

test('an account that is closed within a month takes no signature from it', async () => {
  await ready();
  await sign(zhao);
  await sign(qian);
  const before = await bankAccountsOf(NIUJIAO);
  const closed = before.accounts.map((one) => ({ ...one, state: 'closed' as const, closedOn: '2026-01-22' }));
  await transact(putBankAccounts(closed, before));
  expect(await show()).toMatchObject({ signedBy: '赵强', checkedBy: '钱静', coveredThrough: '2026-01-22' });
  expect((await close()).body).toEqual({ closedThrough: 1 });
});

test('another town reads nothing', async () => {
  const stranger = await officer('吴刚', FENGXIANG.slice(0, 9));
  expect(code(await callApi(showBankReconciliation, { token: stranger, params: JANUARY }))).toEqual([
    403,
    'auth.refused',
  ]);
});

const ready = async () => {
  await match(['2026-01-06#00001'], [vouchers[0]!]);
  await match(['2026-01-08#00001'], [vouchers[1]!]);
  for (const lineKey of ['2026-01-08#00002', '2026-01-21#00001']) await explain(lineKey);
};
const statement = (statementId: string, from: string, through: string, importedAt = FETCHED) =>
  writeRow(BankStatementEntity, {
    ...{ ...account, statementId, from, through, lines: 1, inFen: 0, outFen: 0 },
    ...{ importedAt, importedBy: 'A' },
  });

test('a month whose files end before its last day is not signed; what follows by its balances covers it', async () => {
  await ready();
  await statement('S', '2026-01-06', '2026-01-21');
  expect(code(await sign(zhao))).toEqual([409, 'bank.notCovered']);
  await statement('T', '2026-02-05', '2026-02-05');
  const later = { ...account, lineKey: '2026-02-05#00001', on: '2026-02-05', signedFen: 5, statementId: 'T' };
  // Something between them is missing: a file in the middle was taken back.
  await writeRow(BankLineEntity, { ...later, balanceFen: 150_000 });
  expect(code(await sign(zhao))).toEqual([409, 'bank.notCovered']);
  await writeRow(BankLineEntity, { ...later, balanceFen: 144_075 });
  expect((await sign(zhao)).status).toBe(200);
});

test('a file that came on the last day of a month says nothing of the rest of that day', async () => {
  await ready();
  await statement('S', '2026-01-06', '2026-01-31', '2026-01-31T02:00:00.000Z');
  expect((await show()).coveredThrough).toBe('2026-01-30');
  expect(code(await sign(zhao))).toEqual([409, 'bank.notCovered']);
  await statement('S', '2026-01-06', '2026-01-31', '2026-01-31T16:30:00.000Z');
  expect((await sign(zhao)).status).toBe(200);
});

test('before its first line the bank had what that line begins with, not nothing', async () => {
  const december = await show({ ...account, month: '2025-12' });
  expect(december.bankFen).toBe(100_000);
});

test('lines without a balance say nothing of what the bank has: nobody signs', async () => {
  await ready();
  for (const [lineKey, signedFen] of LINES) {
    const known = (await findBankLine({ ...account, lineKey }))!;
    const { balanceFen: _, ...bare } = known;
    await writeRow(BankLineEntity, { ...bare, signedFen });
  }
  expect(code(await sign(zhao))).toEqual([409, 'bank.noBalance']);
});

test('a voucher of before the first file that met its line is no difference any more', async () => {
  const early = await post('记-0090', '2026-01-05', -3_000);
  const before = await show();
  expect(before.startDifferenceFen).toBe(3_000);
  // It can be picked, and stands in no sum.
  expect(before.earlyVouchers).toMatchObject([{ voucherNo: '记-0090', signedFen: -3_000 }]);
  expect(before.openVouchers.map(({ voucherNo }) => voucherNo)).not.toContain('记-0090');
  await match(['2026-01-08#00002'], [early]);
  expect(await show()).toMatchObject({ startDifferenceFen: 0, earlyVouchers: [] });
  await match(['2026-01-06#00001'], [vouchers[0]!]);
  await match(['2026-01-08#00001'], [vouchers[1]!]);
  await explain('2026-01-21#00001');
  expect((await sign(zhao)).status).toBe(200);
});

test('a line explained anew leaves the signed sheet as it was', async () => {
  await ready();
  await sign(zhao);
  await sign(qian);
  const again = await callApi(explainBankLine, {
    token: zhao,
    params: account,
    body: { lineKey: '2026-01-21#00001', awaits: 'other', note: '还在查' },
  });
  expect(again.status).toBe(200);
  expect(await show()).toMatchObject({ checkedBy: '钱静' });
  expect((await show({ ...account, month: '2026-02' })).openLines.map(({ note }) => note)).toEqual([
    '下月入账',
    '还在查',
  ]);
});

test('what keeps a month from being signed is told with the sheet, the same as signing refuses', async () => {
  const { blocks, coverBy } = await show();
  expect([blocks, coverBy]).toEqual([['unexplained'], '2026-01-31']);
  expect(code(await sign(zhao))).toEqual([409, 'bank.unexplained']);
});

test('an account that was closed after the month is signed like any other, through the day it was closed', async () => {
  const before = await bankAccountsOf(NIUJIAO);
  const closedOn = '2026-01-31';
  const closed = before.accounts.map((one) => ({ ...one, state: 'closed' as const, closedOn }));
  await transact(putBankAccounts(closed, before));
  expect(code(await close())).toEqual([409, 'bank.notReconciled']);
});

test('one human being on two rows of a roster makes and checks no month alone', async () => {
  await ready();
  await sign(zhao);
  const { made } = (await bankSignatureOf(JANUARY))!;
  const first = (await personById(made.personId!))!;
  const twin = await enrolAgain(first, '赵强', { grants: [{ role: 'township', division: TOWN }] });
  const { token } = await signInBound('oRECON-TWIN'.padEnd(28, '0'), twin);
  expect(code(await sign(token))).toEqual([403, 'bank.samePerson']);
});

test('who holds the money makes the month’s sheet and does not check it', async () => {
  await ready();
  await sign(zhao);
  const cashier = await enrol('周出', { grants: [{ role: 'township', division: TOWN }] });
  await appoint('chiefCashier', TOWN, cashier.person);
  const { token } = await signInBound('oRECON-CASHIER'.padEnd(28, '0'), cashier);
  expect(code(await sign(token))).toEqual([403, 'accounts.cashier']);
  expect(code(await sign(qian))).toEqual([200, undefined]);
});

test('a match and the closing of its month never pass each other', async () => {
  await ready();
  await sign(zhao);
  await sign(qian);
  const { openVouchers } = await show();
  const day = '2026-01-30';
  await writeRow(BankLineEntity, {
    ...account,
    lineKey: `${day}#00001`,
    on: day,
    signedFen: -20_000,
    balanceFen: 124_070,
    statementId: 'S',
  });
  await explain(`${day}#00001`);
  await sign(zhao);
  await sign(qian);
  const [matched, closed] = await Promise.all([match([`${day}#00001`], [openVouchers[0]!.voucherId]), close()]);
  const { settledOn } = (await findBankLine({ ...account, lineKey: `${day}#00001` }))!;
  const isClosed = closed.status === 200;
  // Either the month closed first and the match is of the next, or the match came first and the sheet is to be signed anew.
  expect(matched.status).toBe(200);
  expect([isClosed, settledOn! < '2026-02']).toEqual([isClosed, !isClosed]);
});
