import path from 'node:path';
import type { Box } from '@shared/media/redaction';
import sharp from 'sharp';

/** A page as it would come from a phone's camera: the picture, and what of it nobody else may see. */
export interface Drawn {
  readonly jpeg: Buffer;
  readonly boxes: readonly Box[];
}

export const FONT = 'Noto Sans SC';
const FONT_FILE = path.resolve(
  __dirname,
  '../../../node_modules/@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
);
let fontLoaded: Promise<unknown> | undefined;
/** A machine may have no Chinese font. Drawing one text from the file makes it known to the SVG drawer too. */
const loadFont = () =>
  (fontLoaded ??= sharp({ text: { text: '一', fontfile: FONT_FILE, font: FONT } })
    .png()
    .toBuffer());

export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** An SVG's contents as a JPEG of this size. */
export async function drawn(width: number, height: number, inside: string): Promise<Buffer> {
  await loadFont();
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-family="${FONT}">${inside}</svg>`;
  return sharp(Buffer.from(svg)).jpeg({ quality: 82 }).toBuffer();
}
