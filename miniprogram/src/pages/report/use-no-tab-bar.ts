import Taro from '@tarojs/taro';
import { useEffect } from 'react';

/** The tab bar lies over what comes from below: it is away while that is there. */
export function useNoTabBar(): void {
  useEffect(() => {
    const none = () => undefined;
    Taro.hideTabBar().catch(none);
    return () => void Taro.showTabBar().catch(none);
  }, []);
}
