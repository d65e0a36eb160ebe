import { defineLambda } from '../../infrastructure/lambda';
import { civic, ledger, media, originals, secrets, wechat } from '../../infrastructure/rights';

export const lambdas = [
  /** 明白事 */
  defineLambda({
    name: 'affairs',
    handler: 'functions/affairs/index.handler',
    triggers: { routesOf: 'affairs' },
    rights: [
      civic.read(),
      civic.getMany(),
      civic.put(),
      civic.update(),
      civic.removeUnder('SAVER#*', 'NOTICES#*'),
      ledger.append(),
      // A notice shows the redacted copies of its pictures; what lies under them is only named.
      media.get('redacted/*'),
      originals.name(),
      wechat(),
      secrets('CURSOR_KEY', 'ROW_KEY'),
    ],
  }),
  /** Gives every village its record of what it must publish. */
  defineLambda({
    name: 'openDuties',
    handler: 'functions/affairs/duties/open-duties.handler',
    triggers: { every: 'cron(0 2 * * ? *)' },
    timeout: 60,
    rights: [civic.get(), civic.query(), civic.put()],
  }),
  /** Tells those who saved a policy that it changed, and brings versions into force on their day. */
  defineLambda({
    name: 'tellPolicyChanges',
    handler: 'functions/affairs/policies/tell-policy-changes.handler',
    triggers: { every: 'cron(5 * * * ? *)' },
    timeout: 300,
    rights: [civic.read(), civic.put(), civic.removeUnder('POLICYCHANGES')],
    // The stores it imports name the Ledger, which it may not touch.
    environment: { LEDGER_TABLE: { Ref: 'LedgerTable' } },
  }),
];
