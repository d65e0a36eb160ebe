export const copy = {
  phone: '村民可以打哪个电话？',
  hint: '座机带区号，比如 0831-3300000。人人看得到，请填办公电话，不填个人的。',
  save: '公开这个电话',
  none: '不公开电话',
  removeYes: '不公开',
  saved: '已公开，大家能看到了',
  removed: '已经不公开了',
  removeAsk: '不公开了，村民就找不到打哪个电话了。',
  only: '这里由村里、镇街和区里的人用',
} as const;
