import type { BankAccountPurpose, BankAccountState, BankAccounts } from '@shared/accounts/bank-accounts';
import { MAX_BANK_ACCOUNTS } from '@shared/accounts/bank-accounts';
import { AppError } from '@shared/errors';
import { areTwoPersons } from '@shared/two-persons';
import type { Hand } from '../desk/pending';

/** An account as it is kept: of its number the last four digits, and a keyed hash to know a statement by. */
export interface KeptBankAccount {
  bankAccountId: string;
  bank: string;
  tail: string;
  numberHash: string;
  purpose: BankAccountPurpose;
  ledgerCode: string;
  openedOn: string;
  closedOn?: string | undefined;
  decidedBy: string;
  state: BankAccountState;
  /** Who asked for the step that waits, and who confirmed the last one. */
  proposed: Hand;
  confirmed?: Hand | undefined;
}

/** It is there, or is about to be: what it takes is not free for another. */
const isLive = ({ state }: Pick<KeptBankAccount, 'state'>): boolean => state !== 'closed' && state !== 'refused';
/** Statements of it are taken: it is confirmed, and not yet confirmed as closed. */
export const isInUse = ({ state }: Pick<KeptBankAccount, 'state'>): boolean => state === 'open' || state === 'closing';

/**
 * Its statements are taken and its months signed through its last day: that it was closed meanwhile takes nothing away of the months in
 * which it was open.
 */
export const wasInUseIn = (
  account: Pick<KeptBankAccount, 'state' | 'openedOn' | 'closedOn'>,
  { from, through }: { from: string; through: string },
): boolean =>
  (isInUse(account) || (account.state === 'closed' && (account.closedOn ?? '') >= from)) && account.openedOn <= through;

const overlap = (one: string, other: string): boolean => one.startsWith(other) || other.startsWith(one);

/**
 * The accounts with a proposed one. A village has one basic account (人民币银行结算账户管理办法), and each account a code of its own in the
 * book, none below another's: else its balance could not be compared with the bank's, and a special account would serve something else.
 * @throws AppError `bank.tooMany`, `bank.basicTaken`, `bank.ledgerTaken`
 */
export function withProposed(accounts: readonly KeptBankAccount[], next: KeptBankAccount): KeptBankAccount[] {
  const live = accounts.filter(isLive);
  if (accounts.length >= MAX_BANK_ACCOUNTS) throw new AppError('bank.tooMany');
  if (next.purpose === 'basic' && live.some(({ purpose }) => purpose === 'basic'))
    throw new AppError('bank.basicTaken');
  if (live.some(({ ledgerCode }) => overlap(ledgerCode, next.ledgerCode))) throw new AppError('bank.ledgerTaken');
  return [...accounts, next];
}

type Change = (account: KeptBankAccount) => KeptBankAccount;

/** The accounts with one of them changed. @throws AppError `notFound` */
export function withOne(
  accounts: readonly KeptBankAccount[],
  bankAccountId: string,
  change: Change,
): KeptBankAccount[] {
  if (!accounts.some((one) => one.bankAccountId === bankAccountId)) throw new AppError('notFound');
  return accounts.map((one) => (one.bankAccountId === bankAccountId ? change(one) : one));
}

/** Asked to be closed. @throws AppError `bank.wrongState`; `request.malformed` for a day before it was opened. */
export const withClosing =
  (closedOn: string, proposed: Hand): Change =>
  (account) => {
    if (account.state !== 'open') throw new AppError('bank.wrongState');
    if (closedOn < account.openedOn)
      throw new AppError('request.malformed', [{ path: 'closedOn', message: '销户不能早于开户' }]);
    return { ...account, state: 'closing', closedOn, proposed };
  };

/**
 * What waits, decided by another person. Who asked may take it back: that confirms nothing.
 * @throws AppError `bank.wrongState`, `bank.samePerson`
 */
export const withVerdict =
  (verdict: 'confirm' | 'refuse', confirmed: Hand): Change =>
  (account) => {
    if (account.state !== 'proposed' && account.state !== 'closing') throw new AppError('bank.wrongState');
    const isOpening = account.state === 'proposed';
    if (verdict === 'confirm') {
      if (!areTwoPersons(account.proposed.personId, confirmed.personId)) throw new AppError('bank.samePerson');
      return { ...account, state: isOpening ? 'open' : 'closed', confirmed };
    }
    const { closedOn: _, ...rest } = account;
    return isOpening ? { ...account, state: 'refused', confirmed } : { ...rest, state: 'open' };
  };

/** The accounts as who keeps the book sees them; `self` is who looks, as they are known beside each account's proposer. */
export const bankAccountsView = (
  accounts: readonly KeptBankAccount[],
  version: number,
  self: readonly (string | undefined)[],
): BankAccounts => ({
  items: accounts.map(({ numberHash: _, proposed, confirmed, ...account }, place) => ({
    ...account,
    proposedBy: proposed.name,
    ...(confirmed && { confirmedBy: confirmed.name }),
    mayConfirm:
      (account.state === 'proposed' || account.state === 'closing') && areTwoPersons(proposed.personId, self[place]),
  })),
  version,
});
