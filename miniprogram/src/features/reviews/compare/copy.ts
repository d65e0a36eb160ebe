import type { VillageOfKind } from '@shared/reviews/reviews';

export const copy = {
  theme: '比哪一项',
  kinds: { village: '村', community: '社区' } satisfies Record<VillageOfKind, string>,
  how: '排先后看满意程度最低可能是多少。人少的村（社区），这个数也低，人少不占便宜。几条线有重叠的，其实分不出好坏。',
  interval: (low: number, high: number, count: number) => `满意的多半在 ${low}%–${high}% 之间 · ${count} 次评价`,
  tooFew: '评价人数不足，不排',
};
