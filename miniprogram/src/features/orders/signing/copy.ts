import type { SigningCodeState, SigningMeans } from '@shared/orders/signing';
import type { Tone } from '@/ui/words/status-tag';

export const MEANS: Record<SigningMeans, string> = { soter: '刷脸或指纹签的', code: '用签字密码签的' };

export const SIGN = {
  title: '输签字密码',
  /** The window of WeChat has room for 42 letters. */
  device: (act: string, sum: string) => `${act} ${sum}，请刷脸或按指纹`,
  about: (act: string, sum: string) => `${act}：${sum}`,
  decide: '签字定下这笔钱怎么办',
  label: '6 位签字密码',
  instead: '这次没有用上刷脸或指纹，请输签字密码。',
  sign: '签字',
  left: (left: number) => `今天还能输 ${left} 次。`,
  forgot: '忘了，重新设一个',
};

export const STATE: Record<SigningCodeState, { word: string; tone: Tone }> = {
  none: { word: '还没设', tone: 'wait' },
  asleep: { word: '还不能用', tone: 'wait' },
  awake: { word: '能用', tone: 'good' },
  locked: { word: '今天锁上了', tone: 'bad' },
};

export const CODE = {
  row: { title: '签字密码', note: '批钱、付钱时，手机不能刷脸、按指纹就输它' },
  intro: '同意、付款，都要本人签字。手机能刷脸、按指纹的，直接签；不能的，输这 6 位数字。',
  why: (state: SigningCodeState, from: string) =>
    ({
      none: '您还没有设签字密码。先设好，满一天就能用。',
      asleep: `设好了，${from}起能用。`,
      awake: '签字的时候输它就行。',
      locked: '今天输错了五次，明天再用。',
    })[state],
  set: '设签字密码',
  setAnew: '重新设一个',
  code: '6 位数字',
  hint: '不要用生日、连号、重复的数字，也不要和银行卡一样',
  again: '再输一遍',
  againWrong: '两遍不一样，请再输一遍',
  trivial: '太容易被人猜到，请换一个',
  save: '设好',
  ask: '设成这个签字密码？',
  askNote: '满一天才能用来签字；原来的马上作废。您会收到消息。',
  saved: '设好了，满一天能用',
  safe: '谁来问都不要说，村干部、银行、客服都不会问您要。',
} as const;
