import { announced, isLateOn, laidOpen, type Meeting, standingOf } from './meeting';

const hand = (at: string) => ({ accountId: 'A', personId: 'P', name: '甲', at });
const MARCH: Meeting = { heldOn: '2027-03-20', announced: hand('2027-02-20T02:00:00.000Z'), laid: [] };
const closed = { isClosed: true };
const states = (meeting: Meeting, today: string) => standingOf(meeting, today).items.map(({ state }) => state);

test('all lies open by the tenth day before, or is late from the day after until the meeting', () => {
  expect(standingOf(MARCH, '2027-03-01').dueOn).toBe('2027-03-10');
  expect(states(MARCH, '2027-03-10')).toEqual(['due', 'due', 'due']);
  expect(isLateOn(MARCH, '2027-03-10')).toBe(false);
  expect([isLateOn(MARCH, '2027-03-11'), isLateOn(MARCH, '2027-03-20'), isLateOn(MARCH, '2027-03-21')]).toEqual([
    true,
    true,
    false,
  ]);
  const one = laidOpen(MARCH, 'report', hand('2027-03-10T15:59:00.000Z'), closed);
  const two = laidOpen(one, 'accounts', hand('2027-03-10T16:00:00.000Z'), closed);
  expect(states(two, '2027-03-11')).toEqual(['open', 'openLate', 'late']);
  expect(isLateOn(laidOpen(two, 'distribution', hand('2027-03-12T02:00:00.000Z'), closed), '2027-03-13')).toBe(false);
});

test('nothing is laid open twice, of a year that is open, or after the meeting; a meeting is to come', () => {
  const at = hand('2027-03-01T02:00:00.000Z');
  const one = laidOpen(MARCH, 'report', at, closed);
  expect(() => laidOpen(one, 'report', at, closed)).toThrow('meetings.laidOpen');
  expect(() => laidOpen(MARCH, 'accounts', at, { isClosed: false })).toThrow('meetings.yearOpen');
  expect(laidOpen(MARCH, 'distribution', at, { isClosed: false }).laid).toHaveLength(1);
  expect(() => laidOpen(MARCH, 'report', hand('2027-03-21T02:00:00.000Z'), closed)).toThrow('meetings.over');
  expect(() => announced(undefined, '2027-03-01', at)).toThrow('meetings.over');
  expect(() => announced(MARCH, '2027-04-20', hand('2027-03-21T02:00:00.000Z'))).toThrow('meetings.over');
  expect(announced(one, '2027-03-25', at)).toMatchObject({ heldOn: '2027-03-25', laid: [{ item: 'report' }] });
});
