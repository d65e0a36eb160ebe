import { type ContentType, MAX_SECONDS } from '@shared/media/media';
import {
  type AudioCodec,
  EncodedAudioPacketSource,
  FilePathTarget,
  type Input,
  Mp3OutputFormat,
  Mp4OutputFormat,
  Output,
  type OutputFormat,
  WavOutputFormat,
  WebMOutputFormat,
} from 'mediabunny';
import { copySounds } from './copy-tracks';
import { Unshowable } from './unshowable';
import { withInput } from './with-input';

/** A recorder that stops at ten minutes writes a little more. */
export const TOLERANCE_SECONDS = 1;

export interface AudioCopy {
  copyType: Extract<ContentType, 'audio/mpeg' | 'audio/mp4' | 'audio/webm' | 'audio/wav'>;
  seconds: number;
}

const wav: [AudioCopy['copyType'], () => OutputFormat] = ['audio/wav', () => new WavOutputFormat()];

/** MP3, AAC and PCM play everywhere; Opus and Vorbis, of a browser's or a computer's recorder, not on every iPhone. */
const FORMATS: Partial<Record<AudioCodec, [AudioCopy['copyType'], () => OutputFormat]>> = {
  mp3: ['audio/mpeg', () => new Mp3OutputFormat()],
  aac: ['audio/mp4', () => new Mp4OutputFormat({ fastStart: 'in-memory' })],
  opus: ['audio/webm', () => new WebMOutputFormat()],
  vorbis: ['audio/webm', () => new WebMOutputFormat()],
  'pcm-u8': wav,
  'pcm-s16': wav,
  'pcm-s24': wav,
  'pcm-f32': wav,
};

/**
 * A recording packed anew: its first sound track, packet by packet, and nothing else. Tags (ID3, APE, a cover), names and
 * times are left behind.
 * @throws Unshowable `wrongKind` (there are pictures in it), `unsupported` (a codec that is not in `FORMATS`), `tooLong`, `damaged`.
 */
export const copyAudio = (from: string, to: string): Promise<AudioCopy> =>
  withInput(from, (input) => repack(input, to));

async function repack(input: Input, to: string): Promise<AudioCopy> {
  if (await input.getPrimaryVideoTrack()) throw new Unshowable('wrongKind');
  const track = await input.getPrimaryAudioTrack();
  if (!track) throw new Unshowable('damaged');
  const codec = await track.getCodec();
  const [copyType, format] = (codec && FORMATS[codec]) ?? [];
  if (!codec || !copyType || !format) throw new Unshowable('unsupported');
  const seconds = await input.computeDuration([track]);
  if (!(seconds <= MAX_SECONDS.audio + TOLERANCE_SECONDS)) throw new Unshowable('tooLong');

  const output = new Output({ format: format(), target: new FilePathTarget(to) });
  const sounds = new EncodedAudioPacketSource(codec);
  output.addAudioTrack(sounds);
  await output.start();
  await copySounds(track, sounds, Math.max(0, -(await track.getFirstTimestamp())));
  await output.finalize();
  return { copyType, seconds: Math.max(1, Math.round(seconds)) };
}
