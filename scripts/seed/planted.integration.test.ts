import { freshTables } from '../../tests/support/tables';
import { DistrictEntity, forgetDivisions } from '../../functions/identity/division-store';
import { setClock } from '../../functions/platform/clock';
import { alertsSince } from '../../functions/supervision/alerts/alert-store';
import { listsOf, namedRowsIn } from '../../functions/supervision/lists/list-store';
import { lastRunOf } from '../../functions/supervision/watching/run-store';
import { handler as watch } from '../../functions/supervision/watching/watch-villages';
import { AS_OF } from './calendar';
import { plantedVillages } from './planted';
import { put } from './row';
import { seedPlanted } from './seed-planted';
import { writeRows } from './write';

jest.setTimeout(240_000);

test('the night over what the seed planted raises one alert for each true case, and none for what only looks like one', async () => {
  await freshTables();
  const putClockBack = setClock(() => new Date(AS_OF));
  await writeRows([put(DistrictEntity, { code: '511503', name: '南溪区' })]);
  await seedPlanted(AS_OF);
  forgetDivisions();
  await watch();
  const found = new Map<string, string[]>();
  for await (const page of alertsSince('511503', '2026-01-01'))
    for (const { villageCode, code } of page) found.set(villageCode, [...(found.get(villageCode) ?? []), code]);
  const run = await lastRunOf('511503');
  const [deaths] = (await listsOf('511503', {})).items.filter(({ kind }) => kind === 'deaths');
  const { items: asked } = await namedRowsIn(deaths!.listId, () => Promise.resolve(true), {});
  putClockBack();
  // One row of the seed's lists has no number, and two that it may mean.
  expect(asked.map(({ candidates }) => candidates.length)).toEqual([2]);
  const of = (code: string) => [...new Set(found.get(code) ?? [])];
  const lines = plantedVillages.map(
    ({ code, rule, isFault, title }) =>
      `${rule.code.padEnd(6)} ${isFault ? '真例    ' : '像而不是'} ${(of(code).join(' ') || '—').padEnd(8)} ${rule.title}：${title}`,
  );
  process.stdout.write(`${lines.join('\n')}\n`);
  expect(run).toMatchObject({ villages: plantedVillages.length, failed: [] });
  expect(plantedVillages.filter(({ isFault }) => isFault).length).toBeGreaterThanOrEqual(20);
  expect(plantedVillages.map(({ code, title }) => [title, of(code)])).toEqual(
    plantedVillages.map(({ rule, title, isFault }) => [title, isFault ? [rule.code] : []]),
  );
});
