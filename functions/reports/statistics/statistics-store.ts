import { ReportCategory } from '@shared/reports/reports';
import { Entity, item, list, map, number, record, string } from '../../platform/entity';
import { readRow, writeRow } from '../../platform/row';
import { CivicTable } from '../../platform/tables';
import { readRows } from '../../platform/query-page';
import { type Counted, parentOf, type Scope, type Sum } from './sums';

const tally = () =>
  map({
    counts: record(string(), number()),
    spans: record(string(), map({ over: record(string(), number()), waiting: record(string(), number()) })),
  });

/**
 * What a report adds to a month's sums: derived from its timeline and made anew whenever it moved. It holds no word of it, nobody's
 * name and no time but the month. Who may read it: the counting alone.
 */
export const CountedReportEntity = new Entity({
  name: 'CountedReport',
  table: CivicTable,
  schema: item({
    district: string().key(),
    month: string().key(),
    reportId: string().key(),
    episodes: list(
      map({
        office: string(),
        villageCode: string(),
        category: string().enum(...ReportCategory.options),
        excludedPersonIds: list(string()),
        tally: tally(),
      }),
    ),
  }),
  computeKey: ({ district, month, reportId }) => ({ pk: `COUNTED#${district}#${month}`, sk: `REPORT#${reportId}` }),
  answers: 'Which reports came in this month, as they are counted',
});

/** The kept sums: a year of an office is one Query, the parts of a division another (gsi1). Never summed from reports when looked at. */
export const ReportSumEntity = new Entity({
  name: 'ReportSum',
  table: CivicTable,
  schema: item({
    scope: string().key(),
    year: string().key(),
    month: string().key(),
    category: string()
      .enum('all', ...ReportCategory.options)
      .key(),
    tally: tally(),
    hidden: list(map({ excludedPersonIds: list(string()), tally: tally() })),
    countedAt: string(),
    gsi1pk: string().optional(),
    gsi1sk: string().optional(),
  }),
  computeKey: ({ scope, year, month, category }) => ({ pk: `REPORTSUMS#${scope}#${year}`, sk: `${month}#${category}` }),
  answers:
    "How were a year's reports handled, month by month and by category (main); the same of the offices of a town or " +
    'of the towns of the district (gsi1)',
});

export const CountingEntity = new Entity({
  name: 'Counting',
  table: CivicTable,
  schema: item({ district: string().key(), countedAt: string() }),
  computeKey: ({ district }) => ({ pk: `COUNTING#${district}`, sk: 'COUNTING' }),
  answers: 'Until when are the reports of the district counted',
});

/** When the reports of a district were counted last; undefined before the first time. */
export async function countedAtOf(district: string): Promise<string | undefined> {
  const row = await readRow(CountingEntity, { district });
  return row?.countedAt;
}

export const saveCounting = (district: string, countedAt: string) => writeRow(CountingEntity, { district, countedAt });

export const saveCounted = (district: string, month: string, reportId: string, episodes: Counted[]) =>
  writeRow(CountedReportEntity, { district, month, reportId, episodes: episodes as never });

export const saveSum = (sum: Sum) => {
  const parent = parentOf(sum.scope);
  const year = sum.month.slice(0, 4);
  return writeRow(ReportSumEntity, {
    ...(sum as Required<Sum> & { tally: never; hidden: never }),
    year,
    ...(parent && {
      gsi1pk: `REPORTPARTS#${parent}#${year}#${sum.category}`,
      gsi1sk: `${sum.month}#${sum.scope}`,
    }),
  });
};

/** All that came in a month, as it is counted. Strongly read: what the same run wrote is in it. */
export async function countedIn(district: string, month: string): Promise<Counted[]> {
  const rows = await readRows(CountedReportEntity, { partition: `COUNTED#${district}#${month}`, consistent: true });
  return rows.flatMap(({ episodes }) => episodes as Counted[]);
}

/** The sums of a scope in a year: at most eight a month. */
export async function sumsOf(scope: Scope, year: number): Promise<Sum[]> {
  const rows = await readRows(ReportSumEntity, { partition: `REPORTSUMS#${scope}#${year}` });
  return rows as Sum[];
}

/** The sums of the parts of a division in a year or one month: its offices, or its towns. */
export async function sumsOfParts(
  division: string,
  year: number,
  { month, category = 'all' }: { month?: string | undefined; category?: Sum['category'] | undefined },
): Promise<Sum[]> {
  const rows = await readRows(ReportSumEntity, {
    partition: `REPORTPARTS#${division}#${year}#${category}`,
    index: 'gsi1',
    ...(month && { range: { beginsWith: `${month}#` } }),
  });
  return rows as Sum[];
}
