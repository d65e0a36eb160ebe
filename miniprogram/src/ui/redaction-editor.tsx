import { type BaseEventOrig, Image, type ITouchEvent, ScrollView, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useRef, useState } from 'react';
import type { Box } from '@shared/redaction';
import { aria } from './aria';
import { Button } from './button';
import { cx } from './cx';
import { boxOf, type Gesture, gestureAt, type Point, settled, WHOLE } from './redaction-boxes';
import './redaction-editor.css';

const WORDS = {
  how: '用手指在图上拖出框，盖住姓名、身份证号、电话、银行卡号和人脸。',
  many: (count: number) => (count === 0 ? '还没有框' : `已盖住 ${count} 处`),
  undo: '撤销',
  remove: '删掉这个框',
  larger: '放大',
  smaller: '缩小',
  pan: '移动图片',
  draw: '画框',
};
const ZOOMS = [1, 1.5, 2, 3];
/** Half a handle's width, in px: as large as a fingertip. */
const REACH_PX = 28;

interface Rect {
  left: number;
  top: number;
  width: number;
  height: number;
}

interface Props {
  src: string;
  /** Of the picture, in px: its shape is known before it has loaded. */
  width: number;
  height: number;
  boxes: readonly Box[];
  onChange: (boxes: readonly Box[]) => void;
}

let editors = 0;
const percent = (part: number) => `${part / (WHOLE / 100)}%`;

/** Where the picture is on the screen now: it moves with every scroll. */
const rectOf = (id: string): Promise<Rect | undefined> =>
  new Promise((resolve) => {
    Taro.createSelectorQuery()
      .select(`#${id}`)
      .boundingClientRect((rect) => resolve((rect as Rect | null) ?? undefined))
      .exec();
  });

/**
 * Boxes drawn by a finger over a picture: to be covered in a copy (`redactMedia`). Drawn, moved, sized by two corners, deleted,
 * undone; the picture can be enlarged and shifted. The picture itself is not touched here.
 */
export function RedactionEditor({ src, width, height, boxes, onChange }: Props) {
  const [id] = useState(() => `redaction-${(editors += 1)}`);
  const [chosen, setChosen] = useState<number>();
  const [past, setPast] = useState<(readonly Box[])[]>([]);
  const [zoom, setZoom] = useState(0);
  const [panning, setPanning] = useState(false);
  const [draft, setDraft] = useState<{ at: number | undefined; box: Box }>();
  const turn = useRef(0);
  const finger = useRef<{ gesture: Gesture; rect: Rect; to: Point } | undefined>(undefined);

  const change = (next: readonly Box[]) => {
    if (next === boxes) return;
    setPast([...past, boxes]);
    onChange(next);
  };
  const pointIn = (rect: Rect, event: ITouchEvent): Point => {
    // A finger that is lifted is no longer among the touches.
    const touch = event.touches[0] ?? event.changedTouches[0]!;
    return {
      x: ((touch.clientX - rect.left) / rect.width) * WHOLE,
      y: ((touch.clientY - rect.top) / rect.height) * WHOLE,
    };
  };
  // Taro types a touch as any event.
  const down = async (given: BaseEventOrig) => {
    const event = given as ITouchEvent;
    finger.current = undefined;
    const mine = (turn.current += 1);
    // With two fingers, or while the picture is shifted, nothing is drawn.
    if (panning || event.touches.length > 1) return;
    const rect = await rectOf(id);
    // Lifted before the place was known.
    if (!rect || mine !== turn.current) return;
    const from = pointIn(rect, event);
    const reach = { x: (REACH_PX / rect.width) * WHOLE, y: (REACH_PX / rect.height) * WHOLE };
    finger.current = { gesture: gestureAt(boxes, chosen, from, reach), rect, to: from };
  };
  const move = (given: BaseEventOrig) => {
    const event = given as ITouchEvent;
    const held = finger.current;
    if (!held) return;
    held.to = pointIn(held.rect, event);
    const box = boxOf(held.gesture, held.to);
    setDraft(box && { at: held.gesture.kind === 'draw' ? undefined : held.gesture.at, box });
  };
  const up = (given: BaseEventOrig) => {
    const held = finger.current;
    finger.current = undefined;
    turn.current += 1;
    setDraft(undefined);
    if (!held) return;
    const next = settled(boxes, held.gesture, pointIn(held.rect, given as ITouchEvent));
    setChosen(next.chosen);
    if (JSON.stringify(next.boxes) !== JSON.stringify(boxes)) change(next.boxes);
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

  const shown = [
    ...boxes.map((box, at) => ({ box: draft?.at === at ? draft.box : box, at })),
    ...(draft && draft.at === undefined ? [{ box: draft.box, at: -1 }] : []),
  ];
  return (
    <View className="redaction">
      <View className="note">{WORDS.how}</View>
      <ScrollView className="redaction-window" scrollX={panning} scrollY={panning}>
        <View
          id={id}
          className="redaction-stage"
          style={{ width: `${(ZOOMS[zoom] ?? 1) * 100}%` }}
          catchMove={!panning}
          onTouchStart={(event) => void down(event)}
          onTouchMove={move}
          onTouchEnd={up}
          onTouchCancel={up}
          {...aria({ label: WORDS.many(boxes.length) })}
        >
          <View style={{ paddingTop: `${(height / width) * 100}%` }} />
          <Image className="redaction-picture" src={src} mode="scaleToFill" />
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
            if (zoom === 1) setPanning(false);
          }}
        >
          {WORDS.smaller}
        </Button>
        {zoom > 0 && (
          <Button small look="quiet" onClick={() => setPanning(!panning)}>
            {panning ? WORDS.draw : WORDS.pan}
          </Button>
        )}
      </View>
    </View>
  );
}
