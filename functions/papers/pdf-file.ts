import path from 'node:path';
import PDFDocument from 'pdfkit';
import { env } from '../platform/env';

const font = (file: string) => path.join(env.codeRoot, 'node_modules/@expo-google-fonts/noto-sans-sc', file);
const REGULAR = '400Regular/NotoSansSC_400Regular.ttf';
const BOLD = '700Bold/NotoSansSC_700Bold.ttf';

export type Page = PDFKit.PDFDocument;

/** A4 in points, 595 × 842. */
interface Given {
  title: string;
  margin: number;
  at: string;
  draw: (page: Page) => void;
}

/** An A4 file in Chinese with its fonts inside and its pages numbered. */
export async function pdfFile({ title, margin, at, draw }: Given): Promise<Buffer> {
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
  const chunks: Buffer[] = [];
  page.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise<void>((resolve, reject) => page.on('end', resolve).on('error', reject));
  draw(page);
  numberPages(page, margin);
  page.end();
  await ended;
  return Buffer.concat(chunks);
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
