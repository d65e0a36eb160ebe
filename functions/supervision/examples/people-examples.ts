import type { BurstStanding, PeriodStanding, ReportStanding, VillageRows } from '../facts/rows';
import type { Examples } from './example';
import { balances, given, payment, rowsWith } from './rows';

const dead = (diedOn: string, paid: Parameters<typeof payment>[0]) =>
  rowsWith({ deaths: [{ personId: 'person1', diedOn, listId: 'L1' }], payments: [payment(paid)] });
const paidTwice = (one: Parameters<typeof payment>[0], other: Parameters<typeof payment>[0]) =>
  rowsWith({ payments: [payment(one), payment(other)] });
const returned = (on: string) => payment({ status: 'returned', transfer: [{ status: 'returned', on }] });
const standing = (
  more: { what?: string; from?: string; until?: string; programCodes?: string[] },
  period = '2026年3月',
) =>
  rowsWith({
    payments: [payment({ period })],
    standings: [{ personId: 'person1', what: '财政供养', programCodes: ['BT39'], listId: 'L1', ...more }],
  });
const published = (more: Partial<PeriodStanding>): VillageRows =>
  rowsWith({
    publications: [{ period: '2026-09', state: 'onTime', dueOn: '2026-10-15', intact: true, corrections: 0, ...more }],
  });
const report = (more: Partial<ReportStanding>): VillageRows =>
  rowsWith({ reports: [{ reportId: 'R1', open: true, excludedPersonIds: ['secretary'], ...more }] });
const burst = (more: Partial<BurstStanding>): VillageRows =>
  rowsWith({
    officers: [{ personId: 'secretary', name: '李大海', title: '村支书', key: 'lidahai', kin: [] }],
    bursts: [
      {
        ...{ burstId: 'B1', subjectKind: 'work', subjectId: 'finance', atLeast: 20, signs: ['pace', 'oneDirection'] },
        ...{ since: '2026-11-18', dueOn: '2026-11-25' },
        ...more,
      },
    ],
  });
const due = (day: string) => `${day}T15:59:59.999Z`;
const cash = (heldYuan: number, limitFen: number) =>
  rowsWith({
    balances: [balances(1, { '101': { opening: heldYuan } })],
    cashLimits: [{ limitFen, decidedBy: '农商行' }],
  });

