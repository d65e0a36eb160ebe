import type { NoticeKind } from '@shared/affairs';

export const KIND: Record<NoticeKind, { word: string; hint: string }> = {
  affairs: { word: '村务', hint: '修路、用水、评选、开会' },
  party: { word: '党务', hint: '党员活动、换届、发展党员' },
  finance: { word: '财务', hint: '收支、集资、工程款' },
  service: { word: '服务', hint: '体检、培训、停水停电' },
};

export const POLICIES = {
  search: '想办什么事？比如“种粮补贴”',
  all: '全部',
  found: (count: number) => `找到 ${count} 条`,
  none: '没有找到',
  noneNote: '换个说法试试，比如“宅基地”“养老”“农机”。',
  empty: '还没有收录政策',
};

export const POLICY = {
  programs: '按它发的补贴',
  programsNote: '点开看谁能领、领多少',
  share: '发给家里人看',
};

export const NOTICES = {
  of: (village: string) => `${village}的公告`,
  empty: '村里还没有发公告',
  emptyNote: '村干部发了公告，这里马上能看到。',
  publish: '发公告',
  choose: '想看哪个村的公告？',
  chooseAction: '选村（社区）',
};

export const NOTICE = {
  review: '这件事办得怎么样？',
  reviewNote: '看看大家的点评，也说说您的看法',
  share: '发给村里人看',
};

export const PUBLISH = {
  notYours: '只有村干部和镇街工作人员能发公告',
  where: '发给哪个村',
  whereFirst: '先在上面选发给哪个村。',
  kind: '是哪类事',
  title: '标题',
  titleHint: '一句话说清是什么事，比如“11月28日停水一天”。',
  body: '内容',
  bodyHint: '什么时候、在哪里、要村民做什么。另起一行就是另起一段。',
  preview: '看看发出去的样子',
  previewTitle: '村民会看到这样',
  send: '发布',
  edit: '再改改',
  sent: '已发布',
  note: '发布后全村都能看到。文字会先经过微信的内容检查。',
  kept: '没发完的会留在手机上，下次接着写。',
};
