import { defineLambda } from '../../infrastructure/lambda';
import { civic, ledger, media, secrets } from '../../infrastructure/rights';
import { FOLLOWED } from '../messages/dead-letters/followed';
import { WAKING } from './watching/waking';

// The stores that it imports name the Ledger.
export const lambdas = [
  /** 预警 */
  defineLambda({
    name: 'supervision',
    handler: 'functions/supervision/index.handler',
    triggers: { routesOf: 'supervision' },
    rights: [
      civic.read(),
      civic.getMany(),
      civic.put(),
      civic.update(),
      // A rule is tried on a village's book.
      ledger.read(),
      ledger.append(),
      media.get('copies/*'),
      media.list(),
      secrets('CURSOR_KEY', 'LOOKUP_KEY', 'ROW_KEY'),
    ],
  }),
  /** Runs the rules over every village at night; tried again twice, since a run goes on where it was cut off. Two at once are no use. */
  defineLambda({
    name: 'watchVillages',
    handler: 'functions/supervision/watching/watch-villages.handler',
    triggers: { every: 'cron(10 1-3 * * ? *)' },
    actedOnAlone: true,
    timeout: 900,
    memory: 1024,
    atOnce: 1,
    rights: [
      civic.read(),
      civic.getMany(),
      civic.put(),
      ledger.read(),
      ledger.append(),
      secrets('CURSOR_KEY', 'LOOKUP_KEY', 'ROW_KEY'),
    ],
  }),
  /** Runs the rules that a row wakes, in its village, when it is written: minutes later nobody need find it. The night finds the same. */
  defineLambda({
    name: 'watchWritten',
    handler: 'functions/supervision/watching/watch-written.handler',
    triggers: { rowsWritten: { of: 'LedgerTable', entities: WAKING, batchSize: 100, andChanged: true } },
    timeout: 120,
    memory: 1024,
    rights: [
      civic.read(),
      civic.getMany(),
      civic.put(),
      ledger.read(),
      ledger.append(),
      secrets('CURSOR_KEY', 'LOOKUP_KEY', 'ROW_KEY'),
    ],
  }),
  /** Tells the offices, and the village of its own flow. */
  defineLambda({
    name: 'tellAboutAlert',
    handler: 'functions/supervision/tell-about-alert.handler',
    triggers: { rowsWritten: { entities: FOLLOWED.tellAboutAlert, batchSize: 25 } },
    timeout: 30,
    rights: [civic.read(), civic.getMany(), civic.putUnder('INBOX#*', 'OUTGOING#*'), secrets('LOOKUP_KEY', 'ROW_KEY')],
  }),
  /** Counts what the three centres show. */
  defineLambda({
    name: 'countCentres',
    handler: 'functions/supervision/centres/count-centres.handler',
    triggers: { every: 'cron(45 * * * ? *)' },
    timeout: 900,
    memory: 1024,
    atOnce: 1,
    rights: [civic.read(), civic.put(), ledger.read(), secrets('CURSOR_KEY')],
  }),
  /** Counts what subsidies paid against last year, and who may claim and does not; the next hour goes on where it was cut off. */
  defineLambda({
    name: 'countBenefits',
    handler: 'functions/supervision/benefits/count-benefits.handler',
    triggers: { every: 'cron(20 2-4 * * ? *)' },
    timeout: 900,
    memory: 1024,
    atOnce: 1,
    rights: [
      civic.read(),
      civic.put(),
      civic.removeUnder('UNCLAIMED#*'),
      ledger.read(),
      secrets('CURSOR_KEY', 'ROW_KEY'),
    ],
  }),
  /** Carries what is late to the level above. */
  defineLambda({
    name: 'escalateAlerts',
    handler: 'functions/supervision/watching/escalate-alerts.handler',
    triggers: { every: 'cron(25 * * * ? *)' },
    timeout: 300,
    atOnce: 1,
    rights: [civic.read(), civic.getMany(), civic.put(), ledger.append(), secrets('LOOKUP_KEY', 'ROW_KEY')],
  }),
];
