/** 银行账户 and what the bank says of them. */
export const bankHandlers = {
  'GET /villages/{villageCode}/bank-accounts': async () =>
    (await import('./list-bank-accounts')).listBankAccountsHandler,
  'POST /villages/{villageCode}/bank-accounts': async () =>
    (await import('./propose-bank-account')).proposeBankAccountHandler,
  'POST /villages/{villageCode}/bank-accounts/{bankAccountId}/closing': async () =>
    (await import('./propose-bank-account-closing')).proposeBankAccountClosingHandler,
  'POST /villages/{villageCode}/bank-accounts/{bankAccountId}/confirm': async () =>
    (await import('./confirm-bank-account')).confirmBankAccountHandler,
  'GET /villages/{villageCode}/bank-accounts/{bankAccountId}/months/{month}': async () =>
    (await import('./sign-bank-reconciliation')).showBankReconciliationHandler,
  'POST /villages/{villageCode}/bank-accounts/{bankAccountId}/matches': async () =>
    (await import('./match-bank-lines')).matchBankLinesHandler,
  'POST /villages/{villageCode}/bank-accounts/{bankAccountId}/matches/{matchId}/undo': async () =>
    (await import('./undo-bank-match')).undoBankMatchHandler,
  'POST /villages/{villageCode}/bank-accounts/{bankAccountId}/explanations': async () =>
    (await import('./explain-bank-line')).explainBankLineHandler,
  'POST /villages/{villageCode}/bank-accounts/{bankAccountId}/months/{month}/signatures': async () =>
    (await import('./sign-bank-reconciliation')).signBankReconciliationHandler,
};
