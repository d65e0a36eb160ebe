import type { Box } from '@shared/media/redaction';
import sharp from 'sharp';
import { coveredBy, redactImage } from './redact-image';

/** Noise: whatever a cover let through would be seen. */
const noisy = (width: number, height: number) =>
  sharp({
    create: { width, height, channels: 3, background: '#888', noise: { type: 'gaussian', mean: 128, sigma: 80 } },
  });

const receipt = () =>
  noisy(1000, 700)
    .withExif({
      IFD0: { Make: 'NosyPhone', Software: '王秀英.jpg' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '28/1 50/1 42/1' },
    })
    .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"><where>NosyVillage</where></x:xmpmeta>')
    .withIccProfile('p3')
    .jpeg()
    .toBuffer();

const pixelsOf = async (picture: Buffer) => sharp(picture).raw().toBuffer({ resolveWithObject: true });

async function coloursUnder(picture: Buffer, box: Box): Promise<Set<string>> {
  const { data, info } = await pixelsOf(picture);
  const { left, top, right, bottom } = coveredBy(box, info);
  const colours = new Set<string>();
  for (let row = top; row < bottom; row += 1)
    for (let column = left; column < right; column += 1) {
      const at = (row * info.width + column) * info.channels;
      colours.add([...data.subarray(at, at + 3)].join());
    }
  return colours;
}

const BOXES: Box[] = [
  { x: 1_000, y: 1_234, width: 3_333, height: 777 },
  { x: 9_000, y: 9_500, width: 1_000, height: 500 },
  { x: 5_001, y: 5_001, width: 1, height: 1 },
];

test('under a box is one colour and nothing else, in the copy and in the small one', async () => {
  const { copy, poster, width, height } = await redactImage(await receipt(), BOXES);
  expect({ width, height }).toEqual({ width: 1000, height: 700 });
  for (const box of BOXES) expect((await coloursUnder(copy, box)).size).toBe(1);
  const beside = await coloursUnder(copy, { x: 1_000, y: 4_000, width: 3_000, height: 800 });
  expect(beside.size).toBeGreaterThan(1_000);
  // The small one is made of the copy: whole blocks inside its boxes are dark.
  const { data, info } = await pixelsOf(poster);
  const middle = (Math.round(info.height * 0.16) * info.width + Math.round(info.width * 0.25)) * info.channels;
  expect(Math.max(...data.subarray(middle, middle + 3))).toBeLessThan(60);
});

test('a box covers at least what was drawn', async () => {
  const size = { width: 1000, height: 700 };
  for (const box of BOXES) {
    const { left, top, right, bottom } = coveredBy(box, size);
    expect(left).toBeLessThanOrEqual((box.x * size.width) / 10_000);
    expect(top).toBeLessThanOrEqual((box.y * size.height) / 10_000);
    expect(right).toBeGreaterThanOrEqual(((box.x + box.width) * size.width) / 10_000);
    expect(bottom).toBeGreaterThanOrEqual(((box.y + box.height) * size.height) / 10_000);
  }
});

test('two pictures that differ only under the boxes make the same copy', async () => {
  const plain = await sharp({ create: { width: 400, height: 300, channels: 3, background: '#fff' } })
    .png()
    .toBuffer();
  const secret = await sharp(plain)
    .composite([{ input: { create: { width: 80, height: 30, channels: 3, background: '#c00' } }, left: 100, top: 60 }])
    .png()
    .toBuffer();
  const box: Box = { x: 2_000, y: 1_500, width: 3_000, height: 2_000 };
  const [one, other] = [await redactImage(plain, [box]), await redactImage(secret, [box])];
  expect(one.copy.equals(other.copy) && one.poster.equals(other.poster)).toBe(true);
  expect((await redactImage(secret, [])).copy.equals((await redactImage(plain, [])).copy)).toBe(false);
});

test('leaves EXIF, GPS, XMP, ICC and names behind', async () => {
  const original = await receipt();
  expect(original.includes('NosyPhone')).toBe(true);
  const { copy, poster } = await redactImage(original, BOXES);
  for (const made of [copy, poster]) {
    const { exif, xmp, icc, iptc, format } = await sharp(made).metadata();
    expect({ exif, xmp, icc, iptc, format }).toEqual({ format: 'jpeg' });
    for (const trace of ['Nosy', 'Exif', 'xmpmeta', '王秀英']) expect(made.includes(trace)).toBe(false);
  }
});

test('a picture that lies on its side is covered where it was seen', async () => {
  const lying = await sharp({ create: { width: 200, height: 100, channels: 3, background: '#fff' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
  const { copy, width, height } = await redactImage(lying, [{ x: 0, y: 0, width: 10_000, height: 1_000 }]);
  expect({ width, height }).toEqual({ width: 100, height: 200 });
  expect((await coloursUnder(copy, { x: 0, y: 0, width: 10_000, height: 1_000 })).size).toBe(1);
  const { data } = await pixelsOf(copy);
  expect([data[0]! < 60, data[100 * 100 * 3]! > 240]).toEqual([true, true]);
});

test('shows nothing of a damaged file', async () => {
  const original = await receipt();
  await expect(redactImage(original.subarray(0, 400), [])).rejects.toMatchObject({ reason: 'damaged' });
});
