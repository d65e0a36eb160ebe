import {
  compareStatement,
  returnHints,
  type KnownTransfer,
  serialsIn,
  type StatedTransfer,
  type StatementLine,
  strayBreaks,
} from './compare-statement';

const [S1, S2] = ['01KBCDEFGH0123456789ABCDEF', '01KBCDEFGH0123456789ABCDEG'];
const DAY = '2026-11-20';
const transfer = (more: Partial<StatedTransfer> = {}): StatedTransfer => ({
  ...{ serial: S1, villageCode: '511503002001', orderId: 'O1', amountFen: 10_000, state: 'paid', day: DAY },
  ...{ bankNo: 'BK1', payeeKey: 'K1' },
  ...more,
});
const line = (more: Partial<StatementLine> = {}): StatementLine => ({
  ...{ lineKey: `${more.on ?? DAY}#00001`, on: DAY, signedFen: -10_000 },
  ...more,
});
const look = (
  transfers: StatedTransfer[],
  lines: StatementLine[],
  more: { used?: string[]; through?: string } = {},
) => {
  const { found, breaks } = compareStatement(transfers, lines, {
    used: new Set(more.used),
    through: more.through ?? '2026-11-30',
  });
  return [[...found].map(([serial, { lineKey }]) => [serial, lineKey]), breaks.map(({ kind }) => kind)];
};
const KEY = `${DAY}#00001`;

test.each<[string, Partial<StatementLine>]>([
  ['its serial in the words', { remark: `转账 ${S1}/公厕保洁` }],
  ['its serial as the number', { bankNo: S1 }],
  ['the number that the bank’s file gave it', { bankNo: 'BK1' }],
  ['sum, days and party', { counterpartyKey: 'K1' }],
  ['sum and days, where the line names nobody', {}],
  ['the next working day', { on: '2026-11-23', lineKey: KEY }],
])('it is found by %s', (_, more) => {
  expect(look([transfer()], [line(more)])).toEqual([[[S1, KEY]], []]);
});

test.each<[string, Partial<StatementLine>]>([
  ['a fen less', { signedFen: -9_999 }],
  ['money that came in', { signedFen: 10_000 }],
  ['another party', { counterpartyKey: 'K2' }],
  ['another serial', { remark: S2 }],
  ['the day before', { on: '2026-11-19' }],
  ['four days later', { on: '2026-11-24' }],
])('%s is not it', (_, more) => {
  expect(look([transfer()], [line(more)])).toEqual([[], ['missingInStatement']]);
});

test('what may still be booked is not missing, and what stands for another is not taken twice', () => {
  expect(look([transfer()], [], { through: '2026-11-22' })).toEqual([[], []]);
  expect(look([transfer()], [], { through: '2026-11-23' })).toEqual([[], ['missingInStatement']]);
  expect(look([transfer()], [line()], { used: [KEY] })).toEqual([[], ['missingInStatement']]);
  expect(look([transfer(), transfer({ serial: S2, bankNo: undefined })], [line()])).toEqual([
    [[S1, KEY]],
    ['missingInStatement'],
  ]);
});

test('two of one sum each have the line that names them, in whatever order', () => {
  const lines = [line({ remark: S2 }), line({ lineKey: `${DAY}#00002`, remark: S1 })];
  expect(look([transfer(), transfer({ serial: S2 })], lines)).toEqual([
    [
      [S1, `${DAY}#00002`],
      [S2, KEY],
    ],
    [],
  ]);
});

test('another sum, a second line and a payment that failed here are each said', () => {
  expect(look([transfer()], [line({ remark: S1, signedFen: -10_100 })])).toEqual([
    [[S1, KEY]],
    ['statementAmountDiffers'],
  ]);
  const second = line({ lineKey: `${DAY}#00002`, remark: S1 });
  expect(look([transfer()], [line({ remark: S1 }), second])).toEqual([[[S1, KEY]], ['twiceInStatement']]);
  expect(look([transfer({ state: 'failed' })], [line({ remark: S1 })])).toEqual([[], ['unpaidInStatement']]);
  const back = line({ lineKey: `${DAY}#00002`, remark: S1, signedFen: 10_000 });
  expect(look([transfer({ state: 'failed' })], [line({ remark: S1 }), back])).toEqual([[], []]);
});

test('a fee under the bank’s number is no second payment', () => {
  const fee = line({ lineKey: `${DAY}#00002`, bankNo: 'BK1', signedFen: -200 });
  expect(look([transfer()], [line({ bankNo: 'BK1' }), fee])).toEqual([[[S1, KEY]], []]);
});

const BACK = line({ on: '2026-12-08', lineKey: '2026-12-08#00001', signedFen: 10_000, counterpartyKey: 'K1' });

test('money in that looks like a return is said as a question', () =>
  expect(returnHints([BACK], [transfer(), transfer({ serial: S2, amountFen: 9_999 })])).toMatchObject([
    { kind: 'maybeReturned', serial: S1, oursFen: 10_000, theirsFen: 10_000 },
  ]));

test.each<[string, Partial<StatementLine>, Partial<StatedTransfer>]>([
  ['another sum', { signedFen: 9_999 }, {}],
  ['money that went out', { signedFen: -10_000 }, {}],
  ['from another', { counterpartyKey: 'K2' }, {}],
  ['from nobody', { counterpartyKey: undefined }, {}],
  ['before the payment', { on: '2026-11-19' }, {}],
  ['more than sixty days later', { on: '2027-01-20' }, {}],
  ['one that names a serial', { remark: S1 }, {}],
  ['of one that came back already', {}, { state: 'returnedLater' }],
  ['of one that never went out', {}, { state: 'failed' }],
])('%s is no such question', (_, more, of) =>
  expect(returnHints([line({ ...BACK, ...more })], [transfer(of)])).toEqual([]),
);

test('a serial stands alone among other letters', () => {
  expect(serialsIn({ remark: `a${S1}` })).toEqual([]);
  expect(serialsIn({ remark: `(${S1})`, bankNo: S2 })).toEqual([S1, S2]);
  expect(serialsIn({ bankNo: '01234567890123456789012345' })).toEqual([]);
});

describe('what lines say of serials besides', () => {
  const place = { payingAccountId: 'A1', villageCode: '511503002001' };
  const known = (more: Partial<KnownTransfer> = {}): KnownTransfer => ({
    ...transfer(),
    payingAccountId: 'A1',
    lineKey: KEY,
    ...more,
  });
  const strays = (one: StatementLine, of?: KnownTransfer) =>
    strayBreaks([one], () => of, place).map(({ kind, serial }) => [kind, serial]);
  test('a serial that no order has, and one of another account', () => {
    expect(strays(line({ remark: S1 }))).toEqual([['foreignInStatement', S1]]);
    expect(strays(line({ remark: S1 }), known({ payingAccountId: 'A2' }))).toEqual([['foreignInStatement', S1]]);
    expect(strays(line({ remark: '利息' }))).toEqual([]);
  });
  test('a second line of one that was found, and money back of one that we say is paid', () => {
    expect(strays(line({ remark: S1 }), known())).toEqual([]);
    expect(strays(line({ remark: S1, lineKey: `${DAY}#00009` }), known())).toEqual([['twiceInStatement', S1]]);
    expect(strays(line({ remark: S1, signedFen: 10_000 }), known())).toEqual([['stateDiffers', S1]]);
    expect(strays(line({ remark: S1, signedFen: 10_000 }), known({ state: 'returnedLater' }))).toEqual([]);
  });
});
