import { defineLambda } from '../../infrastructure/lambda';
import { civic, ledger, media, watchedKeys } from '../../infrastructure/rights';

export const lambdas = [
  /** Says which code runs, and whether what it stands on can be used. It opens nothing and writes nothing. */
  defineLambda({
    name: 'health',
    handler: 'functions/health/index.handler',
    triggers: { routesOf: 'health' },
    rights: [civic.get(), ledger.get(), media.list(), watchedKeys()],
  }),
  /** Says every hour whether both tables can be restored to a moment of the last day. */
  defineLambda({
    name: 'checkBackups',
    handler: 'functions/health/check-backups.handler',
    triggers: { every: 'cron(40 * * * ? *)' },
    rights: [civic.describeBackups(), ledger.describeBackups()],
  }),
];
