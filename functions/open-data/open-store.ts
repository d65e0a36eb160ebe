import { Dataset, OpenFormat } from '@shared/open-data/open-data';
import type { Page, PageQuery } from '@shared/page';
import { Entity, type FormattedItem, item, list, map, number, string } from '../platform/entity';
import { readRow, writeRow } from '../platform/row';
import { queryPage } from '../platform/query-page';
import { CivicTable } from '../platform/tables';

/** The open files of a town's villages about a month: what the bucket holds. */
export const OpenMonthEntity = new Entity({
  name: 'OpenMonth',
  table: CivicTable,
  schema: item({
    townCode: string().key(),
    month: string().key(),
    files: list(
      map({
        dataset: string().enum(...Dataset.options),
        format: string().enum(...OpenFormat.options),
        bytes: number(),
        rows: number(),
        sha256: string(),
        madeAt: string(),
        corrections: number(),
        /** What it was before, newest first. */
        history: list(map({ sha256: string(), madeAt: string() })),
      }),
    ),
    /** The manifest’s, which has no checksum of itself. */
    manifestBytes: number(),
  }),
  computeKey: ({ townCode, month }) => ({ pk: `OPENDATA#${townCode}`, sk: `MONTH#${month}` }),
  answers: "Which open files are there of a town's villages, newest month first",
});
export type KeptMonth = FormattedItem<typeof OpenMonthEntity>;
export type KeptFile = KeptMonth['files'][number];

/** A night's making of a district's open files: how far it came, so that one that is cut off goes on where it was. */
export const OpenRunEntity = new Entity({
  name: 'OpenRun',
  table: CivicTable,
  schema: item({
    districtCode: string().key(),
    day: string().key(),
    /** The last town that is done. */
    after: string(),
    failed: list(string()),
    finishedAt: string().optional(),
  }),
  computeKey: ({ districtCode, day }) => ({ pk: `OPENRUNS#${districtCode}`, sk: `DAY#${day}` }),
  answers: 'How far did the night come with the open files of this district',
});
export type OpenRun = FormattedItem<typeof OpenRunEntity>;

export const openMonthOf = (townCode: string, month: string): Promise<KeptMonth | undefined> =>
  readRow(OpenMonthEntity, { townCode, month });

export const putOpenMonth = (kept: KeptMonth): Promise<unknown> => writeRow(OpenMonthEntity, kept);

/** A town's months, newest first. */
export const openMonthsOf = (townCode: string, query: PageQuery): Promise<Page<KeptMonth>> =>
  queryPage(
    OpenMonthEntity,
    { partition: `OPENDATA#${townCode}`, range: { beginsWith: 'MONTH#' }, newestFirst: true },
    query,
  );

export const openRunOf = (districtCode: string, day: string): Promise<OpenRun | undefined> =>
  readRow(OpenRunEntity, { districtCode, day });

export const putOpenRun = (run: OpenRun): Promise<unknown> => writeRow(OpenRunEntity, run);
