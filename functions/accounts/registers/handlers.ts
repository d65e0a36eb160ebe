/** 资产 资源 合同 债权债务 工程: each register's routes. */
export const registerHandlers = {
  'GET /villages/{villageCode}/assets': async () => (await import('./list-assets')).listAssetsHandler,
  'GET /villages/{villageCode}/assets/{assetId}': async () => (await import('./show-asset')).showAssetHandler,
  'POST /villages/{villageCode}/assets': async () => (await import('./register-asset')).registerAssetHandler,
  'POST /villages/{villageCode}/assets/{assetId}/changes': async () =>
    (await import('./change-asset')).changeAssetHandler,
  'GET /villages/{villageCode}/resources': async () => (await import('./list-resources')).listResourcesHandler,
  'GET /villages/{villageCode}/resources/{resourceId}': async () =>
    (await import('./show-resource')).showResourceHandler,
  'POST /villages/{villageCode}/resources': async () => (await import('./register-resource')).registerResourceHandler,
  'POST /villages/{villageCode}/resources/{resourceId}/changes': async () =>
    (await import('./change-resource')).changeResourceHandler,
  'GET /villages/{villageCode}/contracts': async () => (await import('./list-contracts')).listContractsHandler,
  'GET /villages/{villageCode}/contracts/{contractId}': async () =>
    (await import('./show-contract')).showContractHandler,
  'POST /villages/{villageCode}/contracts': async () => (await import('./register-contract')).registerContractHandler,
  'POST /villages/{villageCode}/contracts/{contractId}/rents': async () =>
    (await import('./record-rent')).recordRentHandler,
  'POST /villages/{villageCode}/contracts/{contractId}/renewal': async () =>
    (await import('./renew-contract')).renewContractHandler,
  'POST /villages/{villageCode}/contracts/{contractId}/termination': async () =>
    (await import('./terminate-contract')).terminateContractHandler,
  'GET /villages/{villageCode}/debts/{side}': async () => (await import('./list-debts')).listDebtsHandler,
  'POST /villages/{villageCode}/debts': async () => (await import('./register-debt')).registerDebtHandler,
  'POST /villages/{villageCode}/debts/{side}/{debtId}/repayments': async () =>
    (await import('./record-repayment')).recordRepaymentHandler,
  'GET /villages/{villageCode}/projects': async () => (await import('./list-projects')).listProjectsHandler,
  'GET /villages/{villageCode}/projects/{projectId}': async () => (await import('./show-project')).showProjectHandler,
  'POST /villages/{villageCode}/projects': async () => (await import('./register-project')).registerProjectHandler,
  'POST /villages/{villageCode}/projects/{projectId}/progress': async () =>
    (await import('./record-progress')).recordProgressHandler,
  'POST /villages/{villageCode}/projects/{projectId}/payments': async () =>
    (await import('./pay-for-project')).payForProjectHandler,
  'GET /villages/{villageCode}/mentions/{mentionedIn}/{id}': async () =>
    (await import('./list-mentions')).listMentionsHandler,
};
