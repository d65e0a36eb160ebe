import { type Box, MAX_BOXES } from '@shared/media/redaction';

/** A place in the picture, in ten-thousandths of its width and height, as boxes are. */
export interface Point {
  x: number;
  y: number;
}

/** What a finger does, from where it came down. */
export type Gesture =
  | { kind: 'draw'; from: Point }
  | { kind: 'move'; at: number; from: Point; box: Box }
  | { kind: 'resize'; at: number; corner: 'start' | 'end'; box: Box };

export const WHOLE = 10_000;
/** A smaller box is a tap, not a drawing. */
const LEAST = 100;

const within = (value: number) => Math.min(WHOLE, Math.max(0, Math.round(value)));

/** The box between two corners, whichever way it was drawn. */
const between = (a: Point, b: Point): Box => {
  const [left, right] = [within(Math.min(a.x, b.x)), within(Math.max(a.x, b.x))];
  const [top, bottom] = [within(Math.min(a.y, b.y)), within(Math.max(a.y, b.y))];
  return { x: left, y: top, width: right - left, height: bottom - top };
};

const isInside = ({ x, y, width, height }: Box, point: Point) =>
  point.x >= x && point.x <= x + width && point.y >= y && point.y <= y + height;

const isNear = (a: Point, b: Point, reach: Point) => Math.abs(a.x - b.x) <= reach.x && Math.abs(a.y - b.y) <= reach.y;

/**
 * What a finger that comes down here is about to do: the chosen box's corners first, for they may lie on another box; then the
 * box under it, the latest on top; else a new one.
 * @param reach how far from a corner still counts as on it.
 */
export function gestureAt(boxes: readonly Box[], chosen: number | undefined, point: Point, reach: Point): Gesture {
  const box = chosen === undefined ? undefined : boxes[chosen];
  if (box && chosen !== undefined) {
    const end = { x: box.x + box.width, y: box.y + box.height };
    if (isNear(end, point, reach)) return { kind: 'resize', at: chosen, corner: 'end', box };
    if (isNear(box, point, reach)) return { kind: 'resize', at: chosen, corner: 'start', box };
    if (isInside(box, point)) return { kind: 'move', at: chosen, from: point, box };
  }
  for (let at = boxes.length - 1; at >= 0; at -= 1) {
    const one = boxes[at];
    if (one && isInside(one, point)) return { kind: 'move', at, from: point, box: one };
  }
  return { kind: 'draw', from: point };
}

/** The box as it is with the finger here. A moved box stays whole inside the picture; a drawn one that is but a tap is none. */
export function boxOf(gesture: Gesture, to: Point): Box | undefined {
  if (gesture.kind === 'move') {
    const { box, from } = gesture;
    const x = Math.min(WHOLE - box.width, Math.max(0, Math.round(box.x + to.x - from.x)));
    const y = Math.min(WHOLE - box.height, Math.max(0, Math.round(box.y + to.y - from.y)));
    return { ...box, x, y };
  }
  if (gesture.kind === 'resize') {
    const { box, corner } = gesture;
    const fixed = corner === 'end' ? box : { x: box.x + box.width, y: box.y + box.height };
    const sized = between(fixed, to);
    return sized.width >= LEAST && sized.height >= LEAST ? sized : box;
  }
  const drawn = between(gesture.from, to);
  return drawn.width >= LEAST && drawn.height >= LEAST ? drawn : undefined;
}

/** The boxes with what the finger did in them, and which is chosen now. */
export function settled(
  boxes: readonly Box[],
  gesture: Gesture,
  to: Point,
): { boxes: readonly Box[]; chosen: number | undefined } {
  const box = boxOf(gesture, to);
  if (gesture.kind !== 'draw')
    return { boxes: boxes.map((one, at) => (at === gesture.at && box ? box : one)), chosen: gesture.at };
  if (!box || boxes.length >= MAX_BOXES) return { boxes, chosen: undefined };
  return { boxes: [...boxes, box], chosen: boxes.length };
}
