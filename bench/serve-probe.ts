/** Runs in a process of its own, bundled as a Lambda is (serve-overhead.ts): prints the medians as one JSON line. */
import { Writable } from 'node:stream';
import { defineRoute } from '@shared/route';
import { ReportDraft } from '@shared/reports/reports';
import type { APIGatewayProxyEventV2, Context } from 'aws-lambda';
import { handle, serve } from '../functions/platform/serve';
import { median } from './measure';

const ROUNDS = 20;
const CALLS_A_ROUND = 1_000;

/** A report as a person types one: what most requests with a body look like. */
const draft = {
  villageCode: '511503002201',
  category: 'works',
  description: '村口的路灯坏了三个月没人修，晚上老人小孩走路都看不见。'.repeat(4),
  about: { kind: 'village' },
  place: { text: '3组晒坝边', latitude: 28.84, longitude: 104.97 },
  mediaIds: ['01JD0000000000000000000000', '01JD0000000000000000000001'],
};
const echo = defineRoute({
  id: 'echo',
  method: 'POST',
  path: '/echo',
  summary: 'Answers what it was given',
  access: 'public',
  body: ReportDraft,
  response: ReportDraft,
});
const event = {
  routeKey: 'POST /echo',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(draft),
  isBase64Encoded: false,
  requestContext: { requestId: 'bench' },
} as unknown as APIGatewayProxyEventV2;

type Lambda = (event: APIGatewayProxyEventV2, context: Context) => Promise<unknown>;
const served: Lambda = serve({ 'POST /echo': async () => ({ echoHandler: handle(echo)(async ({ body }) => body) }) });
const bare: Lambda = async ({ body }) => ({
  statusCode: 200,
  headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
  body: JSON.stringify(JSON.parse(body!)),
});

async function microseconds(lambda: Lambda): Promise<number> {
  const started = performance.now();
  for (let call = 0; call < CALLS_A_ROUND; call += 1) await lambda(event, undefined as never);
  return ((performance.now() - started) * 1_000) / CALLS_A_ROUND;
}

async function main(): Promise<void> {
  const toStdout = process.stdout.write.bind(process.stdout);
  let lines = 0;
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => ((lines += 1), done()) });
  // The line that serve logs is made and written, to a stream that keeps nothing: its cost is serve's.
  process.stdout.write = nowhere.write.bind(nowhere) as typeof process.stdout.write;
  const { statusCode } = (await served(event, undefined as never)) as { statusCode: number };
  if (statusCode !== 200) throw new Error(`serve answered ${statusCode}`);
  lines = 0;
  const times = { bare: [] as number[], served: [] as number[] };
  for (let round = -2; round < ROUNDS; round += 1) {
    const [bareUs, servedUs] = [await microseconds(bare), await microseconds(served)];
    // The first two rounds warm the compiler.
    if (round < 0) continue;
    times.bare.push(bareUs);
    times.served.push(servedUs);
  }
  process.stdout.write = toStdout;
  const logged = lines / ((ROUNDS + 2) * CALLS_A_ROUND);
  toStdout(
    `${JSON.stringify({
      calls: ROUNDS * CALLS_A_ROUND,
      rounds: ROUNDS,
      bodyBytes: Buffer.byteLength(event.body!),
      logLinesPerCall: logged,
      bareUs: median(times.bare),
      serveUs: median(times.served),
    })}\n`,
  );
}

void main();
