import Taro from '@tarojs/taro';

/** What is thrown where WeChat never comes: it keeps the browser's own things out of its bundle. */
export const NO_BROWSER = new Error('only a browser does this');

/** The blob behind a `blob:` path, in a browser. @throws when the path is of a page that was closed. */
export function blobOf(path: string): Promise<Blob> {
  if (process.env.TARO_ENV === 'weapp') throw NO_BROWSER;
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('GET', path);
    request.responseType = 'blob';
    request.onload = () => resolve(request.response as Blob);
    request.onerror = () => reject(new Error('the file is gone'));
    request.send();
  });
}

/** A piece of a chosen file, as a request can carry it: never the whole file in memory. @throws when the file is gone. */
export async function pieceOf(path: string, from: number, bytes: number): Promise<ArrayBuffer | Blob> {
  if (process.env.TARO_ENV !== 'weapp') return (await blobOf(path)).slice(from, from + bytes);
  return new Promise((resolve, reject) => {
    Taro.getFileSystemManager().readFile({
      filePath: path,
      position: from,
      length: bytes,
      success: ({ data }) => resolve(data as ArrayBuffer),
      fail: ({ errMsg }) => reject(new Error(errMsg)),
    });
  });
}
