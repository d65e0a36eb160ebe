import { defineLambda } from '../../infrastructure/lambda';
import { civic, ledger, media, secrets, wechat } from '../../infrastructure/rights';

const FONTS = 'node_modules/@expo-google-fonts/noto-sans-sc';

export const lambdas = [
  /** 明白信 小程序码 表格 */
  defineLambda({
    name: 'papers',
    handler: 'functions/papers/index.handler',
    triggers: { routesOf: 'papers' },
    memory: 1024,
    timeout: 29,
    // The letter's fonts are read, not bundled.
    files: [`${FONTS}/400Regular/NotoSansSC_400Regular.ttf`, `${FONTS}/700Bold/NotoSansSC_700Bold.ttf`],
    rights: [
      civic.read(),
      civic.getMany(),
      civic.update(),
      ledger.read(),
      media.get('papers/*'),
      media.put('papers/*'),
      media.list(),
      wechat(),
      secrets('CURSOR_KEY', 'LOOKUP_KEY', 'ROW_KEY'),
    ],
  }),
];
