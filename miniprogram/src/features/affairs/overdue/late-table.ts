import { dutyOf, type listOverdueVillages } from '@shared/affairs/duties';
import type { ItemOf } from '@/platform/server/answers';
import { DUTY } from '../notice-copy';

type Late = ItemOf<typeof listOverdueVillages>;

/** The villages as lines of a table, a tab between columns: it pastes into a sheet as it stands. */
export const lateTable = (villages: readonly Late[]): string =>
  [
    DUTY.takeHead,
    ...villages.map(({ townName, villageName, overdue, dueOn, overdueDays }) => [
      townName,
      villageName,
      overdue.map((code) => dutyOf(code).name).join('、'),
      dueOn,
      String(overdueDays),
    ]),
  ]
    .map((line) => line.join('\t'))
    .join('\n');
