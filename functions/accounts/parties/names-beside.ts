import { foldLetters } from '@shared/text/folded-letters';
import { maskName } from '@shared/text/mask';
import { nameInWords } from '@shared/text/name-in-words';
import { COMPOUND_SURNAMES } from '@shared/text/surnames';
import { endsAsBody, partyText } from '../party';
import { type NamedParty, partyKey } from './known-parties';
import { namesAtEnd, ROLE, withoutPersons } from './persons-in-words';

const IS_COMPOUND = new RegExp(`^(?:${COMPOUND_SURNAMES})$`, 'u');

/** 王秀英等5户, 王秀英5户, 王秀英夫妇. */
const OTHERS =
  /(?:等[0-9〇零一二两三四五六七八九十百千余多]*(?:[户人名位家]|个人|村民|群众|农户)*|[0-9]+[户人名位家]|夫妇|夫妻|一家|一户|先生|女士|同志|户|家)$/u;
/** 3组王秀英, 3组12号王秀英, and 3***英, as it is shown with stars. */
const GROUP = /^(?:(?:第?[0-9〇零一二三四五六七八九十]{1,3}[组社号栋])+|[0-9]+\*)/u;
/** What stands between persons of one part: 王秀英代李四, 王秀英之子王强, 户主:李四. A stroke is in no name. */
const BETWEEN =
  /[:。.<>《》"'“”‘’|_~\-‐–—―0-9]+|第?[一二三四五六七八九十]{1,3}[组社]|^代|之[父母子女妻夫孙]|的?(?:儿子|女儿|妻子|丈夫|母亲|父亲|爱人|家属|孙子|孙女|儿媳|女婿)|代?[领签收付办]$|代[领签收付办]?|转交?|和|与|及|跟/u;
/** 石桥村3组王秀英: where the group is. */
const PLACE_OF_GROUP = /^\p{Script=Han}{2,8}?[村镇乡县](?=第?[0-9〇零一二三四五六七八九十]{1,3}[组社号])/u;
/** What says who somebody is names nobody. */
const IS_ROLE = new RegExp(`^(?:${ROLE}|甲方)$`, 'u');

/** The names in a part that is longer than a name: 村主任王建中, 牛角村李四, 王秀英三组12号. */
function namesWithin(part: string): string[] {
  if ([...part].length < 4 || part.includes('*') || endsAsBody(part)) return [];
  return part
    .replace(PLACE_OF_GROUP, '')
    .split(BETWEEN)
    .flatMap((piece) => {
      if (endsAsBody(piece)) return [];
      return [piece, ...([...piece].length < 4 ? [] : namesAtEnd(piece))];
    });
}

/** The full names in what was written of a party: 王秀英、李四等5户 has two, 村主任王建中 and 张三 李四 too. */
export function namesIn(party: string): string[] {
  const words = party.trim().split(/\s+/u);
  // 张三 李四 are two; 王 秀英 and 欧阳 建国 one.
  const apart = words.length > 1 && words.every((word) => [...word].length > 1) && !IS_COMPOUND.test(words[0]!);
  const parts = [party, ...(apart ? words : [])].flatMap((text) =>
    partyText(text)
      .replace(/[(（【[〔]/g, '、')
      .replace(/[)）】\]〕]/g, '')
      .split('、'),
  );
  const bare = parts.map((part) => part.replace(OTHERS, '').replace(GROUP, ''));
  return [...new Set([...bare, ...bare.flatMap(namesWithin)])].filter(
    (part) => [...part].length > 1 && !IS_ROLE.test(part),
  );
}

/**
 * Words that anyone reads, with these names masked in them, also where they are spaced: who is masked in the party is masked beside it.
 * Whoever else the words around tell to be somebody is, too.
 */
export const withoutNames = (words: string, names: Iterable<string>): string =>
  withoutPersons([...names].sort((one, other) => other.length - one.length).reduce(withoutName, words));

function withoutName(words: string, name: string): string {
  const found = nameInWords(name);
  if (!found) return words;
  const { letters, from, to } = foldLetters(words);
  return [...letters.matchAll(found)].reduceRight((masked, { 0: match, index }) => {
    return `${masked.slice(0, from[index])}${maskName(name)}${masked.slice(to[index + match.length - 1])}`;
  }, words);
}

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
