import { districtOf } from '@shared/divisions';
import { printMonthlyReport } from '@shared/reports/papers';
import { yearOf } from '@shared/time';
import type { Reader } from '../reports/sight/parts';
import { readerOf } from '../reports/sight/reader';
import { handle } from '../platform/serve';
import { dueAt } from '../reports/report';
import { owedUntil } from '../reports/report-store';
import { statisticsFor } from '../reports/statistics/read-statistics';
import { LATE_LISTED, type LateLine, lateLine, monthlyTitle } from './monthly-report';
import { monthlyReportPdf } from './monthly-report-pdf';
import { contentName, paperOf } from './paper';

export const printMonthlyReportHandler = handle(printMonthlyReport)(async ({ params, caller }, { at }) => {
  const { division, month } = params;
  const year = yearOf(month);
  const [ofMonth, ofYear] = await Promise.all([
    statisticsFor({ division, year, month }, caller),
    statisticsFor({ division, year }, caller),
  ]);
  const late = ofMonth.mayCross ? await lateIn(division, await readerOf(caller), at) : undefined;
  const report = {
    month,
    ofMonth,
    ofYear,
    ...(late && { late: late.slice(0, LATE_LISTED), moreLate: late.length > LATE_LISTED }),
  };
  // The content names the file, and each reader's content is their own.
  const content = contentName(report);
  const title = monthlyTitle(report);
  return paperOf(
    {
      key: `monthly-reports/${division}-${month}-${content}.pdf`,
      fileName: `${title.replaceAll(' ', '')}.pdf`,
      contentType: 'application/pdf',
    },
    at,
    () => monthlyReportPdf(report, at),
  );
});

/** What is late now, the longest first, one more than is listed. */
async function lateIn(division: string, reader: Reader, at: string): Promise<LateLine[]> {
  const late: LateLine[] = [];
  for await (const page of owedUntil(districtOf(division), at)) {
    late.push(...page.flatMap((report) => lateLine(report, dueAt(report), { division, reader, at }) ?? []));
    if (late.length > LATE_LISTED) break;
  }
  return late;
}
