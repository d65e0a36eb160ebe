import Taro from '@tarojs/taro';
import { blobOf, NO_BROWSER } from './file-bytes';
import type { PickedFile } from './pick-media';

/** A browser keeps no path: what waits there is kept whole, in a store of the browser's own. */
const DATABASE = 'kept-files';
const STORE = 'files';

function inStore<T>(mode: IDBTransactionMode, act: (files: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  if (process.env.TARO_ENV === 'weapp') throw NO_BROWSER;
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(DATABASE, 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
    opening.onerror = () => reject(new Error('the store is closed'));
    opening.onsuccess = () => {
      const database = opening.result;
      const asking = act(database.transaction(STORE, mode).objectStore(STORE));
      asking.onsuccess = () => resolve(asking.result);
      asking.onerror = () => reject(new Error('the store is full or closed'));
      asking.transaction!.oncomplete = () => database.close();
    };
  });
}

/**
 * Keeps a file of an unsent form until it is sent: WeChat may clean picked files when the mini-program is closed, a browser does
 * with the page. @throws when there is no room.
 */
export async function keepFile(file: PickedFile): Promise<PickedFile> {
  if (process.env.TARO_ENV !== 'weapp') {
    const blob = await blobOf(file.path);
    await inStore('readwrite', (files) => files.put(blob, file.localId));
    return file;
  }
  const suffix = /\.\w+$/.exec(file.path)?.[0] ?? '';
  const destPath = `${Taro.env.USER_DATA_PATH}/${file.localId}${suffix}`;
  await new Promise<void>((resolve, reject) => {
    Taro.getFileSystemManager().copyFile({ srcPath: file.path, destPath, success: () => resolve(), fail: reject });
  });
  return { ...file, path: destPath };
}

/** Whether a file of the user folder is one of a form's: it is named by `nextLocalId`. */
export const isKeptName = (name: string): boolean => /^\d{13}-\d+(\.\w+)?$/.test(name);

const reopened = new Map<string, string>();

/** A kept file with a path that works now: a browser's path ends with the page it was chosen on. */
export async function openKept<F extends PickedFile>(file: F): Promise<F> {
  if (process.env.TARO_ENV === 'weapp' || typeof indexedDB === 'undefined') return file;
  const known = reopened.get(file.localId);
  if (known) return { ...file, path: known };
  const blob = await inStore<Blob | undefined>('readonly', (files) => files.get(file.localId)).catch(() => undefined);
  if (!blob) return file;
  const path = URL.createObjectURL(blob);
  reopened.set(file.localId, path);
  return { ...file, path };
}

/** Removes what was kept once the server has the file. */
export function dropFile(file: PickedFile): void {
  if (process.env.TARO_ENV !== 'weapp') {
    if (typeof indexedDB === 'undefined') return;
    const path = reopened.get(file.localId);
    if (path) URL.revokeObjectURL(path);
    reopened.delete(file.localId);
    void inStore('readwrite', (files) => files.delete(file.localId)).catch(() => undefined);
    return;
  }
  if (!file.path.startsWith(Taro.env.USER_DATA_PATH ?? '\0')) return;
  Taro.getFileSystemManager().unlink({ filePath: file.path, fail: () => undefined });
}
