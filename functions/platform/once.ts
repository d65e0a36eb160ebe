import { AppError } from '@shared/errors';
import { Entity, item, number, string } from './entity';
import { putNew, readRow } from './row';
import { daysAfter } from '@shared/time';
import { deletedAfter } from './clock';
import { keyedHashes } from './sealed';
import { CivicTable } from './tables';

const DAYS_KEPT = 30;

const OnceEntity = new Entity({
  name: 'Once',
  table: CivicTable,
  schema: item({ key: string().key(), contentHash: string(), resultId: string(), ttl: number() }),
  computeKey: ({ key }) => ({ pk: `ONCE#${key}`, sk: 'ONCE' }),
});

/** What makes a retried command one command: who sent it under which key, and what it said. */
export interface Once {
  /** Keyed hash of the route, the caller and the Idempotency-Key: tells nothing of who. */
  readonly key: string;
  /** Keyed too: a body may hold a receipt's 16 digits, which could be guessed from a plain hash. */
  readonly contentHash: string;
  /** The same as a key that is being rotated out named it: sent again after that, it is still one command. */
  readonly former?: readonly Once[] | undefined;
}

const withFormer = ([present, ...former]: readonly Once[]): Once => ({
  ...present!,
  ...(former.length > 0 && { former }),
});

export function onceOf(routeId: string, caller: string, idempotencyKey: string, content: unknown): Once {
  const contentHashes = keyedHashes(JSON.stringify(content ?? null));
  return withFormer(
    keyedHashes(`${routeId}|${caller}|${idempotencyKey}`).map((key, place) => ({
      key,
      contentHash: contentHashes[place]!,
    })),
  );
}

/** One of the things a command does, each for itself: done or not done whatever becomes of the others. */
export const onceOfPart = (once: Once, part: string): Once =>
  withFormer(
    [once, ...(once.former ?? [])].map(({ key, contentHash }, place) => ({
      key: keyedHashes(`${key}|${part}`)[place]!,
      contentHash,
    })),
  );

/**
 * The id of what this command made when it was sent before; undefined when it was not.
 * @throws AppError `request.keyReused` when the key came with other content.
 */
export async function findDone({ key, contentHash, former = [] }: Once): Promise<string | undefined> {
  const row = await readRow(OnceEntity, { key });
  if (!row) return former[0] && findDone({ ...former[0], former: former.slice(1) });
  if (row.contentHash !== contentHash) throw new AppError('request.keyReused');
  return row.resultId;
}

/** The row to write in the same transaction as the change; the transaction fails there when the command was done already. */
export const markDone = ({ key, contentHash }: Once, resultId: string, at: string) =>
  putNew(OnceEntity, { key, contentHash, resultId, ttl: deletedAfter(daysAfter(at, DAYS_KEPT)) });
