import Taro from '@tarojs/taro';
import { cell, useCell } from '../cell';

const online = cell(true);

/** Whether the phone says it has a network. A phone that says yes may still not reach us. */
export const useOnline = (): boolean => useCell(online);
export const isOnline = online.get;
export const onNetworkChange = online.subscribe;

/** Starts watching the network: once, when the app is launched. */
export function watchNetwork(): void {
  if (process.env.TARO_ENV === 'h5') {
    // Taro's listener hears only of a change of bearer (wifi to 4g), which desktop browsers never tell.
    online.set(navigator.onLine);
    window.addEventListener('online', () => online.set(true));
    window.addEventListener('offline', () => online.set(false));
    return;
  }
  Taro.onNetworkStatusChange(({ isConnected }) => online.set(isConnected));
  void Taro.getNetworkType().then(
    ({ networkType }) => online.set(networkType !== 'none'),
    () => undefined,
  );
}
