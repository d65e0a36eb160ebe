import Taro from '@tarojs/taro';

const DESK = 1000;

/** Whether the window is as wide as a desk's: tables then stand where a phone has lists. */
export const isWide = (): boolean => Taro.getWindowInfo().windowWidth >= DESK;
