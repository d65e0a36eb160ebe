import type { StoredVillageYear } from '../../functions/accounts/book-store';
import { type Registers, registerSums } from '../../functions/accounts/registers/sums';
import { AS_OF_DAY } from './calendar';

/** The registers as they were at the end of a day: what came later is not there yet. */
function asOf({ assets, resources, contracts, debts, projects }: Registers, day: string): Registers {
  return {
    assets: assets
      .filter(({ acquiredOn }) => acquiredOn <= day)
      .map((asset) => (asset.scrappedOn && asset.scrappedOn > day ? { ...asset, status: 'inUse' } : asset)),
    resources,
    contracts: contracts
      .filter(({ signedOn }) => signedOn <= day)
      .map((contract) => ({ ...contract, receipts: contract.receipts.filter(({ receivedOn }) => receivedOn <= day) })),
    debts: debts
      .filter(({ arisenOn }) => arisenOn <= day)
      .map((debt) => ({ ...debt, repayments: debt.repayments.filter(({ repaidOn }) => repaidOn <= day) })),
    projects: projects
      .filter(({ progress }) => progress[0]!.on <= day)
      .map((project) => ({ ...project, payments: project.payments.filter(({ paidOn }) => paidOn <= day) })),
  };
}

/** Each year with what its registers added up to at its end; the last one with what they add up to now. */
export const yearsWithRegisters = (years: readonly StoredVillageYear[], registers: Registers): StoredVillageYear[] =>
  years.map((year) => {
    const registersOn = year.registersOn < AS_OF_DAY ? year.registersOn : AS_OF_DAY;
    return { ...year, ...registerSums(asOf(registers, registersOn), registersOn), registersOn };
  });
