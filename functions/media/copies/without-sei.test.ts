import { lengthBytesOf, withoutSei } from './without-sei';

const unit = (...bytes: number[]) => [0, 0, 0, bytes.length, ...bytes];

test('drops the SEI units of H.264 and keeps the rest in order', () => {
  const packet = Buffer.from([...unit(0x67, 1), ...unit(6, 5, 9), ...unit(0x65, 2, 3), ...unit(0x26, 1)]);
  expect([...withoutSei(packet, 'avc', 4)]).toEqual([...unit(0x67, 1), ...unit(0x65, 2, 3)]);
});

test('drops both SEI kinds of H.265', () => {
  const packet = Buffer.from([...unit(39 << 1, 1, 7), ...unit(19 << 1, 1, 8), ...unit(40 << 1, 1, 9)]);
  expect([...withoutSei(packet, 'hevc', 4)]).toEqual(unit(19 << 1, 1, 8));
});

test('refuses a packet whose units do not add up', () => {
  expect(() => withoutSei(Buffer.from([0, 0, 0, 9, 1]), 'avc', 4)).toThrow('after its packet');
  expect(() => withoutSei(Buffer.from([0, 0]), 'avc', 4)).toThrow('outside buffer');
});

test('reads the bytes of a length from the configuration', () => {
  expect(lengthBytesOf('avc', Buffer.from([1, 0x42, 0, 0x0a, 0xfd]))).toBe(2);
  expect(lengthBytesOf('hevc', Buffer.concat([Buffer.alloc(21), Buffer.from([0xff])]))).toBe(4);
});
