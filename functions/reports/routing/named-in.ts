import { foldLetters } from '@shared/text/folded-letters';
import { COMPOUND_SURNAMES } from '@shared/text/surnames';

/** Someone whose name might be in the words. */
export interface Nameable {
  name: string;
  /** A cadre's title: 党支部书记、村委会主任. */
  title?: string | undefined;
}

/** 陈 建 国, 陈·建国 and 陈建国 are one name. */
const bare = (words: string): string => foldLetters(words).letters.replace(/[\s\p{P}\p{S}]+/gu, '');

/** A word of a post, and what people call its holder. */
const CALLED: readonly (readonly [post: string, ...calls: string[]])[] = [
  ['书记', '书记', '支书'],
  ['主任', '主任', '村长'],
  ['文书', '文书'],
  ['会计', '会计'],
  ['出纳', '出纳'],
  ['委员', '委员'],
  ['社长', '社长'],
  ['组长', '组长'],
  ['镇长', '镇长'],
  ['站长', '站长'],
  ['所长', '所长'],
];
const COMPOUND = new RegExp(`^(?:${COMPOUND_SURNAMES})`, 'u');
const surnameOf = (name: string): string => COMPOUND.exec(name)?.[0] ?? name.slice(0, 1);

/** How someone is spoken of without a doubt: the full name, or the surname with the post (陈书记). */
function callsOf({ name, title = '' }: Nameable): string[] {
  const surname = surnameOf(bare(name));
  const calls = CALLED.flatMap(([post, ...words]) => (title.includes(post) ? words : []));
  return [...(name.length >= 2 ? [bare(name)] : []), ...calls.map((call) => surname + call)];
}

/** Those whom the words name. Better one too many than one too few: it then goes to another office, and harms nobody. */
export function namedIn<P extends Nameable>(words: string, people: readonly P[]): P[] {
  const text = bare(words);
  return people.filter((person) => callsOf(person).some((call) => text.includes(call)));
}
