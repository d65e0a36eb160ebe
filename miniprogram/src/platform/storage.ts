import Taro from '@tarojs/taro';

/** Reads what was stored under `key`; `undefined` when there is nothing, or it cannot be read. */
export function readStored<T>(key: string): T | undefined {
  try {
    const text: unknown = Taro.getStorageSync(key);
    return typeof text === 'string' && text !== '' ? (JSON.parse(text) as T) : undefined;
  } catch {
    return undefined;
  }
}

/** Answers that are kept for reading without a network: they can be asked for again, what a person wrote cannot. */
export const KEPT = 'kept:';

/** What a person saved to read without a network: not put out by what was only looked at. */
export const PINNED = 'pinned:';

/** Keeps `value` under `key`; where storage is full, what a person wrote takes the place of kept answers. Where that is not enough the write is lost: it is not worth stopping a person for. */
export function store(key: string, value: unknown): void {
  const put = () => Taro.setStorageSync(key, JSON.stringify(value));
  try {
    put();
  } catch {
    if (![KEPT, PINNED].some((answers) => key.startsWith(answers))) storedKeys(KEPT).forEach(forget);
    try {
      put();
    } catch (error) {
      console.warn('storage is full or closed', key, error);
    }
  }
}

export function forget(key: string): void {
  try {
    Taro.removeStorageSync(key);
  } catch (error) {
    console.warn('storage is closed', key, error);
  }
}

/** Every key that begins with `prefix`. */
export function storedKeys(prefix: string): string[] {
  try {
    return Taro.getStorageInfoSync().keys.filter((key) => key.startsWith(prefix));
  } catch {
    return [];
  }
}
