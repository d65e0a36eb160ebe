import { changeAssetHandler } from './change-asset';
import { changeResourceHandler } from './change-resource';
import { listAssetsHandler } from './list-assets';
import { listContractsHandler } from './list-contracts';
import { listDebtsHandler } from './list-debts';
import { listMentionsHandler } from './list-mentions';
import { listProjectsHandler } from './list-projects';
import { listResourcesHandler } from './list-resources';
import { payForProjectHandler } from './pay-for-project';
import { recordProgressHandler } from './record-progress';
import { recordRentHandler } from './record-rent';
import { recordRepaymentHandler } from './record-repayment';
import { registerAssetHandler } from './register-asset';
import { registerContractHandler } from './register-contract';
import { registerDebtHandler } from './register-debt';
import { registerProjectHandler } from './register-project';
import { registerResourceHandler } from './register-resource';
import { renewContractHandler } from './renew-contract';
import { showAssetHandler } from './show-asset';
import { showContractHandler } from './show-contract';
import { showProjectHandler } from './show-project';
import { showResourceHandler } from './show-resource';
import { terminateContractHandler } from './terminate-contract';

/** 资产 资源 合同 债权债务 工程: each register's routes. */
export const registerHandlers = [
  listAssetsHandler,
  showAssetHandler,
  registerAssetHandler,
  changeAssetHandler,
  listResourcesHandler,
  showResourceHandler,
  registerResourceHandler,
  changeResourceHandler,
  listContractsHandler,
  showContractHandler,
  registerContractHandler,
  recordRentHandler,
  renewContractHandler,
  terminateContractHandler,
  listDebtsHandler,
  registerDebtHandler,
  recordRepaymentHandler,
  listProjectsHandler,
  showProjectHandler,
  registerProjectHandler,
  recordProgressHandler,
  payForProjectHandler,
  listMentionsHandler,
];
