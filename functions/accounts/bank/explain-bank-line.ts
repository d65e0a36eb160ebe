import { explainBankLine } from '@shared/accounts/bank-reconciliation';
import { AppError } from '@shared/errors';
import { auditRow } from '../../platform/audit';
import { doOnce } from '../../platform/command';
import { markDone } from '../../platform/once';
import { handle } from '../../platform/serve';
import { transact } from '../../platform/transact';
import { bankLineOf } from './match-bank-lines';
import { putBankLine } from './match-store';

export const explainBankLineHandler = handle(explainBankLine)(async ({ params, body, caller }, { at, once }) => {
  const { bankAccountId } = params;
  const { lineKey, awaits, note } = body;
  const done = () => Promise.resolve({ lineKey });
  const act = async () => {
    const line = await bankLineOf({ ...params, lineKey });
    if (line.matchId !== undefined) throw new AppError('bank.alreadyMatched');
    await transact(
      putBankLine({ ...line, awaits, note }, undefined),
      auditRow({
        subject: `bankAccount#${bankAccountId}`,
        action: explainBankLine.id,
        at,
        actor: caller.accountId,
        note: lineKey,
      }),
      markDone(once, lineKey, at),
    );
    return done();
  };
  return doOnce(once, { done, act, overtaken: () => Promise.resolve(new AppError('bank.alreadyMatched')) });
});
