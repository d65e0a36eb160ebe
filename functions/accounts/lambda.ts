import { defineLambda } from '../../infrastructure/lambda';
import { civic, ledger, media, originals, secrets, wechat } from '../../infrastructure/rights';

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
      ledger.getMany(),
      ledger.append(),
      // What is published of a paper is its redacted copy: what lies under it cannot be read here, only which object it is.
      media.get('redacted/*'),
      // A village's papers are opened by its centre, and bound to the objects that lie there when they are handed over.
      media.get('copies/*'),
      media.list(),
      originals.name(),
      wechat(),
      secrets('CURSOR_KEY', 'LOOKUP_KEY', 'ROW_KEY'),
    ],
  }),
  /** Makes the sums of the registers anew: net values and arrears change with the day. */
  defineLambda({
    name: 'restateRegisters',
    handler: 'functions/accounts/registers/restate-registers.handler',
    triggers: { every: 'cron(20 0 * * ? *)' },
    timeout: 600,
    rights: [civic.query(), ledger.query(), ledger.append(), secrets('CURSOR_KEY')],
  }),
  /** Tells of members' meetings before which not all lies open. */
  defineLambda({
    name: 'tellLateMeetings',
    handler: 'functions/accounts/members-meetings/tell-late-meetings.handler',
    triggers: { every: 'cron(40 7 * * ? *)' },
    timeout: 300,
    atOnce: 1,
    rights: [civic.read(), civic.put(), ledger.queryIndex('gsi1'), secrets('CURSOR_KEY', 'ROW_KEY')],
  }),
  /** Tells whoever still owes of a levy whose day has passed, once. */
  defineLambda({
    name: 'tellLateCharges',
    handler: 'functions/accounts/levies/tell-late-charges.handler',
    triggers: { every: 'cron(10 9 * * ? *)' },
    timeout: 300,
    atOnce: 1,
    rights: [
      civic.read(),
      civic.putUnder('INBOX#*', 'OUTGOING#*'),
      ledger.read(),
      ledger.append(),
      secrets('CURSOR_KEY', 'LOOKUP_KEY', 'ROW_KEY'),
    ],
  }),
  /** Adds up the statements of each town's and district's villages. */
  defineLambda({
    name: 'sumStatements',
    handler: 'functions/accounts/consolidation/sum-statements.handler',
    triggers: { every: 'cron(50 * * * ? *)' },
    timeout: 600,
    memory: 1024,
    atOnce: 1,
    rights: [civic.query(), civic.putUnder('STATEMENTS#*'), ledger.read(), secrets('CURSOR_KEY')],
  }),
];
