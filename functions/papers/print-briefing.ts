import { levelOf } from '@shared/divisions';
import { AppError } from '@shared/errors';
import { quarterOf, startOfQuarter } from '@shared/quarters';
import { printBriefing } from '@shared/supervision/papers';
import { monthOfYear } from '@shared/time';
import { divisionNamed } from '../identity/division-store';
import { handle } from '../platform/serve';
import { centreQuarterOf } from '../supervision/centres/quarter-store';
import { type Briefing, briefingTitle } from './briefing';
import { briefingPdf } from './briefing-pdf';
import { contentName, paperOf } from './paper';

/** The quarter before: `2025Q4` of `2026Q1`. */
function quarterBefore(quarter: string): string {
  const middle = monthOfYear(Number(quarter.slice(0, 4)), Number(quarter[5]) * 3 - 1);
  return quarterOf(startOfQuarter(`${middle}-15T00:00:00.000Z`, 1));
}

/** Two kept rows, however many villages a place has. */
export const printBriefingHandler = handle(printBriefing)(async ({ params: { division, quarter } }, { at }) => {
  if (levelOf(division) === 'village')
    throw new AppError('request.malformed', [{ path: 'division', message: '请选一个镇（街道），或者全区' }]);
  const [name, now, before] = await Promise.all([
    divisionNamed(division),
    centreQuarterOf(division, quarter),
    centreQuarterOf(division, quarterBefore(quarter)),
  ]);
  const briefing: Briefing = { quarter, name, ...(now && { now }), ...(before && { before }) };
  const content = contentName(briefing);
  return paperOf(
    {
      key: `briefings/${division}-${quarter}-${content}.pdf`,
      fileName: `${briefingTitle(briefing).replaceAll(' ', '')}.pdf`,
      contentType: 'application/pdf',
    },
    at,
    () => briefingPdf(briefing, at),
  );
});
