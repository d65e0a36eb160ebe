import { render, screen, within } from '@testing-library/react';
import type { FirstDigits } from '@shared/supervision/statistics';
import { Digits } from './digits';

const SPAN = { asOf: '2026-11-24T02:00:00.000Z', from: '2025-11', through: '2026-10', villages: 126 };
const counts = [290, 182, 127, 95, 78, 70, 59, 51, 48];
const expected = [301, 176.1, 124.9, 96.9, 79.2, 66.9, 58, 51.2, 45.8];
const counted = (fit: NonNullable<FirstDigits['counted']>['fit']): FirstDigits => ({
  ...{ ...SPAN, entries: 1_000, leftOut: 12 },
  counted: {
    digits: counts.map((count, place) => ({ digit: place + 1, count, expected: expected[place]! })),
    ...{ deviation: 0.0041, chiSquare: 1.1, fit },
  },
});

test('beside the chart stand its numbers, a row a digit', () => {
  render(<Digits of={counted('close')} />);
  const rows = within(screen.getByRole('table')).getAllByRole('row');
  const cells = (row: HTMLElement) =>
    within(row)
      .getAllByRole('cell')
      .map(({ textContent }) => textContent);
  expect(rows.slice(1).map(cells)).toEqual(
    counts.map((count, place) => [
      `${place + 1}`,
      `${count}`,
      expected[place]!.toFixed(1),
      `${(count / 10).toFixed(1)}%`,
    ]),
  );
  expect(screen.getByText('很接近')).toBeTruthy();
});

test('the longest of bars and lines is the chart’s whole width, and none is longer', () => {
  const { container } = render(<Digits of={counted('apart')} />);
  const widths = [...container.querySelectorAll<HTMLElement>('.statistics-count')].map(({ style }) => style.width);
  const lines = [...container.querySelectorAll<HTMLElement>('.statistics-expected')].map(({ style }) => style.left);
  expect(lines[0]).toBe('100%');
  expect(Math.max(...[...widths, ...lines].map(parseFloat))).toBe(100);
  expect(parseFloat(widths[0]!)).toBeCloseTo((100 * 290) / 301);
  expect(screen.getByText('离得远')).toBeTruthy();
});

test('under a thousand entries nothing is drawn: it says how many are wanting', () => {
  render(<Digits of={{ ...SPAN, entries: 294, leftOut: 3 }} />);
  expect(screen.queryByRole('table')).toBeNull();
  expect(screen.getByText('要有 1000 笔才看得出来，现在 294 笔')).toBeTruthy();
});
