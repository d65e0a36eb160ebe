import { type Challenge, PROOF_ERRORS } from '@shared/challenge';
import { AppError } from '@shared/errors';
import type { AnyRoute, ProofPurpose } from '@shared/route';
import { solveShown } from './proof-of-work';

const MOST_TRIES = 4;

const isAskedFor = (error: unknown): boolean =>
  error instanceof AppError && (PROOF_ERRORS as readonly string[]).includes(error.code);

/** The last proof of each purpose, in memory alone: one serves the same draft or receipt again until it is over. */
const kept = new Map<ProofPurpose, string>();
/** One is worked out at a time: nine pictures that are asked for a proof at once need one, not nine. */
let turn: Promise<unknown> = Promise.resolve();

interface Sending {
  route: AnyRoute;
  /** What a challenge is asked for with. */
  askFor: (purpose: ProofPurpose) => Promise<Challenge>;
  send: (proof: string | undefined) => Promise<unknown>;
}

function proofAfter(failed: string | undefined, purpose: ProofPurpose, askFor: Sending['askFor']): Promise<string> {
  const next = turn.then(async () => {
    const last = kept.get(purpose);
    if (purpose !== 'report' && last !== undefined && last !== failed) return last;
    const proof = await solveShown(await askFor(purpose), purpose);
    kept.set(purpose, proof);
    return proof;
  });
  turn = next.catch(() => undefined);
  return next;
}

/**
 * Sends what may cost a proof: a report always with one, all else when the server asks. Worked out again, unseen, when it came too
 * late or it got harder meanwhile.
 */
export async function sendProven({ route, askFor, send }: Sending): Promise<unknown> {
  const { proof: purpose } = route;
  if (!purpose) return send(undefined);
  let proof = purpose === 'report' ? await proofAfter(undefined, purpose, askFor) : kept.get(purpose);
  for (let tried = 1; ; tried += 1) {
    try {
      return await send(proof);
    } catch (error) {
      if (!isAskedFor(error) || tried >= MOST_TRIES) throw error;
      proof = await proofAfter(proof, purpose, askFor);
    }
  }
}
