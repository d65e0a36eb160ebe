import os from 'node:os';
import { seedPictures } from '../scripts/seed/pictures/seed-pictures';
import { seedVillage } from '../scripts/seed/seed-district';
import { PICTURES, type Filled, type Filling } from './district-filler';

/**
 * A process of its own that writes the rest of the district beside the running stack, whose environment it has: making rows and drawing
 * would otherwise keep the API's one thread from answering. Its first message is what to write (`Filling`); it says of each that is
 * whole what it was (`Filled`); it ends by itself, and with whoever started it.
 */

/** One transaction waits while the other is written: a call from a page comes between them. */
const IN_FLIGHT = 2;

const fill = async ({ left, now }: Filling) => {
  for (const what of left) {
    const rows = what === PICTURES ? await seedPictures(now) : await seedVillage(what, now, IN_FLIGHT);
    process.send!({ what, rows } satisfies Filled);
  }
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
