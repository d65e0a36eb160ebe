import type { AnyRoute } from '@shared/route';
import { leavesOf } from '../schema-leaves';

/** Where a request names a row: `body.mediaIds.0`, of which `name` is `mediaIds`. */
export interface Place {
  part: 'params' | 'query' | 'body';
  path: string;
  name: string;
}

const nameAt = (path: string) =>
  path
    .split('.')
    .filter((step) => !/^(\d+|\*)$/.test(step))
    .at(-1) ?? '';

/** Path parameters that name no row of anybody's: divisions (`within` is walked in access.test.ts), times, kinds. */
const NO_ROWS = new Set(
  'villageCode division divisionCode districtCode year month quarter format fileName table side effectiveOn role letterKind importKind subjectKind mentionedIn'.split(
    ' ',
  ),
);
/** Rows that are everybody's: the catalogues of the county, of WeChat and of rules. A payee is a name in a public book, and found by it. */
const CATALOGUES = new Set('programCode policyCode accountCode templateIds payeeId ruleCode'.split(' '));

/** A decision that a notice or a register's row says it rests on: kept as it was written, and read by nobody from there. */
const AS_WRITTEN = new Set(['decisionId']);

/** Every place of a route's request that names a row. */
export function placesOf({ params, query, body }: AnyRoute): Place[] {
  const found = Object.entries({ params, query, body }).flatMap(([part, schema]) =>
    (schema ? leavesOf(schema) : []).map(({ path }) => ({ part: part as Place['part'], path, name: nameAt(path) })),
  );
  const rows = found.filter(
    ({ part, name }) =>
      !NO_ROWS.has(name) &&
      !CATALOGUES.has(name) &&
      !(part === 'body' && AS_WRITTEN.has(name)) &&
      (part === 'params' || /(Id|Ids)$/.test(name) || ['referenceNo', 'receiptNo'].includes(name)),
  );
  return [...new Map(rows.map((place) => [`${place.part}.${place.path}`, place])).values()];
}

/** The value with `text` at the path; what is not there on the way is made. */
export function withAt(value: unknown, path: readonly string[], text: string): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return text;
  if (/^\d+$/.test(step)) {
    const list = Array.isArray(value) ? [...(value as unknown[])] : [];
    list[Number(step)] = withAt(list[Number(step)], rest, text);
    return list;
  }
  const record = Object(value) as Record<string, unknown>;
  return { ...record, [step]: withAt(record[step], rest, text) };
}

/** What is at the path; undefined when there is nothing. */
export const valueAt = (value: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>((at, step) => (Object(at) as Record<string, unknown>)[step], value);
