import { lateTable } from './late-table';

test('a line for each village, in columns, the longest first as they are listed', () => {
  const late = {
    villageCode: '511503002228',
    villageName: '牛角村',
    townName: '罗龙街道',
    dueOn: '2026-10-15',
    overdueDays: 44,
    overdue: ['finance' as const, 'relief' as const],
  };
  const lines = lateTable([late]).split('\n');
  expect(lines).toHaveLength(2);
  expect(lines[1]!.split('\t')).toEqual([
    '罗龙街道',
    '牛角村',
    '财务收支情况、救灾救助、补贴补助的钱和物怎么用的',
    '2026-10-15',
    '44',
  ]);
  expect(lines[0]!.split('\t')).toHaveLength(5);
});
