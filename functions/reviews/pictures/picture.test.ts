import fc from 'fast-check';
import type { StoredReview } from '../review-store';
import {
  afterVerdict,
  isBeingChecked,
  lastDayOf,
  lastDayOfGone,
  lastDayToAppeal,
  viewOwnPictures,
  whyOf,
} from './picture';

const AT = '2026-11-29T02:00:00.000Z';
const SILENT = '2026-11-29T02:30:00.000Z';
const STATES = ['published', 'held', 'withdrawn', 'refused', 'appealed'] as const;
const VERDICTS = ['pass', 'review', 'risky', 'unknown'] as const;

const review = (more: Partial<StoredReview>): StoredReview => ({
  ...{ villageCode: '511503001201', subjectKind: 'work', subjectId: 'finance', personId: 'p', quarter: '2026Q4' },
  ...{ reviewId: 'r', shownAs: 'hidden', stars: 2, comment: '公开栏没有锁', firstAt: AT, reviewedAt: AT, version: 1 },
  ...{ state: 'held', heldFor: 'picture', heldSince: AT },
  ...more,
});
const pictures = (...verdicts: ((typeof VERDICTS)[number] | undefined)[]) =>
  verdicts.map((verdict, place) => ({ mediaId: `m${place}`, ...(verdict && { verdict }) }));

test('only when each of its pictures passed is a review published that waited for them alone', () => {
  const verdict = fc.option(fc.constantFrom(...VERDICTS), { nil: undefined });
  fc.assert(
    fc.property(
      fc.array(verdict, { minLength: 1, maxLength: 3 }),
      fc.constantFrom('held', 'held', 'held', ...STATES),
      fc.constantFrom('picture', 'picture', 'unsure', 'unchecked', 'afterRefusal', 'sameText', undefined),
      fc.nat(2),
      fc.constantFrom(...VERDICTS),
      (had, state, heldFor, of, said) => {
        const before = review({ pictures: pictures(...had), state, heldFor });
        const after = afterVerdict(before, { mediaId: `m${of}`, verdict: said }, SILENT);
        const isNews = of < had.length && had[of] === undefined;
        if (!isNews) return expect(after).toBeUndefined();
        const all = had.map((each, place) => (place === of ? said : each));
        const isReleased = state === 'held' && heldFor === 'picture' && all.every((each) => each === 'pass');
        expect(after).toMatchObject({ state: isReleased ? 'published' : state, version: 2 });
        expect(after!.pictures!.map((each) => each.verdict)).toEqual(all);
        if (isReleased) expect(after).not.toHaveProperty('heldFor');
        expect(after!.publishedAt).toBe(isReleased ? SILENT : undefined);
      },
    ),
    { numRuns: 5000 },
  );
});

test('WeChat has half an hour; a person looks when it has spoken of all, or was silent', () => {
  const waits = review({ pictures: pictures('pass', undefined) });
  expect(isBeingChecked(waits, '2026-11-29T02:29:59.999Z')).toBe(true);
  expect(isBeingChecked(waits, SILENT)).toBe(false);
  expect(isBeingChecked(review({ pictures: pictures('pass', 'risky') }), AT)).toBe(false);
  expect(isBeingChecked({ ...waits, heldFor: 'unsure' }, AT)).toBe(false);
  expect(isBeingChecked({ ...waits, state: 'published' }, AT)).toBe(false);
});

test('an office reads whether WeChat was not sure, or silent', () => {
  expect(whyOf(pictures('pass', 'review'))).toBe('pictureUnsure');
  expect(whyOf(pictures('risky', undefined))).toBe('pictureUnsure');
  expect(whyOf(pictures('pass', 'unknown'))).toBe('pictureUnchecked');
  expect(whyOf(pictures('pass', undefined))).toBe('pictureUnchecked');
});

test('its author reads of each picture where it stands', () => {
  expect(viewOwnPictures(review({ pictures: pictures('pass', undefined, 'risky') })).map(({ state }) => state)).toEqual(
    ['passed', 'checking', 'waits'],
  );
});

test('a picture goes with its comment: after eight quarters, a month after a refusal, the night after it was taken back', () => {
  expect(lastDayOf(AT)).toBe('2028-09-30');
  expect(lastDayToAppeal(AT)).toBe('2026-12-29');
  expect(lastDayOfGone(AT)).toBe('2026-11-28');
});
