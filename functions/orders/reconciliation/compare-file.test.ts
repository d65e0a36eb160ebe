import type { LegState } from '@shared/orders/payment-orders';
import { agreesOn, compareFile, daysAtBank, type FilePayment, type OurTransfer } from './compare-file';

const DAY = '2026-11-20';
const transfer = (more: Partial<OurTransfer> = {}): OurTransfer => ({
  ...{ serial: 'S1', villageCode: '511503002001', orderId: 'O1', payingAccountId: 'A1', accountMark: 'M1' },
  ...{ amountFen: 10_000, state: 'paid', days: [DAY] },
  ...more,
});
const payment = (more: Partial<FilePayment> = {}): FilePayment => ({
  ...{ serial: 'S1', bankNo: 'BK1', amountFen: 10_000, status: 'SUCCESS', payeeMark: 'M1', payeeTail: '0001' },
  payer: { payingAccountId: 'A1', villageCode: '511503002001' },
  ...more,
});
const kinds = (payments: FilePayment[], ours: OurTransfer[], day = DAY) =>
  compareFile(day, payments, new Map(ours.map((one) => [one.serial, one]))).map(({ kind, serial }) => [kind, serial]);

test('what both say alike is no difference', () => {
  expect(kinds([payment()], [transfer()])).toEqual([]);
  expect(kinds([], [])).toEqual([]);
});

test.each<[string, Partial<FilePayment>, Partial<OurTransfer>, string[]]>([
  ['a fen', { amountFen: 10_001 }, {}, ['amountDiffers']],
  ['another payee', { payeeMark: 'M2' }, {}, ['payeeDiffers']],
  ['another account of ours', { payer: { payingAccountId: 'A2', villageCode: '511503002001' } }, {}, ['payerDiffers']],
  ['an account that is nobody’s of ours', { payer: undefined }, {}, ['payerDiffers']],
  ['failed there, paid here', { status: 'FAILED' }, {}, ['stateDiffers']],
  ['paid there, not known here', {}, { state: 'unknown' }, ['stateDiffers']],
  ['a word that nobody knows', { status: 'DONE' }, {}, ['stateDiffers']],
  ['found on another day before', {}, { fileDay: '2026-11-19' }, ['inTwoFiles']],
  [
    'all at once',
    { amountFen: 1, payeeMark: 'M2', status: 'FAILED' },
    {},
    ['amountDiffers', 'payeeDiffers', 'stateDiffers'],
  ],
])('%s', (_, theirs, ours, expected) => {
  expect(kinds([payment(theirs)], [transfer(ours)])).toEqual(expected.map((kind) => [kind, 'S1']));
});

test('a line of a serial that no order has is said, with the village whose account it names', () => {
  const found = compareFile(DAY, [payment({ serial: 'X9' })], new Map());
  expect(found).toEqual([
    {
      ...{ kind: 'foreignInFile', on: DAY, of: 'X9', serial: 'X9', bankNo: 'BK1', theirsFen: 10_000 },
      ...{ accountTail: '0001', villageCode: '511503002001' },
    },
  ]);
});

test.each<[LegState, boolean]>([
  ['waiting', false],
  ['sending', false],
  ['unknown', false],
  ['failed', false],
  ['accepted', true],
  ['waitBankAuth', true],
  ['processing', true],
  ['paid', true],
  ['returnedLater', true],
])('%s and not in the file', (state, isMissing) => {
  expect(kinds([], [transfer({ state })])).toEqual(isMissing ? [['missingInFile', 'S1']] : []);
});

test('one that was sent right before midnight is missing when neither file has it, and not before', () => {
  const days = daysAtBank('2026-11-20T15:57:00.000Z');
  expect(days).toEqual([DAY, '2026-11-21']);
  expect(daysAtBank('2026-11-20T15:50:00.000Z')).toEqual([DAY]);
  expect(kinds([], [transfer({ days })])).toEqual([]);
  expect(kinds([], [transfer({ days })], '2026-11-21')).toEqual([['missingInFile', 'S1']]);
  expect(kinds([], [transfer({ days, fileDay: DAY })], '2026-11-21')).toEqual([]);
});

test('what was under way when the file was made may have gone on since, and nothing goes back', () => {
  const states: LegState[] = ['sending', 'unknown', 'accepted', 'processing', 'paid', 'failed', 'returnedLater'];
  const agreeing = (status: string) => states.filter((state) => agreesOn(state, status));
  expect(agreeing('PROCESSING')).toEqual(['accepted', 'processing', 'paid', 'failed', 'returnedLater']);
  expect(agreeing('SUCCESS')).toEqual(['paid', 'returnedLater']);
  expect(agreeing('RETURNED')).toEqual(['returnedLater']);
  expect(agreeing('EXPIRED')).toEqual(['failed']);
});
