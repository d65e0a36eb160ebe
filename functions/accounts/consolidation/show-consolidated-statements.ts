import {
  type ConsolidatedPeriod,
  type ConsolidatedStatements,
  showConsolidatedStatements,
} from '@shared/accounts/consolidated-statements';
import { districtOf, levelOf } from '@shared/divisions';
import { AppError } from '@shared/errors';
import { dayInChina, monthOfYear } from '@shared/time';
import { handle } from '../../platform/serve';
import { type Columns, quarterFrom, statementLines } from '../statements/statements';
import { type Figures, lastWholeMonth, type LineSums } from './consolidation';
import { consolidatedAsOf, consolidatedMonthOf } from './consolidation-store';

/** Two rows, of any number of villages. */
export const showConsolidatedStatementsHandler = handle(showConsolidatedStatements)(({ params, query }, { at }) =>
  consolidatedStatementsOf(params, query, at),
);

/** @throws AppError `request.malformed` for a village, which has statements of its own */
export async function consolidatedStatementsOf(
  { division, year }: { division: string; year: number },
  { month, span = 'month' }: ConsolidatedPeriod,
  at: string,
): Promise<ConsolidatedStatements> {
  if (levelOf(division) === 'village')
    throw new AppError('request.malformed', [{ path: 'division', message: '请选一个镇（街道），或者全区' }]);
  const through = month ?? (lastWholeMonth(year, dayInChina(at)) || 1);
  const [kept, asOf] = await Promise.all([
    consolidatedMonthOf(division, monthOfYear(year, through)),
    consolidatedAsOf(districtOf(division)),
  ]);
  const period = { year, from: span === 'quarter' ? quarterFrom(through) : through, through };
  if (!kept || asOf === undefined) return { ...period, villages: 0, closed: 0 };
  const { villages, closed, missing, towns, population, areaMu, figures } = kept;
  return {
    ...{ ...period, asOf, villages, closed },
    ...(missing && { missing }),
    ...(towns && { towns }),
    ...(population !== undefined && closed > 0 && { population }),
    ...(closed > 0 && { areaMu }),
    ...(figures && { statements: statementsFrom(figures, span) }),
  };
}

function statementsFrom({ assets, claims, surplus }: Figures, span: 'month' | 'quarter') {
  const columns =
    (sums: LineSums, ...[first, second]: [number, number]) =>
    (id: string): Columns => [sums[id]?.[first] ?? 0, sums[id]?.[second] ?? 0];
  return {
    assets: statementLines('assets', columns(assets, 0, 1)),
    claims: statementLines('claims', columns(claims, 0, 1)),
    surplus: statementLines('surplus', columns(surplus, span === 'quarter' ? 1 : 0, 2)),
  };
}
