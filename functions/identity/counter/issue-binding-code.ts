import { randomInt } from 'node:crypto';
import { COUNTER_CODE_MINUTES, issueBindingCode } from '@shared/identity/counter';
import { AppError } from '@shared/errors';
import { auditRow } from '../../platform/audit';
import { epochSeconds } from '../../platform/clock';
import { newId } from '../../platform/id';
import { countCall } from '../../platform/rate-limit';
import { handle } from '../../platform/serve';
import { transact } from '../../platform/transact';
import { putIdentityEvent } from '../identity-event-store';
import { rowsOfOne } from '../person-store';
import { codeHashOf, putCode } from './code-store';
import { anotherOfVillage, onRoster } from './roster-person';

/** Whoever asks: one person does not stand at the counter more often in a day. */
const MOST_FOR_ONE = { calls: 5, perSeconds: 86_400 };

/** The cadre has the person and the card before them, and is not that person. The phone in the roster is told when it is used. */
export const issueBindingCodeHandler = handle(issueBindingCode)(async (
  { params: { villageCode }, body: { personId, relative }, caller },
  { at, requestId },
) => {
  const person = onRoster(await anotherOfVillage(personId, villageCode, caller), villageCode);
  if ((await rowsOfOne(person)).some(({ accountId }) => accountId !== undefined)) throw new AppError('counter.bound');
  await countCall(`${issueBindingCode.id}#person`, personId, MOST_FOR_ONE, at);
  const code = String(randomInt(100_000_000)).padStart(8, '0');
  const expiresAt = new Date(Date.parse(at) + COUNTER_CODE_MINUTES * 60_000).toISOString();
  await transact(
    putCode({
      personId,
      codeId: newId(at),
      codeHash: codeHashOf(personId, code),
      issuedByPersonId: caller.person!.personId,
      expiresAt,
      misses: 0,
      ...(relative && { phoneOf: { relation: relative.relation, name: relative.name } }),
      ttl: epochSeconds(expiresAt) + 86_400,
    }),
    putIdentityEvent({ what: 'codeIssued', personId, at }),
    auditRow({
      subject: `person#${personId}`,
      action: issueBindingCode.id,
      at,
      actor: caller.accountId,
      role: 'cadre',
      requestId,
      note: relative ? `card seen, phone of ${relative.relation}, paper ${relative.paperNo}` : 'card seen',
    }),
  );
  return { code, expiresAt };
});
