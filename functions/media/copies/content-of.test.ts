import sharp from 'sharp';
import { contentOf } from './content-of';
import { filmOf } from '../testing/film';
import { adtsOf, m4aOf, mp3Of, webmOf } from '../testing/sound';

const picture = () => sharp({ create: { width: 8, height: 8, channels: 3, background: 'red' } });
const ftyp = (brand: string) => Buffer.from(`\0\0\0\x18ftyp${brand}\0\0\0\0`, 'latin1');

test.each([
  ['jpeg', picture().jpeg()],
  ['png', picture().png()],
  ['webp', picture().webp()],
] as const)('knows a %s by its first bytes', async (content, file) => {
  expect(contentOf(await file.toBuffer())).toBe(content);
});

test.each([
  ['heic', 'heic'],
  ['mif1', 'heic'],
  ['isom', 'isobmff'],
  ['mp42', 'isobmff'],
  ['qt  ', 'isobmff'],
  ['avif', undefined],
])('knows the brand %s as %s', (brand, content) => expect(contentOf(ftyp(brand))).toBe(content));

test.each([
  ['a WebM', webmOf({ film: true }), 'matroska'],
  ['an MP3', mp3Of(), 'mp3'],
  ['an MP3 with tags', mp3Of({ saying: 'song' }), 'mp3'],
  ['AAC frames', adtsOf(), 'adts'],
  ['an M4A', m4aOf(), 'isobmff'],
  [
    'a MOV of an old camera',
    filmOf({ container: 'mov' }).then((film) => film.subarray(film.indexOf('mdat') - 4)),
    'isobmff',
  ],
] as const)('knows %s by its first bytes', async (_, file, content) => expect(contentOf(await file)).toBe(content));

test.each([
  '<svg xmlns="http://www.w3.org/2000/svg"/>',
  '%PDF-1.7',
  'GIF89a',
  'PK\x03\x04',
  '<html>',
  '',
  '\xff\xfe<\0',
])('hands %j to no decoder', (text) => expect(contentOf(Buffer.from(text, 'latin1'))).toBeUndefined());
