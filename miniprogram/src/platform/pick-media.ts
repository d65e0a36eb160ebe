import Taro from '@tarojs/taro';
import { type ContentType, MAX_BYTES, MAX_IMAGES, MAX_VIDEO_SECONDS, MAX_VIDEOS, type MediaKind } from '@shared/media';
import { contentTypeOf, kindOf } from './media-types';

/** A file on the phone, chosen and checked, not yet sent. */
export interface PickedFile {
  /** Ours, to tell files of one form apart. */
  localId: string;
  path: string;
  kind: MediaKind;
  contentType: ContentType;
  bytes: number;
  posterPath?: string;
}

interface Chosen {
  tempFilePath: string;
  size: number;
  duration?: number;
  thumbTempFilePath?: string;
  fileType?: string;
  originalFileObj?: { type: string };
}

const COUNT_WORDS: Record<MediaKind, string> = {
  image: `最多 ${MAX_IMAGES} 张照片`,
  video: `最多 ${MAX_VIDEOS} 段视频`,
};

/** Why a chosen file cannot be taken, in words for the person; undefined when it can. */
export function refusalOf(file: Chosen): string | undefined {
  const type = contentTypeOf(file.tempFilePath, file.originalFileObj?.type ?? file.fileType);
  if (!type) return '只能选照片（JPG、PNG、WebP）或视频（MP4、MOV）';
  if (file.size <= 0) return '有一个文件是空的，没有选上';
  const kind = kindOf(type);
  if (file.size > MAX_BYTES[kind]) return kind === 'image' ? '照片不能超过 20 MB' : '视频不能超过 100 MB';
  // Recording is limited by WeChat, the album is not. Half a second is rounding.
  if (kind === 'video' && (file.duration ?? 0) > MAX_VIDEO_SECONDS + 0.5) return `视频不能超过 ${MAX_VIDEO_SECONDS} 秒`;
  return undefined;
}

let picked = 0;
/** Unique on this phone: it also names our copy of the file. */
const nextLocalId = () => `${Date.now()}-${(picked += 1)}`;

const wasCancelled = (error: unknown) => /cancel/.test(String((error as { errMsg?: string }).errMsg ?? error));

/**
 * Lets a person choose pictures and videos. `room` says how many more of each the form takes. Resolves with the good files
 * and, for those that are not, one sentence each; choosing nothing is no error.
 */
export async function pickMedia(room: Record<MediaKind, number>): Promise<{ files: PickedFile[]; refusals: string[] }> {
  const mediaType: ('image' | 'video')[] = [];
  if (room.image > 0) mediaType.push('image');
  if (room.video > 0) mediaType.push('video');
  let chosen: Chosen[];
  try {
    const answer = await Taro.chooseMedia({
      count: Math.min(9, room.image + room.video),
      mediaType: mediaType.length === 2 ? ['mix'] : mediaType,
      sourceType: ['album', 'camera'],
      sizeType: ['compressed'],
      maxDuration: MAX_VIDEO_SECONDS,
    });
    chosen = answer.tempFiles as Chosen[];
  } catch (error) {
    if (wasCancelled(error)) return { files: [], refusals: [] };
    return { files: [], refusals: ['没有打开相册。请在微信的设置里允许使用相册和相机，再试一次。'] };
  }
  const left = { ...room };
  const files: PickedFile[] = [];
  const refusals = new Set<string>();
  for (const file of chosen) {
    const type = contentTypeOf(file.tempFilePath, file.originalFileObj?.type ?? file.fileType);
    const refusal = refusalOf(file);
    if (refusal || !type) {
      refusals.add(refusal ?? '这个文件不能用');
      continue;
    }
    const kind = kindOf(type);
    if (left[kind] <= 0) {
      refusals.add(COUNT_WORDS[kind]);
      continue;
    }
    left[kind] -= 1;
    const common = { localId: nextLocalId(), path: file.tempFilePath, kind, contentType: type, bytes: file.size };
    files.push({ ...common, ...(file.thumbTempFilePath && { posterPath: file.thumbTempFilePath }) });
  }
  return { files, refusals: [...refusals] };
}
