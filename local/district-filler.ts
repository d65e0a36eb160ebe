import { fork, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Filled, Filling } from './fill-district';
import { ROOT } from './root';

export interface DistrictFiller {
  /** How many villages are not there yet. */
  left(): number;
  /** Writes them, one after the other. Resolves to how many rows that were; rejects when the process that writes them fails. */
  run(now: string): Promise<number>;
  stop(): Promise<void>;
}

/**
 * The villages that are still to be written, kept in `file` so that a start that was stopped goes on where it was; without it, nowhere.
 * What is written stays as people have changed it since.
 */
export const districtFiller = (file?: string): DistrictFiller & { begin(villages: string[]): void } => {
  let left: string[] = file && existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as string[]) : [];
  let child: ChildProcess | undefined;
  let ended: Promise<void> = Promise.resolve();
  const keep = (villages: string[]) => {
    left = villages;
    if (!file) return;
    if (left.length > 0) writeFileSync(file, JSON.stringify(left));
    else rmSync(file, { force: true });
  };
  return {
    begin: keep,
    left: () => left.length,
    run: async (now) => {
      let rows = 0;
      const filler = fork(path.join(ROOT, 'local/fill-district.ts'));
      child = filler;
      filler.on('message', (filled: Filled) => {
        rows += filled.rows;
        keep(left.filter((code) => code !== filled.code));
      });
      const exited = new Promise<number | null>((resolve) => filler.once('exit', resolve));
      ended = exited.then(() => undefined);
      filler.send({ villages: left, now } satisfies Filling);
      if ((await exited) !== 0) throw new Error('The other villages could not all be written; the next start goes on.');
      return rows;
    },
    stop: () => {
      child?.kill('SIGTERM');
      return ended;
    },
  };
};
