import { ScrollView, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useRef, useState } from 'react';
import type { Box } from '@shared/media/redaction';
import { aria } from '../aria';
import { Button } from '../button';
import { cx } from '../cx';
import { type Picture, PictureFrame } from './picture-frame';
import { boxOf, type Gesture, gestureAt, type Point, settled, WHOLE } from './redaction-boxes';
import './redaction-editor.css';

const WORDS = {
  how: '在图上拖出框，盖住姓名、身份证号、电话、银行卡号和人脸。',
  many: (count: number) => (count === 0 ? '还没有框' : `已盖住 ${count} 处`),
  undo: '撤销',
  remove: '删掉这个框',
  larger: '放大',
  smaller: '缩小',
  long: '图片很长，下面还有：点“移动图片”往下看，再点“画框”接着盖。',
  pan: '移动图片',
  draw: '画框',
};
const ZOOMS = [1, 1.5, 2, 3];
/** How much of the screen the window may take. */
const MOST_OF_SCREEN = 0.7;
/** As wide as the window gets, in px. */
const MOST_WIDE_PX = 720;
/** The page's margins beside the window, in px. */
const BESIDE_PX = 32;

/** The window's height in px: WeChat scrolls nothing whose height is not set. `long` when the picture goes on below it. */
function windowOver({ width, height }: Picture, zoom: number): { heightPx: number; long: boolean } {
  const screen = Taro.getWindowInfo();
  const pictureWidth = Math.min(screen.windowWidth - BESIDE_PX, MOST_WIDE_PX) * zoom;
  const [whole, most] = [(pictureWidth * height) / width, screen.windowHeight * MOST_OF_SCREEN];
  return { heightPx: Math.min(whole, most), long: whole > most };
}

/** Half a handle's width, in px: as large as a fingertip. */
const REACH_PX = 28;

interface Rect {
  left: number;
  top: number;
  width: number;
  height: number;
}

interface Props extends Picture {
  boxes: readonly Box[];
  onChange: (boxes: readonly Box[]) => void;
}

/** A finger or a mouse on the screen: one has touches, the other is a place itself. */
interface Pressed {
  touches?: readonly Touched[];
  changedTouches?: readonly Touched[];
  clientX?: number;
  clientY?: number;
  button?: number;
}
interface Touched {
  clientX: number;
  clientY: number;
}
/** What is held down: where it is now, and what it does once the picture's place is known. */
interface Held {
  to: Point;
  lifted: boolean;
  placed?: { gesture: Gesture; rect: Rect };
}

let editors = 0;
const percent = (part: number) => `${part / (WHOLE / 100)}%`;

/** Where on the screen. A finger that is lifted is no longer among the touches. */
const seenAt = (event: Pressed): Point => {
  const { clientX = 0, clientY = 0 } = event.touches?.[0] ?? event.changedTouches?.[0] ?? event;
  return { x: clientX, y: clientY };
};
const pointIn = (rect: Rect, { x, y }: Point): Point => ({
  x: ((x - rect.left) / rect.width) * WHOLE,
  y: ((y - rect.top) / rect.height) * WHOLE,
});

/** Where the picture is on the screen now: it moves with every scroll. */
const rectOf = (id: string): Promise<Rect | undefined> =>
  new Promise((resolve) => {
    Taro.createSelectorQuery()
      .select(`#${id}`)
      .boundingClientRect((rect) => resolve((rect as Rect | null) ?? undefined))
      .exec();
  });

/** At a desk, in the browser, the same is done with a mouse; one that leaves the picture has let go at its edge. */
const mouse = (on: Record<'down' | 'move' | 'up', (event: Pressed) => void>) =>
  process.env.TARO_ENV === 'h5'
    ? { onMouseDown: on.down, onMouseMove: on.move, onMouseUp: on.up, onMouseLeave: on.up }
    : {};

/**
 * Boxes drawn by a finger or a mouse over a picture: to be covered in a copy (`redactMedia`). Drawn, moved, sized by two corners, deleted,
 * undone; the picture can be enlarged and shifted. The picture itself is not touched here.
 */
