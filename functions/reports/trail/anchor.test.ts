import { anchorOf, linesOf, longestOf } from './anchor';

const anchor = {
  district: '511503',
  at: '2026-11-20T17:00:00.000Z',
  heads: [
    { reportId: 'A', seq: 4, hash: 'x' },
    { reportId: 'B', seq: 12, hash: 'y' },
  ],
};

test('an anchor is read as it was written, in one order', () => {
  expect(anchorOf(linesOf({ ...anchor, heads: [...anchor.heads].reverse() }))).toEqual(anchor);
});

test('a file that was cut short is no anchor', () => {
  const text = linesOf(anchor);
  expect(() => anchorOf(text.slice(0, text.indexOf('B 12')))).toThrow();
  expect(() => anchorOf('')).toThrow();
});

test('a later, shorter trail hides nothing', () => {
  const later = { ...anchor, heads: [{ reportId: 'B', seq: 2, hash: 'z' }] };
  expect(longestOf([anchor, later]).get('B')).toEqual({ reportId: 'B', seq: 12, hash: 'y' });
});
