/**
 * `npm run load -- [--url http://127.0.0.1:4000] [--seconds 30] [--at-once 10] [--p99 3000]`: the commonest pages of what `npm start` runs
 * and, one call of ten, a write, by so many people at once. At an address that is not this machine's, where the demo's people do not
 * exist, only what is public. Exits 1 when one call of a thousand failed, or one of a hundred took longer than `--p99` milliseconds.
 */
import { parseArgs } from 'node:util';
import autocannon from 'autocannon';
import { PAGES, signIn } from './load/commonest-pages';

const { values } = parseArgs({
  options: {
    url: { type: 'string', default: 'http://127.0.0.1:4000' },
    seconds: { type: 'string', default: '30' },
    'at-once': { type: 'string', default: '10' },
    p99: { type: 'string', default: '3000' },
  },
});
const origin = values.url.replace(/\/$/, '');
const isHere = /^https?:\/\/(127\.0\.0\.1|localhost)(:|$)/.test(origin);
/** On a stage the API stands at the root of its own domain; `npm start` keeps it beside the pages. */
const targetOf = (target: string) => (isHere ? target : target.replace(/^\/api/, ''));

const READS_FOR_A_WRITE = 9;

async function requests(): Promise<autocannon.Request[]> {
  const people = isHere ? [...new Set(PAGES.flatMap(([, , as]) => as ?? []))] : [];
  const tokens = new Map(await Promise.all(people.map(async (key) => [key, await signIn(origin, key)] as const)));
  const headersOf = (as?: string) => (as ? { headers: { authorization: `Bearer ${tokens.get(as)}` } } : {});
  const reads = PAGES.filter(([, target, as]) => isHere || (!as && target.startsWith('/api/'))).map(
    ([, target, as]): autocannon.Request => ({ method: 'GET', path: targetOf(target), ...headersOf(as) }),
  );
  if (!isHere) return reads;
  const write: autocannon.Request = {
    method: 'POST',
    path: '/api/me/messages/read',
    ...headersOf('wang-xiuying'),
  };
  return reads.flatMap((read, at) => ((at + 1) % READS_FOR_A_WRITE === 0 ? [read, write] : [read]));
}

async function main() {
  const result = await autocannon({
    url: origin,
    connections: Number(values['at-once']),
    duration: Number(values.seconds),
    timeout: 30,
    requests: await requests(),
  });
  const { latency, non2xx, errors, timeouts, statusCodeStats = {} } = result;
  const { total } = result.requests;
  const failed = non2xx + errors;
  console.log(`${total} calls, ${result.requests.average} a second, ${failed} failed (${timeouts} too late)`);
  console.log(`p50 ${latency.p50} p97.5 ${latency.p97_5} p99 ${latency.p99} max ${latency.max} ms`);
  console.log(
    `answers ${Object.entries(statusCodeStats)
      .map(([code, { count }]) => `${code}: ${count}`)
      .join(', ')}`,
  );
  const isSlow = latency.p99 > Number(values.p99);
  if (isSlow) console.error(`p99 ${latency.p99} ms is over ${values.p99}`);
  process.exitCode = total === 0 || failed * 1000 > total || isSlow ? 1 : 0;
}

void main();
