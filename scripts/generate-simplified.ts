/**
 * Writes functions/affairs/policies/traditional.ts: which traditional letter is which simplified one, so that 農機補貼 finds what
 * 农机补贴 does. Read from OpenCC (`npx tsx scripts/generate-simplified.ts` with opencc-js installed), of which the Lambda would have to
 * carry over a megabyte; only what simplifies to a letter that syllables.ts knows is kept.
 */
import { writeFileSync } from 'node:fs';
import { SYLLABLES } from '../functions/affairs/policies/syllables';

async function main(): Promise<void> {
  // Not a dependency: it is needed once in years.
  const name = 'opencc-js/t2cn';
  const { Converter } = (await import(name)) as {
    Converter: (options: { from: 't'; to: 'cn' }) => (text: string) => string;
  };
  const simplified = Converter({ from: 't', to: 'cn' });
  const known = new Set(Object.values(SYLLABLES).join(''));
  const pairs: [string, string][] = [];
  for (let code = 0x4e00; code <= 0x9fff; code += 1) {
    const letter = String.fromCharCode(code);
    const plain = simplified(letter);
    if (plain !== letter && [...plain].length === 1 && known.has(plain)) pairs.push([letter, plain]);
  }
  const column = (place: 0 | 1) => pairs.map((pair) => pair[place]).join('');
  writeFileSync(
    'functions/affairs/policies/traditional.ts',
    `/** Traditional letters, and the simplified one of each at the same place. Made by scripts/generate-simplified.ts from OpenCC (Apache-2.0). */
export const TRADITIONAL =\n  '${column(0)}';\nexport const SIMPLIFIED =\n  '${column(1)}';\n`,
  );
}
void main();
