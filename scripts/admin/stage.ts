import path from 'node:path';
import { StartError } from '../../local/ports';
import { ROOT } from '../../local/root';
import { startStack } from '../../local/stack';

const NAMES = ['STAGE', 'CIVIC_TABLE', 'LEDGER_TABLE', 'IDENTITY_KEY', 'PHONE_KEY', 'LOOKUP_KEY', 'ROW_KEY'];

export interface OpenStage {
  /** As `serverless deploy --stage` names it; `local` for what `npm start` keeps. */
  name: string;
  /** Waits until what was written is told on, and lets go. */
  close: () => Promise<void>;
}

/**
 * The stage that is worked on: the environment's, when it names all that is needed, else `.local`.
 * @throws StartError where a part is missing, or the tables are another stage's.
 */
export async function openStage(): Promise<OpenStage> {
  const missing = NAMES.filter((name) => !process.env[name]);
  if (missing.length > 0 && missing.length < NAMES.length && process.env.CIVIC_TABLE)
    throw new StartError(`还要设 ${missing.join('、')}；都不设就用 .local。见 docs/operations.md。`);
  if (missing.length > 0) {
    const stack = await startStack({ dataDir: path.join(ROOT, '.local') });
    const close = async () => {
      await stack.settle();
      await stack.stop();
    };
    return { name: 'local', close };
  }
  const { STAGE: name = '', CIVIC_TABLE: civic = '', LEDGER_TABLE: ledger = '' } = process.env;
  for (const table of [civic, ledger]) {
    // infrastructure/tables.ts names them so.
    const of = /^mingbaile-(.+)-(?:civic|ledger)$/.exec(table)?.[1];
    if (of !== undefined && of !== name)
      throw new StartError(`STAGE 是 ${name}，表 ${table} 却是 ${of} 的。什么也没有做。`);
  }
  return { name, close: () => Promise.resolve() };
}
