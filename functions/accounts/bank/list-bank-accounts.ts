import { listBankAccounts } from '@shared/bank-accounts';
import { handle } from '../../platform/serve';
import { shownBankAccounts } from './change-bank-accounts';

export const listBankAccountsHandler = handle(listBankAccounts)(({ params: { villageCode }, caller }) =>
  shownBankAccounts(villageCode, caller),
);
