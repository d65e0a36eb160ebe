export const copy = {
  only: '区里的监管人员才能看',
  kind: '比哪一类',
  quarter: '哪个季度末',
  how: '比的是两个季度末大家都看得到的分：满意程度最低可能是多少，掉得最多的排在前面。同类的村（社区）一起比，不满五个人的不在里面。',
  isSure: '两条线不重叠，不是碰巧',
  notSure: '两条线有重叠，可能是碰巧',
  fell: (points: number) => `掉 ${points}`,
  standing: (quarter: string, low: number, high: number, count: number) =>
    `${quarter}：满意的多半在 ${low}%–${high}% 之间 · ${count} 次评价`,
  reviews: '看评价',
  reports: '看这个村的举报',
  none: { title: '没有掉分的', note: '每个季度最后一天比一次。' },
};
