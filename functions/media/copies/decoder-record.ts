import type { NalCodec } from './without-sei';

/** VPS, SPS, PPS: what a decoder of H.265 needs. An `hvcC` may hold further units, and with some encoders holds words. */
const HEVC_NEEDED = [32, 33, 34];
/** The profiles whose record ends in the chroma format and the depths. */
const AVC_HIGH = [100, 110, 122, 144];

/**
 * A film's decoder configuration record (avcC, hvcC: ISO/IEC 14496-15) with nothing in it but the parameter sets.
 * @throws RangeError when its parts do not add up.
 */
export const cleanRecord = (codec: NalCodec, record: Uint8Array): Uint8Array =>
  codec === 'avc' ? cleanAvc(Buffer.from(record)) : cleanHevc(Buffer.from(record));

function cleanAvc(record: Buffer): Buffer {
  const sps = setsEnd(record, 6, record.readUInt8(5) & 0x1f);
  const pps = setsEnd(record, sps + 1, record.readUInt8(sps));
  if (!AVC_HIGH.includes(record.readUInt8(1)) || record.length < pps + 3) return record.subarray(0, pps);
  // Chroma format and two depths, and no extension of the parameter sets.
  return Buffer.concat([record.subarray(0, pps + 3), Buffer.from([0])]);
}

function cleanHevc(record: Buffer): Buffer {
  const arrays: Buffer[] = [];
  let at = 23;
  for (let left = record.readUInt8(22); left > 0; left -= 1) {
    const end = setsEnd(record, at + 3, record.readUInt16BE(at + 1));
    if (HEVC_NEEDED.includes(record.readUInt8(at) & 0x3f)) arrays.push(record.subarray(at, end));
    at = end;
  }
  return Buffer.concat([record.subarray(0, 22), Buffer.from([arrays.length]), ...arrays]);
}

/** Where so many units, each after two bytes of its length, end. */
function setsEnd(record: Buffer, from: number, count: number): number {
  let at = from;
  for (let left = count; left > 0; left -= 1) at += 2 + record.readUInt16BE(at);
  if (at > record.length) throw new RangeError('a parameter set ends after its record');
  return at;
}
