import os from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { seedPictures } from '../scripts/seed/pictures/seed-pictures';
import { seedVillage } from '../scripts/seed/seed-district';
import { PICTURES, type Filled, type Filling, type GiveWay } from './district-filler';

/**
 * A process of its own that writes the rest of the district beside the running stack, whose environment it has: making rows and drawing
 * would otherwise keep the API's one thread from answering. Its first message is what to write (`Filling`); it says of each that is
 * whole what it was (`Filled`); it ends by itself, and with whoever started it.
 */

/** One transaction waits while the other is written: a call from a page comes between them. */
const IN_FLIGHT = 2;

/** Somebody who asks without end does not stop it for good. */
const MOST_HELD_MS = 2000;
let held: PromiseWithResolve | undefined;
interface PromiseWithResolve {
  over: Promise<unknown>;
  end: () => void;
}
const hold = (): PromiseWithResolve => {
  let end = () => undefined as void;
  const over = new Promise<void>((resolve) => (end = resolve));
  return { over, end };
};
const gate = async () => {
  if (held) await Promise.race([held.over, sleep(MOST_HELD_MS)]);
};
const giveWay = ({ busy }: GiveWay) => {
  held?.end();
  held = busy ? hold() : undefined;
};

const fill = async ({ left, now }: Filling) => {
  for (const what of left) {
    const rows =
      what === PICTURES ? await seedPictures(now) : await seedVillage(what, now, { inFlight: IN_FLIGHT, gate });
    process.send!({ what, rows } satisfies Filled);
  }
};

// Ctrl-C in a terminal reaches every process of it; the stack ends this one in its turn.
process.on('SIGINT', () => undefined);
process.on('disconnect', () => process.exit(0));
os.setPriority(10);
process.once('message', (filling: Filling) => {
  process.on('message', giveWay);
  fill(filling).then(
    () => process.exit(0),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
});
