import type { BankAccounts } from '@shared/accounts/bank-accounts';
import { AppError } from '@shared/errors';
import { auditRow } from '../../platform/audit';
import { doOnce } from '../../platform/command';
import { markDone } from '../../platform/once';
import { knownAs } from '../../identity/person-store';
import type { Context } from '../../platform/serve';
import type { Caller } from '../../platform/sessions';
import { ConditionsFailed, transact, type WriteItem } from '../../platform/transact';
import { bankAccountsView, type KeptBankAccount } from './bank-account';
import { bankAccountsOf, putBankAccounts } from './bank-account-store';

interface Changing {
  villageCode: string;
  /** What the caller saw. */
  version: number;
  action: string;
  caller: Caller;
}
interface Decided {
  accounts: KeptBankAccount[];
  bankAccountId: string;
  besides?: readonly WriteItem[];
}

/** A village's accounts as the caller sees them. */
export async function shownBankAccounts(villageCode: string, { person }: Caller): Promise<BankAccounts> {
  const { accounts, version } = await bankAccountsOf(villageCode);
  const self = person?.personId;
  const own = await Promise.all(accounts.map(({ proposed }) => knownAs(self, [proposed.personId])));
  return bankAccountsView(accounts, version, own);
}

/**
 * Changes a village's accounts once, only as the caller saw them, with the audit row.
 * @throws AppError `version.stale` with the newer state, `bank.numberTaken`, and what `decide` throws.
 */
export const changeBankAccounts = (
  { villageCode, version, action, caller }: Changing,
  { at, once }: Context,
  decide: (accounts: readonly KeptBankAccount[]) => Decided | Promise<Decided>,
): Promise<BankAccounts> => {
  const shown = () => shownBankAccounts(villageCode, caller);
  const act = async () => {
    const before = await bankAccountsOf(villageCode);
    if (before.version !== version) throw new AppError('version.stale', await shown());
    const { accounts, bankAccountId, besides = [] } = await decide(before.accounts);
    await transact(
      ...besides,
      putBankAccounts(accounts, before),
      auditRow({ subject: `bankAccount#${bankAccountId}`, action, at, actor: caller.accountId }),
      markDone(once, bankAccountId, at),
    );
    return shown();
  };
  const overtaken = async (error: unknown) =>
    // The items before the accounts' own are the number that is taken.
    error instanceof ConditionsFailed && error.failed[0] === 0 && action === 'proposeBankAccount'
      ? new AppError('bank.numberTaken')
      : new AppError('version.stale', await shown());
  return doOnce(once, { done: shown, act, overtaken });
};
