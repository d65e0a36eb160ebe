import { AppError } from '@shared/errors';
import { type DueSettlement, settleDueBreak } from '@shared/wechat-pay/dues';
import { auditRow } from '../platform/audit';
import { doOnce } from '../platform/command';
import { markDone } from '../platform/once';
import { handle } from '../platform/serve';
import { transact } from '../platform/transact';
import { breakView, placeOf, wantsTwo } from './due-break';
import { dueBreakOf, dueOf, MERCHANT, putBreak, type StoredBreak } from './due-store';
import { type BoundHand, boundHand, refuseOneOf } from './office-step';

/**
 * The first says what became of it; a second who says the same settles it, and one who says otherwise begins anew. Those of a town are its
 * office's; who supervises it settles what is no order's.
 */
export const settleDueBreakHandler = handle(settleDueBreak)(async (
  { params: { division, breakId }, body: { settlement }, caller },
  { at, once },
) => {
  const place = placeOf(division);
  const read = async () => {
    const found = await dueBreakOf(place, breakId);
    if (!found) throw new AppError('notFound');
    return found;
  };
  const done = async () => breakView(await read());
  return doOnce(once, {
    done,
    act: async () => {
      const before = await read();
      const isOffice = caller.grants.some((grant) => grant.role === 'township' && grant.division === place);
      if (place !== MERCHANT && !isOffice) throw new AppError('auth.refused');
      const next = await settledBy(before, settlement, boundHand(caller, at));
      const note = `${before.kind} ${settlement} ${next.settled ? 'settled' : 'proposed'}`;
      await transact(
        putBreak(next, before),
        auditRow({ subject: `dueBreak#${breakId}`, action: settleDueBreak.id, at, actor: caller.accountId, note }),
        markDone(once, breakId, at),
      );
      return done();
    },
  });
});

/** Human beings are compared: neither of the two is who paid. @throws AppError `dues.wrongState`, `dues.samePerson` */
async function settledBy(before: StoredBreak, settlement: DueSettlement, hand: BoundHand): Promise<StoredBreak> {
  if (before.settled) throw new AppError('dues.wrongState');
  const isSecond = before.proposed !== undefined && before.settlement === settlement;
  const due = before.duePaymentId === undefined ? undefined : await dueOf(before.duePaymentId);
  await refuseOneOf([...(due ? [due.payerPersonId] : []), ...(isSecond ? [before.proposed!.personId] : [])], hand);
  if (isSecond) return { ...before, settled: hand };
  return { ...before, settlement, proposed: hand, ...(!wantsTwo(before) && { settled: hand }) };
}
