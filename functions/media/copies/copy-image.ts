import sharp from 'sharp';
import { Unshowable } from './unshowable';

export const COPY_SIDE = 1920;
export const POSTER_SIDE = 480;
/** The largest phones take 108 megapixels; a bomb unpacks to more. */
const MAX_PIXELS = 120_000_000;
const MAX_SECONDS = 30;

export interface ImageCopy {
  copy: Buffer;
  poster: Buffer;
  /** The copy's size in pixels. */
  width: number;
  height: number;
}

/**
 * A picture drawn anew: upright, at most 1,920 px a side, sRGB JPEG, with a 480 px poster. sharp writes no EXIF, XMP, IPTC, ICC
 * or comment unless asked to, so where and on what it was taken stays behind.
 * @throws Unshowable `tooManyPixels`, `tooHeavy`, `damaged`.
 */
export async function copyImage(original: Buffer): Promise<ImageCopy> {
  try {
    await checkPixels(original);
    const copy = await drawn(original, COPY_SIDE);
    const poster = await drawn(copy.data, POSTER_SIDE);
    return { copy: copy.data, poster: poster.data, width: copy.info.width, height: copy.info.height };
  } catch (error) {
    throw unshowable(error);
  }
}

/** What a failure of the picture library means: `tooHeavy` when it took too long, else the file is broken. */
export function unshowable(error: unknown): Unshowable {
  if (error instanceof Unshowable) return error;
  return new Unshowable(error instanceof Error && error.message.startsWith('timeout') ? 'tooHeavy' : 'damaged');
}

/** Upright, as large as `side` at most, without transparency: what is still to be encoded. */
export const upright = (bytes: Buffer, side: number) =>
  sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'error' })
    .timeout({ seconds: MAX_SECONDS })
    .autoOrient()
    .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb');

export const drawn = (bytes: Buffer, side: number) =>
  upright(bytes, side).jpeg({ quality: 80, progressive: true }).toBuffer({ resolveWithObject: true });

/** @throws Unshowable `tooManyPixels` */
export async function checkPixels(original: Buffer): Promise<void> {
  const { width = 0, height = 0 } = await sharp(original, { limitInputPixels: false }).metadata();
  if (width * height > MAX_PIXELS) throw new Unshowable('tooManyPixels');
}
