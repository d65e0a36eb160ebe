import { defineLambda } from '../../infrastructure/lambda';
import { civic, ledger, secrets } from '../../infrastructure/rights';

export const lambdas = [
  /** 明白钱 */
  defineLambda({
    name: 'subsidies',
    handler: 'functions/subsidies/index.handler',
    triggers: { routesOf: 'subsidies' },
    rights: [civic.read(), civic.update(), ledger.read(), secrets('CURSOR_KEY', 'ROW_KEY')],
  }),
];
