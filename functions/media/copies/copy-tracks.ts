import {
  type EncodedAudioPacketSource,
  type EncodedPacket,
  EncodedPacketSink,
  type EncodedVideoPacketSource,
  type InputAudioTrack,
  type InputTrack,
  type InputVideoTrack,
} from 'mediabunny';
import { cleanRecord } from './decoder-record';
import { Unshowable } from './unshowable';
import { lengthBytesOf, withoutSei } from './without-sei';

/**
 * Copies a track's pictures, packet by packet, without what is beside them (SEI, side data). They are not decoded.
 * @param shift seconds, so that the first does not lie before the start.
 * @throws Unshowable `unsupported` when the track does not say how it is to be decoded.
 */
export async function copyPictures(track: InputVideoTrack, source: EncodedVideoPacketSource, shift: number) {
  const config = await track.getDecoderConfig();
  if (!config) throw new Unshowable('unsupported');
  const { decoderConfig, strip } = cleanerOf(await track.getCodec(), config);
  for await (const packet of packetsOf(track)) {
    const data = strip(packet.data);
    if (data.length === 0) continue;
    await source.add(packet.clone({ data, timestamp: packet.timestamp + shift, sideData: {} }), { decoderConfig });
  }
  source.close();
}

/** VP8 and VP9 hold nothing but the picture; the packets and the record of H.264 and H.265 may hold words beside it. */
function cleanerOf(codec: string | null, config: VideoDecoderConfig) {
  if (codec !== 'avc' && codec !== 'hevc') return { decoderConfig: config, strip: (packet: Uint8Array) => packet };
  if (!config.description) throw new Unshowable('unsupported');
  const record = bytesOf(config.description);
  const lengthBytes = lengthBytesOf(codec, record);
  return {
    decoderConfig: { ...config, description: cleanRecord(codec, record) },
    strip: (packet: Uint8Array) => withoutSei(packet, codec, lengthBytes),
  };
}

/** Copies a track's sound; what lies before the start is the encoder's run-up and is not heard. */
export async function copySounds(track: InputAudioTrack, source: EncodedAudioPacketSource, shift: number) {
  const decoderConfig = await track.getDecoderConfig();
  if (!decoderConfig) throw new Unshowable('unsupported');
  for await (const packet of packetsOf(track)) {
    const timestamp = packet.timestamp + shift;
    if (timestamp >= 0) await source.add(packet.clone({ timestamp, sideData: {} }), { decoderConfig });
  }
  source.close();
}

const packetsOf = (track: InputTrack): AsyncGenerator<EncodedPacket> => new EncodedPacketSink(track).packets();

const bytesOf = (data: AllowSharedBufferSource): Uint8Array =>
  ArrayBuffer.isView(data) ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength) : new Uint8Array(data);
