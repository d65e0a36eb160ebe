import { SIMPLIFIED, TRADITIONAL } from './traditional';

let simple: Map<string, string> | undefined;

/** Made when first asked for: most questions are typed in simplified letters, and all go through here. */
function simpleLetters(): Map<string, string> {
  if (!simple) {
    const plain = [...SIMPLIFIED];
    simple = new Map([...TRADITIONAL].map((letter, place) => [letter, plain[place]!]));
  }
  return simple;
}

/** What a person typed as the catalogue writes: half-width (ｇｄｂｔ, ４８), simplified (農機補貼), without what cannot be seen. */
export const asWritten = (typed: string): string =>
  [...typed.normalize('NFKC').replace(/\p{Default_Ignorable_Code_Point}/gu, '')]
    .map((letter) => simpleLetters().get(letter) ?? letter)
    .join('')
    .toLowerCase();
