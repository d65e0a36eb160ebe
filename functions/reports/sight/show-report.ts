import { showReport } from '@shared/reports/reports';
import { handle } from '../../platform/serve';
import { viewReport } from './report-view';
import { openReport } from '../steps/take-step';

export const showReportHandler = handle(showReport)(async ({ params, caller }, { at }) => {
  const { parts, ...file } = await openReport(params.reportId, caller);
  return viewReport(file, parts, at);
});
