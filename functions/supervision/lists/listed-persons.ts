import type { ListKind } from '@shared/supervision/lists';
import { rowsOfSelf } from '../../identity/person-store';
import { everyRow } from '../../platform/query-page';
import type { Death, StandingSpan } from '../facts/rows';
import { type KeptList, type Listed, listedIn, listsOf, type Verdict, verdictsIn } from './list-store';

/** What a standing is called in an alert. */
const STANDING: Readonly<Record<Exclude<ListKind, 'deaths'>, string>> = {
  payroll: '财政供养',
  vehicles: '名下有车辆',
  companies: '名下有企业',
  houses: '名下有商品房',
};
const START_UNKNOWN = '，名单没写从哪天起';

/** Whom the lists of a district name, by person. A kind of which there is no list was not delivered: absent, not empty. */
export interface ListedPersons {
  readonly deaths?: ReadonlyMap<string, readonly Death[]> | undefined;
  readonly standings?: ReadonlyMap<string, readonly StandingSpan[]> | undefined;
}

/** Whom a row means that only a name brings together with somebody: whom a person said, else whom the odds alone say. */
export const meantBy = (
  { personId }: Pick<Listed, 'personId'>,
  verdict: Pick<Verdict, 'personId'> | undefined,
): string | undefined => (verdict ? verdict.personId : personId);

/** Whom a row names: everyone who has its number; of a name, every row of the roster that is one human being with whom it means. */
async function namedBy(row: Listed, verdict: Verdict | undefined): Promise<readonly string[]> {
  if (row.by === 'number') return row.candidates;
  const meant = meantBy(row, verdict);
  return meant === undefined ? [] : rowsOfSelf(meant);
}

/** A time that a list names. It says nothing of what came after its day: what it does not end there, it ends with. */
function spanOf(list: KeptList, { from, until }: Listed, personId: string, kind: keyof typeof STANDING): StandingSpan {
  return {
    personId,
    what: `${STANDING[kind]}${from === undefined ? START_UNKNOWN : ''}`,
    programCodes: list.programCodes,
    from,
    until: until !== undefined && until < list.asOf ? until : list.asOf,
    listId: list.listId,
  };
}

/** The lists of a district that are not past their day, and of which kinds. */
export const listsInForce = async (districtCode: string, today: string): Promise<KeptList[]> =>
  (await everyRow((query) => listsOf(districtCode, query))).filter(({ deleteOn }) => deleteOn > today);

/** The rows of a list, each with whom it names. */
export async function* rowsNaming({ listId }: Pick<KeptList, 'listId'>) {
  const verdicts = new Map((await everyRow((query) => verdictsIn(listId, query))).map((one) => [one.rowId, one]));
  for (const by of ['number', 'name'] as const)
    for (const row of await everyRow((query) => listedIn(listId, by, query)))
      yield { row, personIds: await namedBy(row, verdicts.get(row.rowId)) };
}

/** Reads every list of a district that is not past its day. For a night's run, and for the trial of a rule. */
export async function listedPersons(districtCode: string, today: string): Promise<ListedPersons> {
  const deaths = new Map<string, Death[]>();
  const standings = new Map<string, StandingSpan[]>();
  const lists = await listsInForce(districtCode, today);
  for (const list of lists) {
    const { kind, listId } = list;
    for await (const { row, personIds } of rowsNaming(list))
      for (const personId of personIds) {
        if (kind !== 'deaths')
          standings.set(personId, [...(standings.get(personId) ?? []), spanOf(list, row, personId, kind)]);
        else if (row.from !== undefined)
          deaths.set(personId, [...(deaths.get(personId) ?? []), { personId, diedOn: row.from, listId }]);
      }
  }
  return {
    ...(lists.some(({ kind }) => kind === 'deaths') && { deaths }),
    ...(lists.some(({ kind }) => kind !== 'deaths') && { standings }),
  };
}