export function RedactionEditor({ src, width, height, boxes, onChange }: Props) {
  const [id] = useState(() => `redaction-${(editors += 1)}`);
  const [chosen, setChosen] = useState<number>();
  const [past, setPast] = useState<(readonly Box[])[]>([]);
  const [zoom, setZoom] = useState(0);
  const [panning, setPanning] = useState(false);
  const [draft, setDraft] = useState<{ at: number | undefined; box: Box }>();
  const finger = useRef<Held | undefined>(undefined);

  const change = (next: readonly Box[]) => {
    if (next === boxes) return;
    setPast([...past, boxes]);
    onChange(next);
  };
  const show = ({ to, placed }: Held) => {
    if (!placed) return;
    const box = boxOf(placed.gesture, pointIn(placed.rect, to));
    setDraft(box && { at: placed.gesture.kind === 'draw' ? undefined : placed.gesture.at, box });
  };
  const finish = ({ to, placed }: Held) => {
    if (!placed) return;
    drop();
    const next = settled(boxes, placed.gesture, pointIn(placed.rect, to));
    setChosen(next.chosen);
    if (JSON.stringify(next.boxes) !== JSON.stringify(boxes)) change(next.boxes);
  };
  const drop = () => {
    finger.current = undefined;
    setDraft(undefined);
  };
  const down = async (event: Pressed) => {
    drop();
    // With two fingers, with the mouse's other buttons, or while the picture is shifted, nothing is drawn.
    if (panning || (event.touches?.length ?? 1) > 1 || (event.button ?? 0) !== 0) return;
    const from = seenAt(event);
    const held: Held = { to: from, lifted: false };
    finger.current = held;
    const rect = await rectOf(id);
    if (!rect || finger.current !== held) return;
    const reach = { x: (REACH_PX / rect.width) * WHOLE, y: (REACH_PX / rect.height) * WHOLE };
    held.placed = { gesture: gestureAt(boxes, chosen, pointIn(rect, from), reach), rect };
    // A quick finger may be gone before the place is known: what it did counts.
    if (held.lifted) finish(held);
    else show(held);
  };
  const move = (event: Pressed) => {
    const held = finger.current;
    if (!held || held.lifted) return;
    held.to = seenAt(event);
    show(held);
  };
  const up = (event: Pressed) => {
    const held = finger.current;
    if (!held || held.lifted) return;
    held.to = seenAt(event);
    held.lifted = true;
    finish(held);
  };
  const undo = () => {
    const before = past[past.length - 1];
    if (!before) return;
    setPast(past.slice(0, -1));
    setChosen(undefined);
    onChange(before);
  };
  const remove = () => {
    change(boxes.filter((_, at) => at !== chosen));
    setChosen(undefined);
  };

  const { heightPx, long } = windowOver({ src, width, height }, ZOOMS[zoom] ?? 1);
  const longUnzoomed = windowOver({ src, width, height }, 1).long;
  const canPan = long || zoom > 0;
  const shown = [
    ...boxes.map((box, at) => ({ box: draft?.at === at ? draft.box : box, at })),
    ...(draft && draft.at === undefined ? [{ box: draft.box, at: -1 }] : []),
  ];
  return (
    <View className="redaction">
      <View className="note">{WORDS.how}</View>
      {long && <View className="redaction-long">{WORDS.long}</View>}
      <ScrollView className="redaction-window" style={{ height: `${heightPx}px` }} scrollX={panning} scrollY={panning}>
        <View
          id={id}
          className={cx('frame-stage redaction-stage', !panning && 'redaction-drawing')}
          style={{ width: `${(ZOOMS[zoom] ?? 1) * 100}%` }}
          catchMove={!panning}
          // Taro types a touch as any event.
          onTouchStart={(event) => void down(event as Pressed)}
          onTouchMove={(event) => move(event as Pressed)}
          onTouchEnd={(event) => up(event as Pressed)}
          onTouchCancel={drop}
          {...mouse({ down: (event) => void down(event), move, up })}
          {...aria({ label: WORDS.many(boxes.length) })}
        >
          <PictureFrame src={src} width={width} height={height} />
          {shown.map(({ box, at }) => (
            <View
              key={at}
              className={cx('redaction-box', at === chosen && 'redaction-chosen')}
              style={{
                left: percent(box.x),
                top: percent(box.y),
                width: percent(box.width),
                height: percent(box.height),
              }}
            >
              {at === chosen && (
                <>
                  <View className="redaction-corner redaction-start" />
                  <View className="redaction-corner redaction-end" />
                </>
              )}
            </View>
          ))}
        </View>
      </ScrollView>
      <View className="redaction-count" {...aria({ role: 'status' })}>
        {WORDS.many(boxes.length)}
      </View>
      <View className="redaction-tools">
        <Button small look="quiet" disabled={past.length === 0} onClick={undo}>
          {WORDS.undo}
        </Button>
        <Button small look="danger" disabled={chosen === undefined} onClick={remove}>
          {WORDS.remove}
        </Button>
        <Button small look="quiet" disabled={zoom === ZOOMS.length - 1} onClick={() => setZoom(zoom + 1)}>
          {WORDS.larger}
        </Button>
        <Button
          small
          look="quiet"
          disabled={zoom === 0}
          onClick={() => {
            setZoom(zoom - 1);
            if (zoom === 1 && !longUnzoomed) setPanning(false);
          }}
        >
          {WORDS.smaller}
        </Button>
        {canPan && (
          <Button small look="quiet" onClick={() => setPanning(!panning)}>
            {panning ? WORDS.draw : WORDS.pan}
          </Button>
        )}
      </View>
    </View>
  );
}
