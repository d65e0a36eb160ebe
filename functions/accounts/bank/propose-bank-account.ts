import { proposeBankAccount } from '@shared/accounts/bank-accounts';
import { AppError } from '@shared/errors';
import { dayInChina } from '@shared/time';
import { newId } from '../../platform/id';
import { handle } from '../../platform/serve';
import { latestYearOf } from '../book-store';
import { handOf } from '../desk/signature';
import { refuseFuture } from '../registers/refuse';
import { withProposed } from './bank-account';
import { bankNumberHash, claimBankNumber } from './bank-account-store';
import { changeBankAccounts } from './change-bank-accounts';

export const proposeBankAccountHandler = handle(proposeBankAccount)(async (
  { params: { villageCode }, body, caller },
  context,
) => {
  const { at } = context;
  refuseFuture('openedOn', body.openedOn, dayInChina(at));
  const { version, accountNumber, ...account } = body;
  return changeBankAccounts(
    { villageCode, version, action: 'proposeBankAccount', caller },
    context,
    async (accounts) => {
      if (!(await latestYearOf(villageCode))) throw new AppError('registers.noBook');
      const digits = accountNumber.replace(/\D/g, '');
      const kept = {
        ...account,
        bankAccountId: newId(at),
        numberHash: bankNumberHash(digits),
        tail: digits.slice(-4),
        state: 'proposed' as const,
        proposed: handOf(caller, at),
      };
      const { bankAccountId, numberHash } = kept;
      return {
        accounts: withProposed(accounts, kept),
        bankAccountId,
        besides: [claimBankNumber({ numberHash, villageCode, bankAccountId })],
      };
    },
  );
});
