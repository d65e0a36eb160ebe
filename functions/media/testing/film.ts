import {
  BufferTarget,
  EncodedAudioPacketSource,
  EncodedPacket,
  EncodedVideoPacketSource,
  MovOutputFormat,
  Mp4OutputFormat,
  Output,
} from 'mediabunny';

/** For tests. A real H.264 picture of 128 × 96 grey pixels without a codec: every block is sent as it is (I_PCM). */
const SPS = Buffer.from([0x67, 0x42, 0x00, 0x0a, 0xf8, 0x41, 0xa2]);
const PPS = Buffer.from([0x68, 0xce, 0x38, 0x80]);
const SLICE_HEADER = Buffer.from([0x65, 0x88, 0x84, 0x21, 0xa0]);
const BLOCK = Buffer.concat([Buffer.from([0x0d, 0x00]), Buffer.alloc(384, 0x80)]);
const PICTURE = Buffer.concat([SLICE_HEADER, ...Array<Buffer>(48).fill(BLOCK), Buffer.from([0x80])]);

const u16 = (value: number) => Buffer.from([value >> 8, value & 0xff]);
const avcC = Buffer.concat([
  Buffer.from([1, 0x42, 0x00, 0x0a, 0xff, 0xe1]),
  u16(SPS.length),
  SPS,
  Buffer.from([1]),
  u16(PPS.length),
  PPS,
]);

const unit = (nal: Buffer) => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(nal.length);
  return Buffer.concat([length, nal]);
};

/** An SEI unit with words in it, as x264 and some cameras write. */
const sei = (words: string) => {
  const text = Buffer.concat([Buffer.alloc(16, 0x11), Buffer.from(words)]);
  return unit(Buffer.concat([Buffer.from([6, 5, text.length]), text, Buffer.from([0x80])]));
};

interface Film {
  seconds?: number;
  /** Words in an SEI unit of each packet. */
  saying?: string;
  trackName?: string;
  container?: 'mp4' | 'mov';
  /** With a sound of eight AAC packets. */
  sound?: boolean;
  /** This picture of 64 × 64 instead. */
  hevc?: { record: Buffer; picture: Buffer };
}

export const AAC = {
  codec: 'mp4a.40.2',
  sampleRate: 44_100,
  numberOfChannels: 1,
  description: Buffer.from([0x12, 0x08]),
};
export const AAC_SECONDS = 1024 / AAC.sampleRate;

/** A film of one picture a second, its index last, so that boxes can be added to it. */
export async function filmOf({
  seconds = 2,
  saying,
  trackName,
  container = 'mp4',
  sound,
  hevc,
}: Film = {}): Promise<Buffer> {
  const target = new BufferTarget();
  const format =
    container === 'mov' ? new MovOutputFormat({ fastStart: false }) : new Mp4OutputFormat({ fastStart: false });
  const output = new Output({ format, target });
  const source = new EncodedVideoPacketSource(hevc ? 'hevc' : 'avc');
  output.addVideoTrack(source, { ...(trackName && { name: trackName }) });
  const sounds = sound && new EncodedAudioPacketSource('aac');
  if (sounds) output.addAudioTrack(sounds, { ...(trackName && { name: trackName }) });
  await output.start();
  for (let place = 0; sounds && place < 8; place += 1) {
    const packet = new EncodedPacket(Buffer.alloc(16, place + 1), 'key', place * AAC_SECONDS, AAC_SECONDS);
    await sounds.add(packet, { decoderConfig: AAC });
  }
  const data = hevc?.picture ?? Buffer.concat([...(saying ? [sei(saying)] : []), unit(PICTURE)]);
  const decoderConfig = hevc
    ? { codec: 'hvc1.1.6.L30.90', codedWidth: 64, codedHeight: 64, description: hevc.record }
    : { codec: 'avc1.42000a', codedWidth: 128, codedHeight: 96, description: avcC };
  for (let second = 0; second < seconds; second += 1)
    await source.add(new EncodedPacket(data, 'key', second, 1), { decoderConfig });
  await output.finalize();
  return Buffer.from(target.buffer!);
}

export const box = (type: string, ...content: Buffer[]): Buffer => {
  const body = Buffer.concat(content);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(body.length + 8);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, body]);
};

/** Adds boxes to the index (`moov`), which stands last. */
export function withinIndex(film: Buffer, ...boxes: Buffer[]): Buffer {
  const at = film.lastIndexOf('moov') - 4;
  const moov = film.subarray(at);
  return Buffer.concat([film.subarray(0, at), box('moov', moov.subarray(8), ...boxes)]);
}
