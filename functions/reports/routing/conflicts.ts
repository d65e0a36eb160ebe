import { districtOf, townOf } from '@shared/divisions';
import { AppError } from '@shared/errors';
import type { ReportDraft } from '@shared/reports/reports';
import type { Accused } from '@shared/reports/routing';
import type { Account } from '../../identity/account-store';
import { type Cadre, cadresOf } from '../../identity/cadre-store';
import {
  type Person,
  personById,
  personsById,
  personsInHousehold,
  rowsOfOne,
  withAllRows,
} from '../../identity/person-store';
import { holdersIn } from '../sight/holders';
import type { Report } from '../report';
import { namedIn } from './named-in';

/** What the roster and the words say of whom a new report is about. */
export interface Conflicts {
  accused: Accused;
  /** The cadres it accuses: the chosen one first, then those the words name. */
  cadres: Cadre[];
  titles: string[];
  /** The divisions where they hold an office. */
  accusedOffices: string[];
  /** For whom it must not exist: the accused, who lives with them, and the guardians of those. */
  excludedPersonIds: string[];
  aboutName?: string;
}

type Words = Pick<ReportDraft, 'villageCode' | 'about' | 'description' | 'place'>;

const OFFICES = ['cadre', 'township', 'regulator'];

/** Those someone on the roster lives with. A moment behind the writes. */
export async function membersWith(personId: string): Promise<Person[]> {
  const person = await personById(personId);
  return person ? othersAtHome(person) : [];
}

const othersAtHome = async ({ personId, householdId }: Person): Promise<Person[]> =>
  (await personsInHousehold(householdId)).filter((member) => member.personId !== personId);

/**
 * A human being with those they live with and whose guardians those name, each by every row of a roster: whoever moved stands on two, and
 * may hold an office by the other.
 * @param read their own row, where it was read already.
 */
export async function kinOf(personId: string, read?: Person): Promise<{ rows: Person[]; ids: string[] }> {
  const person = read ?? (await personById(personId));
  if (!person) return { rows: [], ids: [personId] };
  const rows = await rowsOfOne(person);
  const households = [...new Set([person, ...rows].map(({ householdId }) => householdId))];
  const members = (await Promise.all(households.map(personsInHousehold))).flat();
  const guardianIds = [...new Set(members.flatMap((member) => member.guardianIds ?? []))];
  const guardians = (await Promise.all(guardianIds.map(personById))).flatMap((guardian) => guardian ?? []);
  const others = [...members, ...guardians].filter(({ idHash }) => idHash !== person.idHash);
  const ids = [person, ...rows, ...members, ...(await withAllRows(others))].map((each) => each.personId);
  return { rows: rows.length > 0 ? rows : [person], ids: [...new Set([...ids, ...guardianIds])] };
}

const officesOver = (villageCode: string): string[] => [townOf(villageCode), districtOf(villageCode)];

/** Who holds an office of the village's town or its district, by full name alone: their posts are spoken of in every second report. */
const officersAmong = (holders: ReadonlyMap<string, readonly Account[]>, villageCode: string) =>
  officesOver(villageCode).flatMap((division) =>
    holders
      .get(division)!
      .flatMap(({ personId, personName }) =>
        personId && personName ? [{ division, personId, name: personName }] : [],
      ),
  );

/** The same, read for it. */
export const officeHoldersOver = async (villageCode: string) =>
  officersAmong(await holdersIn(officesOver(villageCode)), villageCode);

/** Who may be meant by words about a village, and who may handle them: read once for a report. */
export interface PeopleAround {
  readonly cadres: readonly Cadre[];
  /** The cadres' own rows on the roster. */
  readonly rows: readonly Person[];
  /** Who holds the offices over the village, by division. */
  readonly holders: ReadonlyMap<string, Account[]>;
}

