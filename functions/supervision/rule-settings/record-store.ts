import { Entity, type FormattedItem, item, list, map, number, string } from '../../platform/entity';
import { writeRow } from '../../platform/row';
import { CivicTable } from '../../platform/tables';
import { readRows } from '../../platform/query-page';

/** What came of a rule in a district, month by month: counted anew each night from the alerts themselves, so that it cannot drift. */
const RuleRecordEntity = new Entity({
  name: 'RuleRecord',
  table: CivicTable,
  schema: item({
    districtCode: string().key(),
    code: string().key(),
    months: list(
      map({
        month: string(),
        raised: number(),
        closed: map({ real: number(), explained: number(), falseAlarm: number(), wrongData: number() }),
        muted: number(),
        medianDays: number().optional(),
      }),
    ),
    countedAt: string(),
  }),
  computeKey: ({ districtCode, code }) => ({ pk: `WATCHRULES#${districtCode}`, sk: `RECORD#${code}` }),
  answers: 'What came of each rule in this district, month by month',
});
export type RuleRecord = FormattedItem<typeof RuleRecordEntity>;

export const putRecord = (record: RuleRecord): Promise<unknown> => writeRow(RuleRecordEntity, record);

/** The records of a district's rules, by rule: one Query. */
export async function recordsOf(districtCode: string): Promise<Map<string, RuleRecord>> {
  const rows = await readRows(RuleRecordEntity, {
    partition: `WATCHRULES#${districtCode}`,
    range: { beginsWith: 'RECORD#' },
  });
  return new Map(rows.map((record) => [record.code, record]));
}
