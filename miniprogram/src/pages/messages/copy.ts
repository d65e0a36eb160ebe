export const copy = {
  signIn: '登录后，举报有了进展会在这里告诉您。',
  signInAction: '去登录',
  none: '还没有消息',
  noneNote: '举报被受理、有了答复，都会在这里告诉您。',
  readAll: '全部标为已读',
  fresh: '新',
  end: '消息就这些了',
};
