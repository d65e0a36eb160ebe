import { defineLambda } from '../../infrastructure/lambda';
import { civic, ledger, media, secrets } from '../../infrastructure/rights';

// The stores that it imports name the Ledger, which what answers may not touch.
const NAMES_THE_LEDGER = { LEDGER_TABLE: { Ref: 'LedgerTable' } };

export const lambdas = [
  /** 开放数据 */
  defineLambda({
    name: 'openData',
    handler: 'functions/open-data/index.handler',
    triggers: { routesOf: 'open-data' },
    rights: [civic.get(), civic.query(), media.get('open/*'), secrets('CURSOR_KEY')],
    environment: NAMES_THE_LEDGER,
  }),
  /** Makes the open files at night, after the watch; tried again twice, since a run goes on where it was cut off. */
  defineLambda({
    name: 'makeOpenData',
    handler: 'functions/open-data/make-open-data.handler',
    triggers: { every: 'cron(40 3-5 * * ? *)' },
    timeout: 900,
    memory: 1024,
    atOnce: 1,
    rights: [
      civic.read(),
      civic.putUnder('OPENDATA#*', 'OPENRUNS#*'),
      ledger.read(),
      media.put('open/*'),
      secrets('CURSOR_KEY', 'LOOKUP_KEY', 'ROW_KEY'),
    ],
  }),
];
