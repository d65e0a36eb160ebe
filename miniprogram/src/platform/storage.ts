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

/** Keeps `value` under `key`. A full storage is not worth stopping a person for: the write is then lost. */
export function store(key: string, value: unknown): void {
  try {
    Taro.setStorageSync(key, JSON.stringify(value));
  } catch (error) {
    console.warn('storage is full or closed', key, error);
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
