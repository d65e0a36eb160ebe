import fc from 'fast-check';
import { decodeScene, encodeScene, SCENE_KINDS } from './scene';

const village = fc.integer({ min: 0, max: 999_999_999_999 }).map((code) => String(code).padStart(12, '0'));
const FIVE_BITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const ulid = fc
  .tuple(fc.constantFrom(...'01234567'), fc.array(fc.constantFrom(...FIVE_BITS), { minLength: 25, maxLength: 25 }))
  .map(([first, rest]) => first + rest.join(''));

test('a scene comes back as what it was made of, within what WeChat allows', () => {
  fc.assert(
    fc.property(fc.constantFrom(...SCENE_KINDS), village, ulid, (kind, villageCode, id) => {
      const subject = kind === 'village' ? { kind, villageCode } : { kind, villageCode, id };
      const scene = encodeScene(subject);
      expect(scene).toMatch(/^[\w!#$&'()*+,/:;=?@.~-]{1,32}$/);
      expect(decodeScene(scene)).toEqual(subject);
    }),
  );
});

test.each([
  '',
  'v',
  'v12',
  'x511503002228',
  'a511503002228',
  `a${'_'.repeat(28)}`,
  `a${'A'.repeat(27)}`,
  'v51150300222８',
])('%p names nothing', (scene) => {
  expect(decodeScene(scene)).toBeUndefined();
});
