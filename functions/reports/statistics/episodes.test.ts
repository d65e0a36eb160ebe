import { daysAfter } from '@shared/time';
import { accept, answer, rate, refuse, reopen, story, type Told, transfer } from '../testing/story';
import { type Episode, episodesOf } from './episodes';

const VILLAGE = '511503002201';
const TOWN = '511503002';
/** A Monday, before any holiday. */
const SENT = '2026-03-02T02:00:00.000Z';
const LATER = daysAfter(SENT, 200);
const lived = (...told: Told[]): Episode[] => {
  const { report, events } = story({}, ...told);
  return episodesOf(report, events, LATER);
};
const only = (...told: Told[]): Episode => {
  const all = lived(...told);
  expect(all).toHaveLength(1);
  return all[0]!;
};

test('the first day is not counted; a week has five working days', () => {
  expect(only([3, accept], [7, answer])).toMatchObject({
    office: VILLAGE,
    month: '2026-03',
    came: 'sent',
    fate: 'answered',
    acceptance: { days: 3, workdays: 3, over: true },
    answer: { days: 7, workdays: 5, over: true },
    late: false,
  });
  expect(only([0, answer]).answer).toEqual({ days: 0, workdays: 0, over: true });
});

test('while material is awaited no day is counted, for the reporter supplies it late or never', () => {
  const ask = { command: 'askMaterial', text: '请补照片' } as const;
  const supply = { command: 'supply', text: '补了', mediaIds: [] as string[] } as const;
  expect(only([1, accept], [2, ask], [9, supply], [11, answer]).answer).toMatchObject({ days: 4, workdays: 4 });
  // Answered without it, it was not needed: the days count.
  expect(only([1, accept], [2, ask], [9, answer]).answer).toMatchObject({ days: 9, workdays: 7 });
  // Taken back as not needed, they count too; with what came in a letter they do not.
  const resume = (byLetter: boolean) =>
    ({ command: 'resume', reason: '不用再补', ...(byLetter && { cameAt: daysAfter(SENT, 9) }) }) as const;
  expect(only([1, accept], [2, ask], [9, resume(false)], [11, answer]).answer).toMatchObject({ days: 11 });
  expect(only([1, accept], [2, ask], [9, resume(true)], [11, answer]).answer).toMatchObject({ days: 4 });
  // The wait ended when its time was over (day 15 is worked), however late the clock saw it.
  const lapsed = only([1, accept], [2, ask], [60, 'lapse'], [61, answer]).answer!;
  expect(lapsed.days).toBe(61 - 15);
});

test('what is open counts as at least its age, and stands still while it waits', () => {
  const { report, events } = story({}, [1, accept]);
  expect(episodesOf(report, events, daysAfter(SENT, 10))[0]).toMatchObject({
    fate: 'open',
    acceptance: { days: 1, over: true },
    answer: { days: 10, over: false },
    late: false,
  });
  expect(episodesOf(report, events, daysAfter(SENT, 90))[0]).toMatchObject({ late: true, answer: { days: 90 } });
  const waiting = story({}, [1, accept], [4, { command: 'askMaterial', text: '请补照片' }]);
  expect(episodesOf(waiting.report, waiting.events, daysAfter(SENT, 12))[0]!.answer).toMatchObject({ days: 4 });
});

test('a refusal tells whether it is taken on, and is no answer', () => {
  expect(only([5, refuse])).toMatchObject({
    fate: 'refused',
    ground: 'otherAuthority',
    acceptance: { days: 5, over: true },
    answer: undefined,
  });
});

test('an answer that was returned is none: the one that stood counts, and who judged it judged it', () => {
  const back = { command: 'return', reason: '没有说清楚' } as const;
  expect(only([1, accept], [5, answer], [6, rate(1)], [8, back], [20, answer], [21, rate(4)])).toMatchObject({
    fate: 'answered',
    answer: { days: 20 },
    stars: 4,
    told: true,
  });
});

test('an office is measured by the days it was there: what moved on took it at least so long', () => {
  const [village, town] = lived([1, accept], [10, transfer(TOWN)], [12, accept], [17, answer]);
  expect(village).toMatchObject({ office: VILLAGE, fate: 'moved', answer: { days: 10, over: false }, late: false });
  expect(town).toMatchObject({ office: TOWN, came: 'moved', fate: 'answered', answer: { days: 7, over: true } });
});

test('what came late from another office is that office’s lateness alone', () => {
  const [village, town] = lived([16, 'escalate'], [20, transfer(TOWN)], [21, 'escalate'], [22, accept], [30, answer]);
  expect([village!.late, town!.late]).toEqual([true, false]);
});

test('the level above begins anew; the ground of what it looks at again is kept', () => {
  const [village, town] = lived([3, refuse], [40, reopen(VILLAGE)], [45, accept], [60, answer], [61, rate(5)]);
  expect(village).toMatchObject({ fate: 'refused', ground: 'otherAuthority', reopened: true, month: '2026-03' });
  expect(town).toMatchObject({ came: 'reopened', month: '2026-04', answer: { days: 20 }, stars: 5, reopened: false });
});

test('merged it is measured with the other, though its reporter judges; alone again it is measured from its first day', () => {
  const { report, events } = story(
    {},
    [2, { command: 'merge', parentId: 'P', parentNo: 'NX' }],
    [9, answer],
    [10, rate(2)],
  );
  expect(episodesOf(report, events, LATER)).toMatchObject([
    { fate: 'merged', acceptance: undefined, answer: undefined, late: false, told: true, stars: 2 },
  ]);
  const alone = story({}, [2, { command: 'merge', parentId: 'P', parentNo: 'NX' }]);
  const released = { ...alone.events[0]!, step: 'split' as const, at: daysAfter(SENT, 4) };
  expect(
    episodesOf(
      { ...alone.report, state: 'submitted', parentId: undefined },
      [...alone.events, released],
      daysAfter(SENT, 6),
    ),
  ).toMatchObject([{ fate: 'open', acceptance: { days: 6, over: false } }]);
  const parent = story({}, [2, accept]);
  const takesIn = { ...parent.events[0]!, step: 'merged' as const };
  expect(
    episodesOf({ ...parent.report, mergedIds: ['C'] }, [...parent.events, takesIn], daysAfter(SENT, 6))[0]!.fate,
  ).toBe('open');
});

test('taken back it took at least so long, and was late when it was', () => {
  const withdraw = { command: 'withdraw' } as const;
  expect(only([4, withdraw])).toMatchObject({ fate: 'withdrawn', answer: { days: 4, over: false }, late: false });
  expect(only([30, withdraw])).toMatchObject({ fate: 'withdrawn', late: true });
});
