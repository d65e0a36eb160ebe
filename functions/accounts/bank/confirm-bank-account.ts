import { confirmBankAccount } from '@shared/accounts/bank-accounts';
import { AppError } from '@shared/errors';
import { handle } from '../../platform/serve';
import { handKnownAs } from '../desk/signature';
import { withOne, withVerdict } from './bank-account';
import { freeBankNumber } from './bank-account-store';
import { lastBankLine } from './bank-line-store';
import { changeBankAccounts } from './change-bank-accounts';

export const confirmBankAccountHandler = handle(confirmBankAccount)(
  ({ params: { villageCode, bankAccountId }, body: { version, verdict }, caller }, context) =>
    changeBankAccounts({ villageCode, version, action: confirmBankAccount.id, caller }, context, async (before) => {
      const proposers = before.map(({ proposed }) => proposed.personId);
      const accounts = withOne(
        before,
        bankAccountId,
        withVerdict(verdict, await handKnownAs(caller, context.at, proposers)),
      );
      const { state, numberHash } = accounts.find((one) => one.bankAccountId === bankAccountId)!;
      // What the bank still holds is nowhere once the account is gone from the list.
      if (state === 'closed' && ((await lastBankLine(villageCode, bankAccountId))?.balanceFen ?? 0) !== 0)
        throw new AppError('bank.notEmpty');
      const number = { numberHash, villageCode, bankAccountId };
      return { accounts, bankAccountId, besides: state === 'refused' ? [freeBankNumber(number)] : [] };
    }),
);
