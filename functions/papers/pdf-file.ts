import path from 'node:path';
import { env } from '../platform/env';
import { type Glyphs, withLettersNamed } from './named-letters';

const font = (file: string) => path.join(env.codeRoot, 'node_modules/@expo-google-fonts/noto-sans-sc', file);
const REGULAR = '400Regular/NotoSansSC_400Regular.ttf';
const BOLD = '700Bold/NotoSansSC_700Bold.ttf';

export type Page = PDFKit.PDFDocument;

/** A4 in points, 595 × 842. */
interface Given {
  title: string;
  margin: number;
  at: string;
  /** 第 1 页，共 2 页 below each page: unless told otherwise. */
  numbered?: boolean;
  /** Words across each page, pale: whose paper it is. */
  watermark?: string;
  draw: (page: Page) => void;
}

type Writes = (text: string, ...rest: unknown[]) => unknown;

/** Has whatever is written or measured on a page pass by the font first: no letter becomes a box. */
function nameLetters(page: Page): void {
  for (const method of ['text', 'widthOfString', 'heightOfString'] as const) {
    const plain = page[method].bind(page) as Writes;
    const write: Writes = (text, ...rest) => {
      const { font } = Reflect.get(page, '_font') as { font: Glyphs };
      return plain(withLettersNamed(String(text), font), ...rest);
    };
    Object.assign(page, { [method]: write });
  }
}

/** An A4 file in Chinese with its fonts inside and its pages numbered. A letter the fonts have not is named in words. */
export async function pdfFile({ title, margin, at, numbered = true, watermark, draw }: Given): Promise<Buffer> {
  // It is loaded at the first file: half of this function's calls draw none.
  const { default: PDFDocument } = await import('pdfkit');
  const page = new PDFDocument({
    size: 'A4',
    margin,
    font: font(REGULAR),
    lang: 'zh-CN',
    info: { Title: title, CreationDate: new Date(at) },
    bufferPages: true,
  });
  page.registerFont('regular', font(REGULAR));
  page.registerFont('bold', font(BOLD));
  nameLetters(page);
  const chunks: Buffer[] = [];
  page.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise<void>((resolve, reject) => page.on('end', resolve).on('error', reject));
  draw(page);
  if (watermark) markPages(page, watermark);
  if (numbered) numberPages(page, margin);
  page.end();
  await ended;
  return Buffer.concat(chunks);
}

/** Four times from the lower left to the upper right: a part that is photographed alone still says it. */
function markPages(page: Page, words: string): void {
  const { count } = page.bufferedPageRange();
  for (let place = 0; place < count; place += 1) {
    page.switchToPage(place);
    page.page.margins.bottom = 0;
    const { width, height } = page.page;
    for (let row = 0; row < 4; row += 1) {
      page.save();
      page.rotate(-28, { origin: [width / 2, (height * (row + 0.5)) / 4] });
      page
        .font('bold')
        .fontSize(26)
        .fillColor('#17694a')
        .fillOpacity(0.1)
        .text(words, 0, (height * (row + 0.5)) / 4 - 16, { width, align: 'center', lineBreak: false });
      page.restore();
    }
  }
  page.fillOpacity(1);
}

function numberPages(page: Page, margin: number): void {
  const { count } = page.bufferedPageRange();
  for (let place = 0; place < count; place += 1) {
    page.switchToPage(place);
    // Below the margin: without room made for it, pdfkit would begin a page.
    page.page.margins.bottom = 0;
    page
      .font('regular')
      .fontSize(12)
      .fillColor('#55605a')
      .text(`第 ${place + 1} 页，共 ${count} 页`, margin, page.page.height - 34, {
        width: page.page.width - 2 * margin,
        align: 'center',
        lineBreak: false,
      });
  }
}
