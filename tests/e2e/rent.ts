import { randomUUID } from 'node:crypto';
import { addDays, dayInChina } from '@shared/time';
import { demoPeople } from '../../scripts/seed/demo-people';

async function post<T>(url: string, body: object, headers: Record<string, string> = {}): Promise<T> {
  const reply = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  if (!reply.ok) throw new Error(`${url}: ${reply.status} ${await reply.text()}`);
  return (await reply.json()) as T;
}

/** A contract of somebody's in the running stack, with 300 yuan of rent that were due a month ago, as the office registers it. */
export async function rentOf(
  origin: string,
  villageCode: string,
  partyB: string,
): Promise<{ contractId: string; contractNo: string }> {
  const { openid } = demoPeople.find(({ name }) => name === '赵强')!;
  const { code } = await post<{ code: string }>(`${origin}/_dev/login-code`, { openid });
  const { accessToken } = await post<{ accessToken: string }>(`${origin}/api/sessions`, { code });
  const today = dayInChina(new Date().toISOString());
  const contractNo = `WX-${randomUUID().slice(0, 8)}`;
  const { contractId } = await post<{ contractId: string }>(
    `${origin}/api/villages/${villageCode}/contracts`,
    {
      ...{ contractNo, title: '大堰塘养鱼承包合同', partyB, partyBKind: 'person', subject: '大堰塘' },
      ...{ signedOn: addDays(today, -400), startsOn: addDays(today, -400), endsOn: addDays(today, 400) },
      yearlyRentFen: 30_000,
      dues: [{ dueOn: addDays(today, -30), amountFen: 30_000 }],
      decidedBy: '村民代表会议',
    },
    { authorization: `Bearer ${accessToken}`, 'idempotency-key': randomUUID() },
  );
  return { contractId, contractNo };
}
