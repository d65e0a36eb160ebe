import Taro from '@tarojs/taro';
import { cell, useCell } from './cell';
import { readStored, store } from './storage';

/** The text sizes of 长辈版: ×1.3 makes the smallest text 18 dp, ×2 makes the body 30. */
export const FONT_STEPS = [
  { scale: 1.3, name: '大' },
  { scale: 1.5, name: '更大' },
  { scale: 1.75, name: '特大' },
  { scale: 2, name: '最大' },
] as const;

export interface Settings {
  /** 长辈版 is on. */
  elder: boolean;
  /** Index into FONT_STEPS. */
  step: number;
}

const KEY = 'settings';
const settings = cell<Settings>({ elder: false, step: 0, ...readStored<Settings>(KEY) });

export const useSettings = (): Settings => useCell(settings);
export function changeSettings(change: Partial<Settings>): void {
  settings.set({ ...settings.get(), ...change });
  store(KEY, settings.get());
}

let wechatScale: number | undefined;

/** How much larger than standard (16) the person set WeChat's text: 1 on H5, which follows the browser. */
function scaleOfWechat(): number {
  if (wechatScale === undefined) {
    // Since base library 2.23; missing from Taro's types.
    const info = process.env.TARO_ENV === 'weapp' ? (Taro.getAppBaseInfo() as { fontSizeSetting?: number }) : {};
    const size = info.fontSizeSetting;
    wechatScale = Math.min(2, Math.max(1, (size ?? 16) / 16));
  }
  return wechatScale;
}

/** The factor of every text size (`--fs`): the larger of WeChat's setting and 长辈版's. */
export function fontScale({ elder, step }: Settings): number {
  const chosen = elder ? (FONT_STEPS[step] ?? FONT_STEPS[0]).scale : 1;
  return Math.max(chosen, scaleOfWechat());
}
