import { ageOfFigures } from './bench-age';

const PAGE = `
### Old

2026-10-01 on this machine: Node v20, 2 cores; commit aaaa111; load before the run 1.

| a |

### Young

2026-11-29 on this machine: Node v20, 2 cores; commit bbbb222-dirty; load before the run 1.
`;

test('figures that are older than the code are said, and fail where they are a month older or missing', () => {
  const { faults, notes } = ageOfFigures(PAGE, ['Old', 'Young', 'Never'], '2026-11-30');
  expect(faults).toEqual([
    'docs/bench.md: “Old” was measured on 2026-10-01 (aaaa111), the code is of 2026-11-30',
    'docs/bench.md: “Never” has no table: npm run bench -- --write',
  ]);
  expect(notes).toEqual([
    'docs/bench.md: “Young” was measured on 2026-11-29 (bbbb222-dirty), the code is of 2026-11-30',
  ]);
});

test('figures of the day of the last change, or of a tree without a history, are not called old', () => {
  expect(ageOfFigures(PAGE, ['Young'], '2026-11-29')).toEqual({ faults: [], notes: [] });
  expect(ageOfFigures(PAGE, ['Old'], undefined)).toEqual({ faults: [], notes: [] });
});
