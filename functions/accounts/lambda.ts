import { defineLambda } from '../../infrastructure/lambda';
import { civic, ledger, media, secrets, wechat } from '../../infrastructure/rights';

export const lambdas = [
  /** 明白账 */
  defineLambda({
    name: 'accounts',
    handler: 'functions/accounts/index.handler',
    triggers: { routesOf: 'accounts' },
    rights: [
      civic.read(),
      civic.getMany(),
      civic.put(),
      civic.update(),
      ledger.read(),
      ledger.append(),
      media.get('redacted/*'),
      wechat(),
      secrets('CURSOR_KEY', 'LOOKUP_KEY'),
    ],
  }),
  /** Makes the sums of the registers anew: net values and arrears change with the day. */
  defineLambda({
    name: 'restateRegisters',
    handler: 'functions/accounts/registers/restate-registers.handler',
    triggers: { every: 'cron(20 16 * * ? *)' },
    timeout: 600,
    rights: [civic.query(), ledger.query(), ledger.append(), secrets('CURSOR_KEY')],
  }),
];
