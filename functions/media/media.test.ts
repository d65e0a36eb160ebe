import { MAX_BYTES } from '@shared/media';
import { checkClaim, checkUpload, type Media, mediaIdOf } from './media';

const file = (given: Partial<Media> = {}): Media => ({
  mediaId: '01J00000000000000000000000',
  kind: 'image',
  contentType: 'image/jpeg',
  bytes: 10,
  state: 'ready',
  owner: 'account#A',
  originalKey: 'originals/01J00000000000000000000000',
  ...given,
});

test.each([
  ['image', 'video/mp4', 1, 'media.unsupported'],
  ['video', 'image/jpeg', 1, 'media.unsupported'],
  ['image', 'image/jpeg', MAX_BYTES.image + 1, 'media.tooLarge'],
  ['video', 'video/mp4', MAX_BYTES.video + 1, 'media.tooLarge'],
] as const)('gives no ticket for a %s of %s with %d bytes', (kind, contentType, bytes, code) => {
  expect(() => checkUpload({ kind, contentType, bytes })).toThrow(code);
});

test.each(['image/png', 'image/webp'] as const)('gives a ticket for a whole %s', (contentType) => {
  expect(() => checkUpload({ kind: 'image', contentType, bytes: MAX_BYTES.image })).not.toThrow();
});

test.each([
  ["someone else's", [file({ owner: 'account#B' })]],
  ['attached already', [file({ claimedBy: 'R' })]],
  ['not there', [undefined]],
])('claims no file that is %s', (_, media) => expect(() => checkClaim(media, 'account#A')).toThrow('notFound'));

test('claims nine pictures and a video, and no more', () => {
  const pictures = Array<Media>(9).fill(file());
  const video = file({ kind: 'video' });
  expect(() => checkClaim([...pictures, video], 'account#A')).not.toThrow();
  expect(() => checkClaim([...pictures, file()], 'account#A')).toThrow('media.tooMany');
  expect(() => checkClaim([video, video], 'account#A')).toThrow('media.tooMany');
  expect(() => checkClaim([video], 'account#A', 0)).toThrow('media.tooMany');
});

test.each([
  ['originals/01J00000000000000000000000', '01J00000000000000000000000'],
  ['copies/01J00000000000000000000000.jpg', undefined],
  ['originals/../01J00000000000000000000000', undefined],
])('reads of %s the id %s', (key, mediaId) => expect(mediaIdOf(key)).toBe(mediaId));
