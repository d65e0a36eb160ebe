import { boxOf, gestureAt, settled } from './redaction-boxes';

const box = { x: 2_000, y: 2_000, width: 3_000, height: 1_000 };
const reach = { x: 200, y: 200 };
const at = (x: number, y: number) => ({ x, y });

test.each([
  ['an empty place', undefined, at(100, 100), { kind: 'draw' }],
  ['a box', undefined, at(2_500, 2_500), { kind: 'move', at: 0 }],
  ['the chosen box', 0, at(2_500, 2_500), { kind: 'move', at: 0 }],
  ['its last corner, a little outside', 0, at(5_100, 3_100), { kind: 'resize', corner: 'end' }],
  ['its first corner', 0, at(1_900, 1_900), { kind: 'resize', corner: 'start' }],
  ['the corner of a box not chosen', undefined, at(5_100, 3_100), { kind: 'draw' }],
])('a finger on %s', (_, chosen, point, gesture) => {
  expect(gestureAt([box], chosen, point, reach)).toMatchObject(gesture);
});

test('of two boxes under the finger the later is taken', () => {
  expect(gestureAt([box, box], undefined, at(2_500, 2_500), reach)).toMatchObject({ at: 1 });
});

test('a box is drawn either way, and never beyond the picture', () => {
  const gesture = { kind: 'draw', from: at(5_000, 5_000) } as const;
  expect(boxOf(gesture, at(6_000, 7_000))).toEqual({ x: 5_000, y: 5_000, width: 1_000, height: 2_000 });
  expect(boxOf(gesture, at(-500, 12_000))).toEqual({ x: 0, y: 5_000, width: 5_000, height: 5_000 });
  expect(boxOf(gesture, at(5_050, 5_050))).toBeUndefined();
});

test('a box is moved whole inside the picture', () => {
  const gesture = { kind: 'move', at: 0, from: at(2_500, 2_500), box } as const;
  expect(boxOf(gesture, at(2_600, 2_400))).toEqual({ ...box, x: 2_100, y: 1_900 });
  expect(boxOf(gesture, at(99_999, -99_999))).toEqual({ ...box, x: 7_000, y: 0 });
});

test('a box is sized by a corner, the other staying, and is never lost', () => {
  const gesture = { kind: 'resize', at: 0, corner: 'end', box } as const;
  expect(boxOf(gesture, at(4_000, 4_000))).toEqual({ x: 2_000, y: 2_000, width: 2_000, height: 2_000 });
  expect(boxOf(gesture, at(2_010, 2_010))).toEqual(box);
  expect(boxOf({ ...gesture, corner: 'start' }, at(1_000, 1_000))).toEqual({
    x: 1_000,
    y: 1_000,
    width: 4_000,
    height: 2_000,
  });
});

test('what is drawn is chosen, a tap beside the boxes chooses none', () => {
  const drawn = settled([box], { kind: 'draw', from: at(6_000, 6_000) }, at(7_000, 7_000));
  expect([drawn.boxes.length, drawn.chosen]).toEqual([2, 1]);
  expect(settled([box], { kind: 'draw', from: at(6_000, 6_000) }, at(6_000, 6_000))).toEqual({
    boxes: [box],
    chosen: undefined,
  });
  const full = Array(60).fill(box);
  expect(settled(full, { kind: 'draw', from: at(6_000, 6_000) }, at(7_000, 7_000)).boxes).toHaveLength(60);
});
