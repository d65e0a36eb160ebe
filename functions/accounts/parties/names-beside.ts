import { maskName } from '@shared/text/mask';
import { nameInWords } from '@shared/text/name-in-words';
import { partyText } from '../party';
import { type NamedParty, partyKey } from './known-parties';

/** 王秀英等5户, 王秀英5户. */
const OTHERS =
  /(?:等[0-9〇零一二两三四五六七八九十百千余多]*(?:户|人|名|位|家|个人|村民|群众)?|[0-9]+(?:户|人|名|位|家))$/u;
/** 3组王秀英, and 3***英, as it is shown with stars. */
const GROUP = /^(?:第?[0-9〇零一二三四五六七八九十]{1,3}[组社]|[0-9]+\*)/u;

/** The full names in what was written of a party: 王秀英、李四等5户 has two. */
export const namesIn = (party: string): string[] =>
  partyText(party)
    .replace(/[(（【[〔]/g, '、')
    .replace(/[)）】\]〕]/g, '')
    .split('、')
    .map((part) => part.replace(OTHERS, '').replace(GROUP, ''))
    .filter((part) => [...part].length > 1);

/** Words that anyone reads, with these names masked in them, also where they are spaced: who is masked in the party is masked beside it. */
export const withoutNames = (words: string, names: Iterable<string>): string =>
  [...names].reduce((masked, name) => {
    const found = nameInWords(name);
    return found ? masked.replace(found, () => maskName(name)) : masked;
  }, words);

/** The same of these fields of what is published. */
export function fieldsWithoutNames<T extends object>(
  what: T,
  fields: readonly (keyof T)[],
  names: readonly string[],
): T {
  const masked = { ...what };
  for (const field of fields) {
    const words: unknown = what[field];
    // Masked, a text is a text.
    if (typeof words === 'string') masked[field] = withoutNames(words, names) as T[keyof T];
  }
  return masked;
}

/** Whose names may not stand beside a party in a register: those of anyone but a body. @param name as it was written. */
export const namesBeside = ({ kind }: NamedParty, name: string): string[] => (kind === 'person' ? namesIn(name) : []);

/** How a register or a book keeps a party: a person masked, with the key of the full name. */
interface ShownParty {
  readonly villageCode: string;
  readonly shown: string | undefined;
  readonly key?: string | undefined;
}

const MASKED_LETTER = '[\\p{L}\\p{M}·•.]';
/** Also where it is spaced: 王 秀 英. */
const masked = (name: string): RegExp =>
  new RegExp(
    `(?=(${[...name].map((letter) => (letter === '*' ? MASKED_LETTER : letter.replace(/[.+?^${}()|[\]\\/]/, '\\$&'))).join('\\s*')}))`,
    'gu',
  );

/**
 * The full names in words that are those of a party of which the full name is not kept any more: it fits the stars, and where the party
 * is one bare name, the key says so too.
 */
export function namesShownAs(words: string, { villageCode, shown = '', key }: ShownParty): string[] {
  const names = namesIn(shown).filter((name) => name.includes('*'));
  return names.flatMap((name) =>
    [...words.matchAll(masked(name))]
      .map(([, found = '']) => found.replace(/\s/g, ''))
      .filter((found) => name !== partyText(shown) || !key || partyKey(villageCode, partyText(found)) === key),
  );
}

/** Words beside such parties, as anyone reads them. */
export const withoutShown = (words: string, parties: readonly ShownParty[]): string =>
  withoutNames(
    words,
    parties.flatMap((party) => namesShownAs(words, party)),
  );
