/**
 * Photographs the pages for the documents and for looking at: `npm start -- --memory --demo --port 4378` in another terminal, then
 * `tsx scripts/screens.ts http://127.0.0.1:4378`. Writes docs/screens/<page>.png and <page>-elder.png at 375×812, <page>.png at 1280×800
 * for a page of the desk, and overview.png. `--only year,entries` takes those alone, `--to DIR` puts them elsewhere, `--wait 2500` waits
 * longer before each picture, for a machine that is busy; `--whole` takes every page whole.
 */
import { mkdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type BrowserContext, chromium, type Page } from '@playwright/test';
import sharp from 'sharp';
import { floodVillage } from '../tests/support/flood';
import { demoPeople, LUOLONG_COMMUNITY } from './seed/demo-people';

const { values: options, positionals } = parseArgs({
  options: {
    only: { type: 'string' },
    to: { type: 'string', default: 'docs/screens' },
    wait: { type: 'string', default: '900' },
    whole: { type: 'boolean', default: false },
  },
  allowPositionals: true,
});
const origin = positionals[0] ?? 'http://127.0.0.1:4000';
const FOLDER = options.to;
const WAIT_MS = Number(options.wait);
const VILLAGE = '511503002228';
const SIZE = { width: 375, height: 812 };
const DESK = { width: 1280, height: 800 };
const TALLEST = 4000;

interface Shot {
  name: string;
  path: string;
  as?: string;
  /** Writes these into the fields of the page, in their order, before anything is pressed. */
  write?: string[];
  /** Presses these in turn, before the picture. */
  press?: (string | RegExp)[];
  /** What is chosen when 选文件 is pressed. */
  file?: { name: string; text: string };
  /** A page of those who work at a desk: photographed as wide as one. */
  desk?: boolean;
  /** The whole page, however long. */
  whole?: boolean;
}

const BANK_ACCOUNTS = `features/accounts/bank-accounts/index?villageCode=${LUOLONG_COMMUNITY}`;
const COUNTER = `features/identity/counter/index?villageCode=${VILLAGE}`;
const cardOf = (name: string): string[] => {
  const person = demoPeople.find((one) => one.name === name)!;
  return [person.name, person.idNumber];
};

const ASSETS = '村,卡片编号,资产名称,资产类别,购置日期,原值,存放位置\n';
const WRONG_FILE = {
  name: '罗龙街道资产清查表（2026年第三次报送）.csv',
  text: `${ASSETS}牛角村,ZC-101,轮式拖拉机,机器设备,2024.3.5,8.6万,农机棚\n牛脚村,ZC-102,抽水机,机器设备,2023年6月1日,三千二,提灌站\n牛角村,1.23E+05,会议桌,办公家具,2033-1-1,1200,`,
};
const RIGHT_FILE = {
  name: '牛角村资产.csv',
  text: `${ASSETS}牛角村,ZC-101,轮式拖拉机,机器设备,2024.3.5,8.6万,农机棚\n牛角村,ZC-102,抽水机,机器设备,2023年6月1日,"3,200.00",提灌站`,
};
const SEND = ['固定资产台账', '选文件', '上传并检查'];

/** What lies in the pile of a village that is flooded. */
const FLOOD = [
  '都是骗子，快查快查！',
  '上个月的修路款没有公示，问了两次都不说，收据也没有给。三组的人都知道。',
  '都是骗子 快查快查',
  '都是骗子，快查快查！',
  '办低保的时候说话难听，材料要交三次',
];

