import fc from 'fast-check';
import { madeWhole, OPENING_LETTERS, parted, withOpenings } from './long-words';
import { type Report, type ReportEvent, splitFrom } from './report';
import { accept, answer, refuse, story } from './testing/story';
import { afterStep, eventOf, type Step } from './transitions';

const AT = '2026-03-12T01:00:00.000Z';
const LONG = '路灯坏了，晚上走路看不见。'.repeat(60);
/** Letters of one, two and four bytes; what is cut in the middle of one is no text any more. */
const words = fc.array(fc.constantFrom('灯', 'a', '𠮷', ' '), { minLength: 1, maxLength: 2 * OPENING_LETTERS });
const text = words.map((letters) => letters.join(''));

const sent = (description: string) => {
  const { report, events } = story({});
  return { report: { ...report, description }, event: events[0]! };
};

/** As the row and the events lie there afterwards, and as they are read. */
const kept = (report: Report, events: readonly ReportEvent[]) => {
  const row = withOpenings(report);
  return { row, read: madeWhole(row, events) };
};

const taken = (before: Report, step: Step) =>
  parted(afterStep(before, step, AT), eventOf(before, step, 'Z', AT, '牛角村村委会'));

test('whatever is reported, answered and refused is read as it was written, and a row holds no more than its opening', () => {
  fc.assert(
    fc.property(text, text, text, (description, answered, refused) => {
      const first = sent(description);
      const came = parted(first.report, first.event);
      const told = taken(came.report, { ...answer, text: answered });
      const refusedToo = taken(told.report, { ...refuse, text: refused });
      const { row, read } = kept(refusedToo.report, [came.event, told.event, refusedToo.event]);
      expect([read.description, read.answer!.text, read.refusal!.text]).toEqual([description, answered, refused]);
      for (const held of [row.description, row.answer!.text, row.refusal!.text])
        expect([...held].length).toBeLessThanOrEqual(OPENING_LETTERS);
    }),
  );
});

test('an answer that is short again is the row’s own', () => {
  const { report } = sent('路灯坏了');
  const first = taken(report, { ...answer, text: LONG });
  const second = taken(first.report, answer);
  expect(second.report.elsewhere).toBeUndefined();
  expect(kept(second.report, [first.event, second.event]).read.answer!.text).toBe(answer.text);
});

test('a row of before, which holds all of its words, is read and written as it is', () => {
  const { report, event } = sent(LONG);
  const { row, read } = kept(report, [event]);
  expect([row.description, read.description]).toEqual([LONG, LONG]);
  const later = taken(read, accept);
  expect(kept(later.report, [event, later.event]).row.description).toBe(LONG);
});

test('one that was split off has an answer of before whole, though the event lies with the other', () => {
  const { report } = sent('路灯坏了');
  const before = taken(report, { ...answer, text: LONG });
  const child = splitFrom(before.report, { reportId: 'CHILD', category: 'land', description: LONG });
  const { event } = sent('');
  const apart = parted(child, event);
  const { read } = kept(apart.report, [apart.event]);
  expect([read.description, read.answer!.text]).toEqual([LONG, LONG]);
});

test('an event that is gone leaves the opening, and no error', () => {
  const { report, event } = sent(LONG);
  const { read } = kept(parted(report, event).report, []);
  expect(LONG.startsWith(read.description)).toBe(true);
});
