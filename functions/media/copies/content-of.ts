/** What a file really is. `isobmff` and `matroska` hold pictures, sounds or both: which, only their tracks tell. */
export type Content =
  'jpeg' | 'png' | 'webp' | 'heic' | 'isobmff' | 'matroska' | 'mp3' | 'adts' | 'ogg' | 'wav' | 'amr';

const HEIC_BRANDS = new Set(['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1']);
const MOVIE_BRANDS = /^(isom|iso\d|mp4\d|avc1|M4[AVB] |qt  |3gp\d|3g2\w|MSNV|hvc1|dash|f4[av] |XAVC)$/;
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const EBML = Buffer.from([0x1a, 0x45, 0xdf, 0xa3]);

/**
 * What a file is by its first bytes, whatever it was said to be. Only these are ever handed to a decoder;
 * undefined for everything else (SVG, GIF, PDF, HTML, an archive).
 */
export function contentOf(bytes: Buffer): Content | undefined {
  const text = (from: number, to: number) => bytes.toString('latin1', from, to);
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'jpeg';
  if (bytes.subarray(0, 8).equals(PNG)) return 'png';
  if (text(0, 4) === 'RIFF' && text(8, 12) === 'WEBP') return 'webp';
  if (text(0, 4) === 'RIFF' && text(8, 12) === 'WAVE') return 'wav';
  if (text(0, 4) === 'OggS') return 'ogg';
  if (text(0, 6) === '#!AMR\n' || text(0, 9) === '#!AMR-WB\n') return 'amr';
  if (bytes.subarray(0, 4).equals(EBML)) return 'matroska';
  if (text(4, 8) === 'ftyp') {
    const brand = text(8, 12);
    if (HEIC_BRANDS.has(brand)) return 'heic';
    return MOVIE_BRANDS.test(brand) ? 'isobmff' : undefined;
  }
  // A MOV of an old camera has no `ftyp`.
  if (['moov', 'mdat', 'wide'].includes(text(4, 8))) return 'isobmff';
  return soundOf(bytes);
}

/** A frame's eleven bits of sync: layer 0 is AAC's, a layer of MPEG audio otherwise. An MP3 may begin with its tags. */
function soundOf(bytes: Buffer): 'mp3' | 'adts' | undefined {
  if (bytes.toString('latin1', 0, 3) === 'ID3') return 'mp3';
  const [first = 0, second = 0, third = 0] = bytes;
  if (first !== 0xff || (second & 0xe0) !== 0xe0) return undefined;
  const layer = (second >> 1) & 3;
  if (layer === 0) return (second & 0xf0) === 0xf0 ? 'adts' : undefined;
  // Layer III, of a version and a bit rate that exist.
  return layer === 1 && ((second >> 3) & 3) !== 1 && third >> 4 !== 15 ? 'mp3' : undefined;
}
