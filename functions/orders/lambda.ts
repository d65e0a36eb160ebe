import { defineLambda } from '../../infrastructure/lambda';
import { FOLLOWED } from '../messages/dead-letters/followed';
import { accountNumbers, bank, civic, ledger, media, originals, secrets, wechat } from '../../infrastructure/rights';

export const lambdas = [
  /** 银村直联: takes orders and signatures. It seals the numbers of accounts, and can open none; it cannot speak to the bank. */
  defineLambda({
    name: 'orders',
    handler: 'functions/orders/index.handler',
    triggers: { routesOf: 'orders' },
    rights: [
      civic.read(),
      civic.getMany(),
      civic.put(),
      civic.update(),
      // Which objects of a paper there are, to bind it to its bytes.
      media.get('copies/*'),
      media.list(),
      originals.name(),
      ledger.read(),
      ledger.append(),
      accountNumbers.seal(),
      wechat(),
      secrets('CURSOR_KEY', 'LOOKUP_KEY', 'ROW_KEY'),
    ],
  }),
  /** Speaks to the bank, and is the only one that can: each minute, never two at once. */
  defineLambda({
    name: 'bankLeg',
    handler: 'functions/orders/run-bank-leg.handler',
    triggers: { every: 'rate(1 minute)' },
    actedOnAlone: true,
    timeout: 300,
    atOnce: 1,
    rights: [
      civic.read(),
      civic.putUnder('ORDEREVENTS#*'),
      ledger.read(),
      ledger.append(),
      media.put('bank-receipts/*'),
      media.put('bank-files/*'),
      accountNumbers.open(),
      bank(),
      secrets('CURSOR_KEY', 'LOOKUP_KEY', 'ROW_KEY'),
    ],
  }),
  /** Tells whose turn it is, what became of it, and the payee. */
  defineLambda({
    name: 'tellAboutOrder',
    handler: 'functions/orders/tell-about-order.handler',
    triggers: { rowsWritten: { entities: FOLLOWED.tellAboutOrder, batchSize: 25 } },
    timeout: 30,
    rights: [civic.read(), civic.putUnder('INBOX#*', 'OUTGOING#*'), ledger.read(), secrets('LOOKUP_KEY', 'ROW_KEY')],
  }),
];
