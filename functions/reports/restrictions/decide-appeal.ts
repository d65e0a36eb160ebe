import { AppError } from '@shared/errors';
import { decideAppeal } from '@shared/custody/restrictions';
import { auditRow } from '../../platform/audit';
import { newId } from '../../platform/id';
import { doOnce } from '../../platform/command';
import { markDone } from '../../platform/once';
import { handle } from '../../platform/serve';
import type { Caller } from '../../platform/sessions';
import { transact } from '../../platform/transact';
import { heldByOne, maySeeAppeal, viewAppeal } from './appeal-view';
import { afterDecision, afterLifting, type Restriction } from './restriction';
import { findRestriction, putRestriction, putRestrictionEvent, putStanding, standingOf } from './restriction-store';

async function opened(restrictionId: string, caller: Caller): Promise<Restriction> {
  const restriction = await findRestriction(restrictionId);
  if (!restriction || !(await maySeeAppeal(restriction, caller))) throw new AppError('notFound');
  return restriction;
}

export const decideAppealHandler = handle(decideAppeal)(async (
  { params: { restrictionId }, body: { lifted, text }, caller },
  { at, requestId, once },
) => {
  const act = async () => {
    const restriction = await opened(restrictionId, caller);
    if (await heldByOne(restriction, caller.person?.personId)) throw new AppError('restrictions.notYours');
    if (restriction.decision) throw new AppError('restrictions.decided');
    const { accountId: decidedBy } = caller;
    const decided = afterDecision(restriction, {
      lifted,
      text,
      decidedAt: at,
      decidedBy,
      decidedByPersonId: caller.person?.personId,
    });
    const standing = await standingOf(restriction.who);
    // A later restriction of theirs stands on its own.
    const frees = lifted && standing.until === restriction.until;
    const event = { who: restriction.who, hidden: restriction.name === undefined, district: restriction.district };
    await transact(
      putRestriction(decided),
      ...(frees ? [putStanding(afterLifting(standing))] : []),
      putRestrictionEvent({ ...event, eventId: newId(at), what: 'decided', at, restrictionId }),
      auditRow({
        subject: `restriction#${restrictionId}`,
        action: decideAppeal.id,
        at,
        actor: decidedBy,
        role: 'regulator',
        requestId,
        note: lifted ? 'lifted' : 'kept',
      }),
      markDone(once, restrictionId, at),
    );
    return viewAppeal(decided, caller);
  };
  return doOnce(once, {
    done: async () => viewAppeal(await opened(restrictionId, caller), caller),
    act,
    overtaken: async () => new AppError('restrictions.decided'),
  });
});
