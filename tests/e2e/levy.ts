import { addDays, dayInChina } from '@shared/time';
import { demoPeople } from '../../scripts/seed/demo-people';
import { officeOf } from './office';

/** A levy for water in the running stack, as the village begins to write it: nobody is in it yet. */
export async function waterLevy(origin: string, villageCode: string): Promise<string> {
  const clerk = await officeOf(origin, '刘芳');
  const path = `/villages/${villageCode}`;
  const { items } = await clerk.get<{ items: { decisionId: string; title: string }[] }>(`${path}/decisions?limit=50`);
  const { decisionId } = items.find(({ title }) => title.startsWith('集体供水站水价'))!;
  const dueOn = addDays(dayInChina(new Date().toISOString()), 20);
  const body = { kind: 'water', decisionId, rateFen: 285, month: '2026-09', dueOn };
  return (await clerk.post<{ levyId: string }>(`${path}/levies`, body)).levyId;
}

/** Water of one person's, ¥31.35, as the village writes it and the town gives it out. */
export async function waterOf(origin: string, villageCode: string, name: string): Promise<string> {
  const [clerk, town] = [await officeOf(origin, '刘芳'), await officeOf(origin, '田静')];
  const path = `/villages/${villageCode}`;
  const levyId = await waterLevy(origin, villageCode);
  const { idNumber } = demoPeople.find((person) => person.name === name)!;
  const lines = [{ name, idNumber, basis: { previous: 120, present: 131 } }];
  const { version } = await clerk.post<{ version: number }>(`${path}/levies/${levyId}/charges`, { lines });
  await town.post(`${path}/levies/${levyId}/decision`, { agrees: true, version });
  return levyId;
}
