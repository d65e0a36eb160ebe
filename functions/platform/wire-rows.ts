import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';

/**
 * Rows as DynamoDB's API has them: each value under the letter of its kind, bytes in base 64. The same as `@aws-sdk/util-dynamodb` makes,
 * for a third of its CPU (ADR 113); what is none of the values below goes to it, whose answer or error it is.
 */
export type Wire = Record<string, unknown>;
type Row = Readonly<Record<string, unknown>>;

const isSafe = (number: number): boolean => Math.abs(number) <= Number.MAX_SAFE_INTEGER;

const isPlainObject = (value: object): boolean => {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
};

function valueToWire(value: unknown): Wire {
  switch (typeof value) {
    case 'string':
      return { S: value };
    case 'number':
      return isSafe(value) ? { N: String(value) } : asSdk(value);
    case 'boolean':
      return { BOOL: value };
    case 'object':
      if (value === null) return { NULL: true };
      if (Array.isArray(value)) return { L: value.filter(isKept).map(valueToWire) };
      if (value instanceof Uint8Array) return { B: base64Of(value) };
      return isPlainObject(value) ? { M: rowToWire(value as Row) } : asSdk(value);
    default:
      return asSdk(value);
  }
}

/** What is undefined is not written, nor is a function. */
const isKept = (value: unknown): boolean => value !== undefined && typeof value !== 'function';

const base64Of = ({ buffer, byteOffset, byteLength }: Uint8Array): string =>
  Buffer.from(buffer, byteOffset, byteLength).toString('base64');

/** Sets, numbers beyond 2⁵³, and what cannot be written. @throws Error of the SDK */
function asSdk(value: unknown): Wire {
  const { value: wire } = marshall({ value }, { removeUndefinedValues: true });
  return JSON.parse(JSON.stringify(wire, bytesAsText)) as Wire;
}

/** For `JSON.stringify`: bytes stand in base 64. A Buffer has made an object of itself by the time `value` is given. */
function bytesAsText(this: Record<string, unknown>, name: string, value: unknown): unknown {
  const bytes = this[name];
  return bytes instanceof Uint8Array ? base64Of(bytes) : value;
}

/** @throws Error where a value has no kind in DynamoDB, is a number that is none, or an empty set */
export function rowToWire(row: Row): Wire {
  const wire: Wire = {};
  for (const name of Object.keys(row)) {
    const value = row[name];
    if (isKept(value)) wire[name] = valueToWire(value);
  }
  return wire;
}

function valueFromWire(wire: Wire): unknown {
  for (const kind in wire) {
    const value = wire[kind];
    switch (kind) {
      case 'S':
        return value;
      case 'N': {
        const number = Number(value);
        return isSafe(number) ? number : unmarshall({ wire: wire as never }).wire;
      }
      case 'M':
        return rowFromWire(value as Wire);
      case 'L':
        return (value as Wire[]).map(valueFromWire);
      case 'BOOL':
        return Boolean(value);
      case 'NULL':
        return null;
      case 'B':
        return Buffer.from(String(value), 'base64');
      case 'BS':
        return new Set((value as string[]).map((bytes) => Buffer.from(bytes, 'base64')));
      default:
        return unmarshall({ wire: wire as never }).wire;
    }
  }
  return unmarshall({ wire: wire as never }).wire;
}

/** A row as JavaScript has it; a number that it cannot hold exactly is a BigInt. */
export function rowFromWire(wire: Wire): Record<string, unknown> {
  const row: Record<string, unknown> = {};
  for (const name in wire) row[name] = valueFromWire(wire[name] as Wire);
  return row;
}
