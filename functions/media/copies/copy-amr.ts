import { createReadStream } from 'node:fs';
import type { decoder as newDecoder } from '@audio/decode-amr';
import { MAX_SECONDS } from '@shared/media/media';
import { EncodedAudioPacketSource, EncodedPacket, FilePathTarget, Output, WavOutputFormat } from 'mediabunny';
import { type AudioCopy, TOLERANCE_SECONDS } from './copy-audio';
import { Unshowable } from './unshowable';

/** A frame of one byte is 20 ms of silence: what is decoded at once stays under 25 MB. */
const PIECE_BYTES = 16 * 1024;

type AMRDecoder = Awaited<ReturnType<typeof newDecoder>>;

/** As 16-bit PCM, little-endian. */
function pcmOf(samples: Float32Array): Uint8Array {
  const bytes = new DataView(new ArrayBuffer(samples.length * 2));
  for (const [place, sample] of samples.entries())
    bytes.setInt16(place * 2, Math.max(-1, Math.min(1, sample)) * 0x7fff, true);
  return new Uint8Array(bytes.buffer);
}

/**
 * A recording of an old phone, decoded (AMR and AMR-WB, RFC 4867 §5) and written as WAV: no browser plays it otherwise.
 * @throws Unshowable `tooLong` as soon as that is seen, `damaged` when there is no sound in it.
 */
export async function copyAmr(from: string, to: string): Promise<AudioCopy> {
  const { decoder } = await import('@audio/decode-amr');
  const amr = await decoder();
  const output = new Output({ format: new WavOutputFormat(), target: new FilePathTarget(to) });
  const sounds = new EncodedAudioPacketSource('pcm-s16');
  output.addAudioTrack(sounds);
  await output.start();
  try {
    const seconds = await decodeInto(sounds, from, amr);
    await output.finalize();
    return { copyType: 'audio/wav', seconds: Math.max(1, Math.round(seconds)) };
  } catch (error) {
    await output.cancel();
    throw error;
  } finally {
    amr.free();
  }
}

/** @returns how many seconds there are. @throws Unshowable as `copyAmr`. */
async function decodeInto(sounds: EncodedAudioPacketSource, from: string, amr: AMRDecoder): Promise<number> {
  let seconds = 0;
  for await (const piece of createReadStream(from, { highWaterMark: PIECE_BYTES })) {
    const { channelData, sampleRate } = amr.decode(piece as Buffer);
    const samples = channelData[0];
    if (!samples) continue;
    const length = samples.length / sampleRate;
    if (seconds + length > MAX_SECONDS.audio + TOLERANCE_SECONDS) throw new Unshowable('tooLong');
    await sounds.add(new EncodedPacket(pcmOf(samples), 'key', seconds, length), {
      decoderConfig: { codec: 'pcm-s16', sampleRate, numberOfChannels: 1 },
    });
    seconds += length;
  }
  if (seconds === 0) throw new Unshowable('damaged');
  return seconds;
}
