import Taro from '@tarojs/taro';
import type { PickedFile } from './files/pick-media';
import { confirm } from './notify';

/** A smaller video is not worth a question. */
const WORTH_ASKING_BYTES = 10 * 1024 * 1024;

/** 38 MB, or 0.4 MB of something small. */
export const sizeWords = (bytes: number): string => {
  const mb = bytes / 1024 / 1024;
  return `${mb >= 10 ? Math.round(mb) : Math.max(0.1, Math.round(mb * 10) / 10)} MB`;
};

async function compressed(file: PickedFile): Promise<PickedFile> {
  const { tempFilePath } = await Taro.compressVideo({ src: file.path, quality: 'low' } as never);
  const bytes = await new Promise<number>((resolve, reject) => {
    Taro.getFileSystemManager().getFileInfo({
      filePath: tempFilePath,
      success: ({ size }) => resolve(size),
      fail: ({ errMsg }) => reject(new Error(errMsg)),
    });
  });
  return bytes < file.bytes ? { ...file, path: tempFilePath, bytes, contentType: 'video/mp4' } : file;
}

/**
 * A large video on mobile data costs money: the person chooses whether a smaller one will do. Where it cannot be made smaller (a
 * browser, an old phone) it goes as it is.
 */
export async function lighter(file: PickedFile): Promise<PickedFile> {
  if (process.env.TARO_ENV !== 'weapp' || file.kind !== 'video' || file.bytes < WORTH_ASKING_BYTES) return file;
  const { networkType } = await Taro.getNetworkType();
  if (networkType === 'wifi' || networkType === 'none') return file;
  const agreed = await confirm(
    `现在用的是流量，视频 ${sizeWords(file.bytes)}`,
    '压缩以后传，省流量，画面会差一点。',
    '压缩后传',
    '原样传',
  );
  if (!agreed) return file;
  void Taro.showLoading({ title: '正在压缩', mask: true });
  try {
    return await compressed(file);
  } catch {
    return file;
  } finally {
    Taro.hideLoading();
  }
}
