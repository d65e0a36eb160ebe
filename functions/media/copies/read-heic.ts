import { readFile, writeFile } from 'node:fs/promises';
import type { HeifImage } from 'libheif-js/wasm-bundle';
import sharp from 'sharp';
import { COPY_SIDE } from './copy-image';
import { Unshowable } from './unshowable';

/** An iPhone takes 48.8 megapixels; unpacked, each is four bytes twice. */
const MAX_PIXELS = 50_000_000;

/**
 * The main picture of a HEIC, upright, without metadata, as a PNG of at most `COPY_SIDE` a side.
 * @throws Unshowable `tooManyPixels`, `damaged`.
 */
export async function readHeic(from: string, to: string): Promise<Record<string, never>> {
  // Loaded when there is a HEIC, and only in the child that reads it: WebAssembly of 2 MB.
  const { default: libheif } = await import('libheif-js/wasm-bundle');
  const images = new libheif.HeifDecoder().decode(await readFile(from));
  const image = images.find((one) => one.is_primary()) ?? images[0];
  if (!image) throw new Unshowable('damaged');
  const [width, height] = [image.get_width(), image.get_height()];
  if (width * height > MAX_PIXELS) throw new Unshowable('tooManyPixels');
  const { data } = await unpacked(image, width, height);
  const png = await sharp(data, { raw: { width, height, channels: 4 } })
    .resize({ width: COPY_SIDE, height: COPY_SIDE, fit: 'inside', withoutEnlargement: true })
    .png({ compressionLevel: 1 })
    .toBuffer();
  await writeFile(to, png);
  return {};
}

const unpacked = (image: HeifImage, width: number, height: number) =>
  new Promise<{ data: Uint8ClampedArray }>((resolve, reject) => {
    const into = { data: new Uint8ClampedArray(width * height * 4), width, height };
    image.display(into, (picture) => (picture ? resolve(picture) : reject(new Unshowable('damaged'))));
  });
