import type { CpuRow } from './cpu/measure-cpu';
import { printed, type Profile } from './cpu/profile';
import type { Figures } from './measure';
import { withTestServers } from './with-test-servers';

/**
 * CPU of the Node process a request: what a villager waits for on a small Lambda, and what the county pays for.
 * @param routes the ids of those that are wanted; all unless told.
 * @param withProfile prints where each route spends it.
 */
export const measureCpu = (routes: readonly string[] | undefined, withProfile: boolean): Promise<Figures<CpuRow>> =>
  withTestServers(async () => {
    const { measureCpuOfRoutes } = await import('./cpu/measure-cpu');
    const print = (route: string, profile: Profile) => process.stderr.write(`${printed(route, profile)}\n`);
    return {
      how:
        'CPU of this process in a handler, user and system, in milliseconds a call, warm; bare: the same requests to DynamoDB and S3, signed, over kept connections, ' +
        'their answers parsed and nothing else, each when the handler sent it (waves: how many waited for one another; atOnceMs: all at once); one after the other in rounds, medians. The ratio is the figure, the milliseconds are this machine’s. ' +
        'No bundle, no role: those are measured elsewhere',
      rows: await measureCpuOfRoutes(routes, withProfile ? print : undefined),
    };
  });

const TOLERANCE = 1.2;

/** The routes that take more than a fifth above their budget; there may be none. */
export const overBudget = (rows: readonly CpuRow[]): string[] =>
  rows
    .filter(({ ratio, budget }) => ratio > budget * TOLERANCE)
    .map(({ route, ratio, budget }) => `${route} takes ${ratio} times a bare handler’s CPU, its budget is ${budget}`);
