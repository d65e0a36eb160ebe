import { UNDISTRIBUTED } from '../../functions/accounts/balances/balances';
import { accumulatedOn, originalOn } from '../../functions/accounts/registers/depreciation';
import type { AssetRow } from '../../functions/accounts/registers/rows';
import { Dice } from './dice';
import type { SeedVillage } from './districts';

/** What a village's first book opens with: debit above zero. */
export interface SeedOpening {
  readonly accountCode: string;
  readonly accountName: string;
  readonly openingFen: number;
}

const LAST_DAY_BEFORE = '2024-12-31';

/**
 * The opening balances of 2025: the money in the bank, the asset cards of before with their wear, some stocks, receivables and
 * payables; what is left is capital, undistributed surplus and reserve. It balances.
 */
export function openingsOf(village: SeedVillage, bankFen: number, assets: readonly AssetRow[]): SeedOpening[] {
  const dice = new Dice(`openings:${village.code}`);
  const old = assets.filter(({ acquiredOn }) => acquiredOn <= LAST_DAY_BEFORE);
  const cost = old.reduce((sum, asset) => sum + originalOn(asset, LAST_DAY_BEFORE), 0);
  const worn = old.reduce((sum, asset) => sum + accumulatedOn(asset, LAST_DAY_BEFORE), 0);
  const owed = dice.chance(0.6) ? dice.fen(2_000, 26_000, 100) : 0;
  const stocks = dice.chance(0.3) ? dice.fen(800, 9_000, 50) : 0;
  const payable = dice.chance(0.5) ? dice.fen(1_500, 12_000, 100) : 0;
  const net = bankFen + cost - worn + owed + stocks - payable;
  const capital = Math.floor((net * 0.3) / 10_000) * 10_000;
  const undistributed = Math.floor((net * 0.12) / 100) * 100;
  const rows: [string, string, number][] = [
    ['102', '银行存款', bankFen],
    ['112', '应收款', owed],
    ['121', '库存物资', stocks],
    ['151', '固定资产', cost],
    ['152', '累计折旧', -worn],
    ['211', '应付款', -payable],
    ['301', '资本', -capital],
    ['311', '公积公益金', capital + undistributed - net],
    [UNDISTRIBUTED.code, UNDISTRIBUTED.name, -undistributed],
  ];
  return rows
    .filter(([, , openingFen]) => openingFen !== 0)
    .map(([accountCode, accountName, openingFen]) => ({ accountCode, accountName, openingFen }));
}
