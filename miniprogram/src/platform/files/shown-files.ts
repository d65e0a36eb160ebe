import Taro from '@tarojs/taro';
import { cell, useCell } from '../cell';
import { isKeptName } from './kept-files';
import { onSessionEnd } from '../server/session';

/** Removes whatever was shown before: an original, a paper. What an unsent form keeps stays. */
export function clearShown(): void {
  if (process.env.TARO_ENV !== 'weapp') return;
  readyFile.set(undefined);
  const folder = Taro.env.USER_DATA_PATH ?? '';
  namesIn(folder)
    .filter((name) => !isKeptName(name))
    .forEach((name) => letGo(`${folder}/${name}`));
}

/** What a folder holds; nothing where the phone does not say, for the app has to start all the same. */
function namesIn(folder: string): string[] {
  try {
    return Taro.getFileSystemManager().readdirSync(folder);
  } catch {
    return [];
  }
}

/** Where a file that is about to be shown may be written. The one shown before is removed: there is never more than one. */
export function roomFor(fileName: string): string {
  clearShown();
  return `${Taro.env.USER_DATA_PATH}/${fileName}`;
}

/** Removes one that has been used. A folder of WeChat's own, its log, cannot be removed so, and stays. */
export function letGo(filePath: string): void {
  try {
    // At once: the next file may be written under the same name.
    Taro.getFileSystemManager().unlinkSync(filePath);
  } catch {
    return;
  }
}

/** Once, at launch: what was shown last time goes, and so does what is shown when the session ends. */
export function watchShown(): void {
  clearShown();
  onSessionEnd(clearShown);
}

/** A file that WeChat cannot show and that waits to be passed on: it does so only in answer to a tap of its own. */
interface ReadyFile {
  filePath: string;
  fileName: string;
}

const readyFile = cell<ReadyFile | undefined>(undefined);
export const useReadyFile = () => useCell(readyFile);
export const offerFile = (file: ReadyFile): void => readyFile.set(file);

/** Passes it on to a chat; call it in the tap itself. Nothing of it stays on the phone. */
export function passOn(file: ReadyFile): Promise<unknown> {
  return Taro.shareFileMessage(file).finally(clearShown);
}
