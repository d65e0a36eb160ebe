import { MAX_VIDEO_SECONDS } from '@shared/media';
import {
  BufferSource,
  BufferTarget,
  EncodedAudioPacketSource,
  type EncodedPacket,
  EncodedPacketSink,
  EncodedVideoPacketSource,
  Input,
  type InputAudioTrack,
  type InputTrack,
  type InputVideoTrack,
  MP4,
  Mp4OutputFormat,
  Output,
  QTFF,
} from 'mediabunny';
import { Unshowable } from './unshowable';
import { lengthBytesOf, type NalCodec, withoutSei } from './without-sei';

/** A phone that stops at 60 s writes a little more. */
const TOLERANCE_SECONDS = 1;

export interface VideoCopy {
  copy: Buffer;
  width: number;
  height: number;
}

/**
 * A film packed anew into an MP4: its first picture and sound tracks, packet by packet, and nothing else. Tags, place, maker,
 * names, times, further tracks and SEI are left behind. The pictures themselves are not decoded: Node cannot.
 * @throws Unshowable `unsupported` (no H.264 or H.265 picture), `tooLong`, `damaged`.
 */
export async function copyVideo(original: Buffer): Promise<VideoCopy> {
  const input = new Input({ source: new BufferSource(original), formats: [MP4, QTFF] });
  try {
    return await repack(input);
  } catch (error) {
    throw error instanceof Unshowable ? error : new Unshowable('damaged');
  } finally {
    input.dispose();
  }
}

async function repack(input: Input): Promise<VideoCopy> {
  const video = await input.getPrimaryVideoTrack();
  const codec = await video?.getCodec();
  if (!video || (codec !== 'avc' && codec !== 'hevc')) throw new Unshowable('unsupported');
  const audio = await playableAudio(input);
  const duration = await input.computeDuration(audio ? [video, audio] : [video]);
  if (duration > MAX_VIDEO_SECONDS + TOLERANCE_SECONDS) throw new Unshowable('tooLong');

  const target = new BufferTarget();
  const output = new Output({ format: new Mp4OutputFormat({ fastStart: 'in-memory' }), target });
  const pictures = new EncodedVideoPacketSource(codec);
  output.addVideoTrack(pictures, { rotation: await video.getRotation() });
  const sounds = audio && new EncodedAudioPacketSource((await audio.getCodec())!);
  if (sounds) output.addAudioTrack(sounds);
  await output.start();

  const shift = Math.max(0, -(await video.getFirstTimestamp()));
  await Promise.all([
    copyPictures(video, codec, pictures, shift).then(() => pictures.close()),
    audio && sounds && copySounds(audio, sounds, shift).then(() => sounds.close()),
  ]);
  await output.finalize();
  return {
    copy: Buffer.from(target.buffer!),
    width: await video.getDisplayWidth(),
    height: await video.getDisplayHeight(),
  };
}

/** The sound, if an MP4 can hold it; a film without it is a film still. */
async function playableAudio(input: Input): Promise<InputAudioTrack | undefined> {
  const audio = await input.getPrimaryAudioTrack();
  const codec = await audio?.getCodec();
  const playable = audio && codec && new Mp4OutputFormat().getSupportedAudioCodecs().includes(codec);
  return playable && (await audio.getDecoderConfig()) ? audio : undefined;
}

async function copyPictures(track: InputVideoTrack, codec: NalCodec, source: EncodedVideoPacketSource, shift: number) {
  const decoderConfig = await track.getDecoderConfig();
  const description = decoderConfig?.description;
  if (!decoderConfig || !description) throw new Unshowable('unsupported');
  const lengthBytes = lengthBytesOf(codec, bytesOf(description));
  for await (const packet of packetsOf(track)) {
    const data = withoutSei(packet.data, codec, lengthBytes);
    if (data.length === 0) continue;
    await source.add(packet.clone({ data, timestamp: packet.timestamp + shift, sideData: {} }), { decoderConfig });
  }
}

async function copySounds(track: InputAudioTrack, source: EncodedAudioPacketSource, shift: number) {
  const decoderConfig = (await track.getDecoderConfig())!;
  for await (const packet of packetsOf(track)) {
    const timestamp = packet.timestamp + shift;
    // What lies before the start is the encoder's run-up: it is not heard.
    if (timestamp >= 0) await source.add(packet.clone({ timestamp, sideData: {} }), { decoderConfig });
  }
}

const packetsOf = (track: InputTrack): AsyncGenerator<EncodedPacket> => new EncodedPacketSink(track).packets();

const bytesOf = (data: AllowSharedBufferSource): Uint8Array =>
  ArrayBuffer.isView(data) ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength) : new Uint8Array(data);
