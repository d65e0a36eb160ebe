import type { ScreenRow } from './district/measure-screens';
import type { Figures } from './measure';
import { withTestServers } from './with-test-servers';

/** What the screens that people open consume and weigh, with 1, 10 and 100 times the villages; and which cost more with more. */
export const measureDistrict = (full: boolean): Promise<Figures<ScreenRow> & { growing: string[] }> =>
  withTestServers(async () => {
    const { growingScreens, measureScreens } = await import('./district/measure-screens');
    const figures = await measureScreens(full);
    return { ...figures, growing: growingScreens(figures.rows) };
  });
