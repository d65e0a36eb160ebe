import { holds } from '@shared/roles';
import type { AppealView } from '@shared/custody/restrictions';
import type { Caller } from '../../platform/sessions';
import { partsIn } from '../sight/parts';
import { findReport } from '../report-store';
import { heldBy, type Restriction } from './restriction';

/** Whether a regulator may see an appeal: in their district, and nothing of it is about themselves or their household. */
export async function maySeeAppeal(restriction: Restriction, caller: Caller): Promise<boolean> {
  if (!restriction.appeal || !holds(caller.grants, ['regulator'], restriction.district)) return false;
  const files = await Promise.all(restriction.marks.map(({ reportId }) => findReport(reportId)));
  return files.every((file) => file !== undefined && partsIn(file.report, caller).includes('regulator'));
}

/** As the regulator reads it. Who held what is not said: it is the holding that is judged. */
export const viewAppeal = (restriction: Restriction, { person }: Caller): AppealView => ({
  ...restriction,
  appeal: restriction.appeal!,
  mayDecide: restriction.decision === undefined && !heldBy(restriction, person?.personId),
});
