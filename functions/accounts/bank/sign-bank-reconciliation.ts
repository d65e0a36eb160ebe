import { showBankReconciliation, signBankReconciliation } from '@shared/accounts/bank-reconciliation';
import { AppError } from '@shared/errors';
import { areTwoPersons } from '@shared/two-persons';
import { dayInChina, monthEnd } from '@shared/time';
import { auditRow } from '../../platform/audit';
import { doOnce } from '../../platform/command';
import { markDone } from '../../platform/once';
import { handle } from '../../platform/serve';
import { transact } from '../../platform/transact';
import { handKnownAs } from '../desk/signature';
import { bankSignatureOf, putBankSignature } from './match-store';
import { readSheet, type Sheet } from './read-sheet';

export const showBankReconciliationHandler = handle(showBankReconciliation)(
  async ({ params }) => (await readSheet(params)).view,
);

/**
 * Whether a month's sheet can be signed: it is over, the bank's files reach its last day without a hole and name a balance, both ends are
 * equal, and each open line says what it waits for.
 * @throws AppError `accounts.monthNotOver`, `bank.notCovered`, `bank.noBalance`, `bank.sidesDiffer`, `bank.unexplained`
 */
function refuseUnready({ view, coverBy, differenceFen, lacksBalance }: Sheet, today: string): void {
  const { month, coveredThrough = '', openLines } = view;
  if (monthEnd(month) >= today) throw new AppError('accounts.monthNotOver');
  if (coveredThrough < coverBy) throw new AppError('bank.notCovered', { coveredThrough, coverBy });
  if (lacksBalance) throw new AppError('bank.noBalance');
  if (differenceFen !== 0) throw new AppError('bank.sidesDiffer', { differenceFen });
  if (openLines.some(({ awaits }) => awaits === undefined)) throw new AppError('bank.unexplained');
}

export const signBankReconciliationHandler = handle(signBankReconciliation)(async (
  { params, body: { digest }, caller },
  { at, once },
) => {
  const { villageCode, bankAccountId, month } = params;
  const shown = async () => (await readSheet(params)).view;
  const act = async () => {
    const sheet = await readSheet(params);
    if (sheet.view.digest !== digest) throw new AppError('version.stale', sheet.view);
    refuseUnready(sheet, dayInChina(at));
    const before = await bankSignatureOf(params);
    const hand = await handKnownAs(caller, at, [before?.made.personId]);
    const isMade = before?.digest === digest;
    if (isMade && before.checked) throw new AppError('bank.wrongState');
    if (isMade && !areTwoPersons(before.made.personId, hand.personId)) throw new AppError('bank.samePerson');
    const signed = isMade ? { made: before.made, checked: hand } : { made: hand };
    await transact(
      putBankSignature({ villageCode, bankAccountId, month, digest, ...signed }, before),
      auditRow({
        subject: `bankAccount#${bankAccountId}`,
        action: signBankReconciliation.id,
        at,
        actor: caller.accountId,
        note: month,
      }),
      markDone(once, month, at),
    );
    return shown();
  };
  return doOnce(once, { done: shown, act, overtaken: async () => new AppError('version.stale', await shown()) });
});
