import { fork, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './root';

/** Among the villages' codes: the pictures of the demo's village. */
export const PICTURES = 'pictures';

/** What the process that writes is told: what is left, and the instant its reports are told from. */
export interface Filling {
  left: string[];
  now: string;
}
/** What it is told afterwards. */
export interface GiveWay {
  busy: boolean;
}
export interface Filled {
  what: string;
  rows: number;
}

export interface DistrictFiller {
  /** Sets what is to be written: codes of villages, and `PICTURES`. */
  begin(left: string[]): void;
  /** What is not there yet. */
  left(): readonly string[];
  /** Writes it, one after the other. Resolves to how many rows that were; rejects when the process that writes them fails. */
  run(now: string): Promise<number>;
  /** Whether somebody waits for an answer: what is not begun waits until they have it. */
  giveWay(busy: boolean): void;
  stop(): Promise<void>;
}

/**
 * What is still to be written of the district, kept in `file` so that a start that was stopped goes on where it was; without it, nowhere.
 * What is written stays as people have changed it since.
 */
export const districtFiller = (file?: string): DistrictFiller => {
  let left: string[] = file && existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as string[]) : [];
  let busy = false;
  let child: ChildProcess | undefined;
  let ended: Promise<void> = Promise.resolve();
  const keep = (next: string[]) => {
    left = next;
    if (!file) return;
    if (left.length > 0) writeFileSync(file, JSON.stringify(left));
    else rmSync(file, { force: true });
  };
  return {
    begin: keep,
    left: () => left,
    run: async (now) => {
      let rows = 0;
      const filler = fork(path.join(ROOT, 'local/fill-district.ts'));
      child = filler;
      filler.on('message', (filled: Filled) => {
        rows += filled.rows;
        keep(left.filter((what) => what !== filled.what));
      });
      const exited = new Promise<number | null>((resolve) => filler.once('exit', resolve));
      ended = exited.then(() => undefined);
      filler.send({ left, now } satisfies Filling);
      if ((await exited) !== 0) throw new Error('The district could not be written whole; the next start goes on.');
      return rows;
    },
    giveWay: (next) => {
      // It may have ended between this word and the one before: nobody has to give way then, and the server goes on.
      if (next !== busy && child?.connected) child.send({ busy: next } satisfies GiveWay, () => undefined);
      busy = next;
    },
    stop: () => {
      child?.kill('SIGTERM');
      return ended;
    },
  };
};
