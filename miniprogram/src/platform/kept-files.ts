import Taro from '@tarojs/taro';
import type { PickedFile } from './pick-media';

/**
 * WeChat may clean picked files when the mini-program is closed, so those of an unsent form are copied to its own folder.
 * A browser keeps no path at all: there, a form that waits is lost when the page is closed, and says so.
 */
export async function keepFile(file: PickedFile): Promise<PickedFile> {
  if (process.env.TARO_ENV !== 'weapp') return file;
  const suffix = /\.\w+$/.exec(file.path)?.[0] ?? '';
  const destPath = `${Taro.env.USER_DATA_PATH}/${file.localId}${suffix}`;
  await new Promise<void>((resolve, reject) => {
    Taro.getFileSystemManager().copyFile({ srcPath: file.path, destPath, success: () => resolve(), fail: reject });
  });
  return { ...file, path: destPath };
}

/** Removes our copy once the server has the file. */
export function dropFile(file: PickedFile): void {
  if (process.env.TARO_ENV !== 'weapp' || !file.path.startsWith(Taro.env.USER_DATA_PATH ?? '\0')) return;
  Taro.getFileSystemManager().unlink({ filePath: file.path, fail: () => undefined });
}
