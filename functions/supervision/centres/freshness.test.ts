import type { ImportRow } from '../../imports/desk/import';
import { freshnessOf } from './freshness';

const AT = '2026-11-20T03:00:00.000Z';
const sent = (requestedAt: string, more: Partial<ImportRow>): ImportRow => ({
  ...{
    importId: requestedAt,
    kind: 'payments',
    fileName: '王秀英的补贴.xlsx',
    bytes: 1,
    format: 'xlsx',
    state: 'done',
  },
  ...{ version: 1, actor: 'A', actorName: '管理员', requestedAt, seenAt: requestedAt },
  ...more,
});
const of = (kind: string, freshness: ReturnType<typeof freshnessOf>) =>
  freshness.imports.find((one) => one.kind === kind);

test('what failed since its kind came right is told, what failed before is not; no name of a file is', () => {
  const freshness = freshnessOf(
    [
      sent('2026-11-19T03:00:00.000Z', { state: 'refused', problemCount: 7 }),
      sent('2026-11-18T03:00:00.000Z', { counts: { new: 3, same: 2, changed: 1, refused: 0 } }),
      sent('2026-11-17T03:00:00.000Z', { state: 'refused', problemCount: 9 }),
      sent('2026-11-16T03:00:00.000Z', { kind: 'people', state: 'writing' }),
      sent('2026-11-15T03:00:00.000Z', { kind: 'vouchers', state: 'cancelled' }),
    ],
    [],
    AT,
  );
  expect(of('payments', freshness)).toMatchObject({ doneAt: '2026-11-18T03:00:00.000Z', rows: 6, failed: 1 });
  expect(of('people', freshness)).toMatchObject({ failed: 1 });
  expect(of('vouchers', freshness)).toMatchObject({ failed: 0 });
  expect(of('assets', freshness)).toEqual({ kind: 'assets', title: '固定资产台账', failed: 0 });
  expect(freshness.failed.map(({ kind, state, problems }) => [kind, state, problems])).toEqual([
    ['payments', 'refused', 7],
    ['people', 'writing', 0],
  ]);
  expect(JSON.stringify(freshness)).not.toContain('王秀英');
});

test('a kind of list is as new as its newest; of which there is none, it says so', () => {
  const { lists } = freshnessOf(
    [],
    [
      { kind: 'deaths', asOf: '2026-09-30' },
      { kind: 'deaths', asOf: '2026-10-31' },
    ],
    AT,
  );
  expect(lists.slice(0, 2)).toEqual([
    { kind: 'deaths', count: 2, asOf: '2026-10-31' },
    { kind: 'payroll', count: 0 },
  ]);
});
