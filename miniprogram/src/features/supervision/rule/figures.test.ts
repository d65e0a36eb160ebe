import { figuresFrom, typedOf } from './figures';

const figure = (name: string, unit: string, value?: number) => ({
  name,
  title: name,
  unit,
  source: '本区制度',
  sureness: 'district' as const,
  ...(value !== undefined && { value }),
});
const FIGURES = [figure('limitFen', 'fen'), figure('days', 'days', 15)];

test('money is typed in yuan and sent in fen; what is not typed stays, what is emptied is the rule’s own', () => {
  expect(figuresFrom(FIGURES, { limitFen: '10000.29' })).toEqual({
    figures: { limitFen: 1_000_029, days: 15 },
    wrong: [],
  });
  expect(figuresFrom(FIGURES, { days: ' ' })).toEqual({ figures: {}, wrong: [] });
  expect(typedOf(figure('limitFen', 'fen', 1_000_029))).toBe('10000.29');
});

test.each([
  ['days', '1.5'],
  ['days', '-1'],
  ['limitFen', '1.005'],
  ['limitFen', '一万'],
  ['limitFen', '1e9'],
])('%s %s is no such number, and is said', (name, text) => {
  expect(figuresFrom(FIGURES, { [name]: text }).wrong).toEqual([name]);
});
