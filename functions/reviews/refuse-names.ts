import { AppError } from '@shared/errors';
import { foldLetters } from '@shared/text/folded-letters';
import { nameInWords } from '@shared/text/name-in-words';
import { personNameOf } from '@shared/text/person-name';
import { cadresOf } from '../identity/cadre-store';
import { departedOf, rosterOf } from '../identity/person-store';
import { everyRow } from '../platform/query-page';

/** 王某英, 王*英: two letters of three tell a village who it is. */
const MASK = '[\\s*＊某xX×○〇]{1,2}';
const masked = (name: string): RegExp | undefined => {
  const letters = [...personNameOf(name)];
  return letters.length > 2 ? new RegExp(`${letters[0]}${MASK}${letters.at(-1)}`) : undefined;
};

/**
 * The first name of these that words have in them, as it is on a roster. The names of who is a cadre there are no secret, and none of them
 * can have written: they are passed over.
 */
export function nameIn(words: string, names: readonly string[], known: readonly string[]): string | undefined {
  const { letters } = foldLetters(words);
  const open = new Set(known.map(personNameOf));
  return names.find(
    (name) =>
      !open.has(personNameOf(name)) && [nameInWords(name), masked(name)].some((pattern) => pattern?.test(letters)),
  );
}

/**
 * Lets no villager's name through in what an office says under a comment: those it judges must not say who they think wrote it. Of
 * everybody who is or was on the roster alike, or a refusal would tell who did.
 * @throws AppError `words.names`
 */
export async function refuseNames(villageCode: string, words: string): Promise<void> {
  const [people, cadres] = await Promise.all([
    Promise.all([rosterOf, departedOf].map((list) => everyRow((query) => list(villageCode, query)))),
    cadresOf(villageCode),
  ]);
  const found = nameIn(
    words,
    people.flat().map(({ name }) => name),
    cadres.map(({ name }) => name),
  );
  if (found)
    throw new AppError('words.names', [{ path: 'words', message: `“${found}”是本村村民的名字，请改成不点名的说法` }]);
}
