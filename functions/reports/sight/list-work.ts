import { listWork } from '@shared/reports/reports';
import { handle } from '../../platform/serve';
import { summarise } from './report-view';
import { officeHeld, seesAtWork } from '../work/desk';
import { pileFor, visibleReports } from '../work/work-store';

/** One who holds a role for several divisions sees the first one's work; nothing of a report that must not exist for them. */
export const listWorkHandler = handle(listWork)(async ({ query: { role, which = 'open', ...page }, caller }) => {
  const division = officeHeld(caller, role);
  const { items, next } = await visibleReports(pileFor(role, division, which), seesAtWork(caller), page);
  return { items: await Promise.all(items.map((report) => summarise(report))), ...(next && { next }) };
});
