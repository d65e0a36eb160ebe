import { AppError } from '@shared/errors';
import { MOST_TRIES, type SigningProof } from '@shared/orders/signing';
import { dayInChina } from '@shared/time';
import { personById } from '../../identity/person-store';
import { sameHash } from '../../platform/sealed';
import type { Caller } from '../../platform/sessions';
import { verifySoter } from '../../platform/wechat';
import { codeHashOf } from './code-hash';
import { codeOf, giveBackTry, type StoredCode, takeTry } from './code-store';
import { stateOf, triesOn } from './signing-code';

interface Signing {
  readonly proof: SigningProof;
  /** What the phone was to sign, made anew here. */
  readonly challenge: string;
  readonly caller: Caller;
  readonly at: string;
}

/**
 * Refuses an act whose person did not sign it.
 * @throws AppError `orders.deviceRefused`, `wechat.unavailable`; `orders.codeMissing`, `orders.codeAsleep`, `orders.codeLocked`,
 * `orders.codeWrong` with what tries are left; `identity.bindingRequired`
 */
export const refuseUnproved = ({ proof, challenge, caller, at }: Signing): Promise<void> =>
  proof.kind === 'soter' ? refuseOtherDevice(proof, challenge, caller.openid) : refuseWrongCode(proof.code, caller, at);

/** What stands in `resultJSON` for the caller to know its question by; undefined where it is none. */
function rawIn(json: string): unknown {
  try {
    const result: unknown = JSON.parse(json);
    return typeof result === 'object' && result !== null && 'raw' in result ? result.raw : undefined;
  } catch {
    return undefined;
  }
}

/** The openid is that of the session: a proof of another phone is none. Ours is compared first, WeChat is asked of nothing else. */
async function refuseOtherDevice(
  { json, signature }: Extract<SigningProof, { kind: 'soter' }>,
  challenge: string,
  openid: string,
): Promise<void> {
  if (rawIn(json) !== challenge || !(await verifySoter({ openid, json, signature })))
    throw new AppError('orders.deviceRefused');
}

/** By whom it is typed, as a human being. @throws AppError `identity.bindingRequired` */
export async function idHashOf({ person }: Caller): Promise<string> {
  const row = person && (await personById(person.personId));
  if (!row) throw new AppError('identity.bindingRequired');
  return row.idHash;
}

async function refuseWrongCode(typed: string, caller: Caller, at: string): Promise<void> {
  const kept = await takenTry(await idHashOf(caller), at);
  if (!sameHash(kept.hash, await codeHashOf(kept, typed))) {
    const now = await codeOf(kept.idHash);
    const left = MOST_TRIES - (now ? triesOn(now, dayInChina(at)) : MOST_TRIES);
    throw left > 0 ? new AppError('orders.codeWrong', { left }) : new AppError('orders.codeLocked');
  }
  await giveBackTry(kept, dayInChina(at));
}

/** Readings of one code: it is set anew, or the first of a day is typed twice at once. */
const MOST_READINGS = 3;

/** The code as it is kept, with one of the day's tries taken for it. */
async function takenTry(idHash: string, at: string): Promise<StoredCode> {
  for (let readings = 1; ; readings += 1) {
    const kept = await codeOf(idHash);
    const state = stateOf(kept, at);
    if (!kept || state === 'none') throw new AppError('orders.codeMissing');
    if (state === 'asleep') throw new AppError('orders.codeAsleep', { signsFrom: kept.signsFrom });
    if (state === 'locked' || readings > MOST_READINGS) throw new AppError('orders.codeLocked');
    if (await takeTry(kept, dayInChina(at))) return kept;
  }
}
