import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ROOT } from '../local/root';
import type { Figures } from './measure';

export interface SetDataRow {
  page: string;
  calls: number;
  bytes: number;
  largestBytes: number;
}

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
 * What the first-level pages sent to the view on a walk through the WeChat build, against the local stack on port 4000.
 * @throws Error with the walk's error when it stops on the way: figures of half a walk are no figures.
 */
export function measureSetData(harness: string): Figures<SetDataRow> {
  if (!existsSync(path.join(harness, 'weapp-harness.mjs')))
    return { how: `no harness in ${harness}: give --harness DIR`, rows: [] };
  const scratch = mkdtempSync(path.join(os.tmpdir(), 'mingbaile-bench-'));
  try {
    const figures = path.join(scratch, 'figures.json');
    const script = ['--import', 'tsx', 'tests/weapp/walk.ts', readyHarness(harness, scratch), '--figures', figures];
    const walk = spawnSync(process.execPath, script, { cwd: ROOT, encoding: 'utf8', timeout: WALK_TIMEOUT_MS });
    const why = walk.status === 0 ? '' : whyOf(`${walk.stdout}\n${walk.stderr}`);
    // The walk writes its figures at its end: without them it stopped on the way.
    if (!existsSync(figures)) throw new Error(`tests/weapp/walk.ts failed:\n${why}`);
    const { setData } = JSON.parse(readFileSync(figures, 'utf8')) as {
      setData: Record<string, { calls: number; bytes: number; max: number }>;
    };
    return {
      how: `setData on each first-level page over the whole walk of tests/weapp/walk.ts (one resident, sign-in to rating), seeded data, jsdom view${why && '; the walk came to its end and then failed by its own rules: run it to see'}`,
      rows: FIRST_LEVEL.map((page) => {
        const counted = setData[page];
        if (!counted) throw new Error(`the walk did not come to ${page}`);
        return { page, calls: counted.calls, bytes: counted.bytes, largestBytes: counted.max };
      }),
    };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
