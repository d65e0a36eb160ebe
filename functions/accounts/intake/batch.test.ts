import { PaperKind } from '@shared/accounts/attachments';
import { REASONS_OF } from '@shared/accounts/intake';
import { AppError } from '@shared/errors';
import fc from 'fast-check';
import type { Hand } from '../desk/pending';
import {
  type Batch,
  type BatchPaper,
  booked,
  examined,
  freed,
  fresh,
  mended,
  sentAgain,
  signed,
  stateOf,
  sumsOf,
} from './batch';
import { added, countChange, NO_PAPERS } from './month-counts';

const AT = '2026-11-20T02:00:00.000Z';
const hand = (personId: string): Hand => ({ accountId: `a-${personId}`, personId, name: personId, at: AT });
const [CLERK, DEPUTY, EXAMINER, SECOND] = ['刘', '唐', '赵', '田'].map(hand) as [Hand, Hand, Hand, Hand];
const paper = (paperId: string, more: Partial<BatchPaper> = {}): BatchPaper => ({
  ...fresh({ kind: '发票', amountFen: 100, on: '2026-10-31', what: '电费', mediaIds: ['m'] }, paperId),
  ...more,
});
const batch = (...papers: BatchPaper[]): Batch => ({ papers, handers: [CLERK] });
const codeOf = (step: () => unknown): string => {
  try {
    step();
    return 'done';
  } catch (error) {
    return (error as AppError).code;
  }
};
const signing = { signed: 'd', digest: 'd' };

test('several at once, accepted and returned; one that waits no more, or comes twice, leaves all as they were', () => {
  const after = examined(
    batch(paper('1'), paper('2'), paper('3')),
    [{ paperId: '1' }, { paperId: '2', reason: 'noSeal' }],
    EXAMINER,
  );
  expect(after.papers.map(({ state }) => state)).toEqual(['accepted', 'returned', 'waiting']);
  expect(after.papers[1]).toMatchObject({ reason: 'noSeal', timesReturned: 1 });
  expect(stateOf(after)).toBe('handed');
  expect(codeOf(() => examined(after, [{ paperId: '3' }, { paperId: '1' }], EXAMINER))).toBe('intake.wrongState');
  expect(codeOf(() => examined(after, [{ paperId: '3' }, { paperId: '3' }], EXAMINER))).toBe('intake.wrongState');
  expect(codeOf(() => examined(after, [{ paperId: '9' }], EXAMINER))).toBe('notFound');
});

test('a reason of another kind of paper is none; each kind has its own, and each is offered somewhere', () => {
  const photo = batch(paper('1', { kind: '现场照片' }));
  expect(codeOf(() => examined(photo, [{ paperId: '1', reason: 'noPayees' }], EXAMINER))).toBe('request.malformed');
  for (const kind of PaperKind.options) expect(new Set(REASONS_OF[kind]).size).toBe(REASONS_OF[kind].length);
});

test('whoever handed any of it over accepts none of it and takes none, whoever examined does not hand over, and nobody is not another', () => {
  const handed = { ...batch(paper('1')), handers: [CLERK, DEPUTY] };
  for (const own of [CLERK, DEPUTY, { ...EXAMINER, personId: undefined }])
    expect(codeOf(() => examined(handed, [{ paperId: '1' }], own))).toBe('intake.samePerson');
  const done = examined(handed, [{ paperId: '1' }], EXAMINER);
  expect(codeOf(() => signed(done, 'centre', DEPUTY, signing))).toBe('intake.samePerson');
  expect(codeOf(() => signed(done, 'village', EXAMINER, signing))).toBe('intake.samePerson');
  const half = signed(done, 'centre', SECOND, signing);
  expect(codeOf(() => signed(half, 'village', SECOND, signing))).toBe('intake.samePerson');
  expect(stateOf(signed(half, 'village', DEPUTY, signing))).toBe('signed');
});

test('what is signed is what was seen, once for each side and not while a paper waits; a mended paper voids it', () => {
  const waiting = batch(paper('1'), paper('2'));
  expect(codeOf(() => signed(waiting, 'village', CLERK, signing))).toBe('intake.wrongState');
  const done = examined(waiting, [{ paperId: '1' }, { paperId: '2', reason: 'noSeal' }], EXAMINER);
  expect(codeOf(() => signed(done, 'village', CLERK, { signed: 'old', digest: 'd' }))).toBe('intake.changed');
  const half = signed(done, 'village', CLERK, signing);
  expect(codeOf(() => signed(half, 'village', DEPUTY, signing))).toBe('intake.wrongState');
  const again = mended(half, '2', { ...paper('2'), amountFen: 90 }, DEPUTY);
  expect(again).toMatchObject({
    forVillage: undefined,
    papers: [{ state: 'accepted' }, { state: 'waiting', amountFen: 90, timesReturned: 1 }],
  });
  expect(codeOf(() => examined(again, [{ paperId: '2' }], DEPUTY))).toBe('intake.samePerson');
});

