import type { SleepingGrant } from '@shared/identity/identity';
import { formatInstant } from '@shared/time';

/** Why a role gives nothing yet, and until when. */
export function sleepingWords({ divisionName, title, wakesAt, confirmed }: SleepingGrant): string {
  const why = [
    ...(wakesAt ? [`刚绑定的微信，${formatInstant(wakesAt, new Date().getFullYear())} 以后才能用`] : []),
    ...(confirmed ? [] : ['要等同事或管理员确认是您本人']),
  ].join('；');
  return `${[divisionName, title].filter(Boolean).join(' ')}：${why}`;
}

export const copy = {
  signedOut: '还没有登录',
  signedOutNote: '登录后能看自己的补贴、跟进举报。',
  signIn: '登录',
  notBound: '还没有绑定实名',
  notBoundNote: '绑定后才能看到发给您的钱，才能点评本村干部。',
  bind: '去绑定',
  bound: '已实名',
  role: '用哪个身份看',
  mine: '我的',
  payments: '我的补贴',
  reports: '我的举报',
  books: '村账：制单、审核、结账、公开',
  imports: { title: '导入数据', note: '花名册、补贴、村账、台账' },
  grants: { title: '待我确认的授权', note: '谁要担任什么，谁换了微信' },
  people: { title: '授权和绑定', note: '给人授权、收回，解除错误的绑定' },
  custody: { title: '身份保管', note: '保密举报人的姓名，谁要看、给不给看' },
  appeals: { title: '申诉', note: '被暂停举报的人说不对的' },
  routing: { title: '分办规则', note: '哪类举报由谁办、几天内办' },
  undelivered: { title: '没送到的提醒', note: '哪些没送到、为什么，再送一次' },
  undeliveredCount: (count: number) => `${count} 条`,
  reminders: '微信提醒',
  receipt: { title: '凭回执号查进展', note: '匿名举报用' },
  otherVillage: '看看别的村',
  reading: '看字',
  elder: { title: '长辈版', note: '字更大，按钮更大' },
  size: '字的大小',
  sample: '补贴 ¥1,234.50 已到账',
  about: '其他',
  privacy: { title: '我的个人信息', note: '我们留存什么，怎么改、怎么删' },
  signOut: '退出登录',
  signOutAsk: '退出后，这部手机上不再留您的补贴和消息。',
  signedOutDone: '已退出',
} as const;
