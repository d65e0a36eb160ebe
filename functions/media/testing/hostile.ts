import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { box, filmOf } from './film';

/** For tests. Files made to hurt whoever opens them. */
const u32 = (value: number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value >>> 0);
  return bytes;
};

const CRC = Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value >>> 0;
});
const crc = (bytes: Buffer) => u32(~bytes.reduce((sum, byte) => CRC[(sum ^ byte) & 0xff]! ^ (sum >>> 8), 0xffffffff));
const chunk = (type: string, data: Buffer) => {
  const named = Buffer.concat([Buffer.from(type), data]);
  return Buffer.concat([u32(data.length), named, crc(named)]);
};
const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** A PNG of grey pixels, one bit each: 30,000 × 30,000 of them are 110 KB. */
export function pngBomb(side: number): Buffer {
  const header = Buffer.concat([u32(side), u32(side), Buffer.from([1, 0, 0, 0, 0])]);
  const pixels = deflateSync(Buffer.alloc((Math.ceil(side / 8) + 1) * side), { level: 9 });
  return Buffer.concat([SIGNATURE, chunk('IHDR', header), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))]);
}

/** A WebP of many pictures. */
export const animatedWebp = async (frames: number): Promise<Buffer> => {
  const frame = (place: number) =>
    sharp({ create: { width: 32, height: 32, channels: 3, background: { r: place % 256, g: 90, b: 60 } } })
      .png()
      .toBuffer();
  const all = await Promise.all(Array.from({ length: frames }, (_, place) => frame(place)));
  return sharp(all, { join: { animated: true } })
    .webp({ loop: 0 })
    .toBuffer();
};

/** Boxes within boxes, without an end. */
export function nestedBoxes(depth: number, type = 'moov'): Buffer {
  const heads = Buffer.alloc(depth * 8);
  for (let level = 0; level < depth; level += 1) {
    heads.writeUInt32BE((depth - level) * 8, level * 8);
    heads.write(level === 0 ? type : 'trak', level * 8 + 4, 'latin1');
  }
  return Buffer.concat([box('ftyp', Buffer.from('isom\0\0\0\0isom')), heads]);
}

/** A film whose table `type` says that it has so many entries. */
export async function filmClaiming(type: string, count: number, at = 8): Promise<Buffer> {
  const film = await filmOf({ seconds: 3 });
  film.writeUInt32BE(count >>> 0, film.lastIndexOf(type) + at);
  return film;
}

/** A film whose pictures are said to be there two thousand million times, each for `ticks` of its clock. */
export async function endlessFilm(ticks: number): Promise<Buffer> {
  const film = await filmOf({ seconds: 3 });
  const stts = film.lastIndexOf('stts');
  film.writeUInt32BE(0x7fffffff, stts + 12);
  film.writeUInt32BE(ticks, stts + 16);
  const stsz = film.lastIndexOf('stsz');
  // One size for all, so that no table of sizes limits the count; and one chunk holds them all.
  film.writeUInt32BE(8, stsz + 8);
  film.writeUInt32BE(0x7fffffff, stsz + 12);
  film.writeUInt32BE(0x7fffffff, film.lastIndexOf('stsc') + 16);
  return film;
}
