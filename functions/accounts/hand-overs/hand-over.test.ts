import type { HandOverSide } from '@shared/accounts/hand-overs';
import type { Post } from '@shared/orders/posts';
import fc from 'fast-check';
import { changesIn, drawn, type HandOverList, signed, stateOf } from './hand-over';

const term = (termId: string, fromOn: string, toOn?: string, personId = termId, post: Post = 'clerk') => ({
  ...{ termId, post, division: '511503002201', personId, fromOn, ...(toOn && { toOn }) },
});

test('each holder who left hands over to the next, whoever follows themselves to nobody, and one that never began is none', () => {
  const terms = [
    term('a', '2026-01-01', '2026-03-31'),
    term('b', '2026-04-01', '2026-06-30'),
    term('never', '2026-07-01', '2026-06-30'),
    term('c', '2026-07-01', '2026-08-31'),
    term('again', '2026-09-01', undefined, 'c'),
    term('head', '2026-01-01', '2026-05-01', 'h', 'villageHead'),
    term('cashier', '2026-01-01', '2026-05-01', 'x', 'chiefCashier'),
  ];
  expect(changesIn(terms).map(({ outgoing, incoming }) => [outgoing.termId, incoming?.termId])).toEqual([
    ['b', 'c'],
    ['cashier', undefined],
    ['a', 'b'],
  ]);
});

const hand = (personId: string | undefined) => ({
  accountId: 'A',
  personId,
  name: '甲',
  at: '2026-11-20T02:00:00.000Z',
});
const fresh = (): HandOverList => drawn(undefined, { books: [], things: [], drawn: hand('Z') });
const signing = { seen: 'D', digest: 'D' };

test('whoever tries to sign whichever sides in whatever order, it is signed by three different persons or not at all', () => {
  const sides: HandOverSide[] = ['outgoing', 'incoming', 'supervisor'];
  const tries = fc.array(fc.tuple(fc.constantFrom(...sides), fc.constantFrom('P', 'Q', 'R', undefined)), {
    maxLength: 12,
  });
  fc.assert(
    fc.property(tries, (all) => {
      let list = fresh();
      for (const [side, person] of all)
        try {
          list = signed(list, side, hand(person), signing);
        } catch {
          // Refused: nothing of it is there.
        }
      const persons = sides.flatMap((side) => list[side]?.personId ?? []);
      expect(new Set(persons).size).toBe(persons.length);
      if (stateOf(list) === 'signed') expect(persons).toHaveLength(3);
    }),
  );
});

test('another list than was seen is not signed, one that is drawn anew is signed by nobody, and one that three signed is never drawn anew', () => {
  expect(() => signed(fresh(), 'outgoing', hand('P'), { seen: 'E', digest: 'D' })).toThrow('handOvers.changed');
  const half = signed(fresh(), 'outgoing', hand('P'), signing);
  expect(drawn(half, { books: [], things: [], drawn: hand('Z') }).outgoing).toBeUndefined();
  const whole = signed(signed(half, 'incoming', hand('Q'), signing), 'supervisor', hand('R'), signing);
  expect(stateOf(whole)).toBe('signed');
  expect(() => drawn(whole, { books: [], things: [], drawn: hand('Z') })).toThrow('handOvers.signed');
  expect(() => signed(whole, 'incoming', hand('Q'), signing)).toThrow('handOvers.signed');
});
