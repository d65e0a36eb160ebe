import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { esbuildOptions } from './esbuild-options';
import { type Figures, rounded } from './measure';

export interface ServeRow {
  handler: string;
  usPerCall: number;
  timesBare: number;
}

/** What serve-probe.ts prints. */
interface Probed {
  calls: number;
  rounds: number;
  bodyBytes: number;
  logLinesPerCall: number;
  bareUs: number;
  serveUs: number;
}

/** What `serve` adds to a request, beside the least a handler can do with the same body. */
export async function measureServe(): Promise<Figures<ServeRow>> {
  const directory = mkdtempSync(path.join(os.tmpdir(), 'mingbaile-bench-'));
  try {
    await build({ ...esbuildOptions(), entryPoints: ['bench/serve-probe.ts'], outdir: directory });
    const env = { PATH: process.env.PATH, STAGE: 'prod', AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' };
    const probed = JSON.parse(
      execFileSync(process.execPath, [path.join(directory, 'serve-probe.js')], { env, encoding: 'utf8' }),
    ) as Probed;
    const { calls, rounds, bodyBytes, logLinesPerCall, bareUs, serveUs } = probed;
    return {
      how:
        `${calls} calls each in one warm process, bundled as deployed, a body of ${bodyBytes} bytes that comes back; ` +
        `${rounds} rounds, one handler after the other; medians. serve matches the route, parses body and answer by the ` +
        `contract and logs ${logLinesPerCall} line a call, to a stream that keeps nothing. No token, no limit: those are reads and writes, counted below`,
      rows: [
        { handler: 'bare: JSON.parse, JSON.stringify', usPerCall: rounded(bareUs), timesBare: 1 },
        {
          handler: "serve({ 'POST /echo': async () => ({ echoHandler: handle(echo)(…) }) })",
          usPerCall: rounded(serveUs),
          timesBare: rounded(serveUs / bareUs),
        },
      ],
    };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
