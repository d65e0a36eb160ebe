import type { VillageYear } from '@shared/accounts/accounts';
import { netOn } from './depreciation';
import { arrearsOn } from './rent';
import type { AssetRow, ContractRow, DebtRow, ProjectRow, ResourceRow, RowChange } from './rows';

/** What a village's registers add up to on a day, as its year shows them. */
export type RegisterSums = Pick<VillageYear, 'assets' | 'resources' | 'contracts' | 'debts' | 'projects'>;

export const NOTHING_REGISTERED: RegisterSums = {
  assets: { count: 0, netValueFen: 0 },
  resources: { count: 0, areaMu: 0 },
  contracts: { count: 0, yearlyRentFen: 0, arrearsFen: 0 },
  debts: { count: 0, receivableFen: 0, payableFen: 0 },
  projects: { count: 0, budgetFen: 0, paidFen: 0 },
};

export const paidBack = ({ repayments }: Pick<DebtRow, 'repayments'>): number =>
  repayments.reduce((sum, { amountFen }) => sum + amountFen, 0);
export const paidFor = ({ payments }: Pick<ProjectRow, 'payments'>): number =>
  payments.reduce((sum, { amountFen }) => sum + amountFen, 0);

/** A scrapped asset is no longer owned. */
const ofAsset = (asset: AssetRow, on: string) => {
  const kept = asset.status !== 'scrapped';
  return { assets: { count: kept ? 1 : 0, netValueFen: kept ? netOn(asset, on) : 0 } };
};
const ofResource = ({ areaMu }: ResourceRow) => ({ resources: { count: 1, areaMu } });
/** What is owed stays owed after a contract ends. */
const ofContract = (contract: ContractRow, on: string) => {
  const stands = !contract.terminatedOn && contract.endsOn >= on;
  return {
    contracts: {
      count: stands ? 1 : 0,
      yearlyRentFen: stands ? contract.yearlyRentFen : 0,
      arrearsFen: arrearsOn(contract, on),
    },
  };
};
/** A debt that is paid back is no more. */
const ofDebt = (debt: DebtRow) => {
  const balanceFen = debt.principalFen - paidBack(debt);
  return {
    debts: {
      count: balanceFen > 0 ? 1 : 0,
      receivableFen: debt.side === 'receivable' ? balanceFen : 0,
      payableFen: debt.side === 'payable' ? balanceFen : 0,
    },
  };
};
const ofProject = (project: ProjectRow) => ({
  projects: { count: 1, budgetFen: project.budgetFen, paidFen: paidFor(project) },
});

function shareOf(change: RowChange, which: 'before' | 'after', on: string): Partial<RegisterSums> {
  if (!change[which]) return {};
  switch (change.register) {
    case 'asset':
      return ofAsset(change[which]!, on);
    case 'resource':
      return ofResource(change[which]!);
    case 'contract':
      return ofContract(change[which]!, on);
    case 'debt':
      return ofDebt(change[which]!);
    case 'project':
      return ofProject(change[which]!);
  }
}

/** Areas are kept to the ten-thousandth of a 亩: added as integers, so that 0.1 + 0.2 is 0.3. */
const AREA_PARTS = 10_000;
export const areasTogether = (a: number, b: number): number =>
  (Math.round(a * AREA_PARTS) + Math.round(b * AREA_PARTS)) / AREA_PARTS;
const plus = (name: string, a: number, b: number): number => (name === 'areaMu' ? areasTogether(a, b) : a + b);

/**
 * Whether sums may be kept: whole fen within what a number holds exactly, an area that is one. What is not is a mistake in a row
 * and must never be written beside others.
 */
export const canBeKept = (sums: RegisterSums): boolean =>
  Object.values(sums).every((parts) =>
    Object.entries(parts).every(([name, value]) =>
      name === 'areaMu' ? Number.isFinite(value) && value >= 0 : Number.isSafeInteger(value),
    ),
  );

function added(sums: RegisterSums, share: Partial<RegisterSums>, sign: 1 | -1): RegisterSums {
  const next = structuredClone(sums) as Record<string, Record<string, number>>;
  for (const [register, parts] of Object.entries(share))
    for (const [name, value] of Object.entries(parts))
      next[register]![name] = plus(name, next[register]![name]!, sign * value);
  return next as RegisterSums;
}

/** The sums of a day after these changes: what each row was is taken out, what it is now is put in. */
export const sumsAfter = (sums: RegisterSums, changes: readonly RowChange[], on: string): RegisterSums =>
  changes.reduce(
    (all, change) => added(added(all, shareOf(change, 'before', on), -1), shareOf(change, 'after', on), 1),
    {
      assets: sums.assets,
      resources: sums.resources,
      contracts: sums.contracts,
      debts: sums.debts,
      projects: sums.projects,
    },
  );

export interface Registers {
  assets: readonly AssetRow[];
  resources: readonly ResourceRow[];
  contracts: readonly ContractRow[];
  debts: readonly DebtRow[];
  projects: readonly ProjectRow[];
}

/** What all rows of a village add up to on a day: each as if it had just been registered. */
export const registerSums = ({ assets, resources, contracts, debts, projects }: Registers, on: string): RegisterSums =>
  sumsAfter(
    NOTHING_REGISTERED,
    [
      ...assets.map((after): RowChange => ({ register: 'asset', after })),
      ...resources.map((after): RowChange => ({ register: 'resource', after })),
      ...contracts.map((after): RowChange => ({ register: 'contract', after })),
      ...debts.map((after): RowChange => ({ register: 'debt', after })),
      ...projects.map((after): RowChange => ({ register: 'project', after })),
    ],
    on,
  );
