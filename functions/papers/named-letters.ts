/** What a font says of itself: whether it can draw a letter. */
export interface Glyphs {
  hasGlyphForCodePoint(codePoint: number): boolean;
}

/** Nothing to see: it joins, turns or hides what stands beside it. */
const UNSEEN = /^\p{Default_Ignorable_Code_Point}$|^\p{Cc}$/u;

/** What a letter is, for one who cannot be shown it. */
function kindOf(letter: string): string {
  if (/\p{Script=Han}/u.test(letter)) return '生僻字';
  if (/\p{Co}/u.test(letter)) return '自造字';
  if (/\p{Cs}|\ufffd/u.test(letter)) return '坏字';
  return /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}/u.test(letter) ? '表情' : '符号';
}

const named = (letter: string): string =>
  `〔${kindOf(letter)}U+${letter.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}〕`;

function written(letter: string, font: Glyphs): string {
  if (letter === '\n') return letter;
  if (letter === '\t') return ' ';
  if (UNSEEN.test(letter)) return '';
  const drawn = (letters: string): boolean =>
    [...letters].every((one) => font.hasGlyphForCodePoint(one.codePointAt(0)!));
  if (drawn(letter)) return letter;
  const plain = letter.normalize('NFKC');
  return plain !== letter && drawn(plain) ? plain : named(letter);
}

/** A paper has some hundred different letters and measures each many times. Forgotten with the font. */
const known = new WeakMap<Glyphs, Map<string, string>>();

/**
 * The text with every letter that a font cannot draw put into words: 𠮷 → 〔生僻字U+20BB7〕, 😡 → 〔表情U+1F621〕. On paper it would
 * be a box, which says neither that something stood there nor what; the number is what an office looks a letter up by.
 * A letter that is another one in other clothes (NFKC: 𝟏, ㍿) is drawn as that. Line breaks stay; what cannot be seen goes.
 */
export function withLettersNamed(text: string, font: Glyphs): string {
  let letters = known.get(font);
  if (!letters) known.set(font, (letters = new Map<string, string>()));
  let whole = '';
  for (const letter of text) {
    let one = letters.get(letter);
    if (one === undefined) letters.set(letter, (one = written(letter, font)));
    whole += one;
  }
  return whole;
}
