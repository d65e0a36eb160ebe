export const HUNDRED = {
  spent: '每花 100 元，是这样花的',
  earned: '每收 100 元，是这样来的',
  rest: '其他',
  yuan: (yuan: number) => (yuan === 0 ? '不到 1 元' : `${yuan} 元`),
  spoken: (name: string, yuan: number) => `每 100 元里，${name} ${yuan === 0 ? '不到 1' : yuan} 元`,
};

export const READ = {
  search: { title: '查账', note: '写几个字、一个人、一个钱数，哪年的都能找' },
  payees: { title: '钱给了谁', note: '一个一个排出来，各为什么事' },
  compare: { title: '比一比', note: '和去年比，和全镇中间的村比' },
};