const SHOTS: Shot[] = [
  { name: 'orders', path: 'features/orders/list/index?tab=all', as: '刘芳', whole: true },
  { name: 'orders-bank', path: 'features/orders/list/index', as: '赵强', press: ['银行对账'], whole: true },
  { name: 'orders-mine', path: 'features/orders/list/index', as: '高远' },
  { name: 'order', path: 'features/orders/list/index', as: '高远', press: ['清沟除草用工'], whole: true },
  { name: 'signing-code', path: 'features/orders/code/index', as: '田静', whole: true },
  { name: 'order-apply', path: `features/orders/apply/index?villageCode=${VILLAGE}`, as: '刘芳', whole: true },
  { name: 'order-payees', path: `features/orders/payees/index?villageCode=${VILLAGE}`, as: '刘芳' },
  {
    name: 'order-payee-wechat',
    path: `features/orders/payees/index?villageCode=${VILLAGE}`,
    as: '刘芳',
    press: ['登记收款人', '微信'],
  },
  { name: 'incoming', path: 'features/wechat-pay/incoming/index', as: '周小燕' },
  { name: 'levies', path: `features/wechat-pay/levies/index?villageCode=${VILLAGE}`, as: '王秀英', whole: true },
  {
    name: 'levy-desk',
    path: `features/wechat-pay/levies/index?villageCode=${VILLAGE}`,
    as: '田静',
    press: ['2026年11月水费'],
  },
  {
    name: 'levy-begin',
    path: `features/wechat-pay/levies/index?villageCode=${VILLAGE}`,
    as: '刘芳',
    press: ['编一份清单'],
    whole: true,
  },
  { name: 'order-accounts', path: `features/orders/accounts/index?villageCode=${VILLAGE}`, as: '刘芳' },
  {
    name: 'order-account-register',
    path: `features/orders/accounts/index?villageCode=${VILLAGE}`,
    as: '赵强',
    press: ['登记付款账户'],
  },
  { name: 'intake', path: `features/accounts/intake/index?villageCode=${VILLAGE}`, as: '刘芳' },
  {
    name: 'intake-write',
    path: `features/accounts/intake-write/index?villageCode=${VILLAGE}`,
    as: '刘芳',
    whole: true,
  },
  {
    name: 'intake-returned',
    path: `features/accounts/intake/index?villageCode=${VILLAGE}`,
    as: '刘芳',
    press: ['等签字'],
    whole: true,
  },
  {
    name: 'intake-examine',
    path: `features/accounts/intake/index?villageCode=${VILLAGE}`,
    as: '赵强',
    press: ['等审核'],
    desk: true,
  },
  {
    name: 'intake-book',
    path: `features/accounts/intake/index?villageCode=${VILLAGE}`,
    as: '赵强',
    press: ['签完的', '签完了', '做凭证'],
    desk: true,
  },
  { name: 'home', path: 'pages/home/index', as: '王秀英' },
  { name: 'payments', path: 'features/subsidies/payments/index', as: '王秀英' },
  { name: 'payment', path: 'features/subsidies/payments/index', as: '王秀英', press: [/^\+?¥[\d,.]+$/] },
  { name: 'returned', path: 'pages/home/index', as: '王秀英', press: ['有一笔钱没有到卡上'] },
  { name: 'household', path: 'features/subsidies/household/index', as: '王秀英', whole: true },
  { name: 'calendar', path: 'features/subsidies/calendar/index', as: '王秀英', whole: true },
  { name: 'changes', path: 'features/subsidies/changes/index', as: '王秀英', whole: true },
  { name: 'program', path: 'features/subsidies/program/index?programCode=BT01', whole: true },
  { name: 'paper-consent', path: `features/subsidies/paper-consent/index?villageCode=${VILLAGE}`, as: '陈建国' },
  { name: 'programs', path: 'features/subsidies/programs/index' },
  { name: 'eligible', path: 'features/subsidies/eligible/index', as: '王秀英' },
  { name: 'eligible-guest', path: 'features/subsidies/eligible/index' },
  { name: 'publicities', path: `features/subsidies/publicities/index?villageCode=${VILLAGE}` },
  {
    name: 'publicity',
    path: `features/subsidies/publicities/index?villageCode=${VILLAGE}`,
    press: [/公示中/],
  },
  { name: 'year', path: `features/accounts/year/index?villageCode=${VILLAGE}` },
  { name: 'entries', path: `features/accounts/entries/index?villageCode=${VILLAGE}&year=2026` },
  { name: 'voucher', path: `features/accounts/entries/index?villageCode=${VILLAGE}&year=2026`, press: [/^[+−]¥/] },
  { name: 'search', path: `features/accounts/search/index?villageCode=${VILLAGE}&q=${encodeURIComponent('电费')}` },
  { name: 'payees', path: `features/accounts/payees/index?villageCode=${VILLAGE}&year=2026` },
  { name: 'compare', path: `features/accounts/compare/index?villageCode=${VILLAGE}&year=2026` },
  {
    name: 'attach',
    path: `features/accounts/entries/index?villageCode=${VILLAGE}&year=2026`,
    as: '赵强',
    press: [/^[+−]¥/, '附单据照片'],
  },
  { name: 'assets', path: `features/accounts/assets/index?villageCode=${VILLAGE}` },
  { name: 'contracts', path: `features/accounts/assets/index?villageCode=${VILLAGE}`, press: ['合同'] },
  { name: 'balances', path: `features/accounts/balances/index?villageCode=${VILLAGE}&year=2026&month=10` },
  {
    name: 'balances-desk',
    path: `features/accounts/balances/index?villageCode=${VILLAGE}&year=2026&month=10`,
    desk: true,
  },
  {
    name: 'postings',
    path: `features/accounts/balances/index?villageCode=${VILLAGE}&year=2026&accountCode=513&accountName=管理费用`,
  },
  { name: 'statements', path: `features/accounts/statements/index?villageCode=${VILLAGE}&year=2026&month=10` },
  {
    name: 'statements-desk',
    path: `features/accounts/statements/index?villageCode=${VILLAGE}&year=2026&month=10`,
    desk: true,
  },
  {
    name: 'statements-surplus',
    path: `features/accounts/statements/index?villageCode=${VILLAGE}&year=2026&month=9&span=quarter&table=surplus`,
  },
  { name: 'publications', path: `features/accounts/publications/index?villageCode=${VILLAGE}&year=2026` },
  {
    name: 'publication-corrected',
    path: `features/accounts/publications/index?villageCode=${VILLAGE}&year=2026`,
    press: ['8月收支'],
  },
  { name: 'templates', path: `features/accounts/templates/index?villageCode=${VILLAGE}`, as: '高远' },
  {
    name: 'template-edit',
    path: `features/accounts/templates/index?villageCode=${VILLAGE}`,
    as: '高远',
    press: ['公厕保洁费'],
    whole: true,
  },
  {
    name: 'desk-by-template',
    path: `features/accounts/desk/index?villageCode=${VILLAGE}`,
    as: '赵强',
    press: ['公厕保洁费'],
    whole: true,
  },
  { name: 'copies', path: `features/accounts/copies/index?villageCode=${VILLAGE}`, as: '王秀英', whole: true },
  {
    name: 'copies-ask',
    path: `features/accounts/copies/index?villageCode=${VILLAGE}`,
    as: '王秀英',
    press: ['申请一份复制件'],
    whole: true,
  },
  { name: 'copies-register', path: 'features/accounts/copies/index?register=1', as: '田静' },
  { name: 'hand-overs', path: 'features/accounts/hand-over/index?division=511503002', as: '赵强' },
  {
    name: 'hand-over',
    path: `features/accounts/hand-over/index?division=${VILLAGE}`,
    as: '赵强',
    press: ['报账员：周桂兰 → 刘芳'],
    whole: true,
  },
  {
    name: 'hand-over-half',
    path: `features/accounts/hand-over/index?division=${LUOLONG_COMMUNITY}`,
    as: '曾丽',
    press: ['报账员：邓群 → 曾丽'],
    whole: true,
  },
  { name: 'desk-town', path: 'features/accounts/desk/index', as: '赵强', desk: true },
  { name: 'desk-town-phone', path: 'features/accounts/desk/index', as: '赵强' },
  {
    name: 'desk-enter',
    path: `features/accounts/desk/index?villageCode=${VILLAGE}`,
    as: '赵强',
    press: ['记一张'],
    desk: true,
  },
  {
    name: 'desk-enter-phone',
    path: `features/accounts/desk/index?villageCode=${VILLAGE}`,
    as: '赵强',
    press: ['记一张'],
  },
  {
    name: 'desk-close',
    path: `features/accounts/desk/index?villageCode=${VILLAGE}`,
    as: '赵强',
    press: ['结账和公开'],
    desk: true,
  },
  {
    name: 'desk-faults',
    path: `features/accounts/desk/index?villageCode=${LUOLONG_COMMUNITY}&tab=close`,
    as: '赵强',
    whole: true,
  },
  {
    name: 'desk-faults-desk',
    path: `features/accounts/desk/index?villageCode=${LUOLONG_COMMUNITY}&tab=close`,
    as: '赵强',
    desk: true,
  },
  {
    name: 'desk-audit',
    path: `features/accounts/desk/index?villageCode=${LUOLONG_COMMUNITY}`,
    as: '赵强',
    press: ['检查'],
    whole: true,
  },
  { name: 'workbench', path: 'features/accounts/workbench/index', as: '赵强' },
  { name: 'consolidated', path: 'features/accounts/consolidated/index', as: '赵强' },
  { name: 'consolidated-desk', path: 'features/accounts/consolidated/index', as: '周敏', desk: true },
  { name: 'workbench-desk', path: 'features/accounts/workbench/index', as: '赵强', desk: true },
  { name: 'bank-accounts', path: BANK_ACCOUNTS, as: '赵强', whole: true },
  { name: 'reconcile', path: BANK_ACCOUNTS, as: '赵强', press: ['对账'], whole: true },
  { name: 'reconcile-desk', path: BANK_ACCOUNTS, as: '赵强', press: ['对账'], desk: true },
  {
    name: 'reconcile-explain',
    path: BANK_ACCOUNTS,
    as: '赵强',
    press: ['对账', '对不上，写明情况'],
  },
  {
    name: 'asset',
    path: `features/accounts/assets/index?villageCode=${VILLAGE}`,
    press: [/^(提灌站|会议桌椅（一套）)$/],
    whole: true,
  },
  {
    name: 'resource',
    path: `features/accounts/assets/index?villageCode=${VILLAGE}`,
    press: ['资源', /大堰塘$/],
    whole: true,
  },
  {
    name: 'contract',
    path: `features/accounts/assets/index?villageCode=${VILLAGE}`,
    press: ['合同', /^欠/],
    whole: true,
  },
  { name: 'debts', path: `features/accounts/debts/index?villageCode=${VILLAGE}` },
  { name: 'projects', path: `features/accounts/projects/index?villageCode=${VILLAGE}` },
  {
    name: 'project',
    path: `features/accounts/projects/index?villageCode=${VILLAGE}`,
    press: ['太阳能路灯安装'],
    whole: true,
  },
  {
    name: 'record-rent',
    path: `features/accounts/assets/index?villageCode=${VILLAGE}`,
    as: '赵强',
    press: ['合同', /^欠/, '登记收租'],
  },
  { name: 'papers', path: `features/accounts/papers/index?villageCode=${VILLAGE}&year=2026`, whole: true },
  { name: 'policies', path: 'features/affairs/policies/index' },
  { name: 'policies-school', path: 'features/affairs/policies/index?lifeEvent=school' },
  { name: 'policy', path: 'features/affairs/policy/index?policyCode=ZC64', as: '王秀英', whole: true },
  { name: 'policy-changes', path: 'features/affairs/policy-changes/index?policyCode=ZC64', as: '王秀英', whole: true },
  { name: 'saved-policies', path: 'features/affairs/saved-policies/index', as: '王秀英' },
  { name: 'notices', path: `features/affairs/notices/index?villageCode=${VILLAGE}` },
  { name: 'overdue', path: `features/affairs/overdue/index?villageCode=${VILLAGE}` },
  { name: 'overdue-villages', path: 'features/affairs/overdue/index', as: '周敏' },
  { name: 'unheld-appraisals', path: 'features/affairs/overdue/index', as: '赵强', press: ['没开民主评议'] },
  { name: 'decisions', path: `features/affairs/decisions/index?villageCode=${VILLAGE}` },
  {
    name: 'decision',
    path: `features/affairs/decisions/index?villageCode=${VILLAGE}`,
    press: [/机耕道硬化/],
    whole: true,
  },
  { name: 'decision-failed', path: `features/affairs/decisions/index?villageCode=${VILLAGE}`, press: [/翻修村办公楼/] },
  {
    name: 'record-decision',
    path: `features/affairs/decisions/index?villageCode=${VILLAGE}`,
    as: '陈建国',
    press: [/低保评议$/, /^记下/],
    whole: true,
  },
  {
    name: 'appraisals',
    path: `features/affairs/appraisals/index?villageCode=${VILLAGE}`,
    press: [/^更正过/],
    whole: true,
  },
  {
    name: 'record-appraisal-again',
    path: `features/affairs/record-appraisal/index?villageCode=${VILLAGE}`,
    as: '唐国兵',
  },
  {
    name: 'record-appraisal',
    path: `features/affairs/record-appraisal/index?villageCode=${VILLAGE}&year=2026`,
    as: '唐国兵',
    whole: true,
  },
  { name: 'notice', path: `features/affairs/notices/index?villageCode=${VILLAGE}`, as: '王秀英', press: [/森林防火/] },
  {
    name: 'notice-withdrawn',
    path: `features/affairs/notices/index?villageCode=${VILLAGE}`,
    press: ['临时救助名单公示'],
  },
  {
    name: 'revisions',
    path: `features/affairs/notices/index?villageCode=${VILLAGE}`,
    press: ['11月28日停水检修', /^改过 1 次/],
  },
  { name: 'cadre-notices', path: `features/affairs/notices/index?villageCode=${VILLAGE}`, as: '刘芳' },
  {
    name: 'cadre-notice',
    path: `features/affairs/notices/index?villageCode=${VILLAGE}`,
    as: '刘芳',
    press: [/森林防火/],
    whole: true,
  },
  {
    name: 'readers',
    path: `features/affairs/notices/index?villageCode=${VILLAGE}`,
    as: '刘芳',
    press: [/森林防火/, '谁看过，谁还没看'],
  },
  { name: 'publish', path: 'features/affairs/publish/index', as: '刘芳', press: ['定个时间'], whole: true },
  { name: 'report', path: 'pages/report/index', as: '王秀英' },
  { name: 'report-whole', path: 'pages/report/index', as: '王秀英', whole: true },
  { name: 'report-check', path: 'pages/report/index', as: '王秀英', press: ['先核对一遍'], whole: true },
  {
    name: 'ask',
    path: 'features/subsidies/payments/index',
    as: '王秀英',
    press: [/^\+?¥[\d,.]+$/, '我有疑问'],
    whole: true,
  },
  { name: 'find', path: 'features/affairs/find/index', as: '王秀英', press: ['低保'], whole: true },
  { name: 'contact', path: 'features/identity/contact/index?division=511503002', as: '赵强' },
  { name: 'messages-which', path: 'pages/messages/index', as: '王秀英', whole: true },
  { name: 'report-confidential', path: 'pages/report/index', as: '王秀英', press: ['保密'], whole: true },
  { name: 'custody', path: 'features/custody/openings/index', as: '吴明', whole: true },
  { name: 'alerts', path: 'features/supervision/alerts/index', as: '赵强', whole: true },
  { name: 'centres', path: 'features/supervision/centres/index', as: '周敏', whole: true },
  { name: 'centres-watch', path: 'features/supervision/centres/index', as: '周敏', press: ['监管'] },
  { name: 'centres-decide', path: 'features/supervision/centres/index', as: '周敏', press: ['决策'], whole: true },
  {
    name: 'centre-towns',
    path: 'features/supervision/centre-villages/index?division=511503&figure=incomeFen',
    as: '周敏',
  },
  {
    name: 'centre-villages',
    path: 'features/supervision/centre-villages/index?division=511503002&figure=incomeFen',
    as: '周敏',
  },
  { name: 'benefits', path: 'features/supervision/benefits/index?division=511503', as: '周敏' },
  { name: 'benefits-towns', path: 'features/supervision/benefits/index?division=511503&programCode=BT01', as: '周敏' },
  { name: 'benefits-places', path: 'features/supervision/benefits/index?division=511503002&of=unclaimed', as: '周敏' },
  { name: 'statistics', path: 'features/supervision/statistics/index', as: '周敏', whole: true },
  { name: 'statistics-desk', path: 'features/supervision/statistics/index', as: '周敏', desk: true, whole: true },
  { name: 'freshness', path: 'features/supervision/freshness/index', as: '周敏', whole: true },
  { name: 'watch-lists', path: 'features/supervision/lists/index', as: '周敏', whole: true },
  {
    name: 'list-matches',
    path: 'features/supervision/lists/index',
    as: '周敏',
    press: ['认一认：死亡人员'],
    whole: true,
  },
  { name: 'unclaimed', path: 'features/supervision/unclaimed/index', as: '陈建国' },
  { name: 'centres-wall', path: 'features/supervision/centres/index', as: '周敏', desk: true },
  {
    name: 'watch-rules',
    path: 'features/supervision/rules/index?districtCode=511503',
    as: '周敏',
    press: [/租金/],
    whole: true,
  },
  {
    name: 'watch-rule',
    path: 'features/supervision/rule/index?districtCode=511503&ruleCode=YJ24',
    as: '周敏',
    whole: true,
  },
  { name: 'custody-ask', path: 'features/custody/openings/index', as: '何清', press: ['提出打开'] },
  { name: 'custody-done', path: 'features/custody/openings/index', as: '何清', press: ['办过的'], whole: true },
  {
    name: 'want-identity',
    path: 'features/reports/work/index',
    as: '赵强',
    press: [/态度很不好/, '请求核实举报人身份'],
  },
  {
    name: 'confidential-mine',
    path: 'features/reports/list/index',
    as: '王秀英',
    press: [/宅基地面积超了/],
    whole: true,
  },
  { name: 'my-reports', path: 'features/reports/list/index', as: '王秀英' },
  { name: 'my-report', path: 'features/reports/list/index', as: '王秀英', press: ['等您评价'] },
  {
    name: 'proof',
    path: 'features/reports/list/index',
    as: '王秀英',
    press: ['等您评价', '回执，可以留一份'],
    whole: true,
  },
  { name: 'check-receipt', path: 'features/reports/check/index' },
  { name: 'restriction', path: 'features/reports/restriction/index', as: '李建平', whole: true },
  { name: 'appeals', path: 'features/reports/appeals/index', as: '周敏', whole: true },
  {
    name: 'false-mark',
    path: 'features/reports/false-mark/index?referenceNo=NX20261101-AB12',
    as: '周敏',
    whole: true,
  },
  { name: 'work', path: 'features/reports/work/index', as: '陈建国' },
  { name: 'work-choosing', path: 'features/reports/work/index', as: '陈建国', press: ['选几件分派', '全选', '分给…'] },
  { name: 'work-filter', path: 'features/reports/work/index', as: '周敏', press: ['筛选'] },
  { name: 'work-desk', path: 'features/reports/work/index', as: '周敏', desk: true },
  { name: 'handling', path: 'features/reports/work/index', as: '陈建国', press: [/压烂了，坑有脸盆大/], whole: true },
  {
    name: 'letters-whole',
    path: 'features/reports/work/index',
    as: '陈建国',
    press: [/压烂了，坑有脸盆大/],
    whole: true,
  },
  {
    name: 'letter-write',
    path: 'features/reports/work/index',
    as: '陈建国',
    press: [/压烂了，坑有脸盆大/, '给举报人留言'],
  },
  {
    name: 'handling-canned',
    path: 'features/reports/work/index',
    as: '陈建国',
    press: [/压烂了，坑有脸盆大/, '答复', /^常用答复/],
  },
  { name: 'canned', path: 'features/reports/canned/index', as: '陈建国', whole: true },
  {
    name: 'past',
    path: 'features/reports/work/index',
    as: '赵强',
    press: [/办公费用今年/, '以前反映他的'],
    whole: true,
  },
  { name: 'past-village', path: `features/reports/past/index?villageCode=${VILLAGE}`, as: '周敏', whole: true },
  { name: 'messages', path: 'pages/messages/index', as: '王秀英' },
  { name: 'messages-work', path: 'pages/messages/index', as: '陈建国', press: ['待办'] },
  { name: 'dead-letters', path: 'features/messages/dead-letters/index', as: '孙磊', whole: true },
  { name: 'me', path: 'pages/me/index', as: '王秀英' },
  { name: 'review-tasks', path: 'features/reviews/tasks/index', as: '陈建国' },
  {
    name: 'review-task',
    path: `features/reviews/subject/index?villageCode=${VILLAGE}&kind=work&id=finance`,
    whole: true,
  },
  { name: 'reviews', path: `features/reviews/village/index?villageCode=${VILLAGE}`, as: '王秀英', whole: true },
  {
    name: 'review-summary',
    path: `features/reviews/village/index?villageCode=${VILLAGE}`,
    as: '王秀英',
    press: [/^季度点评小结/],
  },
  {
    name: 'review-burst-held',
    path: `features/reviews/subject/index?villageCode=${VILLAGE}&kind=work&id=attitude`,
    as: '王秀英',
  },
  { name: 'review-bursts', path: 'features/reviews/queue/index', as: '周敏', whole: true },
  {
    name: 'review-subject',
    path: `features/reviews/subject/index?villageCode=${VILLAGE}&kind=work&id=finance`,
    as: '王秀英',
    whole: true,
  },
  {
    name: 'review-subsidy',
    path: `features/reviews/subject/index?villageCode=${VILLAGE}&kind=subsidy&id=farming`,
    as: '王秀英',
    whole: true,
  },
  {
    name: 'review-pledge',
    path: `features/reviews/subject/index?villageCode=${VILLAGE}&kind=work&id=efficiency`,
    as: '王秀英',
    whole: true,
  },
  {
    name: 'review-pledge-form',
    path: `features/reviews/subject/index?villageCode=${VILLAGE}&kind=work&id=finance`,
    as: '陈建国',
    press: ['承诺整改'],
    whole: true,
  },
  { name: 'review-falls', path: 'features/reviews/falls/index', as: '周敏', whole: true },
  { name: 'review-queue', path: 'features/reviews/queue/index', as: '赵强', whole: true },
  { name: 'statistics-district', path: 'features/reports/statistics/index', as: '周敏', whole: true },
  { name: 'statistics-town', path: 'features/reports/statistics/index', as: '赵强', whole: true },
  { name: 'statistics-village', path: 'features/reports/statistics/index', as: '陈建国', whole: true },
  { name: 'statistics-how', path: 'features/reports/statistics/index', as: '赵强', press: ['怎么算的'] },
  { name: 'desk-statistics', path: 'features/reports/statistics/index', as: '周敏', desk: true, whole: true },
  { name: 'bind', path: 'features/identity/bind/index', as: '李小军' },
  { name: 'cadre-home', path: 'pages/home/index', as: '陈建国' },
  { name: 'pile', path: 'features/reports/pile/index', as: '赵强' },
  { name: 'pile-door', path: 'features/reports/work/index', as: '赵强' },
  { name: 'cadre-work', path: 'features/reports/work/index', as: '陈建国' },
  { name: 'regulator-home', path: 'pages/home/index', as: '周敏' },
  {
    name: 'imports-upload',
    path: 'features/imports/upload/index',
    as: '孙磊',
    press: ['补贴发放明细', '表里要有哪些列'],
  },
  {
    name: 'imports-upload-desk',
    path: 'features/imports/upload/index',
    as: '孙磊',
    press: ['补贴发放明细', '表里要有哪些列'],
    desk: true,
  },
  { name: 'import-refused', path: 'features/imports/upload/index', as: '孙磊', press: SEND, file: WRONG_FILE },
  {
    name: 'import-refused-desk',
    path: 'features/imports/upload/index',
    as: '孙磊',
    press: SEND,
    file: WRONG_FILE,
    desk: true,
  },
  { name: 'import-checked', path: 'features/imports/upload/index', as: '孙磊', press: SEND, file: RIGHT_FILE },
  {
    name: 'import-confirm',
    path: 'features/imports/upload/index',
    as: '孙磊',
    press: [...SEND, /^写入$/],
    file: RIGHT_FILE,
  },
  {
    name: 'import-checked-desk',
    path: 'features/imports/upload/index',
    as: '孙磊',
    press: SEND,
    file: RIGHT_FILE,
    desk: true,
  },
  { name: 'imports', path: 'features/imports/batches/index', as: '孙磊' },
  { name: 'imports-desk', path: 'features/imports/batches/index', as: '孙磊', desk: true },
  { name: 'counter', path: COUNTER, as: '刘芳', write: cardOf('李小军') },
  {
    name: 'counter-code',
    path: COUNTER,
    as: '刘芳',
    write: cardOf('李小军'),
    press: ['查找', '证是本人的，人在这里', '本人没有手机，用亲属的手机'],
    whole: true,
  },
  { name: 'counter-release', path: COUNTER, as: '刘芳', write: cardOf('李建平'), press: ['查找'], whole: true },
  {
    name: 'reviews-compare',
    path: `features/reviews/compare/index?villageCode=${VILLAGE}`,
    as: '王秀英',
    whole: true,
  },
  { name: 'open-data', path: `features/accounts/open-data/index?villageCode=${VILLAGE}`, whole: true },
  {
    name: 'open-data-formats',
    path: `features/accounts/open-data/index?villageCode=${VILLAGE}`,
    press: ['收支明细'],
  },
  { name: 'holders', path: 'features/identity/holders/index', as: '孙磊', whole: true },
  { name: 'holders-found', path: 'features/identity/holders/index', as: '孙磊', write: ['陈建国'], whole: true },
  { name: 'counter-roles', path: COUNTER, as: '孙磊', write: cardOf('李小军'), press: ['查找'], whole: true },
  { name: 'grants', path: 'features/identity/grants/index', as: '何清' },
  { name: 'routing', path: 'features/reports/routing/index', as: '孙磊', press: [/^2\. /] },
  {
    name: 'routing-trial',
    path: 'features/reports/routing/index',
    as: '孙磊',
    press: ['试一试', /^罗龙街道$/, /^牛角村$/, '集体资金', /^村干部$/, /^陈建国/, '看看给谁办'],
    whole: true,
  },
  { name: 'routing-rule', path: 'features/reports/routing/index', as: '周敏', press: [/^2\. /, '改'], whole: true },
  { name: 'statement', path: 'pages/messages/index', as: '陈建国', press: ['有一件事请您说明情况'] },
  { name: 'explained', path: 'features/reports/work/index', as: '赵强', press: [/宅基地面积超了/], whole: true },
  { name: 'guest-home', path: 'pages/home/index' },
  { name: 'login', path: 'pages/login/index' },
];

