import { type MediaKind, type MediaView, requestUpload, showMedia } from '@shared/media/media';
import sharp from 'sharp';
import { callApi, signInAs } from '../../../tests/support/api';
import { freshTables } from '../../../tests/support/tables';
import { inChild } from './in-child';
import { filmOf } from '../testing/film';
import { heicOf } from '../testing/heic';
import { animatedWebp, endlessFilm, filmClaiming, nestedBoxes, pngBomb } from '../testing/hostile';
import { adtsOf, m4aOf, mp3Of, webmOf } from '../testing/sound';
import { onFiles } from '../testing/files';
import { processArrival, sendFile, typeOf } from '../testing/upload';
import { cpuMs } from '../../../tests/support/cpu';

let token: string;

beforeAll(async () => {
  await freshTables();
  ({ token } = await signInAs('media-hostile'));
});

/** Sends a file as a phone does, and gives what is shown of it then. */
async function sent(bytes: Buffer, kind: MediaKind): Promise<MediaView> {
  const { body: ticket } = await callApi(requestUpload, {
    token,
    body: { kind, contentType: typeOf[kind], bytes: bytes.length },
  });
  expect(await sendFile(ticket, bytes)).toMatchObject({ status: 201 });
  await processArrival(ticket.mediaId);
  return (await callApi(showMedia, { token, params: { mediaId: ticket.mediaId } })).body;
}

const copyOf = async ({ url }: MediaView) => Buffer.from(await (await fetch(url!)).arrayBuffer());

const photo = () => sharp({ create: { width: 60, height: 40, channels: 3, background: 'green' } });
const ZIP = Buffer.from('PK\x03\x04NosyZip PK\x05\x06'.padEnd(60, '\0'), 'latin1');
const HTML = Buffer.from('<html><script>NosyScript()</script></html>');

/** A comment within a JPEG, right after its first mark. */
const withComment = (jpeg: Buffer, words: Buffer) =>
  Buffer.concat([
    jpeg.subarray(0, 2),
    Buffer.from([0xff, 0xfe, (words.length + 2) >> 8, (words.length + 2) & 0xff]),
    words,
    jpeg.subarray(2),
  ]);

describe('what is two things at once is shown as the one, and nothing of the other', () => {
  test.each([
    ['a JPEG that is a ZIP too', async () => Buffer.concat([await photo().jpeg().toBuffer(), ZIP]), 'image'],
    ['a JPEG with a page in its comment', async () => withComment(await photo().jpeg().toBuffer(), HTML), 'image'],
    ['a JPEG with a page after its end', async () => Buffer.concat([await photo().jpeg().toBuffer(), HTML]), 'image'],
    ['a PNG with an archive behind', async () => Buffer.concat([await photo().png().toBuffer(), ZIP]), 'image'],
    ['an MP4 with a page behind', async () => Buffer.concat([await filmOf(), HTML]), 'video'],
    ['an MP3 with a page behind', async () => Buffer.concat([mp3Of(), HTML]), 'audio'],
    ['a PNG that was called a JPEG', () => photo().png({ palette: true }).toBuffer(), 'image'],
    ['a HEIC, with where it was taken', async () => heicOf({ saying: 'NosyPlace' }), 'image'],
    ['a MOV', () => filmOf({ container: 'mov', trackName: 'NosyTrack' }), 'video'],
    ['a browser’s WebM', () => webmOf({ film: true, saying: 'NosyTab' }), 'video'],
    ['a recording of a phone', () => m4aOf({ saying: 'NosyMemo' }), 'audio'],
    ['AAC without a container', async () => adtsOf(), 'audio'],
    ['a WebP of many pictures', () => animatedWebp(40), 'image'],
  ] as const)('%s', async (_, make, kind) => {
    const view = await sent(await make(), kind);
    expect(view).toMatchObject({ kind, state: 'ready' });
    const copy = await copyOf(view);
    expect(copy.length).toBeGreaterThan(100);
    for (const trace of ['Nosy', 'PK\x03\x04', '<html', '<script'])
      expect([trace, copy.includes(trace)]).toEqual([trace, false]);
    if (kind !== 'image') expect(view.seconds).toBe(2);
  });

  test('a GIFAR, and a PDF that is a JPEG too, are neither', async () => {
    const jpeg = await photo().jpeg().toBuffer();
    for (const head of ['GIF89a', '%PDF-1.7\n'])
      expect(await sent(Buffer.concat([Buffer.from(head), jpeg, ZIP]), 'image')).toMatchObject({
        state: 'failed',
        failure: 'unsupported',
      });
  });
});

