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
      ledger.check(),
      ledger.append(),
      wechat(),
      secrets('CURSOR_KEY', 'ROW_KEY'),
    ],
  }),
  /** Counts reviews and rated answers into their scores: as many of one subject at once as a transaction takes. */
  defineLambda({
    name: 'countVoices',
    handler: 'functions/reviews/count-voices.handler',
    triggers: { rowsWritten: { entities: FOLLOWED.countVoices, batchSize: 80, andChanged: true } },
    timeout: 30,
    rights: [civic.get(), civic.put(), civic.update()],
  }),
];
