import { listWork } from '@shared/reports/reports';
import { handle } from '../../platform/serve';
import { summarise } from './report-view';
import { readerOf } from './reader';
import { officeHeld, seesAtWork } from '../work/desk';
import { pileFor, visibleReports } from '../work/work-store';

/** Nothing of a report that must not exist for who reads. */
export const listWorkHandler = handle(listWork)(async ({
  query: { role, division: place, which = 'open', ...page },
  caller,
}) => {
  const division = officeHeld(caller, { role, division: place });
  const { items, next } = await visibleReports(
    pileFor(role, division, which),
    seesAtWork(await readerOf(caller)),
    page,
  );
  return { items: await Promise.all(items.map((report) => summarise(report))), ...(next && { next }) };
});
