import { slowHash } from './slow-hash';

test('a code is hashed at its whole cost: 2^15 rounds of 8 blocks', async () => {
  // scryptSync('a code', 'a salt', 32, { N: 32768, r: 8, p: 1 })
  expect((await slowHash('a code', 'a salt')).toString('base64url')).toBe(
    'HoEF4ahjvuIiVvii04fryF3Y0mD3lZjwU6FJAf7wnbQ',
  );
});
