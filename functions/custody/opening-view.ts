import type { IdentityOpening } from '@shared/custody/custody';
import { accountById } from '../identity/account-store';
import { villageNamed } from '../identity/division-store';
import { knownAs, personById } from '../identity/person-store';
import type { Caller } from '../platform/sessions';
import type { Report } from '../reports/report';
import { handsIn, mayDo, type Opening, stateAt } from './opening';

/** A request as a custodian sees it: of the report its number and its village, not a word of what it says. */
export async function viewOpening(
  opening: Opening,
  { referenceNo, villageCode }: Report,
  { person }: Pick<Caller, 'person'>,
  at: string,
): Promise<IdentityOpening> {
  const { askedBy, askedFor, askedAt, decidedBy, decidedAt, refusedFor } = opening;
  const [{ shortName }, personId, asker, decider] = await Promise.all([
    villageNamed(villageCode),
    knownAs(person?.personId, handsIn(opening)),
    askedBy ? nameOf(askedBy, opening.askedByPersonId) : undefined,
    decidedBy ? nameOf(decidedBy, opening.decidedByPersonId) : undefined,
  ]);
  return {
    reportId: opening.reportId,
    openingId: opening.openingId,
    referenceNo,
    villageName: shortName,
    state: stateAt(opening, at),
    wantedBy: opening.wantedBy,
    wantedFor: opening.wantedFor,
    wantedAt: opening.wantedAt,
    ...(asker && askedFor && askedAt && { asked: { by: asker, reason: askedFor, at: askedAt } }),
    ...(decider && decidedAt && { decided: { by: decider, reason: refusedFor, at: decidedAt } }),
    openUntil: opening.openUntil,
    openedAt: opening.openedAt,
    mayDo: mayDo(opening, personId, at),
    version: opening.version,
  };
}

const nameOf = async (accountId: string, personId: string | undefined): Promise<string> =>
  (personId && (await personById(personId))?.name) || ((await accountById(accountId))?.personName ?? '已离岗');
