/**
 * `npm run soak -- [--minutes 30] [--port 4000] [--every 1000] [--limit 1000]`: opens the commonest pages of what `npm start` runs, one
 * a second, and says how long they took and how much memory its processes hold. Exits 1 when a call failed or took longer than the
 * limit, in milliseconds.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { ROOT } from '../local/root';
import { PAGES, signIn } from './load/commonest-pages';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '30' },
    port: { type: 'string', default: '4000' },
    every: { type: 'string', default: '1000' },
    limit: { type: 'string', default: '1000' },
  },
});
const [minutes, every, limit] = [values.minutes, values.every, values.limit].map(Number) as [number, number, number];
const origin = `http://127.0.0.1:${values.port}`;

/** Every process under the one that holds `.local`, by what it is, in MB; empty where there is no `ps`. */
function memory(): Record<string, number> {
  const listed = spawnSync('ps', ['-eo', 'pid=,ppid=,rss=,args='], { encoding: 'utf8' });
  if (listed.status !== 0) return {};
  const processes = listed.stdout
    .trim()
    .split('\n')
    .map((line) => /^\s*(\d+)\s+(\d+)\s+(\d+)\s+(.*)$/.exec(line)!)
    .map(([, pid, ppid, rss, args]) => ({ pid: Number(pid), ppid: Number(ppid), mb: Number(rss) / 1024, args: args! }));
  let holder: number;
  try {
    holder = Number(readFileSync(path.join(ROOT, '.local/lock'), 'utf8'));
  } catch {
    return {};
  }
  const ours = new Set([holder]);
  for (let before = 0; before !== ours.size;) {
    before = ours.size;
    for (const { pid, ppid } of processes) if (ours.has(ppid)) ours.add(pid);
  }
  const nameOf = (pid: number, args: string) =>
    pid === holder
      ? 'stack'
      : /DynamoDBLocal/.test(args) && !/keep-with-parent/.test(args)
        ? 'DynamoDB Local'
        : 'others';
  const sums: Record<string, number> = {};
  for (const { pid, args, mb } of processes)
    if (ours.has(pid)) sums[nameOf(pid, args)] = Math.round((sums[nameOf(pid, args)] ?? 0) + mb);
  return sums;
}

const quantile = (sorted: readonly number[], share: number): number =>
  Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);

async function main() {
  const started = Date.now();
  const took = new Map<string, number[]>(PAGES.map(([name]) => [name, []]));
  const failures: string[] = [];
  const tokens = new Map<string, { token: string; at: number }>();
  const tokenOf = async (key: string) => {
    const known = tokens.get(key);
    if (known && Date.now() - known.at < 10 * 60_000) return known.token;
    const token = await signIn(origin, key);
    tokens.set(key, { token, at: Date.now() });
    return token;
  };
  let said = started;
  for (let turn = 0; Date.now() - started < minutes * 60_000; turn += 1) {
    const [name, target, as] = PAGES[turn % PAGES.length]!;
    const token = as && (await tokenOf(as));
    const from = performance.now();
    try {
      const reply = await fetch(`${origin}${target}`, {
        ...(token && { headers: { authorization: `Bearer ${token}` } }),
        signal: AbortSignal.timeout(30_000),
      });
      await reply.arrayBuffer();
      if (!reply.ok) failures.push(`${name}: ${reply.status}`);
    } catch (error) {
      failures.push(`${name}: ${(error as Error).message}`);
    }
    took.get(name)!.push(performance.now() - from);
    if (Date.now() - said > 60_000) {
      said = Date.now();
      const sorted = [...took.values()].flat().sort((a, b) => a - b);
      const figures = `${sorted.length} calls, p50 ${quantile(sorted, 0.5)} p95 ${quantile(sorted, 0.95)} max ${quantile(sorted, 1)} ms`;
      console.log(`${Math.round((said - started) / 60_000)} min: ${figures}, MB ${JSON.stringify(memory())}`);
    }
    await sleep(Math.max(0, every - (performance.now() - from)));
  }
  console.log('page                 calls   p50   p95    max ms');
  for (const [name, times] of took) {
    const sorted = times.sort((a, b) => a - b);
    const figures = [quantile(sorted, 0.5), quantile(sorted, 0.95), quantile(sorted, 1)];
    console.log(
      `${name.padEnd(20)} ${[sorted.length, ...figures].map((figure) => String(figure).padStart(5)).join(' ')}`,
    );
  }
  const all = [...took.values()].flat();
  const slow = all.filter((ms) => ms > limit).length;
  console.log(
    `${all.length} calls, ${failures.length} failed, ${slow} took more than ${limit} ms; MB ${JSON.stringify(memory())}`,
  );
  for (const failure of [...new Set(failures)].slice(0, 10)) console.log(failure);
  process.exitCode = failures.length + slow > 0 ? 1 : 0;
}

void main();
