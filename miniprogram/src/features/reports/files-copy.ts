import type { MediaFailure, MediaView } from '@shared/media/media';
import { KIND_WORDS, lengthWords } from '@/ui/words/media-words';

const FAILURES: Record<MediaFailure, string> = {
  unsupported: '这种格式打不开。',
  wrongKind: '它其实不是{}。',
  tooLarge: '文件比说的大，没有处理。',
  tooManyPixels: '照片大得打不开。',
  tooLong: '录得太长了，没有处理。',
  damaged: '文件坏了，打不开。',
  tooHeavy: '文件太复杂，试了几次都没处理成。',
  replaced: '传上来以后被换过，换的那一份没有用。',
};

export const FILES = {
  row: '看原件、遮住人脸车牌',
  rowNote: '答复里用的照片，先把人脸和车牌遮住',
  rowOpen: '看原件',
  rowOpenNote: '要写明原因，会留下记录',
  title: (at: number, { kind, seconds }: MediaView) =>
    [`第 ${at + 1} 个`, KIND_WORDS[kind], ...(seconds === undefined ? [] : [lengthWords(seconds)])].join(' · '),
  state: ({ state, failure = 'damaged', kind }: MediaView) =>
    state === 'failed'
      ? `${FAILURES[failure].replace('{}', KIND_WORDS[kind])}${failure === 'replaced' ? '' : '原件存好了。'}`
      : state === 'ready'
        ? undefined
        : '正在处理，一会儿就能看。',
  replaced: '有人在提交以后换过这个文件。换的那一份已经拒绝，原件可能打不开；已经记录在案，请报区纪委监委。',
  cover: '遮住人脸车牌',
  open: '看原件',
  only: '这些文件您看不到原件',
  onlyNote: '匿名和保密举报的原件，只有区里能打开',
  why: '为什么要看原件？',
  whyHint: '原件里可能有拍摄的地点、时间和手机型号。您看过、为什么看，都会记下来。不要外传。',
  whyPlaceholder: '比如：要核对照片是哪天拍的。',
  send: '打开原件',
  cannot: '手机上打不开这个文件，请在电脑网页上看',
  none: '这件举报没有照片和文件',
};

export const REDACT = {
  coverTitle: '框住人脸、车牌和姓名',
  covered: '遮好了',
  painting: '正在生成遮挡后的照片…',
  check: '看一看，都遮住了吗？',
  checkNote: '只有这一张会放进答复，举报人和能看答复的人都看得到。举报里的照片不会变。',
  use: '答复里用这张',
  again: '再改改',
  used: '放进答复了',
  slow: '处理得有点慢，请过一会儿再试',
  failed: '这张照片处理不了',
  needsBox: '请先框住要遮住的地方',
};
