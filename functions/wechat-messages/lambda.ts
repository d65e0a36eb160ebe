import { defineLambda } from '../../infrastructure/lambda';
import { civic, wechatPush } from '../../infrastructure/rights';

export const lambdas = [
  /** 微信消息推送: hears what WeChat says by itself. It reads reviews, by their keys, and nothing else; it has no secret but WeChat's. */
  defineLambda({
    name: 'wechatMessages',
    handler: 'functions/wechat-messages/index.handler',
    triggers: { routesOf: 'wechat-messages' },
    // WeChat waits for five.
    timeout: 5,
    rights: [
      civic.getUnder('SUBJECT#*'),
      civic.putUnder('SUBJECT#*'),
      civic.updateUnder('PICTURECHECK#*'),
      wechatPush(),
    ],
    // The store it imports names the Ledger, which it may not touch.
    environment: { LEDGER_TABLE: { Ref: 'LedgerTable' } },
  }),
];
