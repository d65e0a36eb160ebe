import { defineLambda } from '../../infrastructure/lambda';
import { civic, ledger, secrets, wechat, wechatPay } from '../../infrastructure/rights';

export const lambdas = [
  /**
   * 微信支付: takes what villagers owe, and is the only one that has the merchant's keys. Each minute it asks about what has no end, and in
   * the morning for the bill: in the same function, so that the keys are in one.
   */
  defineLambda({
    name: 'wechatPay',
    handler: 'functions/wechat-pay/index.handler',
    triggers: { routesOf: 'wechat-pay', every: 'rate(1 minute)' },
    timeout: 29,
    rights: [
      civic.read(),
      // Commands that were done, and calls that were counted.
      civic.put(),
      civic.update(),
      ledger.read(),
      ledger.append(),
      wechat(),
      wechatPay(),
      secrets('CURSOR_KEY', 'LOOKUP_KEY', 'ROW_KEY'),
    ],
  }),
];
