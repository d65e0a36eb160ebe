import { answerFinding, readForAudit, settleFinding } from '@shared/accounts/audit-queue';
import { AppError } from '@shared/errors';
import { auditRow } from '../../platform/audit';
import { doOnce } from '../../platform/command';
import { markDone, type Once } from '../../platform/once';
import { handle } from '../../platform/serve';
import type { Caller } from '../../platform/sessions';
import { transact } from '../../platform/transact';
import { type Book, voucherOf } from '../book-store';
import type { Hand } from '../desk/pending';
import { refuseCashier } from '../desk/refuse-cashier';
import { handKnownAs } from '../desk/signature';
import { afterAnswer, afterReading, afterSettling, type Audit, notBy, type Parties } from './audit';
import { bookersOf, isSomebodys } from './audit-queue';
import { auditOf, putAudit } from './audit-store';

interface Step {
  readonly action: string;
  readonly params: Book & { voucherId: string };
  /** What the caller saw the row at; 0 where there was none. */
  readonly version: number;
  readonly caller: Caller;
  readonly at: string;
  readonly once: Once;
  readonly decide: (before: Audit | undefined, bookers: Parties, hand: Hand) => Audit;
}

/** Who booked a voucher. @throws AppError `notFound`; `audit.notHere` for one that nobody booked */
async function bookersOfVoucher({ voucherId, ...book }: Book & { voucherId: string }): Promise<Parties> {
  const voucher = await voucherOf(book, voucherId, { consistent: true });
  if (!voucher) throw new AppError('notFound');
  if (!isSomebodys(voucher)) throw new AppError('audit.notHere');
  return bookersOf(voucher);
}

/** Takes a step with a voucher's second reading, once. @throws AppError `version.stale` when somebody else took one first; as `decide` */
function takeAuditStep({ action, params, version, caller, at, once, decide }: Step) {
  const { voucherId, villageCode, year } = params;
  const done = async () => {
    const audit = await auditOf(params);
    if (!audit) throw new AppError('notFound');
    return { state: audit.state, version: audit.version };
  };
  const act = async () => {
    const [bookers, before] = await Promise.all([bookersOfVoucher(params), auditOf(params)]);
    if ((before?.version ?? 0) !== version) throw new AppError('version.stale', before && (await done()));
    if (action !== answerFinding.id) await refuseCashier(caller, villageCode, at);
    const hand = await handKnownAs(caller, at, notBy(before, bookers).personIds);
    await transact(
      putAudit({ villageCode, year, voucherId, ...decide(before, bookers, hand) }, before),
      auditRow({ subject: `voucher#${voucherId}`, action, at, actor: caller.accountId }),
      markDone(once, voucherId, at),
    );
    return done();
  };
  return doOnce(once, { done, act });
}

export const readForAuditHandler = handle(readForAudit)(({ params, body: { finding }, caller }, { at, once }) =>
  takeAuditStep({
    ...{ action: readForAudit.id, params, version: 0, caller, at, once },
    decide: (before, bookers, hand) => afterReading(before, bookers, hand, finding),
  }),
);

export const answerFindingHandler = handle(answerFinding)(
  ({ params, body: { version, answer }, caller }, { at, once }) =>
    takeAuditStep({
      ...{ action: answerFinding.id, params, version, caller, at, once },
      decide: (before, bookers, hand) => afterAnswer(before, bookers, hand, answer),
    }),
);

export const settleFindingHandler = handle(settleFinding)(
  ({ params, body: { version, isMended }, caller }, { at, once }) =>
    takeAuditStep({
      ...{ action: settleFinding.id, params, version, caller, at, once },
      decide: (before, bookers, hand) => afterSettling(before, bookers, hand, isMended),
    }),
);
