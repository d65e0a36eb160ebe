export const FIND = {
  placeholder: '政策、补贴、村账、公告，想找什么写什么',
  try: '可以这样找',
  examples: ['低保', '耕地补贴', '电费', '保洁'],
  policies: '政策和补贴',
  entries: '村里的账',
  notices: '村里的公告',
  villages: '村（社区）',
  more: '看全部',
  noVillage: '选了村，还能找村里的账和公告',
  none: { title: '没有找到', note: '换一个说法，或者少打一个字试试。' },
};
