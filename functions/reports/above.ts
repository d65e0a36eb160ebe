import { AppError } from '@shared/errors';
import { handlersOf } from './holders';
import { officeOf } from './office';
import { divisionAbove } from './parts';
import type { Report } from './report';
import type { Office } from './transitions';

/**
 * The office of the nearest level above the one that has it where someone may see it; the next one above where nobody may, so that it
 * never stays where it is.
 * @throws AppError `reports.wrongState` where there is none here.
 */
export async function officeAbove(report: Report): Promise<Office> {
  const next = divisionAbove(report.handledByDivision);
  if (!next) throw new AppError('reports.wrongState');
  let division: string | undefined = next;
  while (division && (await handlersOf({ ...report, handledByDivision: division })).length === 0)
    division = divisionAbove(division);
  return { division: division ?? next, name: await officeOf(division ?? next) };
}
