import type { PileLine } from '@shared/reports/work';
import { byWords } from './alike';

const line = (reportId: string, alike: string, villageCode = '511503101200', handledByDivision = villageCode) =>
  ({ reportId, alike, villageCode, handledByDivision }) as PileLine;

test('the same words of one village in one office are one group, in the order of the first of each', () => {
  const found = byWords([
    line('1', 'lamp'),
    line('2', 'waste'),
    line('3', 'lamp'),
    line('4', 'lamp', '511503101201'),
    line('5', 'lamp', '511503101200', '511503101'),
  ]);
  expect(found.map(({ lines }) => lines.map(({ reportId }) => reportId))).toEqual([['1', '3'], ['2'], ['4'], ['5']]);
});
