import { AppError } from '@shared/errors';
import { handlersOf } from './holders';
import { officeOf } from './office';
import { divisionAbove } from './parts';
import type { Report } from '../report';
import type { Office } from '../transitions';

/** The nearest level above the office that has it where someone may see it; undefined where nobody may anywhere. */
export async function fitOfficeAbove(report: Report): Promise<Office | undefined> {
  let division = divisionAbove(report.handledByDivision);
  while (division && (await handlersOf({ ...report, handledByDivision: division })).length === 0)
    division = divisionAbove(division);
  return division === undefined ? undefined : { division, name: await officeOf(division) };
}

/**
 * The office of the nearest level above the one that has it where someone may see it; the next one above where nobody may, so that it
 * never stays where it is.
 * @throws AppError `reports.wrongState` where there is none here.
 */
export async function officeAbove(report: Report): Promise<Office> {
  const next = divisionAbove(report.handledByDivision);
  if (!next) throw new AppError('reports.wrongState');
  return (await fitOfficeAbove(report)) ?? { division: next, name: await officeOf(next) };
}

/** The office that looks anew at what another decided: the one above that, though it may have the report since. */
export const officeToReopen = ({ judgedByDivision, ...report }: Report): Promise<Office> =>
  officeAbove({ ...report, handledByDivision: judgedByDivision ?? report.handledByDivision });
