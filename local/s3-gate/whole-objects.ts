import { stat } from 'node:fs/promises';

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

/** S3 shows an object whole, as it was or as it is, and never while it grows: who reads it waits for who writes it. */
export class WholeObjects {
  readonly #writing = new Map<string, Promise<unknown>>();

  /** Writes to one place, after those who write there already. @param isTaken whether `size` bytes are to lie in `file` then. */
  async write<T>(
    place: string,
    { file, size }: { file: string; size: number },
    act: () => Promise<T>,
    isTaken: (answer: T) => boolean,
  ): Promise<T> {
    const before = this.#writing.get(place);
    const turn = async () => {
      await before?.catch(() => undefined);
      const answer = await act();
      if (isTaken(answer)) await flushed(file, size);
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

  /** Resolves when nothing is being written there; nowhere, where no place is named. */
  async over(place?: string): Promise<void> {
    await Promise.allSettled(place === undefined ? this.#writing.values() : [this.#writing.get(place)]);
  }
}
