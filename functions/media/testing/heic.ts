import { box } from './film';

/** For tests. One real H.265 picture of 64 × 64, light above and grey below, without a codec: 21 bytes, made once with x265. */
const HVCC = Buffer.from(
  'AQFgAAAAkAAAAAAAHvAA/P34+AAADwOgAAEAGEABDAH//wFgAAADAJAAAAMAAAMAHpWYCaEAAQAoQgEBAWAAAAMAkAAAAwAAAwAeoCCBBZZWaSTK8BaAgAAAAwCAAAAPBKIAAQAHRAHBcrQiQA==',
  'base64',
);
const PICTURE = Buffer.from('AAAAESgBrwtg+lFbnOBRtn/1pGn8', 'base64');
export const HEVC = { record: HVCC, picture: PICTURE };

const u8 = (...values: number[]) => Buffer.from(values);
const u16 = (value: number) => u8(value >> 8, value & 0xff);
const u32 = (value: number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
};
const full = (type: string, version: number, ...content: Buffer[]) => box(type, u8(version, 0, 0, 0), ...content);
const item = (id: number, type: string) => full('infe', 2, u16(id), u16(0), Buffer.from(`${type}\0`));

interface Heic {
  /** The size the file says it has. */
  width?: number;
  height?: number;
  /** Words in its EXIF. */
  saying?: string;
}

/** A HEIC as an iPhone writes it: one H.265 picture, and EXIF beside it (ISO/IEC 23008-12). */
export function heicOf({ width = 64, height = 64, saying = 'NosyPhone' }: Heic = {}): Buffer {
  const exif = Buffer.concat([u32(6), Buffer.from(`Exif\0\0II*\0${saying}`)]);
  const ftyp = box('ftyp', Buffer.from('heic'), u32(0), Buffer.from('mif1heic'));
  const place = (id: number, at: number, { length }: Buffer) =>
    Buffer.concat([u16(id), u16(0), u16(1), u32(at), u32(length)]);
  const metaAt = (at: number) =>
    full(
      'meta',
      0,
      full('hdlr', 0, u32(0), Buffer.from('pict'), Buffer.alloc(13)),
      full('pitm', 0, u16(1)),
      full('iinf', 0, u16(2), item(1, 'hvc1'), item(2, 'Exif')),
      box(
        'iprp',
        box('ipco', box('hvcC', HVCC), full('ispe', 0, u32(width), u32(height))),
        full('ipma', 0, u32(1), u16(1), u8(2, 0x81, 2)),
      ),
      full('iloc', 0, u8(0x44, 0), u16(2), place(1, at, PICTURE), place(2, at + PICTURE.length, exif)),
    );
  const at = ftyp.length + metaAt(0).length + 8;
  return Buffer.concat([ftyp, metaAt(at), box('mdat', PICTURE, exif)]);
}
