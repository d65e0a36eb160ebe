import { rm, stat } from 'node:fs/promises';

const LONGEST_MS = 5_000;
const pause = () => new Promise((done) => setTimeout(done, 2));

/** Waits until the bytes that were taken lie there: the store behind answers before it has written the last of them. */
async function flushed(file: string, size: number): Promise<void> {
  for (const until = Date.now() + LONGEST_MS; Date.now() < until; await pause()) {
    const lies = await stat(file).catch(() => undefined);
    if (lies?.size === size) return;
  }
  throw new Error(`${file} was not written`);
}

/**
 * S3 shows an object whole, as it was or as it is, and never while it grows: who reads it waits for who writes it, and who writes it
 * for whoever asked before. A body that is being sent goes on from the file it was opened on.
 */
export class WholeObjects {
  readonly #writing = new Map<string, Promise<unknown>>();
  readonly #reading = new Map<Promise<unknown>, string | undefined>();

  /**
   * Writes to one place, after those who write or ask there already.
   * @param lies where, and how many bytes, are to lie in the store then; nothing for what the store copies by itself.
   */
  async write<T>(
    place: string,
    lies: { file: string; size: number } | undefined,
    act: () => Promise<T>,
    isTaken: (answer: T) => boolean,
  ): Promise<T> {
    const before = this.#writing.get(place);
    const asked = [...this.#reading].filter(([, read]) => read === undefined || read === place);
    const turn = async () => {
      await Promise.allSettled([before, ...asked.map(([reading]) => reading)]);
      // The new file is another, so that a body which is being sent ends as it began.
      if (lies) await rm(lies.file, { force: true });
      const answer = await act();
      if (lies && isTaken(answer)) await flushed(lies.file, lies.size);
      return answer;
    };
    const writing = turn();
    this.#writing.set(place, writing);
    try {
      return await writing;
    } finally {
      if (this.#writing.get(place) === writing) this.#writing.delete(place);
    }
  }

  /** Asks about a place, or about all where none is named, when nothing is being written there. `act` resolves once a file is open. */
  async read<T>(place: string | undefined, act: () => Promise<T>): Promise<T> {
    const writes = () =>
      (place === undefined ? [...this.#writing.values()] : [this.#writing.get(place)]).filter(Boolean);
    for (let under = writes(); under.length > 0; under = writes()) await Promise.allSettled(under);
    const reading = act();
    this.#reading.set(reading, place);
    try {
      return await reading;
    } finally {
      this.#reading.delete(reading);
    }
  }
}
