import { openAnonymousReport } from '@shared/reports/reports';
import { handle } from '../../platform/serve';
import { familyOf, ownReportId, reportIdByReceipt } from './by-receipt';
import { RECEIPT_HOLDER } from '../sight/parts';
import { summarise, viewReport } from '../sight/report-view';
import { openReport } from '../steps/take-step';

export const openAnonymousReportHandler = handle(openAnonymousReport)(async ({ body, query: { proof } }, { at }) => {
  const own = await ownReportId(body.receiptNo, proof, at);
  const [{ parts, ...file }, family] = await Promise.all([
    reportIdByReceipt(body, proof, at).then((reportId) => openReport(reportId, RECEIPT_HOLDER)),
    familyOf(own),
  ]);
  return {
    ...(await viewReport(file, parts, at)),
    ...(family.length > 1 && {
      family: await Promise.all(family.map((report) => summarise(report, 'reporter'))),
    }),
  };
});
