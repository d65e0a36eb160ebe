import { AppError } from '@shared/errors';
import { exportTable } from '@shared/papers/papers';
import { dayInChina } from '@shared/time';
import { villageNamed } from '../identity/division-store';
import { handle } from '../platform/serve';
import { contentName, paperOf, payForPaper } from './paper';
import { csvOf, TABLE_TYPES, xlsxOf } from './table-file';
import { tables } from './tables';

export const exportTableHandler = handle(exportTable)(async ({ params, query: { proof, year } }, { at }) => {
  const { villageCode, table, format } = params;
  if (table === 'entries' && year === undefined)
    throw new AppError('request.malformed', [{ path: 'year', message: '请选一个年份' }]);
  await payForPaper(proof, { ...params, year }, at);
  const { shortName } = await villageNamed(villageCode);
  const { title, columns, rows: rowsOf } = tables[table];
  const rows = await rowsOf({ villageCode, year: year ?? 0 }, dayInChina(at));
  const csv = csvOf(columns, rows);
  // The content names the file: the same rows are the same file, and a change is another.
  const content = contentName(csv);
  const fileName = `${shortName}${table === 'entries' ? `${year}年` : ''}${title}.${format}`;
  const wanted = {
    key: `tables/${villageCode}/${table}-${content}.${format}`,
    fileName,
    contentType: TABLE_TYPES[format],
  };
  return paperOf(wanted, at, async () => (format === 'csv' ? csv : xlsxOf(title, columns, rows)));
});
