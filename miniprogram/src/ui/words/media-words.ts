import type { MediaFailure, MediaKind, MediaView } from '@shared/media/media';

export const KIND_WORDS: Record<MediaKind, string> = { image: '照片', video: '视频', audio: '录音' };

const FAILURE_WORDS: Record<MediaFailure, string> = {
  unsupported: '格式不支持',
  wrongKind: '不是{}',
  tooLarge: '文件太大',
  tooManyPixels: '照片太大',
  tooLong: '太长了',
  damaged: '{}打不开',
  tooHeavy: '处理不了',
  replaced: '被换过，用不了',
};

/** What is said in place of a file that is not shown, in a few words that fit its cell. */
export function wordsInPlaceOf({ state, failure = 'damaged', kind }: MediaView): string {
  return state === 'failed' ? FAILURE_WORDS[failure].replace('{}', KIND_WORDS[kind]) : '处理中';
}

/** Said once under files of which some are not shown. */
export const KEPT_WORDS = '显示不了的，原件已经存好，办理的人需要时可以打开。';

/** Said once under files of which one was put in another's place. */
export const REPLACED_WORDS = '有文件在提交以后被人换过，换的那一份没有用，已经记录。';

/** A browser's recording on an iPhone. */
export const OTHER_PHONE_WORDS = '苹果手机放不了，请用电脑看';

/** 2 分 5 秒. */
export const lengthWords = (seconds: number): string =>
  seconds < 60 ? `${seconds} 秒` : `${Math.floor(seconds / 60)} 分${seconds % 60 ? ` ${seconds % 60} 秒` : '钟'}`;
