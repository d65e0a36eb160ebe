import Taro from '@tarojs/taro';

/** Opens the phone's dialler with a number; nothing happens when the person thinks better of it. */
export function dial(phoneNumber: string): void {
  void Promise.resolve(Taro.makePhoneCall({ phoneNumber })).catch(() => undefined);
}
