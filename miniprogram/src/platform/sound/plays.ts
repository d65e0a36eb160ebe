import Taro from '@tarojs/taro';

/** Whether this phone plays a copy: WeChat on an iPhone plays no WebM, which browsers record. */
export const playsHere = (copyType: string | undefined): boolean =>
  process.env.TARO_ENV !== 'weapp' || !copyType?.endsWith('/webm') || Taro.getSystemInfoSync().platform !== 'ios';
