export const BENEFITS = {
  paid: '今年各项补贴',
  unclaimed: { title: '可能该领没领的人', note: '够条件、一年多没领过' },
  hidden: '不到 5 人',
  few: '不到 5 人的不写；只写一处会算出来的，那一处也不写',
  persons: (count: number) => `${count} 人`,
  against: (before: string) => `去年同期 ${before}`,
  noneBefore: '去年同期没有发',
  changed: (percent: number) =>
    percent === 0 ? '和去年一样多' : `比去年${percent > 0 ? '多' : '少'} ${Math.abs(percent)}%`,
  through: (day: string) => `从 1 月 1 日到 ${day}，和去年同一天为止比；只算到账的`,
  programs: '各项补贴',
  towns: '各镇（街道）',
  villages: '各村（社区）',
  rule: '这项补贴怎么发',
  mayClaim: (count: number) => `可能该领没领 ${count} 人`,
  mayClaimFew: '可能该领没领的不到 5 人',
  notCompared: (count: number) => `${count} 人的名册上没有一年内的登记，没有比过`,
  noRoster: '没有名册，没有比过',
  unknown: '—',
  allCompared: '名册上的人都比过',
  asks: '名册上登记的情况够条件、一年多没领过的。只是提醒：能不能领由主管部门定。是谁，只有村负责人看得到。',
  empty: '还没有算过，每天夜里算一次',
  end: '就这些了',
};

export const UNCLAIMED = {
  notes: [
    '名册上登记的情况看起来够条件，一年多没有领过。请上门或者打电话告诉本人，帮着去办。',
    '这只是提醒，能不能领由主管部门定。名单只给村负责人看，不要张贴、不要转发；每次打开都留痕。',
  ],
  group: (group: string, facts: string) => `${group} · ${facts}登记的`,
  empty: { title: '没有查到该领没领的人', note: '名册上的情况登记得越全，查得越准' },
  end: '就这些了',
  only: '只有村负责人（和代他办事的人）看得到这份名单',
};
