import type { PileLine } from '@shared/report-work';
import { byWords } from './alike';

const line = (reportId: string, description: string, villageCode = '511503101200') =>
  ({ reportId, description, villageCode, handledByDivision: villageCode }) as PileLine;

test('the same words of one village are one group, whatever blanks, marks and width they are written with', () => {
  const found = byWords([
    line('1', '路灯坏了，没人修。'),
    line('2', '垃圾没人运'),
    line('3', ' 路灯坏了 没人修！'),
    line('4', '路灯坏了，没人修。', '511503101201'),
    line('5', 'ＡＢＣ'),
    line('6', 'abc'),
  ]);
  expect(found.map(({ lines }) => lines.map(({ reportId }) => reportId))).toEqual([
    ['1', '3'],
    ['2'],
    ['4'],
    ['5', '6'],
  ]);
});

test('words that differ stay apart', () => {
  expect(byWords([line('1', '3组路灯坏了'), line('2', '5组路灯坏了')])).toHaveLength(2);
});
