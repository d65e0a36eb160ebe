import * as z from '@shared/zod';
import fc from 'fast-check';
import { NIUJIAO } from '../../scripts/seed/demo-people';

/** The parts of a definition that say what a value of it looks like. */
interface Definition {
  type: string;
  shape?: Record<string, z.core.$ZodType>;
  options?: readonly z.core.$ZodType[];
  items?: readonly z.core.$ZodType[];
  element?: z.core.$ZodType;
  innerType?: z.core.$ZodType;
  valueType?: z.core.$ZodType;
  in?: z.core.$ZodType;
  values?: readonly unknown[];
  entries?: Record<string, unknown>;
  checks?: readonly z.core.$ZodCheck[];
}

/** Draws a value of an arbitrary, as `fc.gen()` does. */
export type Draw = fc.GeneratorValue;

const definitionOf = (schema: z.core.$ZodType) => schema._zod.def as Definition;
const oneOf = <T>(draw: Draw, values: readonly T[]): T | undefined =>
  values.length === 0 ? undefined : values[draw(fc.nat, { max: values.length - 1 })];
const perhaps = (draw: Draw, oneIn: number): boolean => draw(fc.nat, { max: oneIn - 1 }) === 0;

/** A value that fits a schema, or nearly: texts come from what was seen, so that they reach rows that are there. */
export function fitting(draw: Draw, schema: z.core.$ZodType, seen: readonly string[]): unknown {
  const { type, shape, options, items, element, innerType, valueType, values, entries, ...definition } =
    definitionOf(schema);
  if (shape)
    return Object.fromEntries(
      Object.entries(shape).map(([name, part]) => [
        name,
        name === 'villageCode' && perhaps(draw, 2) ? NIUJIAO : fitting(draw, part, seen),
      ]),
    );
  if (options) return fitting(draw, oneOf(draw, options)!, seen);
  if (items) return items.map((part) => fitting(draw, part, seen));
  if (element) return Array.from({ length: draw(fc.nat, { max: 3 }) }, () => fitting(draw, element, seen));
  if (valueType) return { [oneOf(draw, seen) ?? 'a']: fitting(draw, valueType, seen) };
  if (innerType) return perhaps(draw, 3) ? undefined : fitting(draw, innerType, seen);
  if (definition.in) return fitting(draw, definition.in, seen);
  if (values) return oneOf(draw, values);
  if (entries) return oneOf(draw, Object.values(entries));
  if (type === 'boolean') return draw(fc.boolean);
  if (type === 'number') return numberFor(draw, schema);
  if (type === 'string') return textFor(draw, schema, seen);
  return draw(() => junk);
}

const NUMBERS = [0, 1, 2, 3, 5, 10, 12, 60, 100, 1000, 2026, 40_000, 1_000_000, 99_999_999, 1e12, 0.5, 3.2];

function numberFor(draw: Draw, schema: z.core.$ZodType): unknown {
  const fits = NUMBERS.filter((number) => z.safeParse(schema, number).success);
  return oneOf(draw, fits) ?? draw(fc.integer);
}

const TEXTS = [
  '王秀英',
  '修了三组的沟渠，请大家看一看有没有做好',
  '2026-03-12',
  '2026-11',
  '2026-Q1',
  '2025-12-31T16:00:00.000Z',
  'image/jpeg',
  '102',
  '513',
  'a'.repeat(26),
];

function textFor(draw: Draw, schema: z.core.$ZodType, seen: readonly string[]): string {
  for (let tries = 0; tries < 12; tries += 1) {
    const text = oneOf(draw, perhaps(draw, 3) ? TEXTS : seen) ?? '';
    if (z.safeParse(schema, text).success) return text;
  }
  const fits = [...TEXTS, ...seen].find((text) => z.safeParse(schema, text).success);
  return fits ?? draw(fc.string);
}

/** What nobody means to send: every kind of value, and the ones that break things. */
export const junk: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(
    null,
    '',
    ' ',
    -1,
    0.1,
    1e300,
    2 ** 53,
    -(2 ** 53),
    true,
    [],
    {},
    '\u0000',
    '\ud800',
    '9999-99-99',
    '0000-01',
    '2027-02-30',
    '%E0%A4%A',
    '../../etc/passwd',
    '__proto__',
    '王'.repeat(5_000),
    '𫰡𠮷😡',
    '\u202e\u200b＝1+1',
    { length: { toString: 'x' } },
    { toString: 1, valueOf: 1 },
    { length: -1 },
    Array.from({ length: 400 }, (_, place) => place),
    JSON.parse('{"__proto__":{"a":1}}'),
    JSON.parse('['.repeat(2_000) + ']'.repeat(2_000)),
  ),
  fc.anything({ maxDepth: 2, withNullPrototype: false }),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.double(),
);

/** The value with some places in it replaced, left out or added to. */
export function mutated(draw: Draw, value: unknown): unknown {
  if (perhaps(draw, 8)) return draw(() => junk);
  if (Array.isArray(value)) return value.map((part) => (perhaps(draw, 2) ? mutated(draw, part) : part));
  if (typeof value !== 'object' || value === null) return perhaps(draw, 2) ? draw(() => junk) : value;
  const kept = Object.entries(value).flatMap(([name, part]): [string, unknown][] =>
    perhaps(draw, 8) ? [] : [[name, perhaps(draw, 3) ? mutated(draw, part) : part]],
  );
  return Object.fromEntries(perhaps(draw, 8) ? [...kept, [draw(fc.string), draw(() => junk)]] : kept);
}
