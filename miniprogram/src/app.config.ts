import theme from './theme.json';

/**
 * In WeChat the colours follow the phone's dark mode through theme.json; H5 takes the light ones and CSS does the rest.
 * The words of the navigation bar are black here and turned by ui/page.tsx when the phone is dark.
 */
const colour = (name: keyof typeof theme.light): string =>
  process.env.TARO_ENV === 'weapp' ? `@${name}` : theme.light[name];

const tab = (page: string, text: string) => ({
  pagePath: `pages/${page}/index`,
  text,
  iconPath: `assets/tab/${page}.png`,
  selectedIconPath: `assets/tab/${page}-on.png`,
});

/** A feature's pages are one sub-package: `features/reports/detail/index`. */
const feature = (noun: string, ...pages: string[]) => ({
  root: `features/${noun}`,
  pages: pages.map((page) => `${page}/index`),
});

/**
 * 微信同声传译, for reading aloud: WeChat has no voice of its own. Built in only when its version is given
 * (`TARO_APP_SPEECH_PLUGIN=0.3.5`), since an app.json with a plugin that the admin has not added in mp.weixin.qq.com is refused.
 */
const speechPlugin = process.env.TARO_APP_SPEECH_PLUGIN;

export default defineAppConfig({
  pages: ['pages/home/index', 'pages/report/index', 'pages/messages/index', 'pages/me/index', 'pages/login/index'],
  subPackages: [
    feature(
      'subsidies',
      'payments',
      'payment',
      'programs',
      'program',
      'household',
      'paper-consent',
      'calendar',
      'changes',
      'eligible',
      'publicities',
      'publicity',
    ),
    feature(
      'accounts',
      'villages',
      'year',
      'entries',
      'voucher',
      'attach',
      'picture',
      'openings',
      'assets',
      'asset',
      'resource',
      'contract',
      'debts',
      'projects',
      'project',
      'search',
      'payees',
      'compare',
      'publications',
      'papers',
      'open-data',
      'statements',
      'consolidated',
      'balances',
      'desk',
      'bank-accounts',
      'reconcile',
      'workbench',
      'intake',
      'intake-batch',
      'intake-write',
      'templates',
      'copies',
      'hand-over',
    ),
    feature(
      'affairs',
      'find',
      'policies',
      'policy',
      'policy-changes',
      'saved-policies',
      'notices',
      'notice',
      'revisions',
      'readers',
      'overdue',
      'publish',
      'decisions',
      'decision',
      'record-decision',
      'appraisals',
      'record-appraisal',
    ),
    feature(
      'reports',
      'routing',
      'rule',
      'statement',
      'ask',
      'list',
      'detail',
      'work',
      'pile',
      'statistics',
      'canned',
      'past',
      'receipt',
      'proof',
      'restriction',
      'appeals',
      'false-mark',
      'check',
      'files',
      'redact',
    ),
    feature('orders', 'list', 'detail', 'apply', 'payees', 'accounts', 'code'),
    feature('wechat-pay', 'pay', 'receipt', 'payments', 'incoming', 'levies', 'levy'),
    feature('custody', 'openings'),
    feature(
      'supervision',
      'alerts',
      'alert',
      'rules',
      'rule',
      'centres',
      'centre-villages',
      'benefits',
      'unclaimed',
      'freshness',
      'lists',
      'list-matches',
      'outcomes',
      'statistics',
    ),
    feature('reviews', 'village', 'subject', 'compare', 'queue', 'tasks', 'falls'),
    feature('identity', 'bind', 'privacy', 'counter', 'grants', 'holders', 'contact'),
    feature('messages', 'dead-letters'),
    feature('imports', 'batches', 'batch', 'upload'),
  ],
  preloadRule: {
    'pages/home/index': {
      network: 'all',
      packages: ['features/subsidies', 'features/accounts', 'features/affairs'],
    },
    'pages/report/index': { network: 'all', packages: ['features/reports'] },
    'pages/me/index': { network: 'wifi', packages: ['features/identity', 'features/reviews'] },
  },
  window: {
    navigationBarTitleText: '明白了',
    // Said aloud, because H5 has no bar otherwise.
    navigationStyle: 'default',
    navigationBarBackgroundColor: colour('paper'),
    navigationBarTextStyle: 'black',
    backgroundColor: colour('paper'),
    backgroundTextStyle: 'dark',
  },
  tabBar: {
    color: colour('barText'),
    selectedColor: colour('house'),
    backgroundColor: colour('bar'),
    borderStyle: 'white',
    list: [tab('home', '明白'), tab('report', '举报'), tab('messages', '消息'), tab('me', '我的')],
  },
  ...(speechPlugin &&
    process.env.TARO_ENV === 'weapp' && {
      plugins: { WechatSI: { version: speechPlugin, provider: 'wx069ba97219f66d99' } },
    }),
  // WeChat's code review refuses a package that declares it without leave.
  ...(process.env.TARO_APP_LOCATION &&
    process.env.TARO_ENV === 'weapp' && {
      requiredPrivateInfos: ['chooseLocation'],
      permission: { 'scope.userLocation': { desc: '由您在地图上选反映的事在哪里' } },
    }),
  ...(process.env.TARO_ENV === 'weapp' && { sitemapLocation: 'sitemap.json' }),
  darkmode: true,
  themeLocation: 'theme.json',
  lazyCodeLoading: 'requiredComponents',
  __usePrivacyCheck__: true,
  networkTimeout: { request: 15000, uploadFile: 600000 },
});
