import { defineLambda } from '../../infrastructure/lambda';
import { civic, ledger, media, originals, secrets } from '../../infrastructure/rights';

export const lambdas = [
  /** 看原件 · 遮挡 */
  defineLambda({
    name: 'evidence',
    handler: 'functions/evidence/index.handler',
    triggers: { routesOf: 'evidence' },
    rights: [
      civic.get(),
      civic.query(),
      civic.put(),
      ledger.get(),
      ledger.append(),
      originals.get(),
      originals.put(),
      media.get('copies/*'),
      media.list(),
      secrets('LOOKUP_KEY', 'CURSOR_KEY', 'AUDIT_KEY'),
    ],
  }),
];
