import Taro from '@tarojs/taro';
import { openDocument, openOriginalFile, savePicture, showFile } from './documents';
import { clearSession } from '../server/session';
import { passOn, watchShown } from './shown-files';

const UNSENT = 'wxfile://usr/1795885200000-1.jpg';

/** A user folder that behaves as WeChat's: what is there stays until it is removed, and its log cannot be. */
function startFolder() {
  const files = new Set([UNSENT, 'wxfile://usr/miniprogramLog']);
  const manager = {
    readdirSync: (folder: string) => [...files].map((file) => file.slice(folder.length + 1)),
    writeFileSync: (path: string) => void files.add(path),
    unlinkSync: (filePath: string) => {
      if (filePath.endsWith('miniprogramLog')) throw new Error('unlinkSync:fail operation not permitted');
      files.delete(filePath);
    },
  };
  Object.assign(Taro, {
    getFileSystemManager: () => manager,
    downloadFile: async ({ filePath }: { filePath: string }) => {
      files.add(filePath);
      return { statusCode: 200 };
    },
    openDocument: jest.fn(async () => ({})),
    previewMedia: jest.fn(async () => ({})),
    saveImageToPhotosAlbum: jest.fn(async () => ({})),
    shareFileMessage: jest.fn(async () => ({})),
  });
  return () => [...files].filter((file) => file !== UNSENT && !file.endsWith('miniprogramLog'));
}

test('at most one file that was shown is on the phone; a start and the end of a session leave none, and unsent files stay', async () => {
  const shown = startFolder();
  watchShown();
  await openOriginalFile({ url: 'https://a/1', fileName: 'original.jpg', kind: 'image' });
  expect(shown()).toEqual(['wxfile://usr/original.jpg']);
  await openDocument({ url: 'https://a/2', fileName: '11月.pdf' });
  await showFile({ fileName: 'receipt.pdf', base64: '' });
  expect(shown()).toEqual(['wxfile://usr/receipt.pdf']);
  clearSession();
  expect(shown()).toEqual([]);
  await openDocument({ url: 'https://a/2', fileName: '11月.pdf' });
  watchShown();
  expect(shown()).toEqual([]);
  expect(Taro.getFileSystemManager().readdirSync('wxfile://usr')).toContain(UNSENT.slice('wxfile://usr/'.length));
});

test('a picture that went to the album, or was refused by it, is not left behind', async () => {
  const shown = startFolder();
  await savePicture({ url: 'https://a/3', fileName: 'code.png' });
  expect(shown()).toEqual([]);
  Object.assign(Taro, { saveImageToPhotosAlbum: jest.fn().mockRejectedValue({ errMsg: 'fail auth deny' }) });
  await expect(savePicture({ url: 'https://a/3', fileName: 'code.png' })).rejects.toMatchObject({ errMsg: /deny/ });
  expect(shown()).toEqual([]);
});

test('a table is not passed on before the tap that WeChat wants, and is gone once it was', async () => {
  const shown = startFolder();
  await openDocument({ url: 'https://a/4', fileName: '流水.csv' });
  expect(Taro.shareFileMessage).not.toHaveBeenCalled();
  expect(shown()).toEqual(['wxfile://usr/流水.csv']);
  await passOn({ filePath: 'wxfile://usr/流水.csv', fileName: '流水.csv' });
  expect(shown()).toEqual([]);
});
