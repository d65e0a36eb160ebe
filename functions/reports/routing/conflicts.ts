import { districtOf, townOf } from '@shared/divisions';
import { AppError } from '@shared/errors';
import type { ReportDraft } from '@shared/reports/reports';
import type { Accused } from '@shared/reports/routing';
import { accountsById } from '../../identity/account-store';
import { type Cadre, cadresOf } from '../../identity/cadre-store';
import { accountsHolding } from '../../identity/holder-store';
import { type Person, personById, personsInHousehold, rowsOfOne, withAllRows } from '../../identity/person-store';
import { handlerRoleOf } from '../sight/parts';
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
  const members = person ? await personsInHousehold(person.householdId) : [];
  return members.filter((member) => member.personId !== personId);
}

/**
 * A human being with those they live with and whose guardians those name, each by every row of a roster: whoever moved stands on two, and
 * may hold an office by the other.
 */
export async function kinOf(personId: string): Promise<{ rows: Person[]; ids: string[] }> {
  const person = await personById(personId);
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

/** Who holds an office of the village's town or its district, by full name alone: their posts are spoken of in every second report. */
export async function officeHoldersOver(villageCode: string) {
  const divisions = [townOf(villageCode), districtOf(villageCode)];
  const held = await Promise.all(divisions.map((division) => accountsHolding(handlerRoleOf(division), division)));
  const accounts = new Map((await accountsById(held.flat())).map((account) => [account.accountId, account]));
  return divisions.flatMap((division, place) =>
    held[place]!.flatMap((accountId) => {
      const { personId, personName } = accounts.get(accountId) ?? {};
      return personId && personName ? [{ division, personId, name: personName }] : [];
    }),
  );
}

/**
 * Finds by the roster whom a report is about, and for whom it must not exist: a cadre who was chosen or whom the words name, one
 * whose family they name, an officer of the town or the district.
 * @param writerId of an office's words: their own name there accuses nobody.
 * @throws AppError `reports.cadreUnknown`
 */
export async function conflictsOf(
  { villageCode, about, description, place }: Words,
  writerId?: string,
): Promise<Conflicts> {
  const [allCadres, allOffices] = await Promise.all([cadresOf(villageCode), officeHoldersOver(villageCode)]);
  const cadres = allCadres.filter(({ cadreId }) => cadreId !== writerId);
  const offices = allOffices.filter(({ personId }) => personId !== writerId);
  const chosen = about.kind === 'cadre' ? cadres.find(({ cadreId }) => cadreId === about.cadreId) : undefined;
  if (about.kind === 'cadre' && !chosen) throw new AppError('reports.cadreUnknown');
  const words = `${description}\n${place?.text ?? ''}`;
  const accused = [...new Set([...(chosen ? [chosen] : []), ...namedIn(words, cadres)])];
  const officers = namedIn(words, offices);
  const families = new Map(
    await Promise.all(cadres.map(async (cadre) => [cadre, await membersWith(cadre.cadreId)] as const)),
  );
  const theirs = cadres.filter((cadre) => !accused.includes(cadre) && namedIn(words, families.get(cadre)!).length > 0);
  const kin = new Map(
    await Promise.all(
      [...[...accused, ...theirs].map(({ cadreId }) => cadreId), ...officers.map(({ personId }) => personId)].map(
        async (personId) => [personId, await kinOf(personId)] as const,
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
