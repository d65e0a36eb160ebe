import { defineLambda } from '../../infrastructure/lambda';
import { civic, ledger, reporterIdentity, secrets } from '../../infrastructure/rights';

export const lambdas = [
  /** 身份保管: opens who sent a confidential report, and is the only one that can. */
  defineLambda({
    name: 'custody',
    handler: 'functions/custody/index.handler',
    triggers: { routesOf: 'custody' },
    rights: [
      civic.get(),
      civic.query(),
      civic.queryIndex('gsi1'),
      civic.put(),
      ledger.get(),
      ledger.append(),
      reporterIdentity.open(),
      secrets('PHONE_KEY', 'LOOKUP_KEY', 'CURSOR_KEY', 'AUDIT_KEY', 'ROW_KEY'),
    ],
  }),
];
