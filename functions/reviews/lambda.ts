import { defineLambda } from '../../infrastructure/lambda';
import { civic, ledger, secrets, wechat } from '../../infrastructure/rights';
import { FOLLOWED } from '../messages/dead-letters/followed';

export const lambdas = [
  /** 我要点评 */
  defineLambda({
    name: 'reviews',
    handler: 'functions/reviews/index.handler',
    triggers: { routesOf: 'reviews' },
    rights: [
      civic.read(),
      civic.put(),
      civic.update(),
      civic.check(),
      ledger.append(),
      wechat(),
      secrets('CURSOR_KEY', 'ROW_KEY'),
    ],
  }),
  /** Counts a rated answer into its village's score. */
  defineLambda({
    name: 'scoreAnswer',
    handler: 'functions/reviews/on-answer-rated.handler',
    triggers: { rowsWritten: { entities: FOLLOWED.scoreAnswer, batchSize: 25 } },
    timeout: 30,
    rights: [civic.get(), civic.put(), civic.update(), civic.check()],
  }),
];
