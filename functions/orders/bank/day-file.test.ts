import { readDayFile } from './day-file';

const DAY = '2026-11-20';
const line = (serial: string, amount = '100.00') => `${serial}|BK1|88010001|88010002|王秀英|${amount}|SUCCESS|`;
interface Said {
  day?: string;
  count?: number;
  sum?: string;
  end?: string;
}
const fileOf = (lines: string[], { day = DAY, count = lines.length, sum = '200.00', end }: Said = {}) =>
  [`H|${day}|${count}|${sum}|`, ...lines, end ?? `T|${count}|`].filter(Boolean).join('\n');
const two = [line('A1'), line('A2')];

test('a whole file is read by its serials', () => {
  expect(readDayFile(fileOf(two), DAY)).toEqual({
    day: DAY,
    entries: new Map(
      ['A1', 'A2'].map((serial) => [
        serial,
        {
          ...{ serial, bankNo: 'BK1', payerAccount: '88010001', payeeAccount: '88010002' },
          ...{ amountFen: 10_000, status: 'SUCCESS' },
        },
      ]),
    ),
  });
  expect(readDayFile(fileOf([], { sum: '0.00' }), DAY)).toMatchObject({ day: DAY });
});

test.each([
  ['no end', fileOf(two, { end: '' })],
  ['an end of another count', fileOf(two, { end: 'T|3|' })],
  ['a count that is not its lines’', fileOf(two, { count: 3 })],
  ['a sum that is not its lines’', fileOf(two, { sum: '200.01' })],
  ['another day', fileOf(two, { day: '2026-11-21' })],
  ['a line without its last field', fileOf([line('A1'), line('A2').slice(0, -1)])],
  ['a line without a serial', fileOf([line('A1'), line('')])],
  ['an amount that is none', fileOf([line('A1'), line('A2', '1e2')])],
  ['nothing', ''],
])('%s is a file cut short', (_, text) => expect(readDayFile(text, DAY)).toBe('cut'));

test('a serial that stands there twice is said, whatever the count says', () => {
  expect(readDayFile(fileOf([...two, ...two], { count: 2 }), DAY)).toBe('twice');
  expect(readDayFile(fileOf([line('A1'), line('A1')]), DAY)).toBe('twice');
});
