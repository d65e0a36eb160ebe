import Taro from '@tarojs/taro';

/** `none`: this phone or this build cannot read aloud. `noVoice`: it could, but has no Chinese voice. */
export type SpeechState = 'ready' | 'noVoice' | 'none';

export interface Speech {
  state(): Promise<SpeechState>;
  /** Reads one piece aloud; resolves when it is said, or was stopped. Rejects when it could not be said. */
  say(text: string, options: { slow: boolean }): Promise<void>;
  stop(): void;
}

const SLOW = 0.75;

/** Voices come late in Chrome: some hundred milliseconds after they are first asked for. */
const VOICES_MS = 1500;

function chineseVoice(): SpeechSynthesisVoice | undefined {
  const voices = window.speechSynthesis.getVoices().filter(({ lang }) => /^(zh|cmn)/i.test(lang));
  // A voice of the phone's own works without a network.
  return voices.find(({ localService, lang }) => localService && /cn/i.test(lang)) ?? voices[0];
}

const browserSpeech: Speech = {
  async state() {
    if (typeof window === 'undefined' || !('speechSynthesis' in window)) return 'none';
    const until = Date.now() + VOICES_MS;
    while (!chineseVoice() && Date.now() < until) await new Promise((done) => setTimeout(done, 100));
    return chineseVoice() ? 'ready' : 'noVoice';
  },
  say: (text, { slow }) =>
    new Promise((resolve, reject) => {
      // Chrome hangs for ever on a piece that follows an unfinished one.
      window.speechSynthesis.cancel();
      const piece = new SpeechSynthesisUtterance(text);
      const voice = chineseVoice();
      if (voice) piece.voice = voice;
      piece.lang = 'zh-CN';
      piece.rate = slow ? SLOW : 1;
      piece.onend = () => resolve();
      piece.onerror = ({ error }) =>
        error === 'interrupted' || error === 'canceled' ? resolve() : reject(new Error(error));
      window.speechSynthesis.speak(piece);
    }),
  stop() {
    window.speechSynthesis.cancel();
  },
};

interface WechatSI {
  textToSpeech(options: {
    lang: 'zh_CN';
    tts: true;
    content: string;
    success(answer: { retcode: number; filename?: string }): void;
    fail(error: { retcode?: number }): void;
  }): void;
}
declare const requirePlugin: (name: string) => WechatSI;

let playing: { audio: Taro.InnerAudioContext; done: () => void } | undefined;

/** The plugin makes a sound file of a piece, WeChat plays it. A file lives three hours: it is not kept. */
const soundOf = (content: string) =>
  new Promise<string>((resolve, reject) =>
    requirePlugin('WechatSI').textToSpeech({
      lang: 'zh_CN',
      tts: true,
      content,
      success: ({ retcode, filename }) =>
        retcode === 0 && filename ? resolve(filename) : reject(new Error(`textToSpeech ${retcode}`)),
      fail: ({ retcode }) => reject(new Error(`textToSpeech ${retcode ?? ''}`)),
    }),
  );

/** Grows with each piece and stop: a sound that arrives after its turn is not played. */
let turn = 0;

const pluginSpeech: Speech = {
  state: () => Promise.resolve(__SPEECH_PLUGIN__ ? 'ready' : 'none'),
  async say(text, { slow }) {
    pluginSpeech.stop();
    const mine = (turn += 1);
    const sound = await soundOf(text);
    if (mine !== turn) return;
    await new Promise<void>((resolve, reject) => {
      const audio = Taro.createInnerAudioContext();
      const done = () => {
        audio.destroy();
        if (playing?.audio === audio) playing = undefined;
        resolve();
      };
      playing = { audio, done };
      audio.onEnded(done);
      audio.onError(({ errCode }) => {
        done();
        reject(new Error(`audio ${errCode}`));
      });
      audio.playbackRate = slow ? SLOW : 1;
      audio.src = sound;
      audio.play();
    });
  },
  stop() {
    turn += 1;
    playing?.done();
  },
};

/** The voice: the browser's on H5, the plugin's in WeChat. The only one that knows either. */
export const speech: Speech = process.env.TARO_ENV === 'weapp' ? pluginSpeech : browserSpeech;
