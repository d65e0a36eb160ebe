import { MOST_FEN } from '@shared/money';
import { ROUTES } from '@shared/routes';
import * as z from '@shared/zod';
import { leavesOf } from '../support/schema-leaves';

const INPUTS = ROUTES.flatMap((route) =>
  (['params', 'query', 'body'] as const).flatMap((part) => {
    const schema = route[part];
    return schema
      ? leavesOf(schema).map((leaf) => ({ at: `${route.id} ${part}.${leaf.path}`, schema: leaf.schema }))
      : [];
  }),
);
const takes = (schema: z.core.$ZodType, value: unknown) => z.safeParse(schema, value).success;

test('every number that comes in has a ceiling and a floor, and no amount is above the one for all', () => {
  const numbers = INPUTS.filter(({ schema }) => schema._zod.def.type === 'number');
  expect(numbers.length).toBeGreaterThan(50);
  const beyond = [Number.MAX_SAFE_INTEGER, -Number.MAX_SAFE_INTEGER, 1e300, Infinity, NaN];
  const open = numbers.filter(({ schema }) => beyond.some((value) => takes(schema, value)));
  expect(open.map(({ at }) => at)).toEqual([]);
  const money = numbers.filter(({ at }) => / body\..*Fen$/.test(at));
  expect(money.length).toBeGreaterThan(10);
  expect(money.filter(({ schema }) => takes(schema, MOST_FEN + 1)).map(({ at }) => at)).toEqual([]);
});

/** A field is of a form when it takes a good text of it and not the same text with a letter in it. */
const fieldsLike = (good: string) =>
  INPUTS.filter(
    ({ schema }) => schema._zod.def.type === 'string' && takes(schema, good) && !takes(schema, `${good.slice(0, -1)}x`),
  );

test.each([
  [
    '2027-02-28',
    20,
    [
      '2027-02-30',
      '2026-02-29',
      '2026-04-31',
      '2026-13-01',
      '2026-00-10',
      '2026-01-00',
      '9999-99-99',
      '0000-01-01',
      '0026-03-12',
      '9999-12-31',
      '2026-03-12\n',
    ],
  ],
  ['2026-03', 4, ['2026-13', '2026-00', '0000-01', '9999-99', '9999-01', '0026-03']],
  ['2026-Q1', 1, ['2026-Q0', '2026-Q5', '0000-Q1', '9999-Q1']],
  [
    '2027-02-28T01:02:03.000Z',
    1,
    ['2027-02-30T01:02:03.000Z', '2027-02-28T24:00:00.000Z', '2027-02-28T01:60:00.000Z', '9999-12-31T23:59:59.999Z'],
  ],
])('every field of the form %s takes what the calendar has, and nothing else', (good, least, wrong) => {
  const fields = fieldsLike(good);
  expect(fields.length).toBeGreaterThanOrEqual(least);
  for (const text of wrong)
    expect({ text, takenBy: fields.filter(({ schema }) => takes(schema, text)).map(({ at }) => at) }).toEqual({
      text,
      takenBy: [],
    });
});
