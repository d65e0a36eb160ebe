import Taro from '@tarojs/taro';
import { type ContentType, MAX_SECONDS } from '@shared/media/media';
import { nextLocalId, type PickedFile } from '../files/pick-media';

/** WeChat's recorder stops by itself then; longer voice notes are hard to listen to. */
export const LONGEST_NOTE_S = Math.min(60, MAX_SECONDS.audio);

/** `refused`: the person has not let the app use the microphone. `none`: there is no microphone, or no recorder. */
export class CannotRecord extends Error {
  constructor(readonly why: 'refused' | 'none') {
    super(why);
    this.name = 'CannotRecord';
  }
}

export interface Recording {
  /** Resolves with the note when it is stopped, by `stop` or after `LONGEST_NOTE_S`; with nothing when it was given up. */
  done: Promise<PickedFile | undefined>;
  stop(): void;
  /** Throws it away. */
  cancel(): void;
}

const noteOf = (path: string, contentType: ContentType, bytes: number, ms: number): PickedFile => ({
  localId: nextLocalId(),
  path,
  kind: 'audio',
  contentType,
  bytes,
  seconds: Math.max(1, Math.round(ms / 1000)),
});

/** Speech needs no more: 16 kHz, one channel, about 6 kB a second. */
const WECHAT = { format: 'mp3', sampleRate: 16_000, numberOfChannels: 1, encodeBitRate: 48_000 } as const;

async function recordInWechat(): Promise<Recording> {
  try {
    await Taro.authorize({ scope: 'scope.record' });
  } catch {
    throw new CannotRecord('refused');
  }
  const recorder = Taro.getRecorderManager();
  let wanted = true;
  const done = new Promise<PickedFile | undefined>((resolve, reject) => {
    recorder.onStop(({ tempFilePath, fileSize, duration }) =>
      resolve(wanted && fileSize > 0 ? noteOf(tempFilePath, 'audio/mpeg', fileSize, duration) : undefined),
    );
    recorder.onError(() => reject(new CannotRecord('none')));
  });
  recorder.start({ ...WECHAT, duration: LONGEST_NOTE_S * 1000 });
  return {
    done,
    stop: () => recorder.stop(),
    cancel() {
      wanted = false;
      recorder.stop();
    },
  };
}

/** What a browser can record, the most widely played first. */
const BROWSER_TYPES = ['audio/mp4', 'audio/webm'] as const;

async function recordInBrowser(): Promise<Recording> {
  const type = typeof MediaRecorder === 'undefined' ? undefined : BROWSER_TYPES.find(MediaRecorder.isTypeSupported);
  if (!type || !navigator.mediaDevices) throw new CannotRecord('none');
  const microphone = await navigator.mediaDevices.getUserMedia({ audio: true }).catch((error: Error) => {
    throw new CannotRecord(error.name === 'NotAllowedError' ? 'refused' : 'none');
  });
  const recorder = new MediaRecorder(microphone, { mimeType: type, audioBitsPerSecond: 48_000 });
  const pieces: Blob[] = [];
  const started = Date.now();
  let wanted = true;
  const stop = () => recorder.state !== 'inactive' && recorder.stop();
  const longest = setTimeout(stop, LONGEST_NOTE_S * 1000);
  const done = new Promise<PickedFile | undefined>((resolve, reject) => {
    recorder.ondataavailable = ({ data }) => pieces.push(data);
    recorder.onerror = () => reject(new CannotRecord('none'));
    recorder.onstop = () => {
      clearTimeout(longest);
      microphone.getTracks().forEach((track) => track.stop());
      const whole = new Blob(pieces, { type });
      if (!wanted || whole.size === 0) resolve(undefined);
      else resolve(noteOf(URL.createObjectURL(whole), type, whole.size, Date.now() - started));
    };
  });
  recorder.start();
  return {
    done,
    stop,
    cancel() {
      wanted = false;
      stop();
    },
  };
}

/** Begins a voice note, asking for the microphone the first time. @throws CannotRecord */
export const record = (): Promise<Recording> =>
  process.env.TARO_ENV === 'weapp' ? recordInWechat() : recordInBrowser();

/** Opens the place where the microphone is allowed: WeChat asks only once. */
export const openMicrophoneSetting = (): void => {
  if (process.env.TARO_ENV === 'weapp') void Taro.openSetting();
};
