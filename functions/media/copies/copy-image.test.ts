import sharp from 'sharp';
import { copyImage } from './copy-image';

const blank = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: { r: 20, g: 90, b: 60 } } });

/** As a phone writes it: where, when, on what, lying on its side, and with an editor's packet. */
const photo = () =>
  blank(2400, 1200)
    .withExif({
      IFD0: { Make: 'NosyPhone', Model: 'X-511503', Software: 'IMG_王秀英.jpg' },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '28/1 50/1 42/1',
        GPSLongitudeRef: 'E',
        GPSLongitude: '104/1 58/1 12/1',
      },
    })
    .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"><where>NosyVillage</where></x:xmpmeta>')
    .withMetadata({ orientation: 6 })
    .withIccProfile('p3')
    .jpeg()
    .toBuffer();

describe('copyImage', () => {
  test('leaves EXIF, GPS, XMP, ICC and the name behind', async () => {
    const original = await photo();
    const before = await sharp(original).metadata();
    expect(before.exif?.includes('NosyPhone')).toBe(true);
    expect(before.xmp).toBeDefined();

    const { copy, poster } = await copyImage(original);

    for (const made of [copy, poster]) {
      const after = await sharp(made).metadata();
      expect({ exif: after.exif, xmp: after.xmp, icc: after.icc, iptc: after.iptc }).toEqual({});
      expect(after.format).toBe('jpeg');
      for (const trace of ['Nosy', 'Exif', 'xmpmeta', '王秀英']) expect(made.includes(trace)).toBe(false);
    }
  });

  test('stands it upright and fits it into 1920 and 480 pixels', async () => {
    const { copy, poster, width, height } = await copyImage(await photo());
    expect({ width, height }).toEqual({ width: 960, height: 1920 });
    expect(await sharp(copy).metadata()).toMatchObject({ width, height });
    expect(await sharp(poster).metadata()).toMatchObject({ width: 240, height: 480 });
  });

  test('leaves a small picture its size', async () => {
    expect(await copyImage(await blank(30, 20).png().toBuffer())).toMatchObject({ width: 30, height: 20 });
  });

  test('puts white behind what was transparent', async () => {
    const clear = sharp({ create: { width: 4, height: 4, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } });
    const { copy } = await copyImage(await clear.png().toBuffer());
    expect((await sharp(copy).stats()).channels[0]!.min).toBeGreaterThan(250);
  });

  test('does not unpack a bomb', async () => {
    const bomb = await blank(20_000, 6_500).png({ compressionLevel: 9 }).toBuffer();
    await expect(copyImage(bomb)).rejects.toMatchObject({ reason: 'tooManyPixels' });
  });

  test('shows nothing of a damaged file', async () => {
    const original = await photo();
    await expect(copyImage(original.subarray(0, original.length / 2))).rejects.toMatchObject({ reason: 'damaged' });
    await expect(copyImage(Buffer.from([0xff, 0xd8, 0xff, 0xe0]))).rejects.toMatchObject({ reason: 'damaged' });
  });
});
