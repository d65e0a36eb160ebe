import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { scanOf } from '../../platform/scan-rows';
import { CivicTable, documentClient, LedgerTable } from '../../platform/tables';
import { partitionsOf, trailOf } from '../../platform/trail-link';
import type { KeptTrail, StoredRow } from './check-trail';

interface Asked {
  table: { getName: () => string };
  partition: string;
  index?: string;
}

/** Rows as they lie in a table, read past the entities: what has no business there is to be seen too. */
async function* rawRows({ table, partition, index }: Asked): AsyncGenerator<StoredRow[]> {
  let from: Record<string, unknown> | undefined;
  do {
    const { Items = [], LastEvaluatedKey } = await documentClient.send(
      new QueryCommand({
        TableName: table.getName(),
        KeyConditionExpression: '#pk = :partition',
        ExpressionAttributeNames: { '#pk': index ? `${index}pk` : 'pk' },
        ExpressionAttributeValues: { ':partition': partition },
        ...(index ? { IndexName: index } : { ConsistentRead: true }),
        ...(from && { ExclusiveStartKey: from }),
      }),
    );
    yield Items;
    from = LastEvaluatedKey;
  } while (from);
}

async function allRows(asked: Asked): Promise<StoredRow[]> {
  const rows: StoredRow[] = [];
  for await (const page of rawRows(asked)) rows.push(...page);
  return rows;
}

/** Every row that leads to a report and lies under another key, by the report it leads to. A Scan, for the command line alone. */
export async function pointersAnywhere(): Promise<Map<string, StoredRow[]>> {
  const byReport = new Map<string, StoredRow[]>();
  for await (const row of scanOf(CivicTable, '#et IN (:a, :b, :c)', {
    names: { '#et': '_et' },
    values: { ':a': 'Receipt', ':b': 'Fingerprint', ':c': 'ReportPointer' },
  }))
    byReport.set(String(row.reportId), [...(byReport.get(String(row.reportId)) ?? []), row]);
  return byReport;
}

/**
 * A report's trail and the report, as they are kept.
 * @param pointers rows that lead to it, as they were found by looking at all of the table.
 */
export async function keptTrail(reportId: string, pointers?: readonly StoredRow[]): Promise<KeptTrail> {
  // The report last: what was done to it meanwhile is seen as a trail that is too short, and is read again.
  const kept = await allRows({ table: LedgerTable, partition: `AUDIT#${trailOf(reportId)}` });
  const links = kept.filter(({ sk }) => sk !== 'HEAD');
  const rows: StoredRow[] = [];
  for (const partition of partitionsOf(reportId)) rows.push(...(await allRows({ table: CivicTable, partition })));
  rows.push(...(pointers ?? (await pointersAnywhere()).get(reportId) ?? []));
  return {
    reportId,
    links,
    head: kept.find(({ sk }) => sk === 'HEAD'),
    rows,
  };
}

const headsAsked = (district: string): Asked => ({
  table: LedgerTable,
  partition: `TRAIL#${district}`,
  index: 'gsi1',
});

/** The heads of the trails of a district, as they lie there. */
export const headsIn = (district: string): AsyncGenerator<StoredRow[]> => rawRows(headsAsked(district));

/**
 * Every report that has a row or a trail under any key whatever: what was moved out of its district's lists is found here. A Scan of both
 * tables, for the command line alone.
 */
export async function* reportIdsAnywhere(): AsyncGenerator<string> {
  const asked = [
    { table: LedgerTable, filter: 'begins_with(pk, :report) AND sk = :sk', report: 'AUDIT#report#', sk: 'HEAD' },
    { table: CivicTable, filter: 'begins_with(pk, :report) AND sk = :sk', report: 'REPORT#', sk: 'REPORT' },
  ];
  for (const { table, filter, report, sk } of asked)
    for await (const { pk } of scanOf(table, filter, { values: { ':report': report, ':sk': sk }, only: 'pk' }))
      yield String(pk).slice(report.length);
}

/** Every report of a district that has a trail or ought to: by the heads of the trails, and by the lists of reports. */
export async function* reportIdsIn(district: string): AsyncGenerator<string> {
  const seen = new Set<string>();
  const lists: [Asked, string][] = [
    [headsAsked(district), 'gsi1sk'],
    [{ table: CivicTable, partition: `DISTRICT#${district}#open`, index: 'gsi3' }, 'reportId'],
    [{ table: CivicTable, partition: `DISTRICT#${district}#done`, index: 'gsi3' }, 'reportId'],
  ];
  for (const [asked, attribute] of lists)
    for await (const page of rawRows(asked))
      for (const row of page) {
        const reportId = String(row[attribute]);
        if (!seen.has(reportId)) yield reportId;
        seen.add(reportId);
      }
}
