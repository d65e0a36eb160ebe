import { districtOf, townOf } from '@shared/divisions';
import { type DutyRecord, firstDue } from '@shared/affairs/duties';
import type { Page, PageQuery } from '@shared/page';
import { dayInChina } from '@shared/time';
import { Entity, type FormattedItem, item, list, map, number, string } from '../../platform/entity';
import { putRow, readRow, unlessChanged } from '../../platform/row';
import { villageNamed } from '../../identity/division-store';
import { queryPage } from '../../platform/query-page';
import { CivicTable } from '../../platform/tables';
import { openRecord } from './duty-record';

const code = () => string().enum('finance', 'decisions', 'relief', 'government', 'party', 'supervision');

/** What a village has published of what it must. It is sorted by the first day after which something is overdue. */
export const DutyRecordEntity = new Entity({
  name: 'DutyRecord',
  table: CivicTable,
  schema: item({
    villageCode: string().key(),
    villageName: string(),
    townName: string(),
    since: map({
      finance: string(),
      decisions: string(),
      relief: string(),
      government: string(),
      party: string(),
      supervision: string(),
    }),
    met: list(map({ code: code(), period: string(), noticeId: string(), publishedAt: string() })),
    version: number(),
    gsi1pk: string(),
    gsi1sk: string(),
    gsi2pk: string(),
    gsi2sk: string(),
  }),
  computeKey: ({ villageCode }) => ({ pk: `DUTIES#${villageCode}`, sk: 'DUTIES' }),
  answers:
    'What has this village published of what it must; which villages of the district (gsi1) or of a town (gsi2) are late',
});
type Row = FormattedItem<typeof DutyRecordEntity>;
export type StoredDuties = Omit<Row, 'gsi1pk' | 'gsi1sk' | 'gsi2pk' | 'gsi2sk'>;

/** The record's row, keyed by when it becomes overdue. The seed uses it too. */
export function dutyRow(duties: StoredDuties): Row {
  const { villageCode } = duties;
  const place = `${firstDue(duties)}#${villageCode}`;
  return {
    ...duties,
    gsi1pk: `OVERDUE#${districtOf(villageCode)}`,
    gsi1sk: place,
    gsi2pk: `OVERDUE#${townOf(villageCode)}`,
    gsi2sk: place,
  };
}

/** A village's record; a new one, counted from the day of `at`, where there is none. @throws AppError `notFound` for no village */
export async function dutiesOf(villageCode: string, at: string): Promise<StoredDuties> {
  const row = await readRow(DutyRecordEntity, { villageCode });
  if (row) return row;
  const { shortName, townName } = await villageNamed(villageCode);
  return { villageCode, villageName: shortName, townName, ...freshRecord(at), version: 0 };
}

const freshRecord = (at: string) => {
  const { since, met } = openRecord(dayInChina(at));
  return { since, met: [...met] };
};

/** Replaces the record as it was read; the transaction fails when it changed meanwhile. */
export const putDuties = (previous: StoredDuties, { since, met }: DutyRecord) =>
  putRow(
    DutyRecordEntity,
    dutyRow({ ...previous, since, met: [...met], version: previous.version + 1 }),
    unlessChanged(previous.version),
  );

/** The villages of a town or a district with something past its day on `today`, longest first. */
export const overdueVillagesOf = (division: string, query: PageQuery, today: string): Promise<Page<StoredDuties>> =>
  queryPage(
    DutyRecordEntity,
    {
      index: division.length === 6 ? 'gsi1' : 'gsi2',
      partition: `OVERDUE#${division}`,
      range: { between: ['2000', today] },
      scope: 'overdue',
    },
    query,
  );
