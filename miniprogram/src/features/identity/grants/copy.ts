import type { OpenGrant } from '@shared/identity/grants';

export const KIND_WORDS: Record<OpenGrant['kind'], { title: string; ask: string }> = {
  give: { title: '要授权', ask: '请先核实有没有这样的任命，再确认。' },
  take: { title: '要收回', ask: '收回以后，就没有别人担任这一职责了。请先核实再确认。' },
  holder: { title: '是不是本人', ask: '这个人刚绑定了微信。请当面或打电话问本人，确认是他自己绑的。' },
};

export const copy = {
  only: '担任职务的人才能看',
  rule: '监督、身份保管、管理员的授权和收回，一个人说了不算，要另一个人确认。换了微信的人，也要另一个人认一认。',
  nothing: { title: '没有等您确认的', note: '有了会在“消息”里告诉您。' },
  who: '谁',
  role: '职责',
  phone: '绑定的手机',
  askedBy: '谁提出的',
  askedAt: '什么时候',
  until: '到期作废',
  notYours: '您自己的事、您提出的事，要别的人来确认。',
  confirm: '确认',
  confirmAsk: '您已经核实过了？确认以后会记下是您确认的。',
  confirmed: '已确认',
  decline: '不同意',
  declineTitle: '不同意的原因',
  declineHint: '会留在记录里',
  declined: '已退回',
  send: '提交',
} as const;
