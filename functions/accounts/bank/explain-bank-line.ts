import { explainBankLine } from '@shared/accounts/bank-reconciliation';
import { AppError } from '@shared/errors';
import { auditRow } from '../../platform/audit';
import { doOnce } from '../../platform/command';
import { markDone } from '../../platform/once';
import { handle } from '../../platform/serve';
import { transact } from '../../platform/transact';
import { explained } from './explanation';
import { bankLineOf } from './match-bank-lines';
import { lastSignedMonth, putBankLine } from './match-store';
import { openBookOf } from './open-book';

export const explainBankLineHandler = handle(explainBankLine)(async ({ params, body, caller }, { at, once }) => {
  const { bankAccountId } = params;
  const { lineKey, awaits, note } = body;
  const done = () => Promise.resolve({ lineKey });
  const act = async () => {
    const line = await bankLineOf({ ...params, lineKey });
    if (line.matchId !== undefined) throw new AppError('bank.alreadyMatched');
    const [signed, open] = await Promise.all([lastSignedMonth(params), openBookOf(params.villageCode)]);
    const through = [signed, open.closedThrough]
      .flatMap((month) => month ?? [])
      .sort()
      .at(-1);
    await transact(
      putBankLine(explained(line, { awaits, note }, through), undefined),
      ...open.unmoved,
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
  return doOnce(once, {
    done,
    act,
    decidesAnew: true,
    overtaken: () => Promise.resolve(new AppError('bank.alreadyMatched')),
  });
});
