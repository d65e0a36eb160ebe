import type { Entity, FormattedItem, KeyInputItem } from 'dynamodb-toolbox/entity';
import { string } from './entity';
import { canonical } from './canonical';
import { log } from './log';
import { readMany } from './read-many';
import { formatted, readStored } from './row';
import { hashFor, sameHash } from './sealed';

type Row = Readonly<Record<string, unknown>>;

/** What a table and the toolbox add to a row, how often it was written, and the seal itself. */
const NOT_CONTENT = ['pk', 'sk', '_et', 'entity', 'version', 'seal'];

/**
 * The seal of a row that says who somebody is or what they may: over everything in it. Whoever writes the table past us has no key to
 * it; a row without it, or with another one, gives nothing.
 * @param row as it is stored, as it is read or as it is about to be written.
 */
export function sealOf(entity: string, row: Row): string {
  const content = Object.fromEntries(Object.entries(row).filter(([name]) => !NOT_CONTENT.includes(name)));
  return hashFor('row', `${entity}|${canonical(content)}`);
}

/** The attribute of an entity's rows that holds their seal: made anew at each put, in nothing that is read. Such a row is put, never updated. */
export const sealAs = (entity: string) =>
  string()
    .hidden()
    .putLink((row) => sealOf(entity, row as Row));

/** Under which key each kind lies: a row with its seal, moved under the key of another, is not that other. */
const KEYS: Record<string, readonly [prefix: string, id: string]> = {
  Session: ['SESSION', 'sessionId'],
  Account: ['ACCOUNT', 'accountId'],
  OpenidLookup: ['OPENID', 'openidHash'],
  Person: ['PERSON', 'personId'],
  OpenGrant: ['OPENGRANT', 'grantId'],
  Receipt: ['RECEIPT', 'receiptHash'],
};

/** Whether a stored row is as we wrote it, where we wrote it. */
export function isSealed(row: Row): boolean {
  const [prefix, id] = KEYS[String(row._et)] ?? [];
  const isInPlace = prefix !== undefined && id !== undefined && row.pk === `${prefix}#${String(row[id])}`;
  return isInPlace && typeof row.seal === 'string' && sameHash(row.seal, sealOf(String(row._et), row));
}

/**
 * The row under a key, strongly consistent; undefined where there is none, and where it is not as we wrote it:
 * that is logged as an error, and `npm run audit:verify` names it.
 */
export async function readSealed<E extends Entity>(
  entity: E,
  key: KeyInputItem<E>,
): Promise<FormattedItem<E> | undefined> {
  const row = asWritten(await readStored(entity, key));
  return row && formatted(entity, row);
}

function asWritten(row: Row | undefined): Row | undefined {
  if (!row || isSealed(row)) return row;
  log('error', 'rowAltered', { subject: String(row.pk) });
  return undefined;
}

/** The same of many rows of one table, those that are there, in no order; a moment behind the writes where that is told. */
export const readManySealed = async <E extends Entity>(
  entity: E,
  keys: readonly KeyInputItem<E>[],
  how?: { consistent: boolean },
): Promise<FormattedItem<E>[]> =>
  (await readMany(entity, keys, how)).flatMap((row) => {
    const written = asWritten(row);
    return written ? [formatted(entity, written)] : [];
  });

/**
 * The condition under which a sealed row is replaced: it still is as it was read, and as we wrote it. Without it the next ordinary change
 * would seal what somebody wrote past us.
 */
export const isAsRead = (entity: string, previous: Row) => ({
  and: [
    { attr: 'version' as const, eq: Number(previous.version) },
    { attr: 'seal' as const, eq: sealOf(entity, previous) },
  ],
});
