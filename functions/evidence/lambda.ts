import { defineLambda } from '../../infrastructure/lambda';
import { civic, ledger, media, originals, secrets } from '../../infrastructure/rights';

export const lambdas = [
  /** 看原件 · 遮挡. At night it writes the originals of the last days anew, all together (ADR 41). */
  defineLambda({
    name: 'evidence',
    handler: 'functions/evidence/index.handler',
    triggers: { routesOf: 'evidence', every: 'cron(10 1 * * ? *)' },
    // It reads a file of 100 MB before it opens it, and at night writes those of two days anew.
    memory: 1024,
    timeout: 300,
    rights: [
      civic.get(),
      civic.query(),
      civic.queryIndex('gsi1'),
      civic.getMany(),
      civic.put(),
      civic.update(),
      ledger.get(),
      ledger.append(),
      originals.get(),
      originals.put(),
      media.get('copies/*'),
      media.list(),
      secrets('LOOKUP_KEY', 'CURSOR_KEY', 'AUDIT_KEY', 'ROW_KEY'),
    ],
  }),
];
