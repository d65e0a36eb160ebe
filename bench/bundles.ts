import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { ROOT } from '../local/root';
import { service } from '../infrastructure/service';
import { esbuildOptions } from './esbuild-options';
import { type Figures, median, rounded } from './measure';

export interface BundleRow {
  name: string;
  handler: string;
  bundleKb: number;
  /** Median time of `require` in a fresh process, in milliseconds. */
  importMs: number;
  timesEmpty: number;
  /** Beside AWS's document client and nothing else, loaded in the same run. */
  timesClient: number;
}

const EMPTY = 'empty';
const CLIENT = 'documentClient';
const RUNS = 11;
/** Prints how long the bundle took to load, and fails when it exports no such handler. */
const PROBE = `
const [file, name] = process.argv.slice(1);
const started = performance.now();
const loaded = require(file);
const took = performance.now() - started;
if (typeof loaded[name] !== 'function') throw new Error(name + ' is not exported');
console.log(took);`;
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
}

const run = promisify(execFile);

async function bundled(name: string, handler: string, directory: string): Promise<Bundle> {
  const [, source, exported] = /^(.*)\.(\w+)$/.exec(handler) ?? [];
  if (!source || !exported) throw new Error(`The service: "${handler}" is no handler`);
  const file = path.join(directory, `${name}.js`);
  await build({ ...esbuildOptions(), entryPoints: [`${source}.ts`], outfile: file });
  return { name, handler, file, exported };
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
  const file = path.join(directory, `${name}.js`);
  await build({ ...esbuildOptions(), alias: {}, stdin: { contents, resolveDir: ROOT }, outfile: file });
  return { name, handler, file, exported: 'handler' };
}

async function importMs({ file, exported }: Bundle): Promise<number> {
  const { stdout } = await run(process.execPath, ['-e', PROBE, file, exported], { env: ENVIRONMENT });
  return Number(stdout);
}

/** The cold start's part that is ours: each Lambda's bundle as it is deployed, loaded in fresh processes beside an empty one. */
export async function measureBundles(): Promise<Figures<BundleRow>> {
  const directory = mkdtempSync(path.join(os.tmpdir(), 'mingbaile-bench-'));
  try {
    const bundles = [await yardstick(EMPTY, directory), await yardstick(CLIENT, directory)];
    for (const [name, { handler }] of Object.entries(service.functions))
      bundles.push(await bundled(name, handler, directory));
    // The first load of each only brings its file into the disk's cache.
    for (const bundle of bundles) await importMs(bundle);
    const times = new Map(bundles.map(({ name }) => [name, [] as number[]]));
    for (let round = 0; round < RUNS; round += 1)
      for (const bundle of bundles) times.get(bundle.name)!.push(await importMs(bundle));
    const [emptyMs, clientMs] = [median(times.get(EMPTY)!), median(times.get(CLIENT)!)];
    return {
      how: `require of each bundle in a fresh process; ${RUNS} runs each, one after the other with the empty handler and AWS’s document client among them; medians. Node's own start is not in it.`,
      rows: bundles.map(({ name, handler, file }) => ({
        name,
        handler,
        bundleKb: rounded(statSync(file).size / 1024),
        importMs: rounded(median(times.get(name)!), 2),
        timesEmpty: rounded(median(times.get(name)!) / emptyMs),
        timesClient: rounded(median(times.get(name)!) / clientMs, 2),
      })),
    };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
