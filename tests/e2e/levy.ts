import { addDays, dayInChina } from '@shared/time';
import { demoPeople } from '../../scripts/seed/demo-people';
import { officeOf } from './office';

/** Water of one person's in the running stack, ¥31.35, as the village writes it and the town gives it out. */
export async function waterOf(origin: string, villageCode: string, name: string): Promise<string> {
  const [clerk, town] = [await officeOf(origin, '刘芳'), await officeOf(origin, '田静')];
  const path = `/villages/${villageCode}`;
  const { items } = await clerk.get<{ items: { decisionId: string; title: string }[] }>(`${path}/decisions?limit=50`);
  const { decisionId } = items.find(({ title }) => title.startsWith('集体供水站水价'))!;
  const dueOn = addDays(dayInChina(new Date().toISOString()), 20);
  const body = { kind: 'water', decisionId, rateFen: 285, month: '2026-09', dueOn };
  const { levyId } = await clerk.post<{ levyId: string }>(`${path}/levies`, body);
  const { idNumber } = demoPeople.find((person) => person.name === name)!;
  const lines = [{ name, idNumber, basis: { previous: 120, present: 131 } }];
  const { version } = await clerk.post<{ version: number }>(`${path}/levies/${levyId}/charges`, { lines });
  await town.post(`${path}/levies/${levyId}/decision`, { agrees: true, version });
  return levyId;
}
