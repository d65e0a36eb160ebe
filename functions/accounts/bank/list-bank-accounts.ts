import { listBankAccounts } from '@shared/accounts/bank-accounts';
import { handle } from '../../platform/serve';
import { shownBankAccounts } from './change-bank-accounts';

export const listBankAccountsHandler = handle(listBankAccounts)(({ params: { villageCode }, caller }) =>
  shownBankAccounts(villageCode, caller),
);