/** @param alsoItsOwn whether the village's own office is wanted too. */
export async function peopleAround(villageCode: string, { alsoItsOwn = false } = {}): Promise<PeopleAround> {
  const [{ cadres, rows }, holders] = await Promise.all([
    cadresWithRows(villageCode),
    holdersIn([...(alsoItsOwn ? [villageCode] : []), ...officesOver(villageCode)]),
  ]);
  return { cadres, rows, holders };
}

async function cadresWithRows(villageCode: string) {
  const cadres = await cadresOf(villageCode);
  return { cadres, rows: await personsById(cadres.map(({ cadreId }) => cadreId)) };
}

/**
 * Finds by the roster whom a report is about, and for whom it must not exist: a cadre who was chosen or whom the words name, one
 * whose family they name, an officer of the town or the district.
 * @param writerId of an office's words: their own name there accuses nobody.
 * @param around who is there, where that was read already.
 * @throws AppError `reports.cadreUnknown`
 */
export async function conflictsOf(
  { villageCode, about, description, place }: Words,
  writerId?: string,
  around?: PeopleAround,
): Promise<Conflicts> {
  const people = around ?? (await peopleAround(villageCode));
  const rows = new Map(people.rows.map((row) => [row.personId, row]));
  const cadres = people.cadres.filter(({ cadreId }) => cadreId !== writerId);
  const offices = officersAmong(people.holders, villageCode).filter(({ personId }) => personId !== writerId);
  const chosen = about.kind === 'cadre' ? cadres.find(({ cadreId }) => cadreId === about.cadreId) : undefined;
  if (about.kind === 'cadre' && !chosen) throw new AppError('reports.cadreUnknown');
  const words = `${description}\n${place?.text ?? ''}`;
  const accused = [...new Set([...(chosen ? [chosen] : []), ...namedIn(words, cadres)])];
  const officers = namedIn(words, offices);
  const families = new Map(
    await Promise.all(
      cadres.map(async (cadre) => {
        const row = rows.get(cadre.cadreId);
        return [cadre, row ? await othersAtHome(row) : []] as const;
      }),
    ),
  );
  const theirs = cadres.filter((cadre) => !accused.includes(cadre) && namedIn(words, families.get(cadre)!).length > 0);
  const kin = new Map(
    await Promise.all(
      [...[...accused, ...theirs].map(({ cadreId }) => cadreId), ...officers.map(({ personId }) => personId)].map(
        async (personId) => [personId, await kinOf(personId, rows.get(personId))] as const,
      ),
    ),
  );
  const accusedIds = [...accused.map(({ cadreId }) => cadreId), ...officers.map(({ personId }) => personId)];
  const accusedPeople = accusedIds.flatMap((personId) => kin.get(personId)!.rows);
  return {
    accused: kindOf(about.kind, accused.length > 0, theirs.length > 0, officers.length > 0),
    cadres: accused,
    titles: [...accused, ...theirs].map(({ title }) => title),
    accusedOffices: [
      ...new Set([
        ...accusedPeople.flatMap(({ grants }) =>
          grants.filter(({ role }) => OFFICES.includes(role)).map(({ division }) => division),
        ),
        ...officers.map(({ division }) => division),
      ]),
    ],
    excludedPersonIds: [...new Set([...kin.values()].flatMap(({ ids }) => ids))],
    ...(accused.length > 0 && { aboutName: accused.map(({ name, title }) => `${name}（${title}）`).join('、') }),
  };
}

function kindOf(chosen: Report['aboutKind'], cadre: boolean, family: boolean, officer: boolean): Accused {
  if (chosen === 'township' || officer) return 'township';
  if (chosen === 'cadre' || cadre) return 'cadre';
  return family ? 'family' : 'nobody';
}

/** What it is about, as the report keeps it. */
export const aboutKindOf = (accused: Accused): Report['aboutKind'] =>
  ({ nobody: 'village', cadre: 'cadre', family: 'cadre', township: 'township' })[accused] as Report['aboutKind'];
