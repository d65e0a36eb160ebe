/** SEI units carry what an encoder likes to say beside the picture: its settings, captions, with some cameras the place. */
const SEI = { avc: [6], hevc: [39, 40] } as const;
export type NalCodec = keyof typeof SEI;

const typeOf = (codec: NalCodec, header: number): number => (codec === 'avc' ? header & 0x1f : (header >> 1) & 0x3f);

/** The bytes of a unit's length, from the decoder configuration (avcC, hvcC). */
export const lengthBytesOf = (codec: NalCodec, description: Uint8Array): number =>
  ((description[codec === 'avc' ? 4 : 21] ?? 3) & 3) + 1;

/**
 * A packet of H.264 or H.265 without its SEI units; the picture needs none of them.
 * @throws RangeError when the units do not add up to the packet.
 */
export function withoutSei(packet: Uint8Array, codec: NalCodec, lengthBytes: number): Uint8Array {
  const units = unitsOf(Buffer.from(packet.buffer, packet.byteOffset, packet.byteLength), lengthBytes);
  const kept = units.filter(
    (unit) =>
      unit.length > lengthBytes && !(SEI[codec] as readonly number[]).includes(typeOf(codec, unit[lengthBytes]!)),
  );
  return kept.length === units.length ? packet : Buffer.concat(kept);
}

function unitsOf(bytes: Buffer, lengthBytes: number): Buffer[] {
  const units: Buffer[] = [];
  for (let from = 0; from < bytes.length;) {
    const to = from + lengthBytes + bytes.readUIntBE(from, lengthBytes);
    if (to > bytes.length) throw new RangeError('a unit ends after its packet');
    units.push(bytes.subarray(from, to));
    from = to;
  }
  return units;
}
