import sharp from 'sharp';
import { contentOf } from './content-of';

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
  ['isom', 'video'],
  ['mp42', 'video'],
  ['qt  ', 'video'],
  ['avif', undefined],
])('knows the brand %s as %s', (brand, content) => expect(contentOf(ftyp(brand))).toBe(content));

test.each(['<svg xmlns="http://www.w3.org/2000/svg"/>', '%PDF-1.7', 'GIF89a', 'PK\x03\x04', '<html>', ''])(
  'hands %j to no decoder',
  (text) => expect(contentOf(Buffer.from(text))).toBeUndefined(),
);
