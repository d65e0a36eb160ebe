import type { HealthPart } from '@shared/health';
import { env } from '../platform/env';
import { areKeysEnabled } from '../platform/envelope';
import { log } from '../platform/log';
import { objectAt } from '../platform/storage';
import { lookInto } from './table-store';

/** A look at each part; it throws where the part cannot be used. */
const LOOKS: Record<HealthPart, () => Promise<unknown>> = {
  tables: () => Promise.all([lookInto(env.civicTable), lookInto(env.ledgerTable)]),
  bucket: () => objectAt('health/none'),
  keys: async () => {
    if (!(await areKeysEnabled(env.watchedKeys))) throw new Error('a key is disabled, or waits to be deleted');
  },
};

/** A part that answers nothing for so long fails: the one who asks is not kept waiting. */
const PATIENCE_MS = 8000;
const inTime = async (look: Promise<unknown>): Promise<unknown> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('no answer')), PATIENCE_MS);
  });
  return Promise.race([look, late]).finally(() => clearTimeout(timer));
};

/** The parts that cannot be used now. Why stands in the log alone, as the error's name: a message may name what is there. */
export async function partsThatFail(): Promise<HealthPart[]> {
  const seen = await Promise.all(
    (Object.keys(LOOKS) as HealthPart[]).map(async (part): Promise<HealthPart[]> => {
      try {
        await inTime(LOOKS[part]());
        return [];
      } catch (error) {
        log('error', 'healthFailing', { subject: part, ...(error instanceof Error && { error: error.name }) });
        return [part];
      }
    }),
  );
  return seen.flat();
}