export const PEOPLE_EXAMPLES: Readonly<Record<string, Examples>> = {
  YJ06: {
    fires: [
      { title: '超了一千', rows: cash(6_000, 500_000) },
      { title: '超了一元', rows: cash(5_001, 500_000) },
    ],
    quiet: [
      { title: '正好是限额', rows: cash(5_000, 500_000) },
      { title: '偏远的村核定得多', rows: cash(6_000, 1_500_000) },
    ],
  },
  YJ28: {
    fires: [
      { title: '去世次月还在发', rows: dead('2026-02-10', { period: '2026年3月' }) },
      { title: '去世两年后的年度补贴', rows: dead('2024-05-01', { period: '2026年', programCode: 'BT01' }) },
    ],
    quiet: [
      { title: '去世当月的应当发', rows: dead('2026-03-02', { period: '2026年3月', paidOn: '2026-03-20' }) },
      { title: '去世后补发生前的', rows: dead('2026-02-10', { period: '2026年1月', paidOn: '2026-03-20' }) },
      { title: '次月的已经退回', rows: dead('2026-02-10', { period: '2026年3月', status: 'returned' }) },
    ],
  },
  YJ29: {
    fires: [
      { title: '同一个月两批都发了', rows: paidTwice({ period: '2026年3月' }, { period: '2026年3月' }) },
      { title: '季度里已经有三月', rows: paidTwice({ period: '2026年第1季度' }, { period: '2026年3月' }) },
      { title: '低保和特困同月', rows: paidTwice({ programCode: 'BT29' }, { programCode: 'BT31' }) },
    ],
    quiet: [
      { title: '一个月接一个月', rows: paidTwice({ period: '2026年3月' }, { period: '2026年4月' }) },
      {
        title: '先低保，次月转特困',
        rows: paidTwice({ programCode: 'BT29' }, { programCode: 'BT31', period: '2026年4月' }),
      },
      { title: '退回以后重发', rows: paidTwice({ status: 'returned' }, {}) },
      {
        title: '两次临时救助',
        rows: paidTwice({ programCode: 'BT33', period: '2026年' }, { programCode: 'BT33', period: '2026年' }),
      },
      { title: '同月两个人', rows: paidTwice({}, { personId: 'person2' }) },
    ],
  },
  YJ30: {
    fires: [
      { title: '在编期间领的', rows: standing({ from: '2020-01-01' }) },
      { title: '那个月名下有车', rows: standing({ what: '名下有车辆', from: '2025-06-01' }) },
      { title: '那个月名下有企业', rows: standing({ what: '名下有企业', from: '2026-03-31' }) },
      { title: '起始不明，也要问', rows: standing({}) },
    ],
    quiet: [
      { title: '离职以后才领', rows: standing({ from: '2010-01-01', until: '2025-12-31' }) },
      { title: '这个项目不排除', rows: standing({ from: '2020-01-01', programCodes: ['BT29'] }) },
      { title: '次月才买车', rows: standing({ what: '名下有车辆', from: '2026-04-01' }) },
      { title: '车上个月卖了', rows: standing({ what: '名下有车辆', from: '2020-01-01', until: '2026-02-28' }) },
      { title: '企业年前注销了', rows: standing({ what: '名下有企业', from: '2015-01-01', until: '2025-12-31' }) },
      { title: '名单截止以后的月份', rows: standing({ what: '名下有企业', from: '2015-01-01', until: '2026-01-31' }) },
    ],
  },
  YJ33: {
    fires: ['2026-11-01', '2026-06-01'].map((on) => given(`${on}退回`, { payments: [returned(on)] })),
    quiet: [
      given('退回五天', { payments: [returned('2026-11-15')] }),
      given('退回以后重发到账', {
        payments: [
          payment({
            transfer: [
              { status: 'returned', on: '2026-06-01' },
              { status: 'sent', on: '2026-06-08' },
              { status: 'credited', on: '2026-06-09' },
            ],
          }),
        ],
      }),
    ],
  },
  YJ34: {
    fires: [
      { title: '九月的过了一个月', rows: published({ state: 'overdue' }) },
      { title: '三季度的也没有', rows: published({ period: '2026-Q3', state: 'overdue' }) },
    ],
    quiet: [
      { title: '还没到日子', rows: published({ period: '2026-10', state: 'due', dueOn: '2026-11-30' }) },
      { title: '晚了，但是公开了', rows: published({ state: 'late' }) },
    ],
  },
  YJ35: {
    fires: [
      { title: '公开后账变了', rows: published({ intact: false }) },
      { title: '有更正，但是说明不了', rows: published({ intact: false, corrections: 1 }) },
    ],
    quiet: [
      { title: '冲销更正照常公开', rows: published({ corrections: 2 }) },
      { title: '还没有公开，没有可比的', rows: published({ state: 'due', intact: undefined }) },
    ],
  },
  YJ36a: {
    fires: ['2026-11-20', '2026-11-23'].map((day) => ({ title: `${day}到期`, rows: report({ dueAt: due(day) }) })),
    quiet: [
      { title: '还有四天', rows: report({ dueAt: due('2026-11-24') }) },
      { title: '已经办结', rows: report({ dueAt: due('2026-11-22'), open: false }) },
    ],
  },
  YJ36b: {
    fires: ['2026-11-19', '2026-09-01'].map((day) => ({ title: `${day}到期`, rows: report({ dueAt: due(day) }) })),
    quiet: [
      { title: '晚了，但是办结了', rows: report({ dueAt: due('2026-09-01'), open: false }) },
      { title: '还没有期限', rows: report({}) },
      { title: '今天到期', rows: report({ dueAt: due('2026-11-20') }) },
    ],
  },
  YJ37: {
    fires: [
      { title: '承办人就是被反映的人', rows: report({ assigneePersonId: 'secretary' }) },
      { title: '承办人是同户', rows: report({ assigneePersonId: 'wife', excludedPersonIds: ['secretary', 'wife'] }) },
    ],
    quiet: [
      { title: '承办人不相干', rows: report({ assigneePersonId: 'clerk' }) },
      { title: '还没有指派', rows: report({}) },
    ],
  },
  YJ38: {
    fires: [
      { title: '一天二十个人都说不好', rows: burst({}) },
      {
        title: '新账号一起给支书打高分',
        rows: burst({
          subjectKind: 'cadre',
          subjectId: 'secretary',
          atLeast: 10,
          signs: ['oneDirection', 'newlyBound'],
        }),
      },
    ],
    quiet: [
      { title: '五个人', rows: burst({ atLeast: 5 }) },
      { title: '撤回的不算少，但还不到十个', rows: burst({ atLeast: 5, subjectKind: 'notice', subjectId: 'N1' }) },
    ],
  },
};
