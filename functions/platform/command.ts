import { AppError } from '@shared/errors';
import { findDone, type Once } from './once';
import { MAX_TRIES, Overtaken, pause } from './transact';

interface Command<Answer> {
  /** What is answered once it was done; `resultId` is what `markDone` kept. */
  done: (resultId: string) => Promise<Answer>;
  /** Reads, decides, and writes together with `markDone(once, …)`. May run more than once, and writes at most once. */
  act: () => Promise<Answer>;
  /** What is thrown when another change came first; `version.stale` where it is left out. */
  overtaken?: (error: Overtaken) => Promise<unknown>;
  /** A few times, when another change came first: for a command that names no version its sender has seen. */
  decidesAnew?: boolean;
}

/**
 * Does a command once, however often and however closely together it is sent: whoever sends it again gets the answer of what was done.
 * Any failure is looked into, not a failed condition alone. What its own twin did looks to a command like a stale version, a wrong
 * state or a closed month, and an answer that was lost like an error of the network.
 * @throws AppError `request.keyReused` when the key came with other content; what `act` and `overtaken` throw.
 */
export async function doOnce<Answer>(
  once: Once,
  { done, act, overtaken, decidesAnew = false }: Command<Answer>,
): Promise<Answer> {
  const before = await findDone(once);
  if (before !== undefined) return done(before);
  for (let tries = 1; ; tries += 1) {
    try {
      return await act();
    } catch (error) {
      const meanwhile = await findDone(once);
      if (meanwhile !== undefined) return done(meanwhile);
      if (!(error instanceof Overtaken)) throw error;
      if (decidesAnew && tries < MAX_TRIES) await pause(tries);
      else throw overtaken ? await overtaken(error) : new AppError('version.stale');
    }
  }
}
