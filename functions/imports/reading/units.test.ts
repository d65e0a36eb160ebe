import { CellProblem } from '../cells/cell';
import { money } from '../cells/numbers';
import { inOwnUnit, unitsStated, unknownUnits, YUAN } from './units';

const fenBelow = (factor: number, text: string): number | string => {
  const cell = inOwnUnit({ text }, factor, YUAN);
  const fen = cell instanceof CellProblem ? cell : money({ negative: true })(cell);
  return fen instanceof CellProblem ? '✗' : fen;
};

test.each([
  ['1.2', 1_200_000],
  ['1.2E+3', 1_200_000_000],
  ['1e2万元', 100_000_000],
  ['.5', 500_000],
  ['3.', 3_000_000],
  ['-¥1.2', -1_200_000],
  ['¥-1.2', -1_200_000],
  ['−1.2', -1_200_000],
  ['−1.2万元', -1_200_000],
  ['(1.2)万元', -1_200_000],
  ['人民币1.2', 1_200_000],
  ['RMB 1.2', 1_200_000],
])('below 万元 %j is multiplied like any number', (text, fen) => expect(fenBelow(10_000, text)).toBe(fen));

test.each(['1.2元', '1.2rmb', '1.2亿', '1.2①', '1.2 35', '1.2\n35', '1e999', 'abc'])(
  'below 万元 %j is refused, and never taken for yuan',
  (text) => expect(fenBelow(10_000, text)).toBe('✗'),
);

test.each(['单位：万元/年', '单位：RMB万', '金额单位：万元/亩'])('%s is a unit that nobody may overlook', (line) =>
  expect(unknownUnits(unitsStated(line), [{ units: YUAN }])).toHaveLength(1),
);
