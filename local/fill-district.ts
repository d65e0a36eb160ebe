import os from 'node:os';
import { seedVillage } from '../scripts/seed/seed-district';

/**
 * A process of its own that writes villages beside the running stack, whose environment it has: making rows would otherwise keep the
 * API's one thread from answering. Takes `{ villages, now }` as its first message; says `{ code, rows }` of each that is whole; ends by
 * itself, and with whoever started it.
 */

/** One transaction waits while the other is written: a call from a page comes between them. */
const IN_FLIGHT = 2;

export interface Filling {
  villages: string[];
  now: string;
}
export interface Filled {
  code: string;
  rows: number;
}

const fill = async ({ villages, now }: Filling) => {
  for (const code of villages) process.send!({ code, rows: await seedVillage(code, now, IN_FLIGHT) } satisfies Filled);
};

// Ctrl-C in a terminal reaches every process of it; the stack ends this one in its turn.
process.on('SIGINT', () => undefined);
process.on('disconnect', () => process.exit(0));
os.setPriority(10);
process.once('message', (filling: Filling) => {
  fill(filling).then(
    () => process.exit(0),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
});
