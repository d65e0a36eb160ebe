import { randomUUID } from 'node:crypto';
import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import { scanOf } from '../../functions/platform/scan-rows';
import { CivicTable, documentClient } from '../../functions/platform/tables';
import { gatewayOf } from '../../local/api/gateway';
import { importHandler, type LocalFunction } from '../../local/api/lambda';
import { service } from '../../infrastructure/service';
import { httpCallOf } from '../../tests/support/api';
import { type District, district } from '../consumed/district';
import type { Exercise } from '../consumed/exercise';
import { EXERCISES, nameOf } from '../consumed/measure-routes';
import { median, rounded } from '../measure';
import { recording, replay, replayAtOnce, wavesOf, type WireCall } from './bare';
import { BUDGETS } from './budgets';
import { profileOf, type Profile, type Span } from './profile';

export interface CpuRow {
  route: string;
  requests: number;
  /** How many of them, at most, waited for one another. */
  waves: number;
  oursMs: number;
  /** The same requests with nothing of ours, each sent when the handler sent it. */
  bareMs: number;
  /** The same sent all at once. */
  atOnceMs: number;
  /** `oursMs` over `bareMs`, of the same run. */
  ratio: number;
  budget: number;
}

const ROUNDS = 9;
const CALLS = 6;
const WARM = 15;

/** CPU of this process, in milliseconds: DynamoDB Local is another one. */
const cpuMs = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

const nowUs = (): number => Number(process.hrtime.bigint() / 1000n);

let handlerMs = 0;
let spans: Span[] = [];

/** The functions without the local stack's checks of their roles; the time of a handler alone is counted. */
const functions = new Map(
  Object.entries(service.functions).map(([name, { handler }]): [string, LocalFunction] => {
    const loaded = importHandler(handler);
    return [
      name,
      {
        name,
        invoke: async (event) => {
          const handle = await loaded;
          const context = { functionName: name, awsRequestId: randomUUID(), getRemainingTimeInMillis: () => 10_000 };
          const [from, fromUs] = [cpuMs(), nowUs()];
          const answer = await handle(event, context);
          handlerMs += cpuMs() - from;
          spans.push([fromUs, nowUs()]);
          return answer;
        },
      },
    ];
  }),
);
const gateway = gatewayOf(service, functions);

async function callOnce({ route, prepare }: Exercise, at: District): Promise<void> {
  const { status, body } = await gateway.call(httpCallOf(route, await prepare(at)));
  if (status !== 200) throw new Error(`${route.id} answered ${status} ${body.toString('utf8')}`);
}

/** One person sends more in this benchmark than anyone may in a day. */
async function forgetLimits(): Promise<void> {
  const limits = scanOf(CivicTable, 'begins_with(pk, :limit)', { values: { ':limit': 'LIMIT#' }, only: 'pk, sk' });
  for await (const Key of limits)
    await documentClient.send(new DeleteCommand({ TableName: CivicTable.getName(), Key }));
}

/** A call's CPU, on the average of some. */
async function cpuOf(act: (calls: readonly WireCall[]) => Promise<void>, calls: readonly WireCall[]): Promise<number> {
  const from = cpuMs();
  for (let each = 0; each < CALLS; each += 1) await act(calls);
  return (cpuMs() - from) / CALLS;
}

async function ofExercise(exercise: Exercise, at: District): Promise<Omit<CpuRow, 'route' | 'budget'>> {
  for (let call = 0; call < WARM; call += 1) {
    if (call % CALLS === 0) await forgetLimits();
    await callOnce(exercise, at);
  }
  await forgetLimits();
  const call = httpCallOf(exercise.route, await exercise.prepare(at));
  const calls = await recording(() => gateway.call(call));
  for (let again = 0; again < WARM; again += 1) await replay(calls);
  const ours: number[] = [];
  const bare: number[] = [];
  const atOnce: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    await forgetLimits();
    handlerMs = 0;
    for (let each = 0; each < CALLS; each += 1) await callOnce(exercise, at);
    ours.push(handlerMs / CALLS);
    bare.push(await cpuOf(replay, calls));
    atOnce.push(await cpuOf(replayAtOnce, calls));
  }
  const [oursMs, bareMs] = [median(ours), median(bare)];
  return {
    requests: calls.length,
    waves: wavesOf(calls),
    oursMs: rounded(oursMs, 2),
    bareMs: rounded(bareMs, 2),
    atOnceMs: rounded(median(atOnce), 2),
    ratio: rounded(oursMs / bareMs, 2),
  };
}

/** What a route's handler is made of, after `ofExercise` has warmed it. */
const profileOfExercise = (exercise: Exercise, at: District): Promise<Profile> =>
  profileOf(async () => {
    const found: Span[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      await forgetLimits();
      for (let call = 0; call < CALLS; call += 1) {
        const prepared = httpCallOf(exercise.route, await exercise.prepare(at));
        spans = [];
        await gateway.call(prepared);
        found.push(...spans);
      }
    }
    return found;
  });

/**
 * CPU a request of the commonest routes, one village's data, beside a bare handler that makes the same requests.
 * @param routes the ids of those that are wanted; all of them unless told.
 * @param onProfile is told what each handler is made of, which is measured apart.
 */
export async function measureCpuOfRoutes(
  routes: readonly string[] | undefined,
  onProfile?: (route: string, profile: Profile) => void,
): Promise<CpuRow[]> {
  const all = Object.entries(BUDGETS).map(([name, budget]) => {
    const exercise = EXERCISES.find((one) => nameOf(one) === name);
    if (!exercise) throw new Error(`${name} is no exercise`);
    return { exercise, budget };
  });
  const unknown = routes?.filter((id) => !all.some(({ exercise }) => exercise.route.id === id)) ?? [];
  if (unknown.length > 0) throw new Error(`${unknown.join(', ')} have no budget of CPU`);
  const wanted = all.filter(({ exercise }) => routes?.includes(exercise.route.id) ?? true);
  const at = await district(1);
  const rows: CpuRow[] = [];
  for (const { exercise, budget } of wanted) {
    const route = nameOf(exercise);
    rows.push({ route, ...(await ofExercise(exercise, at)), budget });
    if (onProfile) onProfile(route, await profileOfExercise(exercise, at));
  }
  return rows;
}