const screenOf = (page: Page) => page.locator('.taro_page:visible').last();

async function signIn(page: Page, name: string): Promise<void> {
  await page.goto(`${origin}/#/pages/login/index`);
  await screenOf(page).getByText(name, { exact: true }).click();
  await page.waitForURL((url) => !url.href.includes('login'));
}

/** The page scrolls inside the window, so a whole one is had by a window as tall as it is. */
async function openWhole(page: Page): Promise<void> {
  const hidden = await screenOf(page).evaluate((screen) => screen.scrollHeight - screen.clientHeight);
  if (hidden <= 0) return;
  const { width, height } = page.viewportSize() ?? SIZE;
  await page.setViewportSize({ width, height: Math.min(height + hidden, TALLEST) });
  await page.waitForTimeout(WAIT_MS / 3);
}

const fileOf = ({ file }: Shot) => ({ name: file!.name, buffer: Buffer.from(file!.text) });

async function photograph(context: BrowserContext, shot: Shot, suffix: string): Promise<void> {
  const page = await context.newPage();
  if (shot.desk) await page.setViewportSize(DESK);
  await page.goto(`${origin}/#/${shot.path}`);
  await page.waitForTimeout(WAIT_MS);
  for (const [place, text] of (shot.write ?? []).entries()) await screenOf(page).locator('input').nth(place).fill(text);
  for (const text of shot.press ?? []) {
    const chooser = text === '选文件' && shot.file ? page.waitForEvent('filechooser') : undefined;
    await screenOf(page).getByText(text).last().click();
    if (chooser) await (await chooser).setFiles({ ...fileOf(shot), mimeType: 'text/csv' });
    // A file is checked in the background: the page hears of it within some seconds.
    await page.waitForTimeout(text === '上传并检查' ? 5 * WAIT_MS : WAIT_MS);
  }
  if (shot.whole || options.whole) await openWhole(page);
  await page.screenshot({ path: `${FOLDER}/${shot.name}${suffix}.png` });
  await page.close();
}

