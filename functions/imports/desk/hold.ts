import { now } from '../../platform/clock';
import { newId } from '../../platform/id';
import { type ImportRow, LEASE_MS, type Progress } from './import';
import { saidProgress, tookImport } from './import-store';

/** The Lambda's time is nearly over: what is under way is left where it can be gone on with. */
export class OutOfTime extends Error {
  constructor(readonly phase: Progress['phase']) {
    super(`out of time while ${phase}`);
    this.name = 'OutOfTime';
  }
}

/** Another worker holds the import by now. */
export class HoldLost extends Error {}

/** How often the page may hear of something new. */
const SAID_EVERY_MS = 2_000;
/** Left for what is in flight to land, and to say where it stopped. */
const RESERVE_MS = 45_000;

const leaseFrom = (id: string, at: string) => ({ id, until: new Date(Date.parse(at) + LEASE_MS).toISOString() });

/**
 * A worker's hold of an import: the same event may come twice, or two at a time, and one does the work. While it is held, the
 * row says every two seconds how far it is; a worker that died is known by its silence.
 */
export class Hold {
  #progress: Progress | undefined;
  #saying: Promise<void> = Promise.resolve();
  #lost = false;
  readonly #timer: NodeJS.Timeout;

  private constructor(
    readonly row: ImportRow,
    private readonly leaseId: string,
    private readonly remainingMs: () => number,
  ) {
    this.#timer = setInterval(() => (this.#saying = this.#saying.then(() => this.#say())), SAID_EVERY_MS);
  }

  /** Undefined when somebody else was faster. */
  static async take(row: ImportRow, state: ImportRow['state'], remainingMs: () => number): Promise<Hold | undefined> {
    const at = now();
    const leaseId = newId(at);
    const { ttl: _, ...kept } = row;
    const held = { ...kept, state, lease: leaseFrom(leaseId, at), seenAt: at, version: row.version + 1 };
    return (await tookImport(held, row)) ? new Hold(held, leaseId, remainingMs) : undefined;
  }

  /** For the engine. @throws OutOfTime, HoldLost: the engine then begins nothing more and lets go. */
  readonly onProgress = (progress: Progress): void => {
    this.#progress = progress;
    if (this.#lost) throw new HoldLost();
    if (this.remainingMs() < RESERVE_MS) throw new OutOfTime(progress.phase);
  };

  async #say(): Promise<void> {
    const at = now();
    const held = await saidProgress(this.row.importId, leaseFrom(this.leaseId, at), at, this.#progress).catch(
      () => true,
    );
    if (!held) this.#lost = true;
  }

  /** Says no more. What becomes of the row is the caller's. */
  async end(): Promise<void> {
    clearInterval(this.#timer);
    await this.#saying;
  }

  /** Lets go without an outcome: whoever comes next goes on. False when somebody has it already. */
  async release(): Promise<boolean> {
    await this.end();
    const { lease: _, ...row } = this.row;
    return tookImport({ ...row, seenAt: now(), version: row.version + 1 }, this.row);
  }
}
