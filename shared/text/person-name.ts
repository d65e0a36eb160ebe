import { foldLetters } from './folded-letters';

/** Every dot that stands between the parts of a name (买买提·吐尔逊), as people and keyboards write it. */
export const MIDDLE_DOTS = '·•●・‧∙⋅ꞏ⸱᛫⸳.';
const DOT = new RegExp(` ?[${MIDDLE_DOTS}]+ ?`, 'g');
const LATIN = /[A-Za-z\u00c0-\u024f']/;

/**
 * A name as it is kept and compared, whoever wrote it: one letter for all its spellings (⻢秀英, compatibility and old private
 * forms), nothing that cannot be seen, one kind of middle dot, and spaces only where words of Latin letters meet.
 */
export const personNameOf = (written: string): string =>
  foldLetters(written.normalize('NFC'))
    .letters.replace(/\s+/g, ' ')
    .replace(DOT, '·')
    .replace(/^[ ·]+|[ ·]+$/g, '')
    .replace(/ /g, (space, at: number, name: string) =>
      LATIN.test(name.charAt(at - 1)) && LATIN.test(name.charAt(at + 1)) ? space : '',
    );

/** Whether two spellings are one name; spaces between Latin words do not matter either. */
export const sameName = (a: string, b: string): boolean => bareName(a) === bareName(b);
/** What two spellings of one name have in common. */
export const bareName = (name: string): string => personNameOf(name).replace(/ /g, '');

/** Letters that only the sender's computer knows, halves of letters, and what stands where a letter was lost. */
const LOST = /[\ue000-\uf8ff\ufffd?□■〓]|[\udb80-\udbff][\udc00-\udfff]|[\ud800-\udbff](?![\udc00-\udfff])/;

/** The first letter of a name that nobody else can read, by its number or as it stands: `U+E100`, `?`. */
export function lostLetterIn(name: string): string | undefined {
  const letter = LOST.exec(name)?.[0];
  if (letter === undefined || /[?□■〓]/.test(letter)) return letter;
  return `U+${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase()}`;
}
