import { MAX_BYTES, MAX_COUNT, MediaKind } from '@shared/media/media';
import { arrivalOf, checkClaim, checkUpload, IMAGES_ONLY, type Media } from './media';

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
  ['video', 'audio/webm', 1, 'media.unsupported'],
  ['image', 'image/jpeg', MAX_BYTES.image + 1, 'media.tooLarge'],
  ['video', 'video/mp4', MAX_BYTES.video + 1, 'media.tooLarge'],
] as const)('gives no ticket for a %s of %s with %d bytes', (kind, contentType, bytes, code) => {
  expect(() => checkUpload({ kind, contentType, bytes })).toThrow(code);
});

test.each([
  ['image', 'image/heic'],
  ['video', 'video/webm'],
  ['audio', 'audio/x-m4a'],
] as const)('gives a ticket for a whole %s of %s', (kind, contentType) => {
  expect(() => checkUpload({ kind, contentType, bytes: MAX_BYTES[kind] })).not.toThrow();
});

test.each([
  ["someone else's", [file({ owner: 'account#B' })]],
  ['attached already', [file({ claimedBy: 'R' })]],
  ['not there', [undefined]],
  ['painted over for another report', [file({ boundTo: 'R2' })]],
])('claims no file that is %s', (_, media) => expect(() => checkClaim(media, 'account#A', 'R1')).toThrow('notFound'));

test('claims so many of each kind, and no more', () => {
  const most = MediaKind.options.flatMap((kind) => Array<Media>(MAX_COUNT[kind]).fill(file({ kind })));
  expect(() => checkClaim(most, 'account#A', 'R1')).not.toThrow();
  for (const kind of MediaKind.options)
    expect(() => checkClaim([...most, file({ kind })], 'account#A', 'R1')).toThrow('media.tooMany');
  expect(() => checkClaim([file({ kind: 'video' })], 'account#A', 'R1', IMAGES_ONLY)).toThrow('media.tooMany');
  expect(() => checkClaim([file({ kind: 'audio' })], 'account#A', 'R1', { audio: 0 })).toThrow('media.tooMany');
});

test.each([
  ['originals/01J00000000000000000000000', { mediaId: '01J00000000000000000000000', what: 'original' }],
  ['originals/posters/01J00000000000000000000000', { mediaId: '01J00000000000000000000000', what: 'poster' }],
  ['originals/01J00000000000000000000000.exe', undefined],
  ['copies/01J00000000000000000000000.jpg', undefined],
  ['originals/../01J00000000000000000000000', undefined],
])('knows what arrived as %s', (key, arrival) => expect(arrivalOf(key)).toEqual(arrival));
