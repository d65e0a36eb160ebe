import { personNameOf } from '@shared/text/person-name';

/** Someone as a list or the roster knows them. What is not known is absent, never empty. */
export interface Known {
  readonly name: string;
  readonly bornOn?: string | undefined;
  readonly villageCode?: string | undefined;
}

/** What the roster says of how common things are. */
export interface Frequencies {
  readonly size: number;
  readonly ofName: ReadonlyMap<string, number>;
  readonly villages: number;
}

/**
 * How often a field agrees for one person (m) and for two by chance (u). The m are estimates, to be worked out anew from what people
 * decided; the u of a name is its share of the roster, so 李秀英 says little and 先泽霖 much.
 */
const M = { name: 0.93, oneLetter: 0.03, bornOn: 0.92, nearlyBornOn: 0.05, village: 0.85 };
const DAYS_OF_BIRTH = 70 * 365;

const weight = (m: number, u: number): number => Math.log2(m / u);

const bare = (name: string): string => personNameOf(name).replace(/[ ·]/g, '');

/** Letters that differ: 0 for one name, 1 for a slip, 2 for another name. */
function lettersApart(one: string, other: string): 0 | 1 | 2 {
  const [a, b] = [[...bare(one)], [...bare(other)]];
  if (a.join('') === b.join('')) return 0;
  const differing = a.filter((letter, place) => letter !== b[place]).length;
  return a.length === b.length && a.length > 2 && differing === 1 ? 1 : 2;
}

/** Two digits changed or one wrong: a slip of the pen. */
function nearlyOneDay(one: string, other: string): boolean {
  if (one.slice(0, 4) === other.slice(0, 4) && one.slice(5, 7) === other.slice(8) && one.slice(8) === other.slice(5, 7))
    return true;
  return [...one].filter((digit, place) => digit !== other[place]).length === 1;
}

/** The share of the roster that has a name; one that nobody has counts as one person. */
const shareOf = (name: string, { ofName, size }: Frequencies): number =>
  Math.max(1, ofName.get(bare(name)) ?? 0) / size;

/**
 * How likely two are one person, as log₂ of the odds (Fellegi–Sunter): the prior and the weights of name, day of birth and village. What
 * one of them does not say weighs nothing.
 */
export function likenessOf(listed: Known, rostered: Known, frequencies: Frequencies): number {
  const apart = lettersApart(listed.name, rostered.name);
  const u = shareOf(rostered.name, frequencies);
  const ofName =
    apart === 0
      ? weight(M.name, u)
      : apart === 1
        ? weight(M.oneLetter, Math.min(0.5, u * 30))
        : weight(1 - M.name - M.oneLetter, 1 - u);
  return -Math.log2(frequencies.size) + ofName + ofBirth(listed, rostered) + ofVillage(listed, rostered, frequencies);
}

function ofBirth({ bornOn: one }: Known, { bornOn: other }: Known): number {
  if (one === undefined || other === undefined) return 0;
  if (one === other) return weight(M.bornOn, 1 / DAYS_OF_BIRTH);
  if (nearlyOneDay(one, other)) return weight(M.nearlyBornOn, 40 / DAYS_OF_BIRTH);
  return weight(1 - M.bornOn - M.nearlyBornOn, 1);
}

function ofVillage({ villageCode: one }: Known, { villageCode: other }: Known, { villages }: Frequencies): number {
  if (one === undefined || other === undefined) return 0;
  return one === other ? weight(M.village, 1 / villages) : weight(1 - M.village, 1 - 1 / villages);
}

/** A list is of a whole district: against a roster that is only begun, one day of birth would say more than it does. */
const SMALLEST_DISTRICT = 20_000;

/** Counts a roster's names. */
export function frequenciesOf(roster: readonly Known[]): Frequencies {
  const ofName = new Map<string, number>();
  for (const { name } of roster) ofName.set(bare(name), (ofName.get(bare(name)) ?? 0) + 1);
  const villages = new Set(roster.map(({ villageCode }) => villageCode));
  return { size: Math.max(roster.length, SMALLEST_DISTRICT), ofName, villages: Math.max(1, villages.size) };
}
