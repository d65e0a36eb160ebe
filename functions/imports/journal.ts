import { createHash } from 'node:crypto';
import { canonical } from '../platform/canonical';

/** A row that a batch wrote: enough to find it, to see whether anything happened to it since, and to put back what was there. */
export interface Touched {
  /** Name of the entity: `Payment`. */
  readonly entity: string;
  readonly key: Readonly<Record<string, string | number>>;
  /** What the row was when the batch had written it: see `markOf`. */
  readonly mark: string;
  /** The row before the batch changed it. Absent: the batch made it. */
  readonly before?: Readonly<Record<string, unknown>>;
}

type Row = Readonly<Record<string, unknown>>;

/** A row's standing, to be compared later: its version where it has one, otherwise a hash of all of it. */
export function markOf(row: Row): string {
  if (typeof row.version === 'number') return `v${row.version}`;
  return createHash('sha256').update(canonical(row)).digest('base64url').slice(0, 22);
}

/** Whether two rows say the same, whatever order their fields came in. */
export const sameRow = (a: unknown, b: unknown): boolean => canonical(a) === canonical(b);

/** A touched row of an entity, made from the row as it is put. */
export function touchedRow(
  entity: { readonly entityName: string },
  key: Touched['key'],
  row: Row,
  before?: Row,
): Touched {
  return { entity: entity.entityName, key, mark: markOf(row), ...(before && { before }) };
}
