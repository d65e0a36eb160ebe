import { marshall } from '@aws-sdk/util-dynamodb';
import { tables } from '../../infrastructure/tables';

/** A row as it lay before a write and as it lies after it; absent where there was, or is, none. */
export interface Images {
  before?: Row | undefined;
  after?: Row | undefined;
}
type Row = Readonly<Record<string, unknown>>;

interface Index {
  name: string;
  keys: readonly string[];
  /** Besides the keys; all of the row where it is absent. */
  projected?: readonly string[] | undefined;
}

interface TableProperties {
  GlobalSecondaryIndexes: {
    IndexName: string;
    KeySchema: { AttributeName: string }[];
    Projection: { ProjectionType: 'ALL' | 'KEYS_ONLY' | 'INCLUDE'; NonKeyAttributes?: string[] };
  }[];
}

/** The indexes of a table by the name it has locally: a prefix, and its name in the template. */
function indexesOf(tableName: string): Index[] {
  const [, table] = Object.entries(tables).find(([id]) => tableName.endsWith(id)) ?? [];
  if (!table) throw new Error(`no table of the template: ${tableName}`);
  return (table.Properties as unknown as TableProperties).GlobalSecondaryIndexes.map((index) => ({
    name: index.IndexName,
    keys: index.KeySchema.map(({ AttributeName }) => AttributeName),
    ...(index.Projection.ProjectionType !== 'ALL' && {
      projected: ['pk', 'sk', ...(index.Projection.NonKeyAttributes ?? [])],
    }),
  }));
}

type Wire = Record<string, unknown>;
const bytesOfValue = (value: Wire): number => {
  const [[type, held]] = Object.entries(value) as [[string, unknown]];
  switch (type) {
    case 'S':
      return Buffer.byteLength(held as string);
    case 'N':
      return Math.ceil((held as string).replace(/^-?0*\.?0*|\./g, '').length / 2) + 1;
    case 'B':
      return (held as Uint8Array).length;
    case 'L':
      return 3 + (held as Wire[]).reduce((sum, each) => sum + 1 + bytesOfValue(each), 0);
    case 'M':
      return 3 + bytesOfAttributes(held as Record<string, Wire>, 1);
    case 'SS':
      return (held as string[]).reduce((sum, each) => sum + Buffer.byteLength(each), 0);
    default:
      return 1;
  }
};
const bytesOfAttributes = (attributes: Record<string, Wire>, each = 0): number =>
  Object.entries(attributes).reduce(
    (sum, [name, value]) => sum + each + Buffer.byteLength(name) + bytesOfValue(value),
    0,
  );

/** What a row counts for, in bytes: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html */
export const bytesOfRow = (row: Row): number =>
  // A wire value is one type and what it holds.
  bytesOfAttributes(marshall(row, { removeUndefinedValues: true }) as unknown as Record<string, Wire>);

const kilobytes = (...rows: (Row | undefined)[]): number =>
  Math.max(1, ...rows.map((row) => (row ? Math.ceil(bytesOfRow(row) / 1024) : 1)));

const entryIn = ({ keys, projected }: Index, row: Row | undefined): Row | undefined => {
  if (!row || !keys.every((name) => row[name] !== undefined)) return undefined;
  if (!projected) return row;
  return Object.fromEntries([...keys, ...projected].flatMap((name) => (name in row ? [[name, row[name]]] : [])));
};

const asText = (row: Row): string =>
  JSON.stringify(Object.entries(marshall(row, { removeUndefinedValues: true })).sort(([a], [b]) => (a < b ? -1 : 1)));

/** What one index takes of a write: an entry put, changed or taken away; both where its key changes; nothing where it stays as it was. */
function unitsOfIndex(index: Index, { before, after }: Images): number {
  const [was, is] = [entryIn(index, before), entryIn(index, after)];
  if (!was && !is) return 0;
  if (!was || !is) return kilobytes(was ?? is);
  if (index.keys.some((name) => was[name] !== is[name])) return kilobytes(was) + kilobytes(is);
  return asText(was) === asText(is) ? 0 : kilobytes(was, is);
}

export interface WriteUnits {
  table: number;
  /** By the index's name, of those that are written. */
  indexes: Record<string, number>;
}

/**
 * The write units of one row of a transaction: twice of the table, the larger of what was and what is; once of each index, which
 * is written afterwards and outside of it. A row that is only looked at (ConditionCheck) counts as one that is written.
 */
export function unitsOfTransacted(tableName: string, images: Images): WriteUnits {
  const indexes = indexesOf(tableName).map((index) => [index.name, unitsOfIndex(index, images)] as const);
  return {
    table: 2 * kilobytes(images.before, images.after),
    indexes: Object.fromEntries(indexes.filter(([, units]) => units > 0)),
  };
}

export const sumOfUnits = ({ table, indexes }: WriteUnits): number =>
  Object.values(indexes).reduce((sum, units) => sum + units, table);
