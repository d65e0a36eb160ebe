import { DEFAULT_PAGE_SIZE } from '@shared/page';
import type { AnyRoute } from '@shared/route';
import { callApi } from '../../tests/support/api';
import { type Consumed, consumedBy } from '../../tests/support/consumed';
import { type District, district, forget } from './district';
import type { Exercise } from './exercise';
import { counterExercises } from './counter-exercises';
import { custodyExercises } from './custody-exercises';
import { evidenceExercises } from './evidence-exercises';
import { householdExercises } from './household-exercises';
import { dueExercises } from './due-exercises';
import { levyExercises } from './levy-exercises';
import { orderExercises } from './order-exercises';
import { personalExercises } from './personal-exercises';
import { pictureExercises } from './picture-exercises';
import { policyExercises } from './policy-exercises';
import { affairsExercises } from './affairs-exercises';
import { publicExercises } from './public-exercises';
import { bookExercises } from './book-exercises';
import { centreDeskExercises } from './centre-desk-exercises';
import { intakeExercises } from './intake-exercises';
import { importExercises } from './import-exercises';
import { paperExercises } from './paper-exercises';
import { readingExercises } from './reading-exercises';
import { registerExercises } from './register-exercises';
import { mailboxExercises } from './mailbox-exercises';
import { routingExercises } from './routing-exercises';
import { reportExercises } from './report-exercises';
import { moderationExercises } from './moderation-exercises';
import { supervisionExercises } from './supervision-exercises';
import { statisticsExercises } from './statistics-exercises';
import { trailExercises } from './trail-exercises';
import { tellingExercises } from './telling-exercises';
import { workExercises } from './work-exercises';

export interface RouteRow {
  route: string;
  as: string;
  readUnits1: number;
  writeUnits1: number;
  readUnits10: number;
  writeUnits10: number;
  /** Requests to DynamoDB at ten times the data, in all. */
  requests10: number;
  /** Read units of the same call in a Lambda that has just started, its memory empty, at ten times the data. */
  readUnitsCold: number;
  /** The same units at both sizes. */
  flat: boolean;
  /** Whether the route is a listing, a page at a time, of rows whose cost is their own: then it must be flat. */
  listing: boolean;
  tenfold: string;
}

export const EXERCISES: readonly Exercise[] = [
  ...personalExercises,
  ...evidenceExercises,
  ...tellingExercises,
  ...householdExercises,
  ...publicExercises,
  ...affairsExercises,
  ...policyExercises,
  ...bookExercises,
  ...intakeExercises,
  ...centreDeskExercises,
  ...registerExercises,
  ...orderExercises,
  ...dueExercises,
  ...levyExercises,
  ...readingExercises,
  ...reportExercises,
  ...statisticsExercises,
  ...custodyExercises,
  ...counterExercises,
  ...supervisionExercises,
  ...moderationExercises,
  ...pictureExercises,
  ...workExercises,
  ...routingExercises,
  ...mailboxExercises,
  ...trailExercises,
  ...paperExercises,
  ...importExercises,
];
const TENFOLD = 10;

const isListing = (route: AnyRoute): boolean => Boolean(route.errors?.includes('page.badCursor'));

export const nameOf = ({ route, as }: Exercise): string => (as ? `${route.id} (${as})` : route.id);

/** @throws Error when a route answers anything but 200: units of a refusal are no figure. */
async function unitsOf(exercise: Exercise, at: District, memory: 'warm' | 'cold'): Promise<Consumed<unknown>> {
  const call = await exercise.prepare(at);
  if (memory === 'cold') forget();
  const consumed = await consumedBy(() => callApi(exercise.route, call));
  const { status, body } = consumed.result;
  if (status !== 200) throw new Error(`${nameOf(exercise)} answered ${status} ${JSON.stringify(body)}`);
  const { items } = body as { items?: unknown[] };
  if (isListing(exercise.route) && items?.length !== (call.query?.limit ?? DEFAULT_PAGE_SIZE))
    throw new Error(`${nameOf(exercise)} has ${items?.length} rows: only full pages can be compared`);
  return consumed;
}

async function warmUnitsOf(exercise: Exercise, at: District) {
  await unitsOf(exercise, at, 'warm');
  const { units, writeUnits, requests } = await unitsOf(exercise, at, 'warm');
  return { readUnits: units - writeUnits, writeUnits, requests };
}

export interface RouteFigures {
  rows: RouteRow[];
  /** Calls that went wrong: the others are measured all the same. */
  failures: string[];
}

/** The units each route of the registry consumes with the data of one village, and with ten times as much in the same partitions. */
export async function measureRoutes(): Promise<RouteFigures> {
  const failures: string[] = [];
  const orFailure = async <T>(measured: Promise<T>): Promise<T | undefined> =>
    measured.catch((error: unknown) => void failures.push(error instanceof Error ? error.message : String(error)));

  const small = await district(1);
  const atOne = new Map<Exercise, Awaited<ReturnType<typeof warmUnitsOf>>>();
  for (const exercise of EXERCISES) {
    const one = await orFailure(warmUnitsOf(exercise, small));
    if (one) atOne.set(exercise, one);
  }
  const large = await district(TENFOLD);
  const rows: RouteRow[] = [];
  for (const [exercise, one] of atOne) {
    const ten = await orFailure(warmUnitsOf(exercise, large));
    const cold = ten && (await orFailure(unitsOf(exercise, large, 'cold')));
    if (!cold) continue;
    rows.push({
      route: exercise.route.id,
      as: exercise.as ?? '',
      readUnits1: one.readUnits,
      writeUnits1: one.writeUnits,
      readUnits10: ten.readUnits,
      writeUnits10: ten.writeUnits,
      requests10: ten.requests,
      readUnitsCold: cold.units - cold.writeUnits,
      flat: one.readUnits === ten.readUnits && one.writeUnits === ten.writeUnits,
      listing: isListing(exercise.route) && !exercise.grows,
      tenfold: exercise.tenfold,
    });
  }
  return { rows, failures };
}
