import { AppError } from '@shared/errors';
import { isTrivialCode, setSigningCode, showSigningCode, type SigningCodeView } from '@shared/orders/signing';
import { putIdentityEvent } from '../../identity/identity-event-store';
import { personById, withAllRows } from '../../identity/person-store';
import { auditRow } from '../../platform/audit';
import { handle } from '../../platform/serve';
import { transact } from '../../platform/transact';
import { codeHashOf, newSalt } from './code-hash';
import { codeOf, putCode, type StoredCode } from './code-store';
import { idHashOf } from './prove';
import { signsFrom, stateOf } from './signing-code';

const viewCode = (kept: StoredCode | undefined, at: string): SigningCodeView => ({
  state: stateOf(kept, at),
  ...(kept && { setAt: kept.setAt, signsFrom: kept.signsFrom }),
});

export const showSigningCodeHandler = handle(showSigningCode)(async ({ caller }, { at }) =>
  viewCode(await codeOf(await idHashOf(caller)), at),
);

/** The row of a code that a person sets at an instant. Seed and tests plant one of another day. */
export async function newCode(idHash: string, code: string, at: string): Promise<StoredCode> {
  const owned = { idHash, salt: newSalt(), signsFrom: signsFrom(at) };
  return { ...owned, hash: await codeHashOf(owned, code), setAt: at, triedOn: '', tries: 0 };
}

/**
 * A code is set over the one before without asking for it: who forgot it has no other way, and a stolen session gains nothing in the day
 * in which the person is told on every account of theirs.
 */
export const setSigningCodeHandler = handle(setSigningCode)(async ({ body: { code }, caller }, { at, requestId }) => {
  const person = caller.person && (await personById(caller.person.personId));
  if (!person) throw new AppError('identity.bindingRequired');
  const { personId, idHash } = person;
  const days = (await withAllRows([person])).map(({ bornOn }) => bornOn);
  if (days.some((bornOn) => isTrivialCode(code, bornOn))) throw new AppError('orders.codeTrivial', [{ path: 'code' }]);
  const kept = await newCode(idHash, code, at);
  await transact(
    putCode(kept),
    putIdentityEvent({ what: 'signingCodeSet', personId, at }),
    auditRow({ subject: `person#${personId}`, action: setSigningCode.id, at, actor: caller.accountId, requestId }),
  );
  return viewCode(kept, at);
});
