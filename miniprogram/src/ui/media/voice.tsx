import { View } from '@tarojs/components';
import { useDidHide } from '@tarojs/taro';
import { useEffect, useRef, useState } from 'react';
import { playSound, stopSound, usePlaying } from '@/platform/sound/sound';
import { aria } from '../aria';
import { cx } from '../cx';
import { Icon } from '../icon';
import './voice.css';

const clock = (seconds: number): string => `${Math.floor(seconds / 60)}:${`0${Math.floor(seconds) % 60}`.slice(-2)}`;

interface Props {
  source: string;
  /** How long it is, where that is known. */
  seconds?: number | undefined;
  /** 录音, or which: 第 2 段录音. */
  label?: string;
}

/** A recording: one large button that plays and stops it, how long it is and how far it has come. */
export function Voice({ source, seconds, label = '录音' }: Props) {
  const at = usePlaying(source);
  const [failed, setFailed] = useState(false);
  const heard = at !== undefined;
  const mine = useRef(heard);
  mine.current = heard;
  // Nothing is heard of a page that is not seen.
  useDidHide(() => mine.current && stopSound());
  useEffect(
    () => () => {
      if (mine.current) stopSound();
    },
    [],
  );
  const press = () => {
    setFailed(false);
    if (heard) stopSound();
    else playSound(source, () => setFailed(true));
  };
  const length = seconds === undefined ? '' : clock(seconds);
  const words = failed ? '放不出来，再点一次' : heard && length ? `${clock(at)} / ${length}` : length;
  return (
    <View
      className={cx('voice', heard && 'voice-on')}
      hoverClass="card-press"
      onClick={press}
      {...aria({ role: 'button', label: `${heard ? '停止播放' : '播放'}${label}，${seconds ?? ''}秒` })}
    >
      <View className="voice-mark">
        <Icon name={heard ? 'stop' : 'play'} />
      </View>
      <View className="voice-track">
        <View
          className="voice-fill"
          style={{ width: `${heard && seconds ? Math.min(100, (at / seconds) * 100) : 0}%` }}
        />
      </View>
      <View className="voice-words">{words}</View>
    </View>
  );
}
