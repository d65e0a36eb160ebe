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
  WebMOutputFormat,
} from 'mediabunny';
import { copySounds } from './copy-tracks';
import { Unshowable } from './unshowable';
import { withInput } from './with-input';

/** A recorder that stops at ten minutes writes a little more. */
const TOLERANCE_SECONDS = 1;

export interface AudioCopy {
  copyType: Extract<ContentType, 'audio/mpeg' | 'audio/mp4' | 'audio/webm'>;
  seconds: number;
}

/** MP3 and AAC play everywhere; Opus, of a browser's recorder, not on an iPhone. */
const FORMATS: Partial<Record<AudioCodec, [AudioCopy['copyType'], () => OutputFormat]>> = {
  mp3: ['audio/mpeg', () => new Mp3OutputFormat()],
  aac: ['audio/mp4', () => new Mp4OutputFormat({ fastStart: 'in-memory' })],
  opus: ['audio/webm', () => new WebMOutputFormat()],
};

/**
 * A recording packed anew: its first sound track, packet by packet, and nothing else. Tags (ID3, APE, a cover), names and
 * times are left behind.
 * @throws Unshowable `wrongKind` (there are pictures in it), `unsupported` (none of MP3, AAC, Opus), `tooLong`, `damaged`.
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
