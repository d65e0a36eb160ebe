import type { RouteRow } from './consumed/measure-routes';
import type { Figures } from './measure';
import { withTestServers } from './with-test-servers';

/** What each route consumes, at two sizes of its data; and which routes could not be measured. */
export const measureConsumed = (): Promise<Figures<RouteRow> & { failures: string[] }> =>
  withTestServers(async () => {
    const { measureRoutes } = await import('./consumed/measure-routes');
    const { rows, failures } = await measureRoutes();
    return {
      how:
        'read and write units of one warm call (a strongly consistent read of 4 KB is 1, an eventual one ½; a write of 1 KB is 1, ' +
        'in a transaction 2, and 1 in each index in which the row is put, changed or taken away, 2 where its place moves), with one village’s data and with ten times as much of what is named; ' +
        'cold: the reads of the same call with nothing kept in memory; flat: the same units at both sizes',
      rows,
      failures,
    };
  });

/** The listings that cost more with more data; there may be none. */
export const growingListings = (rows: readonly RouteRow[]): string[] =>
  rows.filter(({ listing, flat }) => listing && !flat).map(({ route, as }) => (as ? `${route} (${as})` : route));

/** What the village's year must stay: one request, whatever the book holds. */
export const yearIsOneRequest = (rows: readonly RouteRow[]): boolean =>
  rows.some(
    ({ route, requests10, readUnits10 }) => route === 'showVillageYear' && requests10 === 1 && readUnits10 <= 1,
  );
