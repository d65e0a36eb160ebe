import {
  type BankReconciliation,
  ReconciliationBlock,
  showBankReconciliation,
  signBankReconciliation,
} from '@shared/accounts/bank-reconciliation';
import { AppError } from '@shared/errors';
import { areTwoPersons } from '@shared/two-persons';
import { dayInChina, monthEnd } from '@shared/time';
import { auditRow } from '../../platform/audit';
import { doOnce } from '../../platform/command';
import { markDone } from '../../platform/once';
import { handle } from '../../platform/serve';
import { transact } from '../../platform/transact';
import { refuseCashier } from '../desk/refuse-cashier';
import { handKnownAs } from '../desk/signature';
import { bankSignatureOf, putBankSignature } from './match-store';
import { earlyVouchersOf, readSheet, type Sheet } from './read-sheet';

const REFUSAL = {
  notOver: 'accounts.monthNotOver',
  notCovered: 'bank.notCovered',
  noBalance: 'bank.noBalance',
  sidesDiffer: 'bank.sidesDiffer',
  unexplained: 'bank.unexplained',
} as const satisfies Record<ReconciliationBlock, string>;

/**
 * What keeps a month's sheet from being signed: it must be over, the bank's files reach its last day without a hole and name a balance, both
 * ends be equal, and each open line say what it waits for.
 */
function blocksOf({ view, differenceFen, lacksBalance }: Sheet, today: string): ReconciliationBlock[] {
  const { month, coveredThrough = '', coverBy, openLines } = view;
  const blocked: Record<ReconciliationBlock, boolean> = {
    notOver: monthEnd(month) >= today,
    notCovered: coveredThrough < coverBy,
    noBalance: lacksBalance,
    sidesDiffer: differenceFen !== 0,
    unexplained: openLines.some(({ awaits }) => awaits === undefined),
  };
  return ReconciliationBlock.options.filter((block) => blocked[block]);
}

const shownSheet = async (
  key: { villageCode: string; bankAccountId: string },
  sheet: Sheet,
  at: string,
): Promise<BankReconciliation> => ({
  ...sheet.view,
  earlyVouchers: await earlyVouchersOf(key, sheet),
  blocks: blocksOf(sheet, dayInChina(at)),
});

export const showBankReconciliationHandler = handle(showBankReconciliation)(async ({ params }, { at }) =>
  shownSheet(params, await readSheet(params), at),
);

export const signBankReconciliationHandler = handle(signBankReconciliation)(async (
  { params, body: { digest }, caller },
  { at, once },
) => {
  const { villageCode, bankAccountId, month } = params;
  const shown = async () => shownSheet(params, await readSheet(params), at);
  const act = async () => {
    const sheet = await readSheet(params);
    if (sheet.view.digest !== digest) throw new AppError('version.stale', await shownSheet(params, sheet, at));
    const [block] = blocksOf(sheet, dayInChina(at));
    const { coveredThrough, coverBy } = sheet.view;
    if (block) throw new AppError(REFUSAL[block], { coveredThrough, coverBy, differenceFen: sheet.differenceFen });
    const before = await bankSignatureOf(params);
    const hand = await handKnownAs(caller, at, [before?.made.personId]);
    const isMade = before?.digest === digest;
    if (isMade && before.checked) throw new AppError('bank.wrongState');
    if (isMade && !areTwoPersons(before.made.personId, hand.personId)) throw new AppError('bank.samePerson');
    // Making the sheet is the money's bookkeeping, checking it is examining it.
    if (isMade) await refuseCashier(caller, villageCode, at);
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
