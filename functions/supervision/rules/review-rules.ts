import type { Rule } from './rule';

/** 点评. What a burst is, is decided where voices are counted (reviews/brigading.ts); here somebody is told of it. */
export const REVIEW_RULES: readonly Rule[] = [
  {
    code: 'YJ38',
    version: 2,
    title: '集中刷评',
    domain: 'reviews',
    colour: 'yellow',
    when: 'nightly',
    level: 'person',
    source: 'burst',
    condition: { fact: 'atLeast', is: 'atLeast', than: { parameter: 'least' } },
    exclusions: [],
    parameters: {
      least: { title: '至少多少个人的评价', unit: 'count', default: 10, source: '参考 E3', sureness: 'assumed' },
    },
    explain:
      '{target}在一天里收到至少{atLeast}个人的评价（{signs}），疑似有人组织，已经暂不计入。请在{dueOn}前到“集中点评”核实并决定。',
    worse: { when: { fact: 'newlyBound', is: 'true' }, colour: 'orange' },
    needs: ['bursts', 'officers'],
    office: 'regulator',
    basis: '本区制度',
    note: '不记 IP、不记设备；提醒里没有评价人，也没有评价的内容。村里开会请大家来评也是这个样子，由区里核实。',
    begins: 'live',
  },
];
