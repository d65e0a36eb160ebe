import { idNumberOf } from '@shared/text/id-number';
import { personNameOf } from '@shared/text/person-name';
import { type Frequencies, type Known, likenessOf } from './likeness';

export interface Listed extends Known {
  readonly rowId: string;
  readonly idNumber?: string | undefined;
}

export interface Rostered extends Known {
  readonly personId: string;
  /** What the roster keeps of an identity number: a fingerprint, never the number. */
  readonly numberKey?: string | undefined;
}

export interface Pair {
  readonly rowId: string;
  readonly personId: string;
  /** `id`: the numbers are one. Else log₂ of the odds. */
  readonly by: 'id' | number;
}

/** What came of a list: what is one person, what someone must decide, and what was never compared, with the reason. */
export interface Matched {
  readonly same: readonly Pair[];
  readonly ask: readonly Pair[];
  readonly apart: readonly string[];
  readonly neverCompared: readonly { readonly rowId: string; readonly because: 'badIdNumber' | 'nothingToCompareBy' }[];
}

/** Odds of 100 to 1 and above are one person; below 1 to 10 they are two; between, a person decides. */
export const ONE_PERSON = Math.log2(100);
export const TWO_PERSONS = Math.log2(1 / 10);

const birthOf = (idNumber: string): string =>
  `${idNumber.slice(6, 10)}-${idNumber.slice(10, 12)}-${idNumber.slice(12, 14)}`;

/** Under which keys two may meet: the day of birth, or the name in its village. Who shares none with anybody is compared with nobody. */
const blocksOf = ({ name, bornOn, villageCode }: Known): string[] => [
  ...(bornOn ? [`born|${bornOn}`] : []),
  ...(villageCode ? [`name|${villageCode}|${personNameOf(name)}`] : []),
  ...(!bornOn && !villageCode ? [] : [`name|${personNameOf(name)}|${bornOn?.slice(0, 4) ?? ''}`]),
];

/**
 * Compares a list with the roster. A number that both have decides alone, either way: two numbers are two persons. Names are for rows
 * without one, with a weight by how common they are. One row is one person's: of several that are likely, someone decides. A number that
 * two rows of the roster have is one human being, and both are meant.
 * @param keyOf the fingerprint that the roster keeps of a number.
 */
export function matchList(
  list: readonly Listed[],
  roster: readonly Rostered[],
  frequencies: Frequencies,
  keyOf: (idNumber: string) => string,
): Matched {
  const byNumber = new Map<string, Rostered[]>();
  const byBlock = new Map<string, Rostered[]>();
  for (const person of roster) {
    const { numberKey } = person;
    if (numberKey !== undefined) byNumber.set(numberKey, [...(byNumber.get(numberKey) ?? []), person]);
    for (const block of blocksOf(person)) byBlock.set(block, [...(byBlock.get(block) ?? []), person]);
  }
  const same: Pair[] = [];
  const ask: Pair[] = [];
  const apart: string[] = [];
  const neverCompared: Matched['neverCompared'][number][] = [];
  for (const row of list) {
    const { rowId } = row;
    const idNumber = row.idNumber === undefined ? undefined : idNumberOf(row.idNumber);
    if (row.idNumber !== undefined && idNumber === undefined && blocksOf(row).length === 0) {
      neverCompared.push({ rowId, because: 'badIdNumber' });
      continue;
    }
    const owners = idNumber === undefined ? undefined : byNumber.get(keyOf(idNumber));
    if (owners) {
      same.push(...owners.map(({ personId }): Pair => ({ rowId, personId, by: 'id' })));
      continue;
    }
    const known: Known = { ...row, bornOn: row.bornOn ?? (idNumber && birthOf(idNumber)) };
    const blocks = blocksOf(known);
    if (blocks.length === 0) {
      neverCompared.push({ rowId, because: 'nothingToCompareBy' });
      continue;
    }
    const met = new Set(blocks.flatMap((block) => byBlock.get(block) ?? []));
    const likely = [...met]
      .filter(({ numberKey }) => idNumber === undefined || numberKey === undefined)
      .map((person): Pair & { by: number } => ({
        rowId,
        personId: person.personId,
        by: likenessOf(known, person, frequencies),
      }))
      .filter(({ by }) => by > TWO_PERSONS)
      .sort((a, b) => b.by - a.by || a.personId.localeCompare(b.personId));
    const [best, second] = likely;
    if (!best) apart.push(rowId);
    else if (best.by >= ONE_PERSON && !(second && second.by >= ONE_PERSON)) same.push(best);
    else ask.push(...likely);
  }
  return { same, ask, apart, neverCompared };
}
