import { defineLambda } from '../../infrastructure/lambda';
import { civic, ledger, media, secrets } from '../../infrastructure/rights';

export const lambdas = [
  /** 导入: takes files in, and says what became of them. */
  defineLambda({
    name: 'imports',
    handler: 'functions/imports/index.handler',
    triggers: { routesOf: 'imports' },
    timeout: 29,
    rights: [
      civic.read(),
      civic.put(),
      civic.update(),
      ledger.append(),
      media.put('imports/*'),
      media.remove('imports/*'),
      media.get('papers/import-templates/*'),
      media.put('papers/import-templates/*'),
      media.get('papers/imports/*'),
      media.list(),
      secrets('CURSOR_KEY', 'ROW_KEY'),
    ],
  }),
  /** Checks, writes and takes back the files that offices send. */
  defineLambda({
    name: 'runImport',
    handler: 'functions/imports/desk/run-import.handler',
    triggers: { objectsUnder: 'imports/' },
    memory: 2048,
    timeout: 900,
    disk: 2048,
    atOnce: 2,
    rights: [
      civic.read(),
      civic.getMany(),
      civic.put(),
      civic.update(),
      civic.check(),
      ledger.read(),
      ledger.getMany(),
      ledger.append(),
      ledger.update(),
      ledger.check(),
      // An undo takes out what its import made (ADR 19): no voucher, and nothing of the trail.
      ledger.undoUnder(
        'PERSON#*',
        'PROGRAMS',
        'PROGRAM#*',
        'VILLAGE#*',
        'ASSET#*',
        'RESOURCE#*',
        'CONTRACT#*',
        'BODIES#*',
      ),
      civic.removeUnder('PERSON#*', 'POLICIES', 'POLICY#*', 'POLICYCHANGES', 'LISTS#*', 'LIST#*'),
      media.get('imports/*'),
      media.remove('imports/*'),
      media.put('imports/*/go'),
      media.put('papers/imports/*'),
      media.put('bank-statements/*'),
      media.list(),
      secrets('IDENTITY_KEY', 'PHONE_KEY', 'LOOKUP_KEY', 'CURSOR_KEY', 'ROW_KEY'),
    ],
  }),
];
