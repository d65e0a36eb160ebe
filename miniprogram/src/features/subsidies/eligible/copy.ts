export const ELIGIBLE = {
  promise: '按您的情况和规定对一对，帮您知道该去问哪一项。能不能领，由经办部门说了算。',
  known: (source: string, day: string) => `名册里已经知道的，不再问（${source}，截至${day}）。`,
  guest: '不用登录也能算。',
  private: '您的回答只留在这部手机上，不上传，别人看不到。',
  yes: (count: number) => `可能可以领${count ? ` ${count} 项` : ''}`,
  noneYet: '还没有。再答几个问题看看。',
  ask: '还差几句话就知道',
  left: (count: number) => `还有 ${count} 项没有结果`,
  nothingToAsk: '能问的都问完了。',
  unsettled: (count: number) => `还说不准的 ${count} 项`,
  no: (count: number) => `暂时不符合的 ${count} 项`,
  noNote: '情况变了，随时可以回来再看',
  already: (count: number) => `今年已经在领的 ${count} 项`,
  answered: (count: number) => `我答过的 ${count} 个问题`,
  change: '改一改',
  unsure: '答的是：不清楚',
  forget: '清掉我的回答',
  where: '去哪里办',
  bring: '带什么',
  deadline: '什么时候报',
  checks: '办的时候还要看',
  /** By whether the roster has the reader as the head; where it does not say, nothing is said of who got it. */
  household: (head: boolean | undefined) =>
    head === undefined
      ? '一户领一份，发给户主。'
      : head
        ? '一户领一份，您是户主，发给您。'
        : '一户领一份，可能已经发给户主了。',
  cameBack: '银行退回来了，改好再发',
  basis: '依据',
  program: '看这项补贴',
  has: '有',
  hasNot: '没有',
  notSure: '不清楚',
  done: '选好了',
  allNot: '都没有',
  next: '下一步',
  badDay: '请按身份证写 8 位数字，比如 19580416',
  badNumber: '请写一个数，比如 3.2',
  paid: (count: number) => `今年 ${count} 笔`,
  underway: '正在发',
  verdict: { yes: '可能可以领', no: '暂时不符合', unknown: '还不知道' },
};
