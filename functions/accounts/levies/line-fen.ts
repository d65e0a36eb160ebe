import type { ChargeBasis, LevyKind } from '@shared/accounts/levies';
import { AppError } from '@shared/errors';
import { chargeFenOf } from './levy';
import type { StoredLevy } from './levy-store';
import { WrongLine } from './wrong-line';

/** What a line's basis comes to, in fen. @throws WrongLine */
export function fenOf(levy: StoredLevy, basis: ChargeBasis, household: number): number {
  try {
    return chargeFenOf(levy, basis, household);
  } catch (error) {
    if (error instanceof AppError && error.code === 'levies.unfit') throw whyUnfit(levy.kind, basis, household);
    throw error;
  }
}

function whyUnfit(kind: LevyKind, basis: ChargeBasis, household: number): WrongLine {
  const { heads, exemptHeads = 0, exemption, previous, present } = basis;
  if (kind === 'water') {
    if (previous === undefined) return new WrongLine('basis.previous', '请填上次读数');
    if (present === undefined) return new WrongLine('basis.present', '请填这次读数');
    return new WrongLine('basis.present', present < previous ? '这次的读数比上次的小' : '读数太大了，请核对');
  }
  if (heads === undefined) return new WrongLine('basis.heads', '请填交几口人');
  if (heads > household) return new WrongLine('basis.heads', `名册上这一户有 ${household} 人，不能按 ${heads} 人收`);
  if (exemptHeads > heads) return new WrongLine('basis.exemptHeads', '不用交的人比这一户的还多');
  return new WrongLine('basis.exemption', exemption ? '没有人不用交，就不要写原因' : '请写为什么不用交');
}
