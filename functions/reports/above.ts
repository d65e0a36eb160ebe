import { AppError } from '@shared/errors';
import { officeOf } from './office';
import { divisionAbove } from './parts';
import type { Report } from './report';
import type { Office } from './transitions';

/** The office of the level above the one that has it. @throws AppError `reports.wrongState` where there is none here. */
export async function officeAbove({ handledByDivision }: Report): Promise<Office> {
  const division = divisionAbove(handledByDivision);
  if (!division) throw new AppError('reports.wrongState');
  return { division, name: await officeOf(division) };
}
