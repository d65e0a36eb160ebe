const NIUJIAO = '511503002228';
const VILLAGE = `villageCode=${NIUJIAO}`;
const YEAR = `${VILLAGE}&year=2026`;
const MONTH = `${YEAR}&month=10`;

/** A page that is known by the row that was tapped: where one begins, what is tapped in turn. */
export interface Reached {
  page: string;
  from: string;
  taps: (string | RegExp)[];
}

/** Every page that opens by its address, by who it is for; a guest has no name. */
export const BY_ADDRESS: Record<string, string[]> = {
  '': ['pages/home', 'pages/login', 'features/subsidies/eligible', 'features/reports/check'],
  王秀英: [
    ...['pages/home', 'pages/report', 'pages/messages', 'pages/me'],
    ...['payments', 'household', 'calendar', 'changes', 'eligible', 'programs'].map(
      (page) => `features/subsidies/${page}`,
    ),
    'features/subsidies/program?programCode=BT01',
    `features/subsidies/publicities?${VILLAGE}`,
    'features/accounts/villages',
    ...['year', 'entries', 'payees', 'compare', 'search', 'papers', 'publications'].map(
      (page) => `features/accounts/${page}?${YEAR}`,
    ),
    ...['assets', 'debts', 'projects'].map((page) => `features/accounts/${page}?${VILLAGE}`),
    ...['statements', 'balances'].map((page) => `features/accounts/${page}?${MONTH}`),
    'features/affairs/policies',
    // Neither is the one that changed since she saved it: reading that is what the policies' own test looks at.
    'features/affairs/policy?policyCode=ZC60',
    'features/affairs/policy-changes?policyCode=ZC61',
    'features/affairs/saved-policies',
    ...['notices', 'overdue', 'decisions'].map((page) => `features/affairs/${page}?${VILLAGE}`),
    'features/affairs/find',
    'features/reports/list',
    `features/reports/ask?kind=payment&${VILLAGE}`,
    ...['village', 'compare'].map((page) => `features/reviews/${page}?${VILLAGE}`),
    'features/reports/receipt',
    ...['bind', 'privacy'].map((page) => `features/identity/${page}`),
    `features/reviews/subject?${VILLAGE}&kind=work&id=environment`,
    ...['copies', 'open-data'].map((page) => `features/accounts/${page}?${VILLAGE}`),
    ...['incoming', 'payments', 'levies'].map((page) => `features/wechat-pay/${page}?${VILLAGE}`),
  ],
  陈建国: [
    'pages/home',
    ...['work', 'canned', 'statistics', 'restriction'].map((page) => `features/reports/${page}`),
    `features/subsidies/paper-consent?${VILLAGE}`,
    'features/affairs/publish',
    `features/affairs/record-decision?${VILLAGE}`,
    `features/affairs/appraisals?${VILLAGE}`,
    `features/affairs/record-appraisal?${VILLAGE}`,
    ...['queue', 'tasks'].map((page) => `features/reviews/${page}?role=cadre`),
    `features/accounts/intake?${VILLAGE}`,
    'features/orders/list',
    `features/identity/counter?${VILLAGE}`,
  ],
  刘芳: [
    `features/accounts/intake-write?${VILLAGE}`,
    ...['accounts', 'apply', 'payees'].map((page) => `features/orders/${page}?${VILLAGE}`),
    `features/wechat-pay/levies?${VILLAGE}`,
  ],
  赵强: [
    'features/accounts/desk',
    `features/accounts/desk?${VILLAGE}`,
    `features/accounts/openings?${VILLAGE}`,
    'features/reports/pile',
    'features/supervision/alerts',
    'features/accounts/copies?register=1',
    'features/accounts/hand-over?division=511503002',
    'features/accounts/workbench',
    'features/accounts/consolidated',
    ...['templates', 'intake', 'bank-accounts'].map((page) => `features/accounts/${page}?${VILLAGE}`),
    ...['list', 'code'].map((page) => `features/orders/${page}`),
    `features/identity/contact?${VILLAGE}`,
  ],
  周敏: [
    'features/affairs/overdue',
    'features/reports/appeals',
    'features/reviews/falls?role=regulator',
    ...['centres', 'freshness', 'unclaimed', 'lists', 'outcomes'].map((page) => `features/supervision/${page}`),
    'features/supervision/benefits?division=511503',
    'features/supervision/statistics',
    'features/supervision/centre-villages?division=511503&figure=incomeFen',
    'features/supervision/rule?districtCode=511503&ruleCode=YJ24',
    'features/reports/false-mark?referenceNo=NX20261101-AB12',
    'features/reports/routing',
    'features/supervision/rules?districtCode=511503',
    `features/reports/past?${VILLAGE}`,
  ],
  孙磊: [
    'features/identity/holders',
    'features/imports/batches',
    'features/imports/upload',
    'features/messages/dead-letters',
  ],
  何清: ['features/custody/openings', 'features/identity/grants'],
};

