import type { RouteRow } from './consumed/measure-routes';
import type { Figures } from './measure';

/** Drops the lines that the handlers log while `act` runs; they are for a Lambda's log, not for a table. */
async function withoutLog<T>(act: () => Promise<T>): Promise<T> {
  const write = process.stdout.write;
  process.stdout.write = (() => true) as typeof write;
  try {
    return await act();
  } finally {
    process.stdout.write = write;
  }
}

/**
 * What DynamoDB Local (AWS's own) says that each route consumes, at two sizes of its data.
 * @throws Error when a route of the registry is not called, or does not answer 200.
 */
export async function measureConsumed(): Promise<Figures<RouteRow>> {
  const { default: startServers } = await import('../tests/support/global-setup');
  const { default: stopServers } = await import('../tests/support/global-teardown');
  await startServers();
  try {
    // As the tests' setup does: the functions read their environment when they are imported.
    await import('../tests/support/environment');
    const { measureRoutes } = await import('./consumed/measure-routes');
    return {
      how:
        'read and write units of one warm call (a strongly consistent read of 4 KB is 1, an eventual one ½; a write of 1 KB is 1, ' +
        'in a transaction 2, and the same again in each index that the row stands in), with one village’s data and with ten times as much of what is named; ' +
        'cold: the reads of the same call with nothing kept in memory; flat: the same units at both sizes',
      rows: await withoutLog(measureRoutes),
    };
  } finally {
    await stopServers();
  }
}

/** The listings that cost more with more data; there may be none. */
export const growingListings = (rows: readonly RouteRow[]): string[] =>
  rows.filter(({ listing, flat }) => listing && !flat).map(({ route, as }) => (as ? `${route} (${as})` : route));