test('after both have signed nothing is mended in it; what went back goes into another batch, once', () => {
  const done = examined(batch(paper('1')), [{ paperId: '1', reason: 'noSeal' }], EXAMINER);
  const both = signed(signed(done, 'village', CLERK, signing), 'centre', EXAMINER, signing);
  expect(codeOf(() => mended(both, '1', paper('1'), CLERK))).toBe('intake.wrongState');
  const gone = sentAgain(both, '1', 'next');
  expect(stateOf(gone)).toBe('signed');
  expect(codeOf(() => sentAgain(gone, '1', 'next'))).toBe('intake.wrongState');
  // It is counted where it came again, and nowhere else.
  expect(countChange([], gone.papers).size).toBe(0);
});

test('a paper is booked once, only where it was accepted, and again when its voucher came back', () => {
  const done = examined(
    batch(paper('1'), paper('2')),
    [{ paperId: '1' }, { paperId: '2', reason: 'noSeal' }],
    EXAMINER,
  );
  const taken = booked(done, ['1'], 'v1');
  expect(codeOf(() => booked(taken, ['1'], 'v2'))).toBe('intake.booked');
  expect(codeOf(() => booked(done, ['1', '2'], 'v2'))).toBe('intake.notAccepted');
  expect(freed(taken, 'other').papers[0]!.pendingId).toBe('v1');
  expect(booked(freed(taken, 'v1'), ['1'], 'v2').papers[0]!.pendingId).toBe('v2');
});

// Whatever is tried in whatever order, refused or not: the list adds up to its papers, and the kept counts to what a count of them says.
test('counts and sums are those of the papers after any sequence of steps', () => {
  const step = fc.record({
    kind: fc.constantFrom('accept', 'return', 'mend', 'again', 'book', 'free', 'sign' as const),
    place: fc.nat(4),
    by: fc.constantFrom(CLERK, DEPUTY, EXAMINER, SECOND),
    amountFen: fc.nat(1_000_000),
    on: fc.constantFrom('2026-10-31', '2026-11-01', '2025-12-31'),
  });
  const papers = fc.array(
    fc.record({ amountFen: fc.nat(1_000_000), on: fc.constantFrom('2026-10-02', '2026-11-03') }),
    {
      minLength: 1,
      maxLength: 5,
    },
  );
  fc.assert(
    fc.property(papers, fc.array(step, { maxLength: 30 }), (given, steps) => {
      let now = batch(...given.map((more, place) => paper(String(place), more)));
      let kept = countChange([], now.papers);
      for (const { kind, place, by, amountFen, on } of steps) {
        const paperId = String(place);
        const taken: Record<typeof kind, () => Batch> = {
          accept: () => examined(now, [{ paperId }], by),
          return: () => examined(now, [{ paperId, reason: 'unclear' }], by),
          mend: () => mended(now, paperId, { ...paper(paperId), amountFen, on }, by),
          again: () => sentAgain(now, paperId, 'next'),
          book: () => booked(now, [paperId], `v${amountFen}`),
          free: () => freed(now, now.papers[place]?.pendingId ?? ''),
          sign: () => signed(now, amountFen % 2 ? 'village' : 'centre', by, signing),
        };
        let next: Batch;
        try {
          next = taken[kind]();
        } catch (error) {
          if (!(error instanceof AppError)) throw error;
          continue;
        }
        const moved = new Map(kept);
        for (const [month, counts] of countChange(now.papers, next.papers))
          moved.set(month, added(moved.get(month) ?? NO_PAPERS, counts));
        kept = moved;
        now = next;
      }
      const { all, waiting, accepted, returned } = sumsOf(now.papers);
      expect(all.count).toBe(given.length);
      expect(all.fen).toBe(now.papers.reduce((fen, one) => fen + one.amountFen, 0));
      expect([waiting.count + accepted.count + returned.count, waiting.fen + accepted.fen + returned.fen]).toEqual([
        ...[all.count, all.fen],
      ]);
      const empty = ([, counts]: [string, object]) => Object.values(counts).some((count) => count !== 0);
      expect(new Map([...kept].filter(empty))).toEqual(new Map(countChange([], now.papers)));
    }),
  );
});
