import { listOverdueVillages, standingsOn } from '@shared/affairs/duties';
import { dayInChina } from '@shared/time';
import { handle } from '../../platform/serve';
import { overdueVillagesOf } from './duty-store';

export const listOverdueVillagesHandler = handle(listOverdueVillages)(async (
  { params: { division }, query },
  { at },
) => {
  const today = dayInChina(at);
  const { items, next } = await overdueVillagesOf(division, query, today);
  return {
    items: items.map((duties) => {
      const overdue = standingsOn(duties, at, today).filter(({ state }) => state === 'overdue');
      const worst = overdue.reduce((one, other) => (other.overdueDays > one.overdueDays ? other : one));
      const { villageCode, villageName, townName } = duties;
      const { dueOn, overdueDays } = worst;
      return { villageCode, villageName, townName, dueOn, overdueDays, overdue: overdue.map(({ code }) => code) };
    }),
    ...(next && { next }),
  };
});
