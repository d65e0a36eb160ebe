import { LEAST_NEAR_LIMIT, LEAST_VILLAGES } from '@shared/supervision/statistics';
import type { Rule } from './rule';

const OURS = '本系统暂定，以本区制度为准';

/** 统计: beside the reference's catalogue. Numbers that stand out are a reason to look, so each begins on trial. */
export const STATISTICS_RULES: readonly Rule[] = [
  {
    code: 'YT01',
    version: 1,
    title: '管理费用高出同类村',
    domain: 'money',
    colour: 'yellow',
    when: 'nightly',
    level: 'village',
    source: 'peer',
    least: { fact: 'villages', count: LEAST_VILLAGES, of: '个结了账的同类村' },
    condition: {
      all: [
        { fact: 'perHeadFen', is: 'above', than: { fact: 'highFen' } },
        { fact: 'aboveFen', is: 'atLeast', than: { parameter: 'fromFen' } },
      ],
    },
    exclusions: [
      { code: 'noSpread', words: '同类村几乎一样多，比不出来', when: { fact: 'spreadFen', is: 'equal', than: 0 } },
    ],
    parameters: {
      fromFen: { title: '每人高出中间数多少起', unit: 'fen', default: 1_000, source: OURS, sureness: 'assumed' },
    },
    explain:
      '今年到{through}，管理费用每人{perHeadFen}。{villages}个结了账的同类（{kind}）里，一半在{lowerFen}到{upperFen}之间，中间数{medianFen}，{highFen}以上算离得远。高不等于有问题，请说明原因。',
    needs: ['peers'],
    office: 'township',
    basis: '四分位数加1.5倍四分位距（Tukey 1977）；统计方法，不是规定',
    note: '村只和村比，社区只和社区比；从年初到上月，只比上月已结账的；人数用区划资料里的。',
    begins: 'shadow',
  },
  {
    code: 'YT02',
    version: 1,
    title: '付款集中在审批起点以下',
    domain: 'money',
    colour: 'yellow',
    when: 'nightly',
    level: 'village',
    source: 'nearLimit',
    least: { fact: 'count', count: LEAST_NEAR_LIMIT, of: '笔起点上下的付款' },
    condition: { fact: 'chancePercent', is: 'atMost', than: { parameter: 'mostPercent' } },
    exclusions: [
      {
        code: 'unsigned',
        words: '没有登记审批人（整本导入的旧账）',
        when: { not: { fact: 'signed', is: 'true' } },
      },
    ],
    parameters: {
      limitFen: { title: '需要审批的起点', unit: 'fen', source: '本区制度（尚未提供）', sureness: 'district' },
      bandPercent: { title: '起点上下看多宽', unit: 'percent', default: 10, source: OURS, sureness: 'assumed' },
      mostPercent: { title: '碰巧的可能不超过', unit: 'percent', default: 1, source: '统计惯例', sureness: 'assumed' },
    },
    explain:
      '{year}年{approver}审批的付款里，{limitFen}上下{bandPercent}%以内的有{count}笔，{below}笔刚好不到，{above}笔达到。碰巧这样的可能约{chancePercent}%。疑似为避开审批压低金额，请核实。',
    needs: ['vouchers', 'officers'],
    office: 'township',
    basis: '二项分布检验；统计方法，不是规定',
    note: '按审批人和年分开数；同一收款人同样的数只算一次，工资、代收代付不算；小额本来多些，按正常时55%在起点以下算。',
    begins: 'shadow',
  },
];