const ENTRIES = `features/accounts/entries?${YEAR}`;
const ASSETS = `features/accounts/assets?${VILLAGE}`;
const NOTICES = `features/affairs/notices?${VILLAGE}`;
const FIRE = /森林防火/;
/** A row of the entries: sums stand above them, too. */
const ENTRY = /· 管理费用/;

/** Every page that a row leads to, by who taps it. */
export const BY_TAPS: Record<string, Reached[]> = {
  王秀英: [
    { page: 'features/subsidies/payment', from: 'pages/home', taps: ['有一笔钱没有到卡上'] },
    { page: 'features/subsidies/publicity', from: `features/subsidies/publicities?${VILLAGE}`, taps: [/公示中/] },
    { page: 'features/accounts/voucher', from: ENTRIES, taps: [ENTRY] },
    { page: 'features/accounts/asset', from: ASSETS, taps: [/^(提灌站|会议桌椅（一套）)$/] },
    { page: 'features/accounts/resource', from: ASSETS, taps: ['资源', /大堰塘$/] },
    { page: 'features/accounts/contract', from: ASSETS, taps: ['合同', /^欠/] },
    { page: 'features/accounts/project', from: `features/accounts/projects?${VILLAGE}`, taps: ['太阳能路灯安装'] },
    { page: 'features/affairs/notice', from: NOTICES, taps: [FIRE] },
    { page: 'features/affairs/revisions', from: NOTICES, taps: ['11月28日停水检修', /^改过 1 次/] },
    { page: 'features/affairs/decision', from: `features/affairs/decisions?${VILLAGE}`, taps: [/机耕道硬化/] },
    { page: 'features/reports/detail', from: 'features/reports/list', taps: ['等您评价'] },
    { page: 'features/reports/proof', from: 'features/reports/list', taps: ['等您评价', '回执，可以留一份'] },
    { page: 'features/wechat-pay/pay', from: `features/wechat-pay/levies?${VILLAGE}`, taps: [/^去交$/] },
  ],
  陈建国: [
    { page: 'features/reports/detail', from: 'features/reports/work', taps: [/压烂了，坑有脸盆大/] },
    { page: 'features/reports/statement', from: 'pages/messages', taps: ['有一件事请您说明情况'] },
  ],
  刘芳: [
    { page: 'features/affairs/notice', from: NOTICES, taps: [FIRE] },
    { page: 'features/affairs/readers', from: NOTICES, taps: [FIRE, '谁看过，谁还没看'] },
    { page: 'features/accounts/picture', from: NOTICES, taps: [FIRE, '加照片'] },
    { page: 'features/accounts/intake-batch', from: `features/accounts/intake?${VILLAGE}`, taps: ['等签字'] },
  ],
  赵强: [
    { page: 'features/accounts/attach', from: ENTRIES, taps: [ENTRY, '附单据照片'] },
    {
      page: 'features/accounts/reconcile',
      from: 'features/accounts/bank-accounts?villageCode=511503002001',
      taps: ['对账'],
    },
  ],
  田静: [{ page: 'features/wechat-pay/levy', from: `features/wechat-pay/levies?${VILLAGE}`, taps: ['2026年11月水费'] }],
  高远: [{ page: 'features/orders/detail', from: 'features/orders/list', taps: ['清沟除草用工'] }],
  周敏: [
    { page: 'features/reports/rule', from: 'features/reports/routing', taps: [/^2\. /, '改'] },
    { page: 'features/supervision/list-matches', from: 'features/supervision/lists', taps: ['认一认：死亡人员'] },
    { page: 'features/supervision/alert', from: 'features/supervision/alerts', taps: ['白条入账'] },
  ],
};
