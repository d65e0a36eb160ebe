import { AppError } from '@shared/errors';
import type { ListCandidate, ListMatch, WatchList } from '@shared/supervision/lists';
import { dayInChina } from '@shared/time';
import { divisionNamed } from '../../identity/division-store';
import { personById } from '../../identity/person-store';
import type { Caller } from '../../platform/sessions';
import { keptOutBy } from '../alerts/parts-in-alert';
import { type KeptList, type Listed, listOn, namedRowOf, type Verdict, verdictOf } from './list-store';
import { meantBy } from './listed-persons';

/** Whether a row exists for whoever reads: not where it may mean them or someone they live with, and for nobody who is not known as a person. */
export async function seesRow({ person }: Caller, { candidates }: Pick<Listed, 'candidates'>): Promise<boolean> {
  return person !== undefined && !(await keptOutBy(candidates)).ids.includes(person.personId);
}

/** The list and its row, for one for whom they exist. @throws AppError `notFound` */
export async function seenRow(
  { districtCode, listId, rowId }: { districtCode: string; listId: string; rowId: string },
  caller: Caller,
  at: string,
): Promise<{ list: KeptList; row: Listed; verdict: Verdict | undefined }> {
  const [list, row, verdict] = await Promise.all([
    listOn(districtCode, listId, dayInChina(at)),
    namedRowOf(listId, rowId),
    verdictOf(listId, rowId),
  ]);
  if (!list || !row || !(await seesRow(caller, row))) throw new AppError('notFound');
  return { list, row, verdict };
}

export const viewList = ({
  listId,
  kind,
  source,
  asOf,
  ground,
  deleteOn,
  importedAt,
  rows,
  neverCompared,
}: KeptList): WatchList => ({ listId, kind, source, asOf, ground, deleteOn, importedAt, rows, neverCompared });

async function viewCandidate(personId: string): Promise<ListCandidate[]> {
  const person = await personById(personId);
  if (!person) return [];
  const { name, bornOn, villageCode, group } = person;
  return [{ personId, name, ...(bornOn && { bornOn }), village: await divisionNamed(villageCode), group }];
}

const stateOf = (personId: string | undefined) => (personId === undefined ? 'apart' : 'same');

/** A row with those whom it may mean, and what was said of it since it was compared. */
export async function viewMatch(list: KeptList, row: Listed, verdict: Verdict | undefined): Promise<ListMatch> {
  const { listId, rowId, name = '', bornOn, village, from, until, candidates } = row;
  const meant = meantBy(row, verdict);
  return {
    listId,
    rowId,
    name,
    ...(bornOn && { bornOn }),
    ...(village && { village }),
    ...(from && { from }),
    ...(until && { until }),
    candidates: (await Promise.all(candidates.map(viewCandidate))).flat(),
    state: verdict ? stateOf(verdict.personId) : row.personId === undefined ? 'open' : 'same',
    ...(meant && { personId: meant }),
    steps: [
      {
        at: list.importedAt,
        state: row.personId === undefined ? 'open' : 'same',
        ...(row.personId && { personId: row.personId }),
      },
      ...(verdict?.steps ?? []).map((step) => ({ ...step, state: stateOf(step.personId) }) as const),
    ],
    version: verdict?.version ?? 1,
  };
}
