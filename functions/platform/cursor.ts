import { AppError } from '@shared/errors';
import { openCursor, sealCursor } from './sealed';

type Key = Record<string, unknown>;

/** A page's end as the client carries it: sealed, because keys may hold whose row it was, and tied to its partition. */
export const encodeCursor = (lastKey: Key | undefined, partition: string): string | undefined =>
  lastKey && sealCursor(JSON.stringify(lastKey), partition);

/** @throws AppError `page.badCursor` when the cursor was altered or belongs to another listing. */
export function decodeCursor(cursor: string | undefined, partition: string): Key | undefined {
  if (cursor === undefined) return undefined;
  try {
    return JSON.parse(openCursor(cursor, partition)) as Key;
  } catch {
    throw new AppError('page.badCursor');
  }
}
