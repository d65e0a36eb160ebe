import { ADTS, BufferSource, EncodedPacketSink, Input, MP3, MP4, OGG, WAVE, WEBM } from 'mediabunny';
import { copyAmr } from './copy-amr';
import { copyAudio } from './copy-audio';
import { onFiles } from '../testing/files';
import { filmOf } from '../testing/film';
import { adtsOf, amrOf, m4aOf, mp3Of, oggOf, wavOf, webmOf } from '../testing/sound';

const copied = (original: Buffer) => onFiles(copyAudio, original);

const packetsOf = async (sound: Buffer) => {
  const input = new Input({ source: new BufferSource(sound), formats: [MP4, MP3, ADTS, WEBM, OGG, WAVE] });
  const packets = [];
  for await (const packet of new EncodedPacketSink((await input.getPrimaryAudioTrack())!).packets())
    packets.push(Buffer.from(packet.data));
  return packets;
};

describe('copyAudio', () => {
  test.each([
    ['an MP3, out of ID3 and APE tags', async () => mp3Of({ saying: 'NosySong' }), 'audio/mpeg'],
    ['an M4A, without its names', () => m4aOf({ saying: 'NosySong' }), 'audio/mp4'],
    ['a browser’s WebM', () => webmOf({ saying: 'NosySong' }), 'audio/webm'],
    ['an Ogg of Opus', () => oggOf({ saying: 'NosySong' }), 'audio/webm'],
    ['a computer’s WAV', () => wavOf({ saying: 'NosySong' }), 'audio/wav'],
  ])('packs %s, and keeps every sound', async (_, make, type) => {
    const original = await make();
    expect(original.includes('NosySong')).toBe(true);
    const { copy, copyType, seconds } = await copied(original);
    expect([copyType, seconds]).toEqual([type, 2]);
    expect(copy.includes('Nosy')).toBe(false);
    expect(await packetsOf(copy)).toEqual(await packetsOf(original));
  });

  test('makes an M4A of bare AAC frames', async () => {
    const { copy, copyType, seconds } = await copied(adtsOf());
    expect([copyType, seconds]).toEqual(['audio/mp4', 2]);
    expect(copy.toString('latin1', 4, 8)).toBe('ftyp');
    // The frames' own headers stay behind: the container says it all.
    expect((await packetsOf(copy))[0]).toHaveLength(4);
  });

  test('takes ten minutes and a second more, and no more', async () => {
    await expect(copied(mp3Of({ seconds: 600 }))).resolves.toMatchObject({ seconds: 600 });
    await expect(copied(mp3Of({ seconds: 603 }))).rejects.toMatchObject({ reason: 'tooLong' });
  });

  test('does not quietly drop the pictures of a film', async () => {
    await expect(copied(await filmOf({ sound: true }))).rejects.toMatchObject({ reason: 'wrongKind' });
  });

  test('shows nothing of a damaged file', async () => {
    const sound = await m4aOf();
    await expect(copied(sound.subarray(0, sound.length / 2))).rejects.toMatchObject({ reason: 'damaged' });
    await expect(copied(Buffer.from('ID3 and nothing else'))).rejects.toMatchObject({ reason: 'damaged' });
    await expect(copied(Buffer.alloc(0))).rejects.toMatchObject({ reason: 'damaged' });
  });
});

describe('copyAmr', () => {
  const decoded = (original: Buffer) => onFiles(copyAmr, original);

  test.each([
    ['AMR', 8_000, amrOf()],
    ['AMR-WB', 16_000, amrOf({ wide: true })],
  ])('%s becomes a WAV of %i samples a second', async (_, rate, original) => {
    const { copy, copyType, seconds } = await decoded(original);
    expect([copyType, seconds]).toEqual(['audio/wav', 2]);
    const input = new Input({ source: new BufferSource(copy), formats: [WAVE] });
    const track = (await input.getPrimaryAudioTrack())!;
    expect([await track.getSampleRate(), await track.computeDuration()]).toEqual([rate, 2]);
    expect(copy.subarray(44).some((byte) => byte !== 0)).toBe(true);
  });

  test('takes ten minutes and a second more, however small the file', async () => {
    await expect(decoded(amrOf({ seconds: 600 }))).resolves.toMatchObject({ seconds: 600 });
    await expect(decoded(amrOf({ seconds: 603 }))).rejects.toMatchObject({ reason: 'tooLong' });
    // Frames of one byte: 20 MB would be four days of silence.
    await expect(
      decoded(Buffer.concat([Buffer.from('#!AMR\n'), Buffer.alloc(20 * 1024 * 1024, 0x7c)])),
    ).rejects.toMatchObject({
      reason: 'tooLong',
    });
  });

  test('what ends in the middle of a frame is heard up to there; without a frame it is damaged', async () => {
    await expect(decoded(amrOf().subarray(0, 6 + 32 * 60 + 7))).resolves.toMatchObject({ seconds: 1 });
    await expect(decoded(Buffer.from('#!AMR\n<'))).rejects.toMatchObject({ reason: 'damaged' });
  });
});
