const NOTE = '有了进展，会在这里告诉您。';

export const copy = {
  signIn: { title: '登录后，有了进展会在这里告诉您。', action: '去登录' },
  topics: { all: '全部', work: '待办', reports: '举报', subsidies: '补贴', policies: '政策' },
  none: {
    all: { title: '还没有消息', note: '举报有了答复、补贴没到账、收藏的政策变了，都会在这里告诉您。' },
    work: { title: '没有待办的消息', note: '有新的事要您办，会在这里告诉您。' },
    reports: { title: '没有举报的消息', note: NOTE },
    subsidies: { title: '没有补贴的消息', note: '有钱没到账、家里人想看您的补贴，会在这里告诉您。' },
    policies: { title: '没有政策的消息', note: '您收藏的政策有变化，会在这里告诉您。' },
  },
  unreadCount: (count: number) => `${count} 条没看过`,
  readAll: '全部标为已读',
  fresh: '新',
  of: (day: string, tail: string) => `${day}的那件，编号尾号 ${tail}`,
  end: '消息就这些了',
};
