import { type ContentType, MAX_SECONDS } from '@shared/media/media';
import {
  EncodedAudioPacketSource,
  EncodedVideoPacketSource,
  FilePathTarget,
  type Input,
  type InputAudioTrack,
  Mp4OutputFormat,
  Output,
  type OutputFormat,
  type VideoCodec,
  WebMOutputFormat,
} from 'mediabunny';
import { copyPictures, copySounds } from './copy-tracks';
import { Unshowable } from './unshowable';
import { withInput } from './with-input';

/** A phone that stops at three minutes writes a little more. */
const TOLERANCE_SECONDS = 1;

export interface VideoCopy {
  copyType: Extract<ContentType, 'video/mp4' | 'video/webm'>;
  width: number;
  height: number;
  seconds: number;
}

/** Which container takes which picture: H.264 and H.265 play everywhere, VP8 and VP9 not on an iPhone. */
const FORMATS: Partial<Record<VideoCodec, [VideoCopy['copyType'], () => OutputFormat]>> = {
  avc: ['video/mp4', () => new Mp4OutputFormat({ fastStart: 'in-memory' })],
  hevc: ['video/mp4', () => new Mp4OutputFormat({ fastStart: 'in-memory' })],
  vp8: ['video/webm', () => new WebMOutputFormat()],
  vp9: ['video/webm', () => new WebMOutputFormat()],
};

/**
 * A film packed anew: its first picture and sound tracks, packet by packet, and nothing else, into an MP4 (a WebM stays one).
 * Tags, place, maker, names, times, further tracks and SEI are left behind. The pictures themselves are not decoded.
 * @throws Unshowable `wrongKind` (no picture in it), `unsupported` (none of H.264, H.265, VP8, VP9), `tooLong`, `damaged`.
 */
export const copyVideo = (from: string, to: string): Promise<VideoCopy> =>
  withInput(from, (input) => repack(input, to));

async function repack(input: Input, to: string): Promise<VideoCopy> {
  const video = await input.getPrimaryVideoTrack();
  if (!video) throw new Unshowable((await input.getPrimaryAudioTrack()) ? 'wrongKind' : 'damaged');
  const codec = await video.getCodec();
  const [copyType, format] = (codec && FORMATS[codec]) ?? [];
  if (!codec || !copyType || !format) throw new Unshowable('unsupported');
  const target = format();
  const audio = await playableAudio(input, target);
  const seconds = await input.computeDuration(audio ? [video, audio] : [video]);
  if (!(seconds <= MAX_SECONDS.video + TOLERANCE_SECONDS)) throw new Unshowable('tooLong');

  const output = new Output({ format: target, target: new FilePathTarget(to) });
  const pictures = new EncodedVideoPacketSource(codec);
  output.addVideoTrack(pictures, { rotation: await video.getRotation() });
  const sounds = audio && new EncodedAudioPacketSource((await audio.getCodec())!);
  if (sounds) output.addAudioTrack(sounds);
  await output.start();

  const shift = Math.max(0, -(await video.getFirstTimestamp()));
  await Promise.all([copyPictures(video, pictures, shift), audio && sounds && copySounds(audio, sounds, shift)]);
  await output.finalize();
  return {
    copyType,
    width: await video.getDisplayWidth(),
    height: await video.getDisplayHeight(),
    seconds: Math.max(1, Math.round(seconds)),
  };
}

/** The sound, if the copy can hold it; a film without it is a film still. */
async function playableAudio(input: Input, format: OutputFormat): Promise<InputAudioTrack | undefined> {
  const audio = await input.getPrimaryAudioTrack();
  const codec = await audio?.getCodec();
  const playable = audio && codec && format.getSupportedAudioCodecs().includes(codec);
  return playable && (await audio.getDecoderConfig()) ? audio : undefined;
}
