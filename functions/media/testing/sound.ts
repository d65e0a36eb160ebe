import {
  BufferTarget,
  EncodedAudioPacketSource,
  EncodedPacket,
  EncodedVideoPacketSource,
  Mp4OutputFormat,
  OggOutputFormat,
  Output,
  WavOutputFormat,
  WebMOutputFormat,
} from 'mediabunny';
import { AAC, AAC_SECONDS } from './film';

/** For tests. An MPEG-2 layer III frame of silence: 16 kHz, mono, 32 kbit/s, 144 bytes, 36 ms. */
const MP3_FRAME = Buffer.concat([Buffer.from([0xff, 0xf3, 0x48, 0xc4]), Buffer.alloc(140)]);
/** An AAC frame of silence in ADTS: 16 kHz, mono, 64 ms. */
const ADTS_FRAME = Buffer.from('//FgQAF//AEYIAc=', 'base64');

const syncsafe = (value: number) => Buffer.from([21, 14, 7, 0].map((bits) => (value >> bits) & 0x7f));

/** An ID3v2.3 tag with one text. */
const id3v2 = (words: string) => {
  const text = Buffer.concat([Buffer.from([0]), Buffer.from(words)]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(text.length);
  const frame = Buffer.concat([Buffer.from('TIT2'), length, Buffer.alloc(2), text]);
  return Buffer.concat([Buffer.from('ID3\x03\0\0', 'latin1'), syncsafe(frame.length), frame]);
};

/** An APEv2 tag with one text, as some recorders write at the end. */
const ape = (words: string) => {
  const value = Buffer.from(words);
  const u32 = (number: number) => {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32LE(number);
    return bytes;
  };
  const item = Buffer.concat([u32(value.length), u32(0), Buffer.from('Title\0'), value]);
  const part = (flags: number) =>
    Buffer.concat([Buffer.from('APETAGEX'), u32(2000), u32(item.length + 32), u32(1), u32(flags), Buffer.alloc(8)]);
  return Buffer.concat([part(0xa0000000), item, part(0x80000000)]);
};

const id3v1 = (words: string) => Buffer.concat([Buffer.from('TAG'), Buffer.from(words.padEnd(125, '\0'))]);

/** An MP3 of silence. `saying` stands in an ID3v2 tag before it, and in an APE and an ID3v1 tag after it. */
export function mp3Of({ seconds = 2, saying }: { seconds?: number; saying?: string } = {}): Buffer {
  const frames = Array<Buffer>(Math.round(seconds / 0.036)).fill(MP3_FRAME);
  return Buffer.concat([
    ...(saying ? [id3v2(saying)] : []),
    ...frames,
    ...(saying ? [ape(saying), id3v1(saying)] : []),
  ]);
}

export const adtsOf = (seconds = 2): Buffer =>
  Buffer.concat(Array<Buffer>(Math.round(seconds / 0.064)).fill(ADTS_FRAME));

/** What a phone's recorder writes: AAC in an MP4, under a name. */
export async function m4aOf({ seconds = 2, saying }: { seconds?: number; saying?: string } = {}): Promise<Buffer> {
  const target = new BufferTarget();
  const output = new Output({ format: new Mp4OutputFormat({ fastStart: false }), target });
  const source = new EncodedAudioPacketSource('aac');
  output.addAudioTrack(source, saying ? { name: saying } : {});
  if (saying) output.setMetadataTags({ title: saying, comment: saying });
  await output.start();
  for (let at = 0; at < seconds; at += AAC_SECONDS)
    await source.add(new EncodedPacket(Buffer.alloc(16, 1), 'key', at, AAC_SECONDS), { decoderConfig: AAC });
  await output.finalize();
  return Buffer.from(target.buffer!);
}

const OPUS = { codec: 'opus', sampleRate: 48_000, numberOfChannels: 1 };
/** A real VP8 key frame of 64 × 64: 53 bytes. */
const VP8_FRAME = Buffer.from('UAMAnQEqQABAAABHCIWFiIWEiAICGKAgCdl9pwlk/4lQoyAA/v9upr/isvd0v30zD+8YwA==', 'base64');
const VP8 = { codec: 'vp8', codedWidth: 64, codedHeight: 64 };

/** What a browser's recorder writes: Opus in a WebM, with pictures (VP8) when it films. */
export async function webmOf({ film = false, seconds = 2, saying = 'NosyBrowser' } = {}): Promise<Buffer> {
  const target = new BufferTarget();
  const output = new Output({ format: new WebMOutputFormat(), target });
  const sounds = new EncodedAudioPacketSource('opus');
  const pictures = film ? new EncodedVideoPacketSource('vp8') : undefined;
  if (pictures) output.addVideoTrack(pictures, { name: saying });
  output.addAudioTrack(sounds, { name: saying });
  output.setMetadataTags({ title: saying });
  await output.start();
  const sound = (async () => {
    for (let at = 0; at < seconds; at += 0.02)
      await sounds.add(new EncodedPacket(Buffer.from('eAvkwTbsxY2MSUaZpCaw', 'base64'), 'key', at, 0.02), {
        decoderConfig: OPUS,
      });
    sounds.close();
  })();
  for (let at = 0; pictures && at < seconds; at += 1)
    await pictures.add(new EncodedPacket(VP8_FRAME, 'key', at, 1), { decoderConfig: VP8 });
  pictures?.close();
  await sound;
  await output.finalize();
  return Buffer.from(target.buffer!);
}

/** RFC 7845 §5.1: one channel, nothing to skip, 48 kHz, no gain. */
const OPUS_HEAD = Buffer.from('4f707573486561640101000080bb0000000000', 'hex');

/** What a computer's recorder writes: Opus in an Ogg, under a name. */
export async function oggOf({ seconds = 2, saying = 'NosySong' } = {}): Promise<Buffer> {
  const target = new BufferTarget();
  const output = new Output({ format: new OggOutputFormat(), target });
  const sounds = new EncodedAudioPacketSource('opus');
  output.addAudioTrack(sounds);
  output.setMetadataTags({ title: saying });
  await output.start();
  for (let at = 0; at < seconds; at += 0.02)
    await sounds.add(new EncodedPacket(Buffer.from('eAvkwTbsxY2MSUaZpCaw', 'base64'), 'key', at, 0.02), {
      decoderConfig: { ...OPUS, description: OPUS_HEAD },
    });
  await output.finalize();
  return Buffer.from(target.buffer!);
}

/** 16-bit PCM in a WAV, under a name. */
export async function wavOf({ seconds = 2, saying = 'NosySong' } = {}): Promise<Buffer> {
  const target = new BufferTarget();
  const output = new Output({ format: new WavOutputFormat(), target });
  const sounds = new EncodedAudioPacketSource('pcm-s16');
  output.addAudioTrack(sounds);
  output.setMetadataTags({ title: saying });
  await output.start();
  for (let at = 0; at < seconds; at += 1)
    await sounds.add(new EncodedPacket(Buffer.alloc(16_000, 1), 'key', at, 1), {
      decoderConfig: { codec: 'pcm-s16', sampleRate: 8_000, numberOfChannels: 1 },
    });
  await output.finalize();
  return Buffer.from(target.buffer!);
}

/** What an old phone's recorder writes: AMR at 12.2 kbit/s, or AMR-WB at 23.85; 20 ms a frame. */
export function amrOf({ seconds = 2, wide = false } = {}): Buffer {
  const frame = wide
    ? Buffer.concat([Buffer.from([0x44]), Buffer.alloc(60, 0x5a)])
    : Buffer.concat([Buffer.from([0x3c]), Buffer.alloc(31, 0x5a)]);
  return Buffer.concat([Buffer.from(wide ? '#!AMR-WB\n' : '#!AMR\n'), ...Array<Buffer>(seconds * 50).fill(frame)]);
}
