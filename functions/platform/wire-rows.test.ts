import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import fc from 'fast-check';
import { rowFromWire, rowToWire } from './wire-rows';

const LEAF = fc.oneof(
  fc.string({ maxLength: 3 }),
  fc.double(),
  fc.maxSafeInteger(),
  fc.bigInt(),
  fc.boolean(),
  fc.constantFrom(null, undefined, '', -0, 2 ** 53, new Date(0), () => 'x', Symbol('x')),
  fc.uint8Array({ maxLength: 3 }).map((bytes) => Buffer.from(bytes)),
);
const { row: ROW } = fc.letrec<{ value: unknown; row: Record<string, unknown> }>((tie) => ({
  value: fc.oneof({ depthSize: 'small' }, LEAF, fc.array(tie('value'), { maxLength: 3 }), tie('row')),
  row: fc.dictionary(fc.constantFrom('a', 'Item', 'B', 'S', 'Keys'), tie('value'), { maxKeys: 3 }),
}));

/** As it stands in a request: the SDK leaves bytes to its own serialiser. */
const asText = (wire: unknown): unknown =>
  JSON.parse(
    JSON.stringify(wire, function (this: Record<string, unknown>, name, value: unknown) {
      const bytes = this[name];
      return bytes instanceof Uint8Array ? Buffer.from(bytes).toString('base64') : value;
    }),
  );

/** What cannot be written or read, whoever says so. */
const REFUSED = 'refused';
const madeBy = (act: () => unknown): unknown => {
  try {
    return act();
  } catch {
    return REFUSED;
  }
};

test('a row is written as the SDK writes it, or refused', () => {
  fc.assert(
    fc.property(ROW, (row) => {
      expect(madeBy(() => rowToWire(row))).toEqual(
        madeBy(() => asText(marshall(row, { removeUndefinedValues: true }))),
      );
    }),
    { numRuns: 2000 },
  );
});

const WIRE_LEAF = fc.oneof(
  fc.string({ maxLength: 3 }).map((S) => ({ S })),
  fc.constantFrom('0', '-0', '1.5', '1E+2', '9007199254740993', '-9007199254740993', '1e400').map((N) => ({ N })),
  fc.boolean().map((BOOL) => ({ BOOL })),
  fc.constantFrom({ NULL: true }, { X: 'y' }, {}),
);
const { wire: WIRE } = fc.letrec<{ value: object; wire: object }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    WIRE_LEAF,
    fc.array(tie('value'), { maxLength: 3 }).map((L) => ({ L })),
    tie('wire').map((M) => ({ M })),
  ),
  wire: fc.dictionary(fc.constantFrom('a', 'Item', 'B', 'S'), tie('value'), { maxKeys: 3 }),
}));

test('a row is read as the SDK reads it, or refused', () => {
  fc.assert(
    fc.property(WIRE, (wire) => {
      expect(madeBy(() => rowFromWire(wire as never))).toEqual(madeBy(() => unmarshall(wire as never)));
    }),
    { numRuns: 2000 },
  );
});

test('bytes are read as bytes', () => {
  expect(rowFromWire({ B: { B: '546L' }, more: { L: [{ B: 'AQ==' }] } })).toEqual({
    B: Buffer.from('王'),
    more: [Buffer.of(1)],
  });
});

test('what no row of ours holds is refused, where the SDK would take it', () => {
  for (const value of [new Set(['a']), new Map([['a', 1]])]) expect(() => rowToWire({ value })).toThrow(TypeError);
  for (const wire of [{ SS: ['a'] }, { NS: ['1'] }, { BS: ['AQ=='] }])
    expect(() => rowFromWire({ wire })).toThrow(TypeError);
});
