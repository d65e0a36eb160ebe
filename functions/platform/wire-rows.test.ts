import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import fc from 'fast-check';
import { outcomeOf } from '../../tests/support/entity-rows';
import { rowFromWire, rowToWire } from './wire-rows';

const LEAF = fc.oneof(
  fc.string({ maxLength: 3 }),
  fc.double(),
  fc.maxSafeInteger(),
  fc.bigInt(),
  fc.boolean(),
  fc.constantFrom(null, undefined, '', -0, 2 ** 53, new Date(0), new Map([['a', 1]]), () => 'x', Symbol('x')),
  fc.uint8Array({ maxLength: 3 }).map((bytes) => Buffer.from(bytes)),
  fc.uniqueArray(fc.oneof(fc.string({ maxLength: 2 }), fc.integer()), { maxLength: 2 }).map((each) => new Set(each)),
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

test('a row is written as the SDK writes it, and refused as it refuses it', () => {
  fc.assert(
    fc.property(ROW, (row) => {
      expect(outcomeOf(() => rowToWire(row))).toEqual(
        outcomeOf(() => asText(marshall(row, { removeUndefinedValues: true }))),
      );
    }),
    { numRuns: 2000 },
  );
});

const WIRE_LEAF = fc.oneof(
  fc.string({ maxLength: 3 }).map((S) => ({ S })),
  fc.constantFrom('0', '-0', '1.5', '1E+2', '9007199254740993', '-9007199254740993', '1e400').map((N) => ({ N })),
  fc.boolean().map((BOOL) => ({ BOOL })),
  fc.constantFrom({ NULL: true }, { SS: ['a', 'b'] }, { NS: ['1', '9007199254740993'] }, { X: 'y' }, {}),
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

const printable = (act: () => unknown) => outcomeOf(() => ({ read: act() }));

test('a row is read as the SDK reads it, and refused as it refuses it', () => {
  // A BigInt has no JSON of its own.
  const json = Object.assign(BigInt.prototype, { toJSON: () => 'a BigInt' }) as { toJSON?: unknown };
  fc.assert(
    fc.property(WIRE, (wire) => {
      expect(printable(() => rowFromWire(wire as never))).toEqual(printable(() => unmarshall(wire as never)));
    }),
    { numRuns: 2000 },
  );
  delete json.toJSON;
});

test('bytes are read as bytes, alone and in a set', () => {
  expect(rowFromWire({ B: { B: '546L' }, more: { L: [{ B: 'AQ==' }] }, set: { BS: ['AQ=='] } })).toEqual({
    B: Buffer.from('王'),
    more: [Buffer.of(1)],
    set: new Set([Buffer.of(1)]),
  });
});
