import { DAYS_BEFORE_MEETING } from '@shared/accounts/members-meetings';
import { townOf } from '@shared/divisions';
import { addDays, dayInChina, startOfDay } from '@shared/time';
import { inEachDistrict } from '../../identity/division-store';
import { accountsHolding } from '../../identity/holder-store';
import { tellAccount } from '../../messages/tell';
import { now } from '../../platform/clock';
import { log } from '../../platform/log';
import { isLateOn } from './meeting';
import { meetingsBetween } from './meeting-store';

/**
 * Each morning: of a members' meeting within ten days, before which not all lies open, the village's cadres and the town's centre are told, once a
 * day however often it runs.
 */
export const handler = async (): Promise<void> => {
  const at = startOfDay(now());
  const today = dayInChina(at);
  let count = 0;
  await inEachDistrict(async (district) => {
    const coming = await meetingsBetween(district, today, addDays(today, DAYS_BEFORE_MEETING));
    for (const meeting of coming.filter((one) => isLateOn(one, today))) {
      const { villageCode, year } = meeting;
      const told = await Promise.all([
        accountsHolding('cadre', villageCode),
        accountsHolding('township', townOf(villageCode)),
      ]);
      for (const accountId of new Set(told.flat()))
        await tellAccount({
          accountId,
          kind: 'meetingPapersLate',
          villageCode,
          sourceId: `${villageCode}#${year}#${at}`,
          at,
        });
      count += 1;
    }
  });
  log('info', 'tellLateMeetings', { count });
};
