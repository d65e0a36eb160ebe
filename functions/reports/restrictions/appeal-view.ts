import { holds } from '@shared/roles';
import type { AppealView } from '@shared/custody/restrictions';
import { knownAs } from '../../identity/person-store';
import type { Caller } from '../../platform/sessions';
import { partsIn } from '../sight/parts';
import { readerOf } from '../sight/reader';
import { findReport } from '../report-store';
import { heldBy, type Restriction } from './restriction';

/** Whether a regulator may see an appeal: in their district, and nothing of it is about themselves or their household. */
export async function maySeeAppeal(restriction: Restriction, caller: Caller): Promise<boolean> {
  if (!restriction.appeal || !holds(caller.grants, ['regulator'], restriction.district)) return false;
  const reader = await readerOf(caller);
  const files = await Promise.all(restriction.marks.map(({ reportId }) => findReport(reportId)));
  return files.every((file) => file !== undefined && partsIn(file.report, reader).includes('regulator'));
}

/** Whether somebody holds a mark of it, by whatever row of a roster. */
export const heldByOne = async (restriction: Restriction, personId: string | undefined): Promise<boolean> =>
  heldBy(
    restriction,
    await knownAs(
      personId,
      restriction.marks.map(({ markedByPersonId }) => markedByPersonId),
    ),
  );

/** As the regulator reads it. Who held what is not said: it is the holding that is judged. */
export const viewAppeal = async (restriction: Restriction, { person }: Caller): Promise<AppealView> => ({
  ...restriction,
  appeal: restriction.appeal!,
  mayDecide: restriction.decision === undefined && !(await heldByOne(restriction, person?.personId)),
});
