import Taro from '@tarojs/taro';
import { type ContentType, MAX_BYTES, MAX_COUNT, MAX_SECONDS, type MediaKind } from '@shared/media/media';
import { type Chosen, chooseInBrowser } from './choose-in-browser';
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
  /** A video's or a recording's length, where the phone says. */
  seconds?: number;
}

const COUNT_WORDS: Record<MediaKind, string> = {
  image: `最多 ${MAX_COUNT.image} 张照片`,
  video: `最多 ${MAX_COUNT.video} 段视频`,
  audio: `最多 ${MAX_COUNT.audio} 段录音`,
};

const SIZE_WORDS: Record<MediaKind, string> = {
  image: '照片不能超过 20 MB',
  video: '视频不能超过 100 MB',
  audio: '录音不能超过 20 MB',
};
/** The longest WeChat's camera records. */
const CAMERA_SECONDS = 60;

/** Why a chosen file cannot be taken, in words for the person; undefined when it can. */
export function refusalOf(file: Chosen): string | undefined {
  const type = contentTypeOf(file.tempFilePath, file.originalFileObj?.type ?? file.fileType);
  if (!type) return '只能选照片或视频（MP4、MOV）';
  if (file.size <= 0) return '有一个文件是空的，没有选上';
  const kind = kindOf(type);
  if (file.size > MAX_BYTES[kind]) return SIZE_WORDS[kind];
  // Recording is limited by WeChat, the album is not. Half a second is rounding.
  if (kind === 'video' && (file.duration ?? 0) > MAX_SECONDS.video + 0.5)
    return `视频不能超过 ${MAX_SECONDS.video / 60} 分钟`;
  return undefined;
}

let picked = 0;
/** Unique on this phone: it also names our copy of the file. */
export const nextLocalId = () => `${Date.now()}-${(picked += 1)}`;

const wasCancelled = (error: unknown) => /cancel/.test(String((error as { errMsg?: string }).errMsg ?? error));

async function chooseInWeChat(
  kinds: readonly ('image' | 'video')[],
  count: number,
  onChosen: () => void,
): Promise<Chosen[]> {
  const { tempFiles } = await Taro.chooseMedia({
    count,
    mediaType: kinds.length === 2 ? ['mix'] : [...kinds],
    sourceType: ['album', 'camera'],
    sizeType: ['compressed'],
    maxDuration: CAMERA_SECONDS,
  });
  onChosen();
  return tempFiles as Chosen[];
}

/**
 * Lets a person choose pictures and videos. `room` says how many more of each the form takes. Resolves with the good files
 * and, for those that are not, one sentence each; choosing nothing is no error. `onChosen` is told when the person has chosen: a
 * film is then read for some seconds, in which a form must not be sent without it.
 */
export async function pickMedia(
  room: Record<'image' | 'video', number>,
  onChosen: () => void = () => undefined,
): Promise<{ files: PickedFile[]; refusals: string[] }> {
  const kinds = (['image', 'video'] as const).filter((kind) => room[kind] > 0);
  const count = Math.min(9, room.image + room.video);
  let chosen: Chosen[];
  try {
    const choose = process.env.TARO_ENV === 'h5' ? chooseInBrowser : chooseInWeChat;
    chosen = await choose(kinds, count, onChosen);
  } catch (error) {
    if (wasCancelled(error)) return { files: [], refusals: [] };
    return { files: [], refusals: ['没有打开相册。请在微信的设置里允许使用相册和相机，再试一次。'] };
  }
  const left: Record<MediaKind, number> = { ...room, audio: 0 };
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
    files.push({
      ...common,
      ...(file.thumbTempFilePath && { posterPath: file.thumbTempFilePath }),
      ...(file.duration && { seconds: Math.max(1, Math.round(file.duration)) }),
    });
  }
  return { files, refusals: [...refusals] };
}
