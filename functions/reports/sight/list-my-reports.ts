import { listMyReports } from '@shared/reports/reports';
import { handle } from '../../platform/serve';
import { reportsBy } from '../report-store';
import { summarise } from './report-view';

export const listMyReportsHandler = handle(listMyReports)(async ({ query, caller }) => {
  const { items, next } = await reportsBy(caller, query);
  return { items: await Promise.all(items.map((report) => summarise(report, 'reporter'))), next };
});
