import type { Officer, VillageRows } from './rows';

/** Whom a key names: an officer, or who lives with one. */
export interface KnownOfficer {
  readonly officer: Officer;
  readonly personId: string;
  /** The officer themselves, not someone of their household. */
  readonly own: boolean;
}

const matchesOf = (officers: readonly Officer[], key: string): KnownOfficer[] =>
  officers.flatMap((officer): KnownOfficer[] =>
    officer.key === key
      ? [{ officer, personId: officer.personId, own: true }]
      : officer.kin.filter((one) => one.key === key).map(({ personId }) => ({ officer, personId, own: false })),
  );

/** The village's officer behind a name: themselves before someone of another's household. Undefined where the name is nobody's of them. */
export function officerBehind({ officers = [] }: VillageRows, key: string | undefined): KnownOfficer | undefined {
  const matches = key === undefined ? [] : matchesOf(officers, key);
  return matches.find(({ own }) => own) ?? matches[0];
}

/**
 * The persons whom a row may be about, by the keys of the names in it: officers of the village, the town and the district, and who
 * lives with them. A namesake is kept out as well: who is unsure of it does not judge it.
 */
export const officersKnownBy = (
  { officers = [], offices = [] }: VillageRows,
  ...keys: readonly (string | undefined)[]
): string[] => [
  ...new Set(
    keys
      .flatMap((key) => (key === undefined ? [] : matchesOf([...officers, ...offices], key)))
      .flatMap(({ officer, personId }) => [officer.personId, personId]),
  ),
];

/** A name as signatures are compared: `李 强` and `李强` are one hand. */
export const asSigned = (name: string): string => name.normalize('NFKC').replace(/[\s·•・.]/gu, '');

/** Whether a name may be what is written: a book from elsewhere has 李*, and whoever that may be does not judge it. */
const mayBe = (name: string, written: string): boolean =>
  name === written ||
  (written.includes('*') &&
    name.length === written.length &&
    [...written].every((letter, place) => letter === '*' || letter === name[place]));

/** The officers who bear one of these names. */
export const officersNamed = ({ officers = [], offices = [] }: VillageRows, names: readonly string[]): string[] => [
  ...new Set(
    [...officers, ...offices]
      .filter(({ name }) => names.some((written) => mayBe(asSigned(name), asSigned(written))))
      .map(({ personId }) => personId),
  ),
];
