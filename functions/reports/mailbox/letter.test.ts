import { MAX_LETTERS_A_DAY } from '@shared/reports/mailbox';
import type { ReportState } from '@shared/reports/reports';
import {
  emptyMailbox,
  heightOf,
  isSeenFrom,
  knownRead,
  leftToday,
  type Mailbox,
  sideOf,
  stateFor,
  takesLetters,
  withLetter,
  withReading,
} from './letter';

const [DISTRICT, TOWN, VILLAGE] = ['511503', '511503002', '511503002201'];
const report = {
  reportId: 'R',
  handledByDivision: VILLAGE,
  villageCode: VILLAGE,
  state: 'accepted' as const,
  doneAt: undefined,
};
const MONDAY = '2026-11-23T02:00:00.000Z';
const LATER = '2026-11-23T12:00:00.000Z';
const TUESDAY = '2026-11-24T02:00:00.000Z';

/** A conversation: r for a letter of the reporter, o for one of the office, R and O for either having read through the last. */
function conversation(story: string, at = MONDAY) {
  let mailbox: Mailbox = emptyMailbox('R');
  const letters: ReturnType<typeof withLetter>['letter'][] = [];
  for (const mark of story) {
    const side = mark.toLowerCase() === 'r' ? 'reporter' : 'office';
    if (mark === mark.toUpperCase()) mailbox = withReading(mailbox, side, letters.at(-1)!, at);
    else {
      const next = withLetter(mailbox, report, { side, byOffice: side, at }, { text: mark, mediaIds: [] });
      letters.push(next.letter);
      mailbox = next.mailbox;
    }
  }
  return { mailbox, letters };
}

test('letters are numbered as they come, and counted for each side', () => {
  const { mailbox, letters } = conversation('rror');
  expect(letters.map(({ letterNo, place, from }) => [letterNo, place, from])).toEqual([
    [1, 1, 'reporter'],
    [2, 2, 'reporter'],
    [3, 1, 'office'],
    [4, 3, 'reporter'],
  ]);
  expect([mailbox.reporter.written, mailbox.office.written, mailbox.version]).toEqual([3, 1, 4]);
});

test('the other side is told of the first letter it has not read, not of each', () => {
  expect(conversation('rrOrr').letters.map(({ tells }) => tells)).toEqual([true, false, true, false]);
});

test('reading counts the other side’s letters up to the one read, whoever wrote that', () => {
  const { mailbox, letters } = conversation('roror');
  expect(withReading(mailbox, 'office', letters[3]!, MONDAY).office.read).toBe(2);
  expect(withReading(mailbox, 'office', letters[4]!, MONDAY).office.read).toBe(3);
  const read = withReading(mailbox, 'office', letters[4]!, MONDAY);
  expect(withReading(read, 'office', letters[0]!, MONDAY)).toBe(read);
});

test('that the reporter has read is said when the day is over; that the office has, at once', () => {
  const { mailbox } = conversation('rooR');
  expect(knownRead(mailbox, 'office', LATER)).toBe(0);
  expect(knownRead(mailbox, 'office', TUESDAY)).toBe(2);
  const more = withLetter(mailbox, report, { side: 'office', byOffice: '', at: TUESDAY }, { text: '', mediaIds: [] });
  const readAgain = withReading(more.mailbox, 'reporter', more.letter, TUESDAY);
  expect(knownRead(readAgain, 'office', TUESDAY)).toBe(2);
  expect(knownRead(conversation('rO').mailbox, 'reporter', MONDAY)).toBe(1);
});

test('so many letters a day, counted anew the next day, for each side', () => {
  const { mailbox } = conversation('r'.repeat(MAX_LETTERS_A_DAY));
  expect(leftToday(mailbox, 'reporter', LATER)).toBe(0);
  expect(leftToday(mailbox, 'office', LATER)).toBe(MAX_LETTERS_A_DAY);
  expect(leftToday(mailbox, 'reporter', TUESDAY)).toBe(MAX_LETTERS_A_DAY);
});

test.each([
  ['submitted', undefined, true],
  ['awaiting', undefined, true],
  ['merged', '2026-01-01T00:00:00.000Z', true],
  ['answered', '2026-10-25T00:00:00.000Z', true],
  ['closed', '2026-10-01T00:00:00.000Z', false],
  ['refused', '2026-11-20T00:00:00.000Z', true],
  ['withdrawn', '2026-11-22T00:00:00.000Z', false],
] as [ReportState, string | undefined, boolean][])(
  'letters about one that is %s since %s: %s',
  (state, doneAt, may) => {
    expect(takesLetters({ state, doneAt }, MONDAY)).toBe(may);
  },
);

test('who handles writes, who supervises only reads', () => {
  expect(sideOf(['reporter'])).toBe('reporter');
  expect(sideOf(['handler', 'regulator'])).toBe('office');
  expect(sideOf(['regulator', 'above'])).toBeUndefined();
});

test('what was confided to an office above is not seen below it', () => {
  const toTown = { division: TOWN };
  expect([DISTRICT, TOWN, VILLAGE].map((height) => isSeenFrom(height, toTown))).toEqual([true, true, false]);
  expect(heightOf(['handler'], report)).toBe(VILLAGE);
  expect(heightOf(['above'], report)).toBe(TOWN);
  expect(heightOf(['handler', 'regulator'], report)).toBe(DISTRICT);
  expect(heightOf(['reporter'], report)).toBe(DISTRICT);
});

test('an office below does not even see that letters to the one above wait', () => {
  const written = withLetter(
    emptyMailbox('R'),
    { ...report, handledByDivision: TOWN },
    { side: 'reporter', byOffice: '', at: MONDAY },
    { text: '', mediaIds: [] },
  );
  expect(stateFor(written.mailbox, { ...report, handledByDivision: TOWN }, ['handler'], MONDAY).unread).toBe(1);
  expect(stateFor(written.mailbox, report, ['handler'], MONDAY).unread).toBe(0);
});
