import Taro from '@tarojs/taro';
import { cell, useCell } from '../cell';

/** One recording is heard at a time: which, and how far, in seconds. */
interface Playing {
  source: string;
  at: number;
}

const playing = cell<Playing | undefined>(undefined);
let audio: Taro.InnerAudioContext | undefined;

/** How far a recording is, in seconds; undefined while it is not heard. */
export const usePlaying = (source: string): number | undefined => {
  const now = useCell(playing);
  return now?.source === source ? now.at : undefined;
};

export function stopSound(): void {
  audio?.destroy();
  audio = undefined;
  playing.set(undefined);
}

/** Plays a recording, in the place of any other. `onError` when it could not be heard: its URL may have expired. */
export function playSound(source: string, onError: () => void): void {
  stopSound();
  const mine = Taro.createInnerAudioContext();
  audio = mine;
  playing.set({ source, at: 0 });
  mine.onTimeUpdate(() => audio === mine && playing.set({ source, at: mine.currentTime }));
  mine.onEnded(() => audio === mine && stopSound());
  mine.onError(() => {
    if (audio !== mine) return;
    stopSound();
    onError();
  });
  // Heard also with the phone's mute switch on: who presses play wants to hear.
  if (process.env.TARO_ENV === 'weapp') void Taro.setInnerAudioOption({ obeyMuteSwitch: false });
  mine.src = source;
  mine.play();
}
