import type { Box } from '@shared/media/redaction';
import sharp from 'sharp';
import { checkPixels, COPY_SIDE, drawn, type ImageCopy, POSTER_SIDE, unshowable, upright } from '../copies/copy-image';

/** The colour of a cover: the ink of the pages. */
const INK = [31, 36, 33] as const;
/** JPEG encodes 8 × 8 pixels at once: covers end on that grid, so that no block holds both a cover and what is beside it. */
const GRID = 8;

interface Pixels {
  data: Buffer;
  width: number;
  height: number;
  channels: number;
}

/**
 * A picture drawn anew with its boxes painted over, before it is encoded: the copy is flat, so what was under a box is in no
 * pixel, layer or tag of it. A box grows to the grid, never shrinks. The same picture and size as `copyImage` makes, on which
 * the boxes were drawn.
 * @throws Unshowable `tooManyPixels`, `damaged`.
 */
export async function redactImage(original: Buffer, boxes: readonly Box[]): Promise<ImageCopy> {
  try {
    await checkPixels(original);
    const { data, info } = await upright(original, COPY_SIDE).raw().toBuffer({ resolveWithObject: true });
    const { width, height, channels } = info;
    for (const box of boxes) cover({ data, width, height, channels }, box);
    // Colour in full: at half the resolution, as usual, a cover's edge would take colour from beside it.
    const copy = await sharp(data, { raw: { width, height, channels } })
      .jpeg({ quality: 80, progressive: true, chromaSubsampling: '4:4:4' })
      .toBuffer();
    const poster = await drawn(copy, POSTER_SIDE);
    return { copy, poster: poster.data, width, height };
  } catch (error) {
    throw unshowable(error);
  }
}

const down = (place: number) => Math.floor(place / GRID) * GRID;
const up = (place: number, most: number) => Math.min(most, Math.ceil(place / GRID) * GRID);

/** The pixels a box covers in a picture of this size: `right` and `bottom` are the first beyond it. */
export const coveredBy = ({ x, y, width, height }: Box, picture: { width: number; height: number }) => ({
  left: down((x * picture.width) / 10_000),
  top: down((y * picture.height) / 10_000),
  right: up(((x + width) * picture.width) / 10_000, picture.width),
  bottom: up(((y + height) * picture.height) / 10_000, picture.height),
});

function cover({ data, width, height, channels }: Pixels, box: Box): void {
  const { left, top, right, bottom } = coveredBy(box, { width, height });
  for (let row = top; row < bottom; row += 1)
    for (let column = left; column < right; column += 1)
      for (let channel = 0; channel < channels; channel += 1)
        data[(row * width + column) * channels + channel] = INK[channel] ?? INK[0];
}
