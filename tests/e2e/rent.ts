import { randomUUID } from 'node:crypto';
import { addDays, dayInChina } from '@shared/time';
import { officeOf } from './office';

/** A contract of somebody's in the running stack, with 300 yuan of rent that were due a month ago, as the office registers it. */
export async function rentOf(
  origin: string,
  villageCode: string,
  partyB: string,
): Promise<{ contractId: string; contractNo: string }> {
  const office = await officeOf(origin, '赵强');
  const today = dayInChina(new Date().toISOString());
  const contractNo = `WX-${randomUUID().slice(0, 8)}`;
  const { contractId } = await office.post<{ contractId: string }>(`/villages/${villageCode}/contracts`, {
    ...{ contractNo, title: '大堰塘养鱼承包合同', partyB, partyBKind: 'person', subject: '大堰塘' },
    ...{ signedOn: addDays(today, -400), startsOn: addDays(today, -400), endsOn: addDays(today, 400) },
    yearlyRentFen: 30_000,
    dues: [{ dueOn: addDays(today, -30), amountFen: 30_000 }],
    decidedBy: '村民代表会议',
  });
  return { contractId, contractNo };
}
