import { confirmBankAccountHandler } from './confirm-bank-account';
import { listBankAccountsHandler } from './list-bank-accounts';
import { proposeBankAccountClosingHandler } from './propose-bank-account-closing';
import { proposeBankAccountHandler } from './propose-bank-account';

/** 银行账户 and what the bank says of them. */
export const bankHandlers = [
  listBankAccountsHandler,
  proposeBankAccountHandler,
  proposeBankAccountClosingHandler,
  confirmBankAccountHandler,
];
