/**
 * Writes functions/affairs/policies/syllables.ts: which letters are read how, so that a search understands gdbt, gengdi and 补帖 without
 * the library (447 KB, 80 ms of cold start). `npx tsx scripts/generate-syllables.ts`, again when the library's readings are better.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { pinyin } from 'pinyin-pro';

const DATA = ['policies.json', 'policies-content.json', 'program-topics.json', 'subsidies.json'];
const PER_LETTER = 3;

/** The 3,755 letters of GB 2312's first level: all that is written every day. */
function everydayLetters(): string[] {
  const decoder = new TextDecoder('gb2312');
  const letters: string[] = [];
  for (let row = 0xb0; row <= 0xd7; row += 1)
    for (let cell = 0xa1; cell <= (row === 0xd7 ? 0xf9 : 0xfe); cell += 1)
      letters.push(decoder.decode(new Uint8Array([row, cell])));
  return letters;
}

const written = DATA.flatMap((file) => [...readFileSync(`data/${file}`, 'utf8')]).filter((letter) =>
  /\p{Script=Han}/u.test(letter),
);
const bySyllable = new Map<string, string>();
for (const letter of new Set([...everydayLetters(), ...written])) {
  const readings = pinyin(letter, { multiple: true, toneType: 'none', type: 'array', v: true });
  for (const reading of [...new Set(readings)].slice(0, PER_LETTER))
    if (/^[a-z]+$/.test(reading)) bySyllable.set(reading, (bySyllable.get(reading) ?? '') + letter);
}
const rows = [...bySyllable]
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([syllable, letters]) => `  ${syllable}: '${letters}',`);
writeFileSync(
  'functions/affairs/policies/syllables.ts',
  `/** How letters are read, without tones; a letter with several readings stands under each. Made by scripts/generate-syllables.ts. */
export const SYLLABLES: Readonly<Record<string, string>> = {\n${rows.join('\n')}\n};\n`,
);
