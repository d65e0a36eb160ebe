import { View } from '@tarojs/components';
import { useState } from 'react';
import type { MediaKind } from '@shared/media/media';
import { aria } from '@/ui/aria';
import { Button } from '@/ui/button';
import { Card } from '@/ui/layout/card';
import { cx } from '@/ui/cx';
import { Icon } from '@/ui/icon';
import { Sheet } from '@/ui/layout/sheet';
import { copy } from './copy';
import type { Found } from './names-me';
import { useNoTabBar } from './use-no-tab-bar';

/** What a report that hides its sender gives away before it leaves: its words, and what its files may show. */
export interface Warning {
  found: readonly Found[];
  kinds: readonly MediaKind[];
}

type Tick = keyof typeof copy.ticks;

/** What one has to have looked for in files of these kinds. */
const ticksFor = (kinds: readonly MediaKind[]): Tick[] => [
  ...(kinds.some((kind) => kind !== 'audio') ? (['face', 'plate', 'home'] as const) : []),
  ...(kinds.some((kind) => kind !== 'image') ? (['voice'] as const) : []),
];

interface Props {
  of: Warning;
  onChange: () => void;
  onSend: () => void;
}

/** Says what it found and leaves the choice: change it, or send it as it is. */
export function Caution({ of: { found, kinds }, onChange, onSend }: Props) {
  const ticks = ticksFor(kinds);
  const [ticked, setTicked] = useState<readonly Tick[]>([]);
  const toggle = (tick: Tick) =>
    setTicked((now) => (now.includes(tick) ? now.filter((one) => one !== tick) : [...now, tick]));
  useNoTabBar();
  const looked = ticks.every((tick) => ticked.includes(tick));
  return (
    <Sheet open title={copy.caution} onClose={onChange}>
      {found.length > 0 && (
        <>
          <View className="report-caution">{copy.cautionWords}</View>
          <Card>
            {found.map(({ telling, words, where }) => (
              <View key={`${where}${telling}${words}`} className="report-found">
                <View className="report-found-words">“{words}”</View>
                <View className="note">
                  {copy.tells[telling]}
                  {where === 'place' && copy.inPlace}
                </View>
              </View>
            ))}
          </Card>
        </>
      )}
      {ticks.length > 0 && (
        <>
          <View className="report-caution">{copy.cautionMedia}</View>
          <View className="choice-rows">
            {ticks.map((tick) => {
              const on = ticked.includes(tick);
              return (
                <View
                  key={tick}
                  className={cx('choice', on && 'choice-on')}
                  onClick={() => toggle(tick)}
                  {...aria({ role: 'checkbox', checked: on })}
                >
                  <View className={cx('report-tick', on && 'report-tick-on')}>{on && <Icon name="check" />}</View>
                  <View className="choice-text">{copy.ticks[tick]}</View>
                </View>
              );
            })}
          </View>
        </>
      )}
      <View className="note report-caution">{looked ? copy.cautionOnPhone : copy.tickFirst}</View>
      <View className="stack">
        <Button onClick={onChange}>{copy.changeWords}</Button>
        <Button look="quiet" disabled={!looked} onClick={onSend}>
          {copy.sendAnyway}
        </Button>
      </View>
    </Sheet>
  );
}
