import { inflateSync } from 'node:zlib';
import { letterPdf } from './letter-pdf';
import { letterOf } from './letter';
import { withLettersNamed } from './named-letters';
import { pdfFile } from './pdf-file';
import { receiptPdf } from './receipt-pdf';

const AT = '2026-11-23T02:00:00.000Z';
const WORDS = '王𫰡、李𠮷、\ue863某说：😡👨‍👩‍👧钱没到\u200b账 𝟏𝟐𠀀\ufffd';

const streamsOf = (pdf: Buffer): string[] =>
  [...pdf.toString('latin1').matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)].flatMap(([, body = '']) => {
    try {
      return [inflateSync(Buffer.from(body, 'latin1')).toString('latin1')];
    } catch {
      return [];
    }
  });

/** The numbers of the glyphs that are drawn. 0 is the box of what a font has not. */
const glyphsIn = (pdf: Buffer): number[] =>
  streamsOf(pdf)
    .filter((stream) => stream.includes('BT'))
    .flatMap((stream) => [...stream.matchAll(/<([0-9a-f]+)>/g)])
    .flatMap(([, hex = '']) => (hex.match(/.{4}/g) ?? []).map((glyph) => parseInt(glyph, 16)));

/** What can be copied out: the letters that the file says its glyphs stand for. */
const lettersOf = (pdf: Buffer): string =>
  streamsOf(pdf)
    .filter((stream) => stream.includes('begincmap'))
    .flatMap((stream) => [...stream.matchAll(/<([0-9a-f ]+)>/g)])
    .map(([, hex = '']) => Buffer.from(hex.replace(/ /g, ''), 'hex').swap16().toString('utf16le'))
    .join('');

const receipt = {
  referenceNo: 'NX20261123-4F7K',
  submitted: '2026年11月23日 10:05',
  village: '牛角𠮷村',
  handledBy: '罗龙街道',
  acceptBy: '2026年12月8日',
  answerBy: '2027年1月22日',
  contentHash: 'a'.repeat(64),
  files: [{ name: '照片 1 😡' }],
  content: { category: '钱款', about: WORDS, place: WORDS, words: WORDS },
};
const letter = letterOf({ villageName: '牛角𠮷村', townName: '罗龙𫰡街道', year: 2026, openingFen: 1, months: [] }, 3, [
  {
    entryId: '',
    occurredOn: '2026-07-01',
    direction: 'expense',
    amountFen: 5,
    accountCode: '513',
    accountName: WORDS,
    summary: WORDS,
    counterparty: '𠮷*',
    voucherId: '',
    voucherNo: '记-\ue863',
  },
]);

test.each([
  ['a receipt', () => receiptPdf(receipt, AT)],
  ['a letter', () => letterPdf(letter, undefined, AT)],
  [
    'whatever is drawn, in bold and in regular',
    () =>
      pdfFile({
        title: WORDS,
        margin: 40,
        at: AT,
        draw: (page) =>
          void page
            .font('bold')
            .text(WORDS)
            .font('regular')
            .text(WORDS, { width: 90 })
            .text(WORDS, 60, 400, { lineBreak: false }),
      }),
  ],
])('%s has no box where a letter is missing, and says which it is', async (_, draw) => {
  const pdf = await draw();
  const glyphs = glyphsIn(pdf);
  expect(glyphs.length).toBeGreaterThan(50);
  expect(glyphs.filter((glyph) => glyph === 0)).toEqual([]);
  for (const letterOfName of '〔生僻字U+') expect(lettersOf(pdf)).toContain(letterOfName);
});

test.each([
  ['𠮷', '〔生僻字U+20BB7〕'],
  ['𫰡', '〔生僻字U+2BC21〕'],
  ['\ue863', '〔自造字U+E863〕'],
  ['😡', '〔表情U+1F621〕'],
  ['👨‍👩‍👧', '〔表情U+1F468〕〔表情U+1F469〕〔表情U+1F467〕'],
  ['王\u200b秀\u202e英\ufe0f', '王秀英'],
  ['一\n二\t三', '一\n二 三'],
  ['𝟏', '1'],
  ['\ud83d', '〔坏字U+D83D〕'],
  ['王秀英 ¥1.00', '王秀英 ¥1.00'],
])('%j is written %s', (text, written) => {
  const has = /^[\x20-\x7e¥\u4e00-\u9fff]$/u;
  expect(withLettersNamed(text, { hasGlyphForCodePoint: (code) => has.test(String.fromCodePoint(code)) })).toBe(
    written,
  );
});

test('what is named once is not named again', () => {
  const none = { hasGlyphForCodePoint: (code: number) => code < 0x10000 && (code < 0xe000 || code > 0xf8ff) };
  const once = withLettersNamed(WORDS, none);
  expect(withLettersNamed(once, none)).toBe(once);
});
