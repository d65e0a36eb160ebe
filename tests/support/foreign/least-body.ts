import * as z from '@shared/zod';
import fc from 'fast-check';
import { NIUJIAO } from '../../../scripts/seed/demo-people';
import { fitting } from '../arbitrary-input';
import { idNumberOf } from '../people';

type Schema = z.core.$ZodType;
/** One of each form that the contracts ask for. */
const TEXTS = [
  NIUJIAO,
  NIUJIAO.slice(0, 9),
  NIUJIAO.slice(0, 6),
  '01JD0000000000000000000000',
  'a'.repeat(43),
  'a'.repeat(64),
  '0000000000000000',
  'NX20261123-4F7K',
  // A line of the bank, and the code of an account with a bank.
  '2026-03-12#00001',
  '102',
  '修了三组的沟渠，请大家看一看有没有做好',
];
/** In words that go public an identity number is refused: it is offered where nothing else fits. */
const WITH_NUMBER = [...TEXTS, idNumberOf(1)];
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every value that lacks one part of this one. */
function* smaller(value: unknown): Generator<unknown> {
  if (Array.isArray(value)) {
    for (const place of value.keys()) yield value.filter((_, at) => at !== place);
    for (const [place, part] of value.entries()) for (const less of smaller(part)) yield value.with(place, less);
  }
  if (!isRecord(value)) return;
  for (const name of Object.keys(value)) {
    const { [name]: part, ...rest } = value;
    yield rest;
    for (const less of smaller(part)) yield { ...rest, [name]: less };
  }
}

function findLeast(schema: Schema): unknown {
  const fits = (value: unknown) => z.safeParse(schema, value).success;
  const firstOf = (texts: readonly string[]) =>
    fc
      .sample(
        fc.gen().map((draw) => fitting(draw, schema, texts)),
        { numRuns: 400, seed: 7 },
      )
      .find(fits);
  let least = firstOf(TEXTS) ?? firstOf(WITH_NUMBER);
  if (least === undefined) throw new Error('no value was found that fits');
  for (let less: unknown = least; less !== undefined;) {
    less = [...smaller(least)].find(fits);
    least = less ?? least;
  }
  return least;
}

const found = new Map<Schema, unknown>();
/** A value that fits the schema and has no part that could be left out: the same each time. */
export function leastFitting(schema: Schema): unknown {
  if (!found.has(schema)) found.set(schema, findLeast(schema));
  return found.get(schema);
}
