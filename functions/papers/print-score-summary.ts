import { AppError } from '@shared/errors';
import { printScoreSummary } from '@shared/papers/score-papers';
import { cadresOf } from '../identity/cadre-store';
import { villageNamed } from '../identity/division-store';
import { handle } from '../platform/serve';
import { summaryIn } from '../reviews/summary-store';
import { contentName, paperOf, payForPaper } from './paper';
import { scoreSummaryPdf, summaryTitle } from './score-summary-pdf';

export const printScoreSummaryHandler = handle(printScoreSummary)(async ({ params, query: { proof } }, { at }) => {
  await payForPaper(proof, params, at);
  const { villageCode, quarter } = params;
  const [summary, { shortName: villageName }, cadres] = await Promise.all([
    summaryIn(villageCode, quarter),
    villageNamed(villageCode),
    cadresOf(villageCode),
  ]);
  if (!summary) throw new AppError('notFound');
  const printed = { villageName, summary, cadres };
  // Who became a cadre or left since is named otherwise: that is another file.
  const content = contentName(printed);
  const wanted = {
    key: `score-summaries/${villageCode}-${quarter}-${content}.pdf`,
    fileName: `${summaryTitle(printed)}.pdf`,
    contentType: 'application/pdf',
  };
  return paperOf(wanted, at, () => scoreSummaryPdf(printed, at));
});
