import type { MyTransferState } from '@shared/wechat-pay/transfers';
import type { Tone } from '@/ui/words/status-tag';

export const STATE: Record<MyTransferState, { word: string; tone: Tone }> = {
  underWay: { word: '微信在办', tone: 'wait' },
  waitPayee: { word: '等您确认', tone: 'wait' },
  transferring: { word: '正在到账', tone: 'wait' },
  paid: { word: '到账了', tone: 'good' },
  failed: { word: '没有收', tone: 'plain' },
};

export const INCOMING = {
  intro: '村里用微信付给您的工钱、慰问。您自己点确认，钱才进您的微信零钱。',
  safe: '收钱不用付钱，也不用输密码、验证码。要您先转钱的，都不是村里。',
  from: (village: string) => `${village}付给您`,
  until: '最晚确认',
  confirm: '确认收款',
  getting: '正在问微信',
  only: '请在微信小程序里确认，浏览器里收不了。',
  old: '这个微信版本还不能确认收款，请先更新微信。',
  cancelled: '还没有收。一天之内都可以再点确认。',
  asking: '微信还没有回话，请稍等，不会重复付。',
  empty: { title: '还没有付给您的钱', note: '村里用微信付给您的，会在这里。' },
  all: '以前的',
};
