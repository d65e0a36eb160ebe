import { sumOfUnits, unitsOfTransacted } from '../../tests/support/write-units';
import { overWritten } from './budgets';

const row = (bytes: number, more: object = {}) => ({ pk: 'A', sk: 'B', x: 'y'.repeat(bytes), ...more });
const at = (sk: string) => ({ gsi1pk: 'LIST', gsi1sk: sk });
const units = (before: object | undefined, after: object | undefined, table = 't1-CivicTable') =>
  sumOfUnits(unitsOfTransacted(table, { before: before as never, after: after as never }));

// As DynamoDB itself answered (nubo-db/dynoxide #188, paritysuite/dynamodb-conformance #67): ADR 108.
describe('a row of a transaction', () => {
  test('counts twice for each kilobyte of the larger of what was and what is', () => {
    expect(units(undefined, row(10))).toBe(2);
    expect(units(undefined, row(1_500))).toBe(4);
    expect(units(row(3_000), row(10))).toBe(6);
    expect(units(row(3_000), undefined)).toBe(6);
  });

  test('counts once in an index: put, changed or taken away; twice where its key moves; not where nothing of it changed', () => {
    expect(units(undefined, row(10, at('1')))).toBe(2 + 1);
    expect(units(row(10, at('1')), row(11, at('1')))).toBe(2 + 1);
    expect(units(row(10, at('1')), row(10, at('1')))).toBe(2);
    expect(units(row(10, at('1')), row(10, at('2')))).toBe(2 + 2);
    expect(units(row(10, at('1')), row(10))).toBe(2 + 1);
    expect(units(row(1_500, at('1')), row(1_500, at('2')))).toBe(4 + 4);
  });

  test('that stands in no index, or is only looked at, is the table’s alone', () => {
    expect(units(row(10), row(10))).toBe(2);
    expect(units(undefined, row(10, { gsi1pk: 'LIST' }))).toBe(2);
  });

  test('is of a table of the template', () => {
    expect(() => units(undefined, row(10), 't1-Other')).toThrow('no table');
  });
});

test('a command over its budget is told, one without a budget when it is over the most', () => {
  const rows = [
    { route: 'acceptReport', as: '', writeUnits1: 64 },
    { route: 'acceptReport', as: 'the longest words', writeUnits1: 24 },
    { route: 'bindPerson', as: '', writeUnits1: 36 },
    { route: 'unbindPerson', as: '', writeUnits1: 35 },
  ];
  expect(overWritten(rows)).toEqual([
    'acceptReport takes 64 write units of 24',
    'bindPerson takes 36 write units of 35',
  ]);
});
