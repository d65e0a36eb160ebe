import type { Rule } from './rule';

type Waiting = Pick<Rule, 'code' | 'title' | 'domain' | 'colour' | 'level' | 'office' | 'basis' | 'needs'> & {
  note: string;
};

/** A rule whose data nobody delivers yet: it stands in the list, is silent, and says what it waits for. */
const waiting = (rule: Waiting): Rule => ({
  ...rule,
  version: 1,
  when: 'nightly',
  source: 'none',
  condition: { any: [] },
  exclusions: [],
  parameters: {},
  explain: '请核实。',
  begins: 'shadow',
});

/** 等数据的. */
export const WAITING_RULES: readonly Rule[] = [
  waiting({
    code: 'YJ11',
    title: '专项资金挤占挪用',
    domain: 'money',
    colour: 'red',
    level: 'village',
    office: 'regulator',
    basis: '专款专用',
    needs: ['earmarkedFunds'],
    note: '等专项应付款按项目的明细。',
  }),
  waiting({
    code: 'YJ13',
    title: '非生产性开支超标',
    domain: 'money',
    colour: 'orange',
    level: 'village',
    office: 'township',
    basis: '本区制度',
    needs: ['budgets'],
    note: '等各村的年度预算和比例。',
  }),
  waiting({
    code: 'YJ14',
    title: '干部报酬异常发放',
    domain: 'money',
    colour: 'orange',
    level: 'person',
    office: 'regulator',
    basis: '本区制度',
    needs: ['payRegister'],
    note: '等批准的名册和标准，带任职起止；起止不明的只提问不标红。',
  }),
  waiting({
    code: 'YJ26',
    title: '低于底价或未进场交易',
    domain: 'contracts',
    colour: 'red',
    level: 'village',
    office: 'regulator',
    basis: '产权交易规则',
    needs: ['appraisals'],
    note: '等评估价、底价和进场记录。',
  }),
  waiting({
    code: 'YJ31',
    title: '一户多卡或账户非本人',
    domain: 'subsidies',
    colour: 'orange',
    level: 'person',
    office: 'regulator',
    basis: '一卡通管理',
    needs: ['fullCardKeys'],
    note: '这里只存卡号后四位：同村碰巧相同的太多，不能用来比。',
  }),
  waiting({
    code: 'YJ32',
    title: '面积超承包面积',
    domain: 'subsidies',
    colour: 'orange',
    level: 'person',
    office: 'regulator',
    basis: '耕地补贴办法',
    needs: ['landRights'],
    note: '等确权面积和流转面积。',
  }),
];
