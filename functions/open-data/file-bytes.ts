import { OPEN_CONTRACTING } from '@shared/open-data/open-contracting';
import { type Dataset, OPEN_LICENCE, type OpenFormat } from '@shared/open-data/open-data';
import { OPEN_ROWS, type OpenRow } from '@shared/open-data/rows';
import * as z from '@shared/zod';
import { type Cell, csvText } from '../platform/csv';

export const OPEN_TYPES: Record<OpenFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  json: 'application/json',
  'schema.json': 'application/schema+json',
};

/** The columns of a data set, in order. */
export const fieldsOf = (dataset: Dataset): string[] => Object.keys(OPEN_ROWS[dataset].shape);

/** What the fields of a data set are: JSON Schema of one row, from the contract, with the licence and where a field stands in Open Contracting. */
export const schemaOf = (dataset: Dataset): object => ({
  ...z.toJSONSchema(OPEN_ROWS[dataset], { io: 'output' }),
  'x-licence': OPEN_LICENCE,
  ...(OPEN_CONTRACTING[dataset] && { 'x-openContracting': OPEN_CONTRACTING[dataset] }),
});

const cellOf = (value: unknown): Cell =>
  typeof value === 'number' ? value : value === undefined ? '' : String(value as string);

/**
 * The bytes of one file: the same rows are the same bytes, in whatever order they come. What is no field of the data set is dropped.
 * @throws ZodError when a row is not what the schema promises.
 */
export function bytesOf<D extends Dataset>(dataset: D, format: OpenFormat, rows: readonly OpenRow<D>[]): Buffer {
  if (format === 'schema.json') return Buffer.from(`${JSON.stringify(schemaOf(dataset), null, 1)}\n`, 'utf8');
  const fields = fieldsOf(dataset);
  const schema: z.ZodMiniObject = OPEN_ROWS[dataset];
  const kept = rows.map((row): Record<string, unknown> => z.parse(schema, row));
  const keyed = kept.map((row) => ({ row, key: JSON.stringify(fields.map((field) => row[field] ?? null)) }));
  const sorted = keyed.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ row }) => row);
  if (format === 'csv')
    return Buffer.from(csvText([fields, ...sorted.map((row) => fields.map((field) => cellOf(row[field])))]), 'utf8');
  const lines = sorted.map((row) => JSON.stringify(Object.fromEntries(fields.map((field) => [field, row[field]]))));
  return Buffer.from(lines.length === 0 ? '[]\n' : `[\n${lines.join(',\n')}\n]\n`, 'utf8');
}
