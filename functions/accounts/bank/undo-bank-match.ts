import { undoBankMatch } from '@shared/accounts/bank-reconciliation';
import { AppError } from '@shared/errors';
import { auditRow } from '../../platform/audit';
import { doOnce } from '../../platform/command';
import { markDone } from '../../platform/once';
import { handle } from '../../platform/serve';
import { transact } from '../../platform/transact';
import { handOf } from '../desk/signature';
import { bankLineOf, isClosedOn } from './match-bank-lines';
import { openBookOf } from './open-book';
import { bankMatchOf, putBankLine, putBankPosting, putUndone } from './match-store';

export const undoBankMatchHandler = handle(undoBankMatch)(async ({ params, caller }, { at, once }) => {
  const { villageCode, bankAccountId, matchId } = params;
  const done = () => Promise.resolve({ matchId });
  const act = async () => {
    const match = await bankMatchOf(params);
    if (!match) throw new AppError('notFound');
    if (match.undone) throw new AppError('bank.wrongState');
    // The signed sheet of a closed month says that they were settled.
    if (await isClosedOn(villageCode, match.settledOn)) throw new AppError('accounts.periodClosed');
    const { unmoved } = await openBookOf(villageCode);
    const lines = await Promise.all(match.lineKeys.map((lineKey) => bankLineOf({ ...params, lineKey })));
    await transact(
      ...lines.map(({ matchId: _, settledOn: __, ...line }) => putBankLine(line, matchId)),
      ...match.vouchers.map(({ voucherId }) => putBankPosting({ villageCode, bankAccountId, voucherId }, matchId)),
      putUndone({ ...match, undone: handOf(caller, at) }),
      ...unmoved,
      auditRow({
        subject: `bankAccount#${bankAccountId}`,
        action: undoBankMatch.id,
        at,
        actor: caller.accountId,
        note: matchId,
      }),
      markDone(once, matchId, at),
    );
    return done();
  };
  return doOnce(once, {
    done,
    act,
    decidesAnew: true,
    overtaken: () => Promise.resolve(new AppError('bank.wrongState')),
  });
});
