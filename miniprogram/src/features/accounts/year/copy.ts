export const HUNDRED = {
  spent: '每花 100 元，是这样花的',
  earned: '每收 100 元，是这样来的',
  rest: '其他',
  yuan: (yuan: number) => (yuan === 0 ? '不到 1 元' : `${yuan} 元`),
  spoken: (name: string, yuan: number) => `每 100 元里，${name} ${yuan === 0 ? '不到 1' : yuan} 元`,
};

export const READ = {
  search: '查账',
  searchNote: '写几个字、一个人、一个钱数，哪年的都能找',
  payees: '钱给了谁',
  payeesNote: '一个一个排出来，各为什么事',
  compare: '比一比',
  compareNote: '和去年比，和全镇中间的村比',
};