test.each([
  ['half a JPEG', 'image', 'damaged', async () => (await photo().jpeg().toBuffer()).subarray(0, 200)],
  ['half a film', 'video', 'damaged', async () => (await filmOf()).subarray(0, 9000)],
  ['half a HEIC', 'image', 'damaged', async () => heicOf().subarray(0, 260)],
  ['a film called a picture', 'image', 'wrongKind', () => filmOf()],
  ['a picture called a film', 'video', 'wrongKind', () => photo().jpeg().toBuffer()],
  ['a sound called a film', 'video', 'wrongKind', () => m4aOf()],
  ['an MP3 called a film', 'video', 'wrongKind', async () => mp3Of()],
  ['a film called a sound', 'audio', 'wrongKind', () => filmOf({ sound: true })],
  ['an SVG', 'image', 'unsupported', async () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>')],
  ['a page', 'video', 'unsupported', async () => HTML],
  ['half an hour', 'video', 'tooLong', () => filmOf({ seconds: 1800 })],
  ['900 megapixels in 110 KB', 'image', 'tooManyPixels', async () => pngBomb(30_000)],
  [
    '900 megapixels that a HEIC says it has',
    'image',
    'tooManyPixels',
    async () => heicOf({ width: 30_000, height: 30_000 }),
  ],
  ['a hundred thousand boxes in one another', 'video', 'damaged', async () => nestedBoxes(100_000)],
  ['two thousand million sizes', 'video', 'damaged', () => filmClaiming('stsz', 0x7fffffff, 12)],
  ['two thousand million times', 'video', 'damaged', () => filmClaiming('stts', 0x7fffffff)],
  ['two thousand million chunks', 'video', 'damaged', () => filmClaiming('stco', 0x7fffffff)],
  ['two thousand million pictures', 'video', 'tooLong', () => endlessFilm(1)],
  ['two thousand million pictures in no time', 'video', 'damaged', () => endlessFilm(0)],
] as const)('%s: nothing is shown, and why is said', async (_, kind, failure, make) => {
  const began = cpuMs();
  const view = await sent(await make(), kind);
  expect(view).toEqual({ mediaId: view.mediaId, kind, state: 'failed', failure });
  // Most take half a second, of which the child's start is most.
  expect(cpuMs() - began).toBeLessThan(15_000);
});

describe('a reader that hangs, eats or dies ends as tooHeavy', () => {
  const within = (limits: { maxMs?: number; maxBytes?: number }, job: 'video' = 'video') =>
    filmOf().then((film) =>
      onFiles((from, to) => inChild(job, from, to, { maxMs: 20_000, maxBytes: 2 ** 31, ...limits }), film),
    );

  test('in time', () => expect(within({ maxMs: 20 })).rejects.toMatchObject({ reason: 'tooHeavy' }));
  test('in memory', () => expect(within({ maxBytes: 30 * 1024 * 1024 })).rejects.toMatchObject({ reason: 'tooHeavy' }));
  test('by itself', () => expect(within({}, 'no such job' as 'video')).rejects.toMatchObject({ reason: 'tooHeavy' }));
  test('and else it answers', () => expect(within({})).resolves.toMatchObject({ seconds: 2 }));
});
