import { writeRow } from '../../platform/row';
import { addDays, dayInChina } from '@shared/time';
import { now } from '../../platform/clock';
import { newId } from '../../platform/id';
import { type KeptList, ListedEntity, listedRow, listRow, WatchListEntity } from '../lists/list-store';

/** For tests and measurements: a list of the dead of a district, and a row of it that a name brings together with these. */
export async function listWith(
  districtCode: string,
  candidates: readonly string[],
  more: Partial<KeptList> = {},
): Promise<{ districtCode: string; listId: string; rowId: string }> {
  const [at, today] = [now(), dayInChina(now())];
  const list = listRow({
    ...{ districtCode, listId: newId(), kind: 'deaths', source: '区公安分局', asOf: today, ground: '社会救助暂行办法' },
    ...{ deleteOn: addDays(today, 90), programCodes: [], batchId: newId(), importedAt: at, rows: 3, neverCompared: 1 },
    ...more,
  });
  const { listId, ttl } = list;
  const rowId = newId();
  const row = { listId, rowId, by: 'name' as const, name: '周桂芳', bornOn: '1948-09-17', from: addDays(today, -60) };
  await writeRow(WatchListEntity, list);
  await writeRow(ListedEntity, listedRow({ ...row, candidates: [...candidates], ttl }));
  return { districtCode, listId, rowId };
}
