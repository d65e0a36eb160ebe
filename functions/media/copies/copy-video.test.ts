import { BufferSource, EncodedPacketSink, Input, MP4 } from 'mediabunny';
import { copyVideo } from './copy-video';
import { onFiles } from '../testing/files';
import { box, filmOf, withinIndex } from '../testing/film';
import { HEVC } from '../testing/heic';
import { m4aOf, webmOf } from '../testing/sound';

const copied = (original: Buffer) => onFiles(copyVideo, original);

const text = (words: string) => {
  const bytes = Buffer.from(words);
  return Buffer.concat([Buffer.from([0, bytes.length, 0x15, 0xc7]), bytes]);
};

const u32 = (value: number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
};
const NUMBER_ONE = '\0\0\0\x01';
const hdlr = box('hdlr', Buffer.alloc(8), Buffer.from('mdta'), Buffer.alloc(13));

/** A key and its value in a `meta` box, as an iPhone writes them. */
const appleMeta = (key: string, value: string) =>
  box(
    'meta',
    hdlr,
    box('keys', u32(0), u32(1), box('mdta', Buffer.from(key))),
    box('ilst', box(NUMBER_ONE, box('data', u32(1), u32(0), Buffer.from(value)))),
  );

/** As a phone writes it: the place in the two ways of phones, maker, name, and what else may hide in a film. */
const phoneFilm = async () =>
  Buffer.concat([
    withinIndex(
      await filmOf({ seconds: 3, saying: 'NosySei 28.8450,104.9700', trackName: 'NosyTrack' }),
      box(
        'udta',
        box('\xa9xyz', text('+28.8450+104.9700+270.0/NosyPlace')),
        box('\xa9nam', text('NosyName_王秀英.mp4')),
      ),
      appleMeta('com.apple.quicktime.location.ISO6709', '+28.8450+104.9700/NosyApple'),
    ),
    box('uuid', Buffer.alloc(16, 7), Buffer.from('NosyUuid')),
    box('free', Buffer.from('NosyFree')),
  ]);

const packetsOf = async (film: Buffer, kind: 'video' | 'audio' = 'video') => {
  const input = new Input({ source: new BufferSource(film), formats: [MP4] });
  const track = (await (kind === 'video' ? input.getPrimaryVideoTrack() : input.getPrimaryAudioTrack()))!;
  const packets = [];
  for await (const packet of new EncodedPacketSink(track).packets()) packets.push(packet);
  return packets;
};

describe('copyVideo', () => {
  test('leaves place, maker, names and SEI behind, and keeps every picture', async () => {
    const original = await phoneFilm();
    for (const trace of ['NosySei', 'NosyTrack', 'NosyPlace', 'NosyName', 'NosyApple', 'NosyUuid', 'NosyFree'])
      expect(original.includes(trace)).toBe(true);

    const { copy, width, height } = await copied(original);

    for (const trace of ['Nosy', '28.8450', '104.97', '王秀英', '\xa9xyz', 'ISO6709', 'udta'])
      expect([trace, copy.includes(Buffer.from(trace, trace === '\xa9xyz' ? 'latin1' : 'utf8'))]).toEqual([
        trace,
        false,
      ]);
    expect({ width, height }).toEqual({ width: 128, height: 96 });
    const [before, after] = [await packetsOf(original), await packetsOf(copy)];
    expect(after.map(({ timestamp }) => timestamp)).toEqual([0, 1, 2]);
    const sei = before[0]!.data.length - after[0]!.data.length;
    expect(Buffer.from(after[0]!.data).equals(Buffer.from(before[0]!.data).subarray(sei))).toBe(true);
  });

  test('says nothing of when it was taken', async () => {
    const film = await filmOf();
    const mvhd = film.lastIndexOf('mvhd');
    film.writeUInt32BE(0x5d_a7_00_01, mvhd + 8);
    const { copy } = await copied(film);
    expect(copy.readUInt32BE(copy.indexOf('mvhd') + 8)).not.toBe(0x5d_a7_00_01);
  });

  test('keeps the sound, without its name', async () => {
    const { copy } = await copied(await filmOf({ sound: true, trackName: 'NosyTrack' }));
    expect((await packetsOf(copy, 'audio')).map(({ data }) => data[0])).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(copy.includes('NosyTrack')).toBe(false);
  });

  test('makes an MP4 of a MOV', async () => {
    const { copy } = await copied(await filmOf({ container: 'mov' }));
    expect(copy.toString('latin1', 4, 12)).toMatch(/^ftypiso|^ftypmp4/);
  });

  test('puts the index first, so that it plays while it loads', async () => {
    const { copy } = await copied(await filmOf());
    expect(copy.indexOf('moov')).toBeLessThan(copy.indexOf('mdat'));
  });

  test('takes three minutes and the second a phone adds, and no more', async () => {
    await expect(copied(await filmOf({ seconds: 181 }))).resolves.toMatchObject({ seconds: 181 });
    await expect(copied(await filmOf({ seconds: 182 }))).rejects.toMatchObject({ reason: 'tooLong' });
  });

  test('packs a browser’s WebM without its names', async () => {
    const original = await webmOf({ film: true, saying: 'NosyTrack' });
    expect(original.includes('NosyTrack')).toBe(true);
    const { copy, ...result } = await copied(original);
    expect(result).toEqual({ copyType: 'video/webm', width: 64, height: 64, seconds: 2 });
    expect(copy.includes('Nosy')).toBe(false);
  });

  test('leaves words in the record of H.265 behind', async () => {
    const words = Buffer.concat([Buffer.from([0x4e, 1, 5, 10]), Buffer.from('NosyRecord')]);
    const record = Buffer.concat([HEVC.record, Buffer.from([39, 0, 1, 0, words.length]), words]);
    record[22]! += 1;
    const original = await filmOf({ hevc: { ...HEVC, record } });
    expect(original.includes('NosyRecord')).toBe(true);
    const { copy, width } = await copied(original);
    expect([width, copy.includes('NosyRecord'), copy.includes(HEVC.record)]).toEqual([64, false, true]);
  });

  test('is no film without a picture', async () => {
    await expect(copied(await m4aOf())).rejects.toMatchObject({ reason: 'wrongKind' });
  });

  test('shows nothing of a damaged file', async () => {
    const film = await filmOf();
    await expect(copied(film.subarray(0, film.length / 2))).rejects.toMatchObject({ name: 'Unshowable' });
    await expect(copied(box('ftyp', Buffer.from('isom\0\0\0\0')))).rejects.toMatchObject({ name: 'Unshowable' });
  });
});
