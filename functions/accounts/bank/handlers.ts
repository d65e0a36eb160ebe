import { confirmBankAccountHandler } from './confirm-bank-account';
import { explainBankLineHandler } from './explain-bank-line';
import { listBankAccountsHandler } from './list-bank-accounts';
import { matchBankLinesHandler } from './match-bank-lines';
import { proposeBankAccountClosingHandler } from './propose-bank-account-closing';
import { proposeBankAccountHandler } from './propose-bank-account';
import { showBankReconciliationHandler, signBankReconciliationHandler } from './sign-bank-reconciliation';
import { undoBankMatchHandler } from './undo-bank-match';

/** 银行账户 and what the bank says of them. */
export const bankHandlers = [
  listBankAccountsHandler,
  proposeBankAccountHandler,
  proposeBankAccountClosingHandler,
  confirmBankAccountHandler,
  showBankReconciliationHandler,
  matchBankLinesHandler,
  undoBankMatchHandler,
  explainBankLineHandler,
  signBankReconciliationHandler,
];
