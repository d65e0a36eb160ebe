import { proposeBankAccountClosing } from '@shared/accounts/bank-accounts';
import { dayInChina } from '@shared/time';
import { handle } from '../../platform/serve';
import { handOf } from '../desk/signature';
import { refuseFuture } from '../registers/refuse';
import { withClosing, withOne } from './bank-account';
import { changeBankAccounts } from './change-bank-accounts';

export const proposeBankAccountClosingHandler = handle(proposeBankAccountClosing)((
  { params: { villageCode, bankAccountId }, body: { version, closedOn }, caller },
  context,
) => {
  refuseFuture('closedOn', closedOn, dayInChina(context.at));
  return changeBankAccounts(
    { villageCode, version, action: proposeBankAccountClosing.id, caller },
    context,
    (accounts) => ({
      accounts: withOne(accounts, bankAccountId, withClosing(closedOn, handOf(caller, context.at))),
      bankAccountId,
    }),
  );
});