async function overview(names: string[]): Promise<void> {
  const gap = 24;
  const pictures = names.map((name, place) => ({
    input: `${FOLDER}/${name}.png`,
    left: gap + place * (SIZE.width + gap),
    top: gap,
  }));
  await sharp({
    create: {
      width: gap + names.length * (SIZE.width + gap),
      height: SIZE.height + 2 * gap,
      channels: 3,
      background: '#dfe3dd',
    },
  })
    .composite(pictures)
    .png({ palette: true })
    .toFile(`${FOLDER}/overview.png`);
}

async function main(): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  });
  const only = options.only?.split(',');
  const shots = SHOTS.filter(({ name }) => !only || only.includes(name));
  if (shots.some(({ name }) => name.startsWith('pile'))) await floodVillage(origin, LUOLONG_COMMUNITY, FLOOD);
  const people = [...new Set(shots.map(({ as }) => as))];
  for (const elder of [false, true]) {
    for (const person of people) {
      const context = await browser.newContext({ viewport: SIZE, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
      const first = await context.newPage();
      await first.goto(origin);
      if (person) await signIn(first, person);
      if (elder) {
        await first.goto(`${origin}/#/pages/me/index`);
        await screenOf(first).getByText('长辈版', { exact: true }).click();
        await first.waitForTimeout(300);
      }
      await first.close();
      for (const shot of shots.filter(({ as, desk }) => as === person && !(elder && desk)))
        await photograph(context, shot, elder ? '-elder' : '');
      await context.close();
    }
  }
  await browser.close();
  if (!only) await overview(['home', 'payment', 'year', 'my-report', 'cadre-home']);
}

void main();
