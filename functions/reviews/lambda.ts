import { defineLambda } from '../../infrastructure/lambda';
import { civic, ledger, media, secrets, wechat } from '../../infrastructure/rights';
import { FOLLOWED } from '../messages/dead-letters/followed';

/** The store they import names the Ledger, which they may not touch. */
const NAMES_LEDGER = { LEDGER_TABLE: { Ref: 'LedgerTable' } };

export const lambdas = [
  /** 我要点评 */
  defineLambda({
    name: 'reviews',
    handler: 'functions/reviews/index.handler',
    triggers: { routesOf: 'reviews' },
    rights: [
      civic.read(),
      civic.getMany(),
      civic.put(),
      civic.update(),
      civic.removeUnder('REVIEWUSEFUL#*'),
      civic.check(),
      ledger.get(),
      ledger.query(),
      ledger.check(),
      ledger.append(),
      // Pictures are shown by copies of a day, and looked at by WeChat; whether an original lies there is asked, and none is read.
      media.get('copies/*'),
      media.get('views/*'),
      media.put('views/*'),
      media.list(),
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
    rights: [civic.get(), civic.query(), civic.put(), civic.update()],
    environment: NAMES_LEDGER,
  }),
  /**
   * Says which office's queue of held words is late, tells the authors of a burst what was decided, and invites who was paid three days
   * ago to say how that was handled.
   */
  defineLambda({
    name: 'watchHeldReviews',
    handler: 'functions/reviews/moderation/watch-held-reviews.handler',
    triggers: { every: 'cron(40 9 * * ? *)' },
    timeout: 300,
    rights: [civic.read(), civic.put(), ledger.read(), secrets('CURSOR_KEY', 'ROW_KEY')],
  }),
  /** On Mondays opens what low reviews ask for, and carries what their authors said; every day, what is late to the level above, and what was promised to its raters. Keeps what pages say as a quarter ends. */
  defineLambda({
    name: 'keepReviewTasks',
    handler: 'functions/reviews/tasks/keep-review-tasks.handler',
    triggers: { every: 'cron(50 9 * * ? *)' },
    timeout: 300,
    atOnce: 1,
    rights: [civic.read(), civic.put(), ledger.get(), secrets('CURSOR_KEY', 'ROW_KEY')],
  }),
];
