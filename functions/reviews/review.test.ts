import {
  type Judgement,
  changesStarsLate,
  editableUntil,
  isOfPrivateLife,
  isRepeat,
  mayChange,
  nameShown,
  needsCheck,
  stateAfter,
  viewMine,
  viewPublic,
  weekOf,
} from './review';

const judged = (stars: number, comment?: string) => ({ stars, comment, shownAs: 'hidden' as const });
const sent = (stars: number, comment?: string) => ({ ...judged(stars, comment), tags: [], mediaIds: [] });
const published = (stars: number, comment?: string): Judgement => ({ ...judged(stars, comment), state: 'published' });
const held = (stars: number, comment?: string): Judgement => ({ ...judged(stars, comment), state: 'held' });

test('only what passed is published; what is unsure or unreachable waits; what is risky is refused', () => {
  expect((['pass', 'review', 'unknown', 'risky'] as const).map(stateAfter)).toEqual([
    'published',
    'held',
    'held',
    undefined,
  ]);
});

test('a comment is checked unless it is none, or the one that passed before', () => {
  expect(needsCheck(undefined, undefined)).toBe(false);
  expect(needsCheck(undefined, '好')).toBe(true);
  expect(needsCheck(published(3, '好'), '好')).toBe(false);
  expect(needsCheck(published(3, '好'), '很好')).toBe(true);
  expect(needsCheck(held(3, '好'), '好')).toBe(true);
});

test('the same review sent again with the version its phone knew is a repeat', () => {
  const done = { ...published(4, '好'), version: 2 };
  expect(isRepeat(done, { ...sent(4, '好'), version: 1 })).toBe(true);
  expect(isRepeat({ ...done, version: 1 }, sent(4, '好'))).toBe(true);
  expect(isRepeat(done, { ...sent(3, '好'), version: 1 })).toBe(false);
  expect(isRepeat(done, { ...sent(4, '好'), version: 2 })).toBe(false);
  expect(isRepeat(done, { ...sent(4, '好'), shownAs: 'name', version: 1 })).toBe(false);
  expect(isRepeat(undefined, sent(4))).toBe(false);
  expect(isRepeat(done, { ...sent(4, '好'), tags: ['quick'], version: 1 })).toBe(false);
  expect(isRepeat(done, { ...sent(4, '好'), mediaIds: ['m'], version: 1 })).toBe(false);
  // WeChat spoke of its pictures since, and the answer to the phone was lost.
  const tagged = { ...done, tags: ['quick', 'clear'], pictures: [{ mediaId: 'm' }], version: 4 };
  expect(isRepeat(tagged, { ...sent(4, '好'), tags: ['clear', 'quick'], mediaIds: ['m'], version: 1 })).toBe(true);
});

const stored = {
  ...published(4, '好'),
  reviewId: 'r',
  quarter: '2026Q4',
  firstAt: '2026-11-26T18:00:00.000Z',
  reviewedAt: '2026-11-26T18:00:00.000Z',
  version: 1,
  personId: 'p',
  villageCode: 'v',
};

test('my review shows nothing of how it is stored', () => {
  expect(viewMine(stored)).not.toHaveProperty('personId');
  expect(viewMine(stored).editableUntil).toBe(editableUntil(stored.firstAt));
});

test('everybody sees the stars, the words, the week, and a name only where its author wished it', () => {
  expect(viewPublic(stored, '2026-11-23')).toEqual({ reviewId: 'r', stars: 4, comment: '好', week: '2026-11-23' });
  expect(viewPublic({ ...stored, by: '王*英' }, '2026-11-23')).toHaveProperty('by', '王*英');
  expect(['name', 'masked', 'hidden'].map((as) => nameShown('王秀英', as as 'name'))).toEqual([
    '王秀英',
    '王*英',
    undefined,
  ]);
});

test('there is a day to change it, and as long as it is held, which nobody has read; twenty times at the most', () => {
  const firstAt = '2026-11-26T18:00:00.000Z';
  const given = { state: 'published' as const, firstAt };
  expect(mayChange(given, '2026-11-27T18:00:00.000Z')).toBe(true);
  expect(mayChange(given, '2026-11-27T18:00:00.001Z')).toBe(false);
  expect(mayChange({ ...given, state: 'held' }, '2026-12-20T18:00:00.000Z')).toBe(true);
  expect(mayChange({ ...given, history: Array(20) }, firstAt)).toBe(false);
  expect(mayChange({ ...given, edits: 20 }, firstAt)).toBe(false);
});

test('after its day the stars and tags of one that is held stand, its words may be mended', () => {
  const given = { stars: 1, tags: ['slow'], firstAt: '2026-11-26T18:00:00.000Z' };
  expect(changesStarsLate(given, { stars: 5 }, '2026-11-27T18:00:00.000Z')).toBe(false);
  expect(changesStarsLate(given, { stars: 5, tags: ['slow'] }, '2026-11-27T18:00:00.001Z')).toBe(true);
  expect(changesStarsLate(given, { stars: 1, tags: ['cold'] }, '2026-11-27T18:00:00.001Z')).toBe(true);
  expect(changesStarsLate(given, { stars: 1, tags: ['slow'] }, '2026-12-20T18:00:00.000Z')).toBe(false);
});

test.each([
  ['2026-11-22T15:59:59.999Z', '2026-11-16'],
  ['2026-11-22T16:00:00.000Z', '2026-11-23'],
  ['2026-12-31T20:00:00.000Z', '2026-12-28'],
])('the week of %s, by the calendar of China, begins on %s', (at, monday) => {
  expect(weekOf(at)).toBe(monday);
});

test.each(['听说他离婚了', '跟人 出 轨', '她是村长的小·三', '出\u200b轨', '他就住3组12号'])(
  '%s is of private life',
  (comment) => {
    expect(isOfPrivateLife(comment)).toBe(true);
  },
);
test.each(['离办公室远', '态度很差，不公平', '报销的事推了三个月', '小三轮车停在路上没人管'])(
  '%s is of the work, however hard it is',
  (comment) => {
    expect(isOfPrivateLife(comment)).toBe(false);
  },
);
