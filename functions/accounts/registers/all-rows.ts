import { everyRow } from '../../platform/query-page';
import { contractsOf } from './contract-store';
import { debtsOf } from './debt-store';
import { projectsOf } from './project-store';
import { assetsOf, resourcesOf } from './register-store';
import type { Registers } from './sums';

/** Every row of a village's registers: for the night's restating and for exports, never on the way to a screen. */
export async function registersOf(villageCode: string): Promise<Registers> {
  const [assets, resources, contracts, receivable, payable, projects] = await Promise.all([
    everyRow((query) => assetsOf(villageCode, query)),
    everyRow((query) => resourcesOf(villageCode, query)),
    everyRow((query) => contractsOf(villageCode, query)),
    everyRow((query) => debtsOf(villageCode, 'receivable', query)),
    everyRow((query) => debtsOf(villageCode, 'payable', query)),
    everyRow((query) => projectsOf(villageCode, query)),
  ]);
  return { assets, resources, contracts, debts: [...receivable, ...payable], projects };
}
