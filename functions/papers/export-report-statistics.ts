import { exportReportStatistics } from '@shared/reports/papers';
import { handle } from '../platform/serve';
import { statisticsFor } from '../reports/statistics/read-statistics';
import { contentName, paperOf } from './paper';
import { STATISTICS_COLUMNS, statisticsRows } from './report-statistics-table';
import { csvOf, TABLE_TYPES, xlsxOf } from './table-file';

export const exportReportStatisticsHandler = handle(exportReportStatistics)(async (
  { params, query, caller },
  { at },
) => {
  const { division, year, format } = params;
  const statistics = await statisticsFor({ division, year, ...query }, caller);
  const rows = statisticsRows(statistics);
  const csv = csvOf(STATISTICS_COLUMNS, rows);
  // The content names the file: who may see less gets another one.
  const content = contentName(csv);
  const when = query.month ? `${year}年${Number(query.month.slice(5))}月` : `${year}年`;
  const title = '举报办理统计';
  const wanted = {
    key: `report-statistics/${division}-${content}.${format}`,
    fileName: `${statistics.name}${when}${title}.${format}`,
    contentType: TABLE_TYPES[format],
  };
  return paperOf(wanted, at, async () => (format === 'csv' ? csv : xlsxOf(title, STATISTICS_COLUMNS, rows)));
});
