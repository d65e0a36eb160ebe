/** What a file really is. */
export type Content = 'jpeg' | 'png' | 'webp' | 'heic' | 'video';

const HEIC_BRANDS = new Set(['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1']);
const VIDEO_BRANDS = /^(isom|iso\d|mp4\d|avc1|M4V |qt  |3gp\d|3g2\w|MSNV|hvc1|dash|f4v |XAVC)$/;
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/**
 * What a file is by its first bytes, whatever it was said to be. Only these are ever handed to a decoder;
 * undefined for everything else (SVG, GIF, PDF, HTML, an archive).
 */
export function contentOf(bytes: Buffer): Content | undefined {
  const text = (from: number, to: number) => bytes.toString('latin1', from, to);
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'jpeg';
  if (bytes.subarray(0, 8).equals(PNG)) return 'png';
  if (text(0, 4) === 'RIFF' && text(8, 12) === 'WEBP') return 'webp';
  if (text(4, 8) === 'ftyp') {
    const brand = text(8, 12);
    if (HEIC_BRANDS.has(brand)) return 'heic';
    return VIDEO_BRANDS.test(brand) ? 'video' : undefined;
  }
  // A MOV of an old camera has no `ftyp`.
  return ['moov', 'mdat', 'wide'].includes(text(4, 8)) ? 'video' : undefined;
}
