import type { LetterKind, LetterReason } from '@shared/messages/dead-letters';

/** Why, and what to do: for an admin who never saw how it works. */
export const REASONS: Record<LetterReason, { title: string; note: string }> = {
  rejected: { title: '微信不收', note: '模板或内容和微信那边登记的对不上。先核对模板，再送。' },
  unreachable: { title: '试了几次都没送出去', note: '对方那边一直忙。过一阵再送。' },
  lost: { title: '不知道送到没有', note: '发出去以后没有回音。再送，对方可能收到两条。' },
  failed: { title: '系统没处理成', note: '这一步没有告诉该告诉的人，或没有计进满意度。排除故障后再送。' },
  gone: { title: '取不回来了', note: '记录已经过期，送不了。请到“待办”里看看有没有漏办的。' },
};

const THROUGH: Record<string, string> = {
  wechat: '微信提醒',
  sms: '短信',
  tellAboutReport: '告诉办理进展',
  tellAboutIdentity: '告诉绑定和授权',
  tellAboutAlert: '告诉预警',
  countVoices: '计满意度',
};
const GROUPS: Record<string, string> = { progress: '给群众', work: '给经办人', binding: '绑定通知' };

/** 微信提醒 · 给群众 */
export const whatOf = (through: string, group?: string): string =>
  [THROUGH[through] ?? '系统处理', group && GROUPS[group]].filter(Boolean).join(' · ');

export const copy = {
  only: { title: '管理员才能看', note: '这里是系统没送到的提醒。' },
  kinds: { reminders: '提醒', steps: '系统处理' } satisfies Record<LetterKind, string>,
  about: '不显示是谁的、是什么事：只看哪里出了毛病。',
  number: (letterId: string) => `编号 ${letterId.slice(-6)}`,
  tries: (count: number) => `试了 ${count} 次`,
  retry: '再送一次',
  drop: '不再送',
  retryAll: '全部再送一次',
  repeatAsk: '可能重复',
  repeatNote: '不知道上一条送到没有。再送，对方可能收到两条。',
  dropAsk: '不再送？',
  dropNote: '小程序里的消息还在，只是不再另外提醒。',
  dropBindingNote: '这是绑定的安全提醒，小程序里没有这条消息。不再送，本人就不知道了。',
  dropStepNote: '这一步不会再告诉别人。',
  retried: (count: number) => (count > 0 ? `已经排上，再送 ${count} 条` : '没有可以直接再送的'),
  done: '已经排上，一会儿就送',
  dropped: '好了，不再送',
  none: { title: '都送到了', note: '有没送到的，会列在这里。' },
  end: '就这些了',
} as const;
