import Taro from '@tarojs/taro';

/** A line that goes away by itself: 已保存. */
export function say(title: string): void {
  void Taro.showToast({ title, icon: 'none', duration: 2000 });
}

/** Asks before something that cannot be taken back. */
export async function confirm(title: string, content: string, confirmText = '确定'): Promise<boolean> {
  const { confirm: agreed } = await Taro.showModal({ title, content, confirmText, cancelText: '取消' });
  return agreed;
}
