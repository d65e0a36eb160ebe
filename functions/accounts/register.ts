import type { Asset, Contract, Resource, VillageYear } from '@shared/accounts';

/** 净值 = 原值 − 累计折旧, in fen; never below zero. */
export const netValueOf = ({
  originalValueFen,
  accumulatedDepreciationFen,
}: Pick<Asset, 'originalValueFen' | 'accumulatedDepreciationFen'>): number =>
  Math.max(0, originalValueFen - accumulatedDepreciationFen);

/** What a village's registers add up to, as its year shows them. Scrapped assets and ended contracts are not counted. */
export function registerSums(
  assets: readonly Pick<Asset, 'originalValueFen' | 'accumulatedDepreciationFen' | 'status'>[],
  resources: readonly Pick<Resource, 'areaMu'>[],
  contracts: readonly Pick<Contract, 'yearlyRentFen' | 'arrearsFen' | 'status'>[],
): Pick<VillageYear, 'assets' | 'resources' | 'contracts'> {
  const kept = assets.filter(({ status }) => status !== 'scrapped');
  const active = contracts.filter(({ status }) => status === 'active');
  const total = (amounts: number[]) => amounts.reduce((sum, amount) => sum + amount, 0);
  return {
    assets: { count: kept.length, netValueFen: total(kept.map(netValueOf)) },
    // Areas are measured to the hundredth of a 亩: summed as integers, so that 0.1 + 0.2 is 0.3.
    resources: {
      count: resources.length,
      areaMu: total(resources.map(({ areaMu }) => Math.round(areaMu * 100))) / 100,
    },
    contracts: {
      count: active.length,
      yearlyRentFen: total(active.map(({ yearlyRentFen }) => yearlyRentFen)),
      // What is owed stays owed after a contract ends.
      arrearsFen: total(contracts.map(({ arrearsFen }) => arrearsFen)),
    },
  };
}
