/** 银行账户 and what the bank says of them. */
export const bankHandlers = {
  'GET /villages/{villageCode}/bank-accounts': () => import('./list-bank-accounts'),
  'POST /villages/{villageCode}/bank-accounts': () => import('./propose-bank-account'),
  'POST /villages/{villageCode}/bank-accounts/{bankAccountId}/closing': () => import('./propose-bank-account-closing'),
  'POST /villages/{villageCode}/bank-accounts/{bankAccountId}/confirm': () => import('./confirm-bank-account'),
  'GET /villages/{villageCode}/bank-accounts/{bankAccountId}/months/{month}': () =>
    import('./sign-bank-reconciliation'),
  'POST /villages/{villageCode}/bank-accounts/{bankAccountId}/matches': () => import('./match-bank-lines'),
  'POST /villages/{villageCode}/bank-accounts/{bankAccountId}/matches/{matchId}/undo': () =>
    import('./undo-bank-match'),
  'POST /villages/{villageCode}/bank-accounts/{bankAccountId}/explanations': () => import('./explain-bank-line'),
  'POST /villages/{villageCode}/bank-accounts/{bankAccountId}/months/{month}/signatures': () =>
    import('./sign-bank-reconciliation'),
};
