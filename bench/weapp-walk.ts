import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ROOT } from '../local/root';
import type { Effort } from '../tests/weapp/hand';
import type { Figures } from './measure';

export interface SetDataRow {
  page: string;
  calls: number;
  bytes: number;
  largestBytes: number;
}

/** A row of tests/weapp/tasks.ts. */
export type TaskRow = { task: string; by: string } & Effort;

/** The pages a person sees first: the tab bar's. */
const FIRST_LEVEL = ['home', 'report', 'messages', 'me'].map((name) => `pages/${name}/index`);
const WALK_TIMEOUT_MS = 10 * 60_000;
export const DEFAULT_HARNESS = path.resolve(ROOT, '../shared/tools/weapp-harness');

/** A harness that can run: itself when it is installed, else a copy that is installed in `scratch`. */
function readyHarness(harness: string, scratch: string): string {
  if (existsSync(path.join(harness, 'node_modules'))) return harness;
  const copy = path.join(scratch, 'harness');
  cpSync(harness, copy, { recursive: true });
  execFileSync('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts'], { cwd: copy, stdio: 'ignore' });
  return copy;
}

/** The steps that passed and the error's first lines; a page's whole text may follow it. */
const whyOf = (output: string): string => {
  const lines = output.split('\n').filter((line) => line && !line.startsWith('{"level"'));
  const failed = lines.findIndex((line) => /^\w*Error\b/.test(line));
  return [
    ...lines.filter((line) => line.startsWith('ok ')),
    ...(failed < 0 ? lines.slice(-6) : lines.slice(failed, failed + 3)),
  ].join('\n');
};

/**
 * Runs a script of tests/weapp with the harness, and reads the figures that it writes at its end.
 * @throws Error with the script's error when it stopped on the way: figures of half a walk are no figures.
 */
function figuresOf<T>(script: string, harness: string): { figures: T; why: string } {
  const scratch = mkdtempSync(path.join(os.tmpdir(), 'mingbaile-bench-'));
  try {
    const file = path.join(scratch, 'figures.json');
    const args = ['--import', 'tsx', script, readyHarness(harness, scratch), '--figures', file];
    const walk = spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8', timeout: WALK_TIMEOUT_MS });
    const why = walk.status === 0 ? '' : whyOf(`${walk.stdout}\n${walk.stderr}`);
    if (!existsSync(file)) throw new Error(`${script} failed:\n${why}`);
    return { figures: JSON.parse(readFileSync(file, 'utf8')) as T, why };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

const isThere = (harness: string): boolean => existsSync(path.join(harness, 'weapp-harness.mjs'));
const notThere = (harness: string) => ({ how: `no harness in ${harness}: give --harness DIR`, rows: [] });

/** What the first-level pages sent to the view on a walk through the WeChat build, against the local stack on port 4000. */
export function measureSetData(harness: string): Figures<SetDataRow> {
  if (!isThere(harness)) return notThere(harness);
  type Walked = { setData: Record<string, { calls: number; bytes: number; max: number }> };
  const { figures, why } = figuresOf<Walked>('tests/weapp/walk.ts', harness);
  return {
    how: `setData on each first-level page over the whole walk of tests/weapp/walk.ts (one resident, sign-in to rating), seeded data, jsdom view${why && '; the walk came to its end and then failed by its own rules: run it to see'}`,
    rows: FIRST_LEVEL.map((page) => {
      const counted = figures.setData[page];
      if (!counted) throw new Error(`the walk did not come to ${page}`);
      return { page, calls: counted.calls, bytes: counted.bytes, largestBytes: counted.max };
    }),
  };
}

/** Taps, fields and setData of the twelve commonest tasks, each done on the WeChat build from the first page. */
export function measureTasks(harness: string): Figures<TaskRow> {
  if (!isThere(harness)) return notThere(harness);
  const { figures } = figuresOf<TaskRow[]>('tests/weapp/tasks.ts', harness);
  return {
    how: 'each task done to its end by tests/weapp/tasks.ts from the first page, which is open: taps with the bar below and each answer of a dialog, fields that are written, pages come to, and what crossed from logic to view on all of them; seeded data',
    rows: figures,
  };
}
