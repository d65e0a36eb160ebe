import { MAX_PAGE_SIZE, type Page, type PageQuery } from '@shared/page';
import { contractsOf } from './contract-store';
import { debtsOf } from './debt-store';
import { projectsOf } from './project-store';
import { assetsOf, resourcesOf } from './register-store';
import type { Registers } from './sums';

async function every<Row>(list: (query: PageQuery) => Promise<Page<Row>>): Promise<Row[]> {
  const rows: Row[] = [];
  for (let after: string | undefined; ;) {
    const { items, next } = await list({ limit: MAX_PAGE_SIZE, ...(after && { after }) });
    rows.push(...items);
    if (!next) return rows;
    after = next;
  }
}

/** Every row of a village's registers: for the night's restating and for exports, never on the way to a screen. */
export async function registersOf(villageCode: string): Promise<Registers> {
  const [assets, resources, contracts, receivable, payable, projects] = await Promise.all([
    every((query) => assetsOf(villageCode, query)),
    every((query) => resourcesOf(villageCode, query)),
    every((query) => contractsOf(villageCode, query)),
    every((query) => debtsOf(villageCode, 'receivable', query)),
    every((query) => debtsOf(villageCode, 'payable', query)),
    every((query) => projectsOf(villageCode, query)),
  ]);
  return { assets, resources, contracts, debts: [...receivable, ...payable], projects };
}
