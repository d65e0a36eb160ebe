import { AppError } from '@shared/errors';
import { appealRestriction } from '@shared/custody/restrictions';
import { startOfDay } from '@shared/time';
import { auditRow } from '../../platform/audit';
import { idAt, newId } from '../../platform/id';
import { doOnce } from '../../platform/command';
import { markDone } from '../../platform/once';
import { aliasesOf } from '../../platform/sealed';
import { handle } from '../../platform/serve';
import { transact } from '../../platform/transact';
import { sendersOf } from '../sight/parts';
import { afterAppeal, mayAppeal } from './restriction';
import { findRestriction, putRestriction, putRestrictionEvent } from './restriction-store';

/** By the one it restricts. What a confidential one does leaves no account: it would tell whose the alias is. */
export const appealRestrictionHandler = handle(appealRestriction)(async (
  { body: { restrictionId, text }, caller },
  { at, requestId, once },
) => {
  const act = async () => {
    const restriction = await findRestriction(restrictionId);
    if (!restriction || !sendersOf(caller).includes(restriction.who)) throw new AppError('notFound');
    if (!mayAppeal(restriction, at)) throw new AppError('restrictions.cannotAppeal');
    const { who, district } = restriction;
    const hidden = aliasesOf(caller).includes(who);
    const kept = hidden ? startOfDay(at) : at;
    const eventId = hidden ? idAt(kept) : newId(at);
    await transact(
      putRestriction(afterAppeal(restriction, text, kept)),
      putRestrictionEvent({ eventId, who, hidden, what: 'appealed', at: kept, district, restrictionId }),
      auditRow({
        subject: `restriction#${restrictionId}`,
        action: appealRestriction.id,
        at: kept,
        ...(hidden ? { actor: 'confidential' } : { actor: caller.accountId, role: 'resident', requestId }),
      }),
      markDone(once, restrictionId, at),
    );
    return {};
  };
  return doOnce(once, {
    done: async () => ({}),
    act,
    overtaken: async () => new AppError('restrictions.cannotAppeal'),
  });
});
