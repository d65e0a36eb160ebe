import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { build, type BuildOptions } from 'esbuild';
import { ROOT } from '../local/root';
import { service } from '../infrastructure/service';
import { type BundleWeight, weightOf } from './bundle-weight';
import { esbuildOptions } from './esbuild-options';
import { type Figures, median, rounded } from './measure';

export interface BundleRow {
  name: string;
  handler: string;
  bundleKb: number;
  /** What of it is loaded before the function can answer anything. */
  startKb: number;
  /** What `require` takes of the processor in a fresh process, in milliseconds: the median. */
  importMs: number;
  /** The same with an operation of the function's routes, another in each run: what the first who calls waits for. */
  firstMs: number | '';
  timesEmpty: number;
  /** Beside AWS's document client and nothing else, loaded in the same run. */
  timesClient: number;
  /** Whether it answers routes: a person waits for it. */
  ofRoutes: boolean;
}

/** A function that answers routes starts in this part of what AWS’s document client alone takes; a run that is over it by a fifth fails. */
const TIMES_CLIENT = 0.7;
const TOLERANCE = 1.2;

/** How esbuild calls what it is given as text. */
const STDIN = '<stdin>';
const EMPTY = 'empty';
const CLIENT = 'documentClient';
const RUNS = 11;
/** Prints what CPU the bundle took to load, and what with one of its operations; fails when it exports no such handler. */
const PROBE = `
const [file, name, run] = process.argv.slice(1);
const cpuMs = () => { const { user, system } = process.cpuUsage(); return (user + system) / 1000; };
const started = cpuMs();
const loaded = require(file);
const importMs = cpuMs() - started;
if (typeof loaded[name] !== 'function') throw new Error(name + ' is not exported');
const operations = Object.values(loaded[name].handlers ?? {});
const load = operations[Math.floor((run * operations.length) / ${RUNS})];
Promise.resolve(load?.()).then(() => {
  const firstMs = load && cpuMs() - started;
  console.log(JSON.stringify({ importMs, firstMs }));
});`;
/** What a module reads of its environment while it loads. */
const ENVIRONMENT = {
  PATH: process.env.PATH,
  // sharp is not bundled: on Lambda it is found in the same way (functions/media/lambda.ts).
  NODE_PATH: path.join(ROOT, 'node_modules'),
  STAGE: 'prod',
  AWS_REGION: 'cn-north-1',
  AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
};

interface Bundle {
  name: string;
  handler: string;
  file: string;
  exported: string;
  weight: BundleWeight;
}

interface Loaded {
  importMs: number;
  firstMs?: number;
}

const run = promisify(execFile);

async function bundled(name: string, handler: string, directory: string): Promise<Bundle> {
  const [, source, exported] = /^(.*)\.(\w+)$/.exec(handler) ?? [];
  if (!source || !exported) throw new Error(`The service: "${handler}" is no handler`);
  const entry = `${source}.ts`;
  const options = { ...esbuildOptions(), entryPoints: [entry] };
  return { name, handler, exported, ...(await written(options, path.join(directory, name), entry)) };
}

async function written(options: BuildOptions, outdir: string, entry: string): Promise<Pick<Bundle, 'file' | 'weight'>> {
  const { metafile } = await build({ ...options, outdir, metafile: true });
  return {
    file: path.join(outdir, `${entry === STDIN ? 'stdin' : path.parse(entry).name}.js`),
    weight: weightOf(metafile, entry),
  };
}

/** What every function is compared with: nothing at all, and the client that most Lambdas over DynamoDB begin with. */
const YARDSTICKS = {
  [EMPTY]: {
    handler: '(a handler that does nothing)',
    contents: 'export const handler = async () => ({ statusCode: 200 });',
  },
  [CLIENT]: {
    handler: '(a Query by AWS’s document client)',
    contents: `
      import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
      import { DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
      const client = DynamoDBDocumentClient.from(new DynamoDBClient({ region: 'cn-north-1' }));
      export const handler = (query) => client.send(new QueryCommand(query));`,
  },
};

async function yardstick(name: keyof typeof YARDSTICKS, directory: string): Promise<Bundle> {
  const { handler, contents } = YARDSTICKS[name];
  const options = { ...esbuildOptions(), alias: {}, plugins: [], stdin: { contents, resolveDir: ROOT } };
  return { name, handler, exported: 'handler', ...(await written(options, path.join(directory, name), STDIN)) };
}

async function loadOnce({ file, exported }: Bundle, round: number): Promise<Loaded> {
  const { stdout } = await run(process.execPath, ['-e', PROBE, file, exported, String(round)], { env: ENVIRONMENT });
  return JSON.parse(stdout) as Loaded;
}

/** The cold start's part that is ours: each Lambda's bundle as it is deployed, loaded in fresh processes beside an empty one. */
export async function measureBundles(): Promise<Figures<BundleRow>> {
  const directory = mkdtempSync(path.join(os.tmpdir(), 'mingbaile-bench-'));
  try {
    const bundles = [await yardstick(EMPTY, directory), await yardstick(CLIENT, directory)];
    for (const [name, { handler }] of Object.entries(service.functions))
      bundles.push(await bundled(name, handler, directory));
    // The first load of each only brings its file into the disk's cache.
    for (const bundle of bundles) await loadOnce(bundle, 0);
    const loads = new Map(bundles.map(({ name }) => [name, [] as Loaded[]]));
    for (let round = 0; round < RUNS; round += 1)
      for (const bundle of bundles) loads.get(bundle.name)!.push(await loadOnce(bundle, round));
    const importMsOf = (name: string) => median(loads.get(name)!.map(({ importMs }) => importMs));
    const firstMsOf = (name: string) => {
      const times = loads.get(name)!.flatMap(({ firstMs }) => firstMs ?? []);
      return times.length > 0 ? rounded(median(times), 2) : '';
    };
    const [emptyMs, clientMs] = [importMsOf(EMPTY), importMsOf(CLIENT)];
    const routed = new Set(service.routes.map(({ functionName }) => functionName));
    return {
      how: `CPU (user and system) of require of each bundle in a fresh process, in milliseconds; ${RUNS} runs each, one after the other with the empty handler and AWS’s document client among them; medians. Node's own start is not in it. firstMs: the same with one operation, another in each run. A function of routes over ${TIMES_CLIENT} times the client by a fifth fails.`,
      rows: bundles.map(({ name, handler, weight }) => ({
        name,
        handler,
        bundleKb: rounded(weight.all / 1024),
        startKb: rounded(weight.start / 1024),
        importMs: rounded(importMsOf(name), 2),
        firstMs: firstMsOf(name),
        timesEmpty: rounded(importMsOf(name) / emptyMs),
        timesClient: rounded(importMsOf(name) / clientMs, 2),
        ofRoutes: routed.has(name),
      })),
    };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** The functions of routes that take more than a fifth above their part of the client's time; there may be none. */
export const slowStarts = (rows: readonly BundleRow[]): string[] =>
  rows
    .filter(({ ofRoutes, timesClient }) => ofRoutes && timesClient > TIMES_CLIENT * TOLERANCE)
    .map(
      ({ name, timesClient }) =>
        `${name} takes ${timesClient} times the document client’s start, its budget is ${TIMES_CLIENT}`,
    );
