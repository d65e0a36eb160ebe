import Taro from '@tarojs/taro';

/** A line that goes away by itself: 已保存. */
export function say(title: string): void {
  void Taro.showToast({ title, icon: 'none', duration: 2000 });
}

/** WeChat refuses a dialog whose button has more characters, and nobody could agree then. */
const MOST_ON_BUTTON = 4;

/** Words for a button of a dialog, by the compiler: four characters at the most, written out where they stand. */
export type ButtonWords<W extends string> = string extends W
  ? never
  : W extends `${infer _1}${infer _2}${infer _3}${infer _4}${infer More}`
    ? More extends ''
      ? W
      : never
    : W;

const fitting = (words: string, otherwise: string): string => (words.length > MOST_ON_BUTTON ? otherwise : words);

/** Asks before something that cannot be taken back. */
export async function confirm<const W extends string = '确定', const C extends string = '取消'>(
  title: string,
  content: string,
  confirmText?: ButtonWords<W>,
  cancelText?: ButtonWords<C>,
): Promise<boolean> {
  const { confirm: agreed } = await Taro.showModal({
    title,
    content,
    confirmText: fitting(confirmText ?? '确定', '确定'),
    cancelText: fitting(cancelText ?? '取消', '取消'),
  });
  return agreed;
}
