import {
  type MediaKind,
  requestAnonymousUpload,
  requestPosterUpload,
  requestUpload,
  showMedia,
} from '@shared/media/media';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { SQSEvent } from 'aws-lambda';
import sharp from 'sharp';
import { callApi, signInAs } from '../../tests/support/api';
import { freshTables } from '../../tests/support/tables';
import { setClock } from '../platform/clock';
import { env } from '../platform/env';
import { newId } from '../platform/id';
import { newSecret } from '../platform/sealed';
import { getObject, putObject, sizeOf } from '../platform/media-bucket';
import { transact } from '../platform/transact';
import { accountOwner, copyKeyOf, originalKeyOf, posterKeyOf, posterOriginalKeyOf } from './media';
import { claimMedia, createMedia, draftOwner, findMedia, mediaViews, startAttempt } from './media-store';
import { handler as processMediaHandler } from './copies/process-media';
import { handler as sweepMedia } from './sweep-media';
import { filmOf } from './testing/film';
import { arrivalsOf, processArrival, sendFile, typeOf } from './testing/upload';

let token: string;
let owner: string;

beforeAll(async () => {
  await freshTables();
  const signedIn = await signInAs('media-reporter');
  token = signedIn.token;
  owner = accountOwner(signedIn.session.me.accountId);
});

const photo = () =>
  sharp({ create: { width: 40, height: 20, channels: 3, background: 'green' } })
    .withExif({ IFD0: { Make: 'NosyPhone' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '28/1 50/1 42/1' } })
    .jpeg()
    .toBuffer();

const ticketFor = async (bytes: Buffer, kind: MediaKind = 'image') => {
  const { status, body } = await callApi(requestUpload, {
    token,
    body: { kind, contentType: typeOf[kind], bytes: bytes.length },
  });
  expect(status).toBe(200);
  return body;
};

const sent = async (bytes: Buffer, kind: MediaKind = 'image') => {
  const ticket = await ticketFor(bytes, kind);
  expect(await sendFile(ticket, bytes)).toMatchObject({ status: 201 });
  return ticket.mediaId;
};

const show = async (mediaId: string, as = token) => callApi(showMedia, { token: as, params: { mediaId } });

describe('a picture', () => {
  test('is shown as a copy that tells nothing but the picture', async () => {
    const original = await photo();
    expect(original.includes('NosyPhone')).toBe(true);
    const mediaId = await sent(original);
    expect((await show(mediaId)).body).toEqual({ mediaId, kind: 'image', state: 'awaiting' });

    await processArrival(mediaId);

    const { body } = await show(mediaId);
    expect(body).toMatchObject({ mediaId, kind: 'image', state: 'ready', width: 40, height: 20 });
    for (const url of [body.url!, body.posterUrl!]) {
      expect(url).not.toContain('originals');
      const reply = await fetch(url);
      expect([reply.status, reply.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
      const copy = Buffer.from(await reply.arrayBuffer());
      expect((await sharp(copy).metadata()).exif).toBeUndefined();
      expect(copy.includes('Nosy')).toBe(false);
    }
    expect(JSON.stringify(await findMedia(mediaId))).not.toContain('Nosy');
    expect((await getObject(`originals/${mediaId}`)).equals(original)).toBe(true);
  });

  test('is the same when its event comes twice, and at the same time', async () => {
    const mediaId = await sent(await photo());
    await Promise.all([processArrival(mediaId), processArrival(mediaId)]);
    const first = await findMedia(mediaId);
    await processArrival(mediaId, mediaId);
    expect(first?.state).toBe('ready');
    expect(await findMedia(mediaId)).toEqual(first);
  });

  test('that is attached while it is processed keeps both', async () => {
    const mediaId = await sent(await photo());
    const reportId = newId();
    await transact(...(await claimMedia([mediaId], owner, reportId)));
    await processArrival(mediaId);
    const media = await findMedia(mediaId);
    expect(media).toMatchObject({ state: 'ready', claimedBy: reportId });
    expect(media?.ttl).toBeUndefined();
  });

  test.each([
    ['text under a picture’s name', async () => Buffer.from('<svg onload="x()"/>'), 'unsupported'],
    ['a HEIC of nothing', async () => Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'), 'damaged'],
    ['a film under a picture’s name', () => filmOf(), 'wrongKind'],
    ['half a picture', async () => (await photo()).subarray(0, 300), 'damaged'],
  ])('%s is not shown', async (_, bytes, reason) => {
    const mediaId = await sent(await bytes());
    await processArrival(mediaId);
    expect((await show(mediaId)).body).toEqual({ mediaId, kind: 'image', state: 'failed', failure: reason });
    expect((await findMedia(mediaId))?.reason).toBe(reason);
    expect(await sizeOf(`copies/${mediaId}.jpg`)).toBeUndefined();
  });
});

test('a film is shown as a copy without its tags', async () => {
  const mediaId = await sent(await filmOf({ trackName: 'NosyTrack', saying: 'NosySei' }), 'video');
  await processArrival(mediaId);
  const { body } = await show(mediaId);
  expect(body).toMatchObject({ state: 'ready', width: 128, height: 96 });
  const reply = await fetch(body.url!);
  expect(reply.headers.get('content-type')).toBe('video/mp4');
  expect(Buffer.from(await reply.arrayBuffer()).includes('Nosy')).toBe(false);
});

describe('the frame of a film', () => {
  const frame = async (mediaId: string, as = token) =>
    callApi(requestPosterUpload, { token: as, params: { mediaId }, body: { contentType: 'image/jpeg' } });
  const arrive = (mediaId: string) => processMediaHandler(arrivalsOf(posterOriginalKeyOf(mediaId)));

  test.each(['before', 'after'])(
    'is drawn anew, small, and shown with it; it came %s the film was made',
    async (when) => {
      const mediaId = await sent(await filmOf(), 'video');
      if (when === 'after') await processArrival(mediaId);
      const bytes = await photo();
      const { body: ticket } = await frame(mediaId);
      expect(await sendFile(ticket, bytes)).toMatchObject({ status: 201 });
      await arrive(mediaId);
      if (when === 'before') {
        expect((await show(mediaId)).body).toEqual({ mediaId, kind: 'video', state: 'awaiting' });
        await processArrival(mediaId);
      }
      const { body } = await show(mediaId);
      expect(body).toMatchObject({ state: 'ready', seconds: 2 });
      const drawn = Buffer.from(await (await fetch(body.posterUrl!)).arrayBuffer());
      expect([await sharp(drawn).metadata(), drawn.includes('Nosy')]).toMatchObject([{ format: 'jpeg' }, false]);
    },
  );

  test('that is no picture leaves the film without one', async () => {
    const mediaId = await sent(await filmOf(), 'video');
    const bytes = Buffer.from('<svg onload="x()"/>');
    await sendFile((await frame(mediaId)).body, bytes);
    await processArrival(mediaId);
    await arrive(mediaId);
    const { body } = await show(mediaId);
    expect([body.state, body.posterUrl]).toEqual(['ready', undefined]);
  });

  test('is given by who sent the film, for a film, until it is attached', async () => {
    const film = await sent(await filmOf(), 'video');
    const { token: other } = await signInAs('media-stranger');
    expect((await frame(film, other)).status).toBe(404);
    expect((await frame(await sent(await photo()))).status).toBe(404);
    await transact(...(await claimMedia([film], owner, newId())));
    expect((await frame(film)).status).toBe(404);
  });

  test.each([
    ['another frame', true],
    ['the first frame', false],
  ])('that comes by an old ticket once the film is attached is refused: %s', async (_, had) => {
    const film = await sent(await filmOf(), 'video');
    const { body: ticket } = await frame(film);
    const first = await photo();
    if (had) {
      await sendFile(ticket, first);
      await arrive(film);
    }
    await processArrival(film);
    const drawn = async () => (had ? await getObject(posterKeyOf(film)) : undefined);
    const before = await drawn();
    await transact(...(await claimMedia([film], owner, newId())));
    const other = await sharp({ create: { width: 30, height: 20, channels: 3, background: 'red' } })
      .jpeg()
      .toBuffer();
    await sendFile(ticket, other);
    await arrive(film);
    expect(await drawn()).toEqual(before);
    expect(await findMedia(film)).toMatchObject({
      state: 'ready',
      replaced: true,
      ...(!had && { posterETag: 'none' }),
    });
    if (!had) expect(await sizeOf(posterKeyOf(film))).toBeUndefined();
  });
});

describe('a ticket', () => {
  test('is for one size, one type and one key', async () => {
    const original = await photo();
    const ticket = await ticketFor(original);
    const tooLarge = await sendFile(ticket, Buffer.concat([original, Buffer.from('!')]));
    expect(tooLarge).toMatchObject({ status: 400, text: expect.stringContaining('EntityTooLarge') });
    expect(await sendFile(ticket, Buffer.alloc(0))).toMatchObject({ status: 400 });
    expect(await sendFile(ticket, original, 'text/html')).toMatchObject({ status: 403 });
    const elsewhere = { ...ticket, fields: { ...ticket.fields, key: `copies/${ticket.mediaId}.jpg` } };
    expect(await sendFile(elsewhere, original)).toMatchObject({ status: 403 });
    const key = 'x-amz-server-side-encryption-aws-kms-key-id';
    expect(ticket.fields[key]).toBe(env.originalsKeyArn);
    const otherKey = { ...ticket, fields: { ...ticket.fields, [key]: `${env.originalsKeyArn}0` } };
    const { [key]: _, ...without } = ticket.fields;
    for (const altered of [otherKey, { ...ticket, fields: without }])
      expect(await sendFile(altered, original)).toMatchObject({ status: 403 });
    expect(await sizeOf(`originals/${ticket.mediaId}`)).toBeUndefined();
  });

  test('no original is stored under another key, whoever signs for it', async () => {
    const s3 = new S3Client({ endpoint: env.s3Endpoint!, forcePathStyle: true });
    const put = new PutObjectCommand({
      Bucket: env.mediaBucket,
      Key: originalKeyOf(newId()),
      Body: 'x',
      ServerSideEncryption: 'aws:kms',
      SSEKMSKeyId: `${env.originalsKeyArn}0`,
    });
    await expect(s3.send(put)).rejects.toMatchObject({ name: 'AccessDenied' });
  });

  test('is refused for what is too large or no picture', async () => {
    const ask = (body: object) => callApi(requestUpload, { token, body });
    const tooLarge = await ask({ kind: 'image', contentType: 'image/jpeg', bytes: 21 * 1024 * 1024 });
    expect([tooLarge.status, tooLarge.body.code]).toEqual([413, 'media.tooLarge']);
    const unsupported = await ask({ kind: 'image', contentType: 'video/mp4', bytes: 10 });
    expect([unsupported.status, unsupported.body.code]).toEqual([415, 'media.unsupported']);
  });
});

test("someone else's file, and a draft's, are not found", async () => {
  const mediaId = await sent(await photo());
  const { token: other } = await signInAs('media-stranger');
  expect(await show(mediaId, other)).toMatchObject({ status: 404, body: { code: 'notFound' } });
  const draft = await callApi(requestAnonymousUpload, {
    body: { kind: 'image', contentType: 'image/png', bytes: 9, draftKey: newSecret() },
  });
  expect(await show(draft.body.mediaId)).toMatchObject({ status: 404 });
});

test('an anonymous ticket keeps nothing of the one who asked', async () => {
  const draftKey = newSecret();
  const { body } = await callApi(requestAnonymousUpload, {
    token,
    body: { kind: 'image', contentType: 'image/jpeg', bytes: 9, draftKey },
  });
  const media = await findMedia(body.mediaId);
  expect(media?.owner).toBe(draftOwner(draftKey));
  expect(JSON.stringify(media)).not.toContain(draftKey);
  expect(JSON.stringify(media)).not.toContain(owner.slice('account#'.length));
});

describe('S3 tells of an original', () => {
  test('late, and again, when all is done: nothing moves', async () => {
    const mediaId = await sent(await photo());
    await transact(...(await claimMedia([mediaId], owner, newId())));
    await processArrival(mediaId);
    const done = await findMedia(mediaId);
    await processArrival(mediaId, mediaId);
    expect(await findMedia(mediaId)).toEqual(done);
  });

  test('that is not there: the file still waits, and is shown when it has come', async () => {
    const original = await photo();
    const ticket = await ticketFor(original);
    await processArrival(ticket.mediaId);
    expect(await findMedia(ticket.mediaId)).toMatchObject({ state: 'awaiting' });
    await sendFile(ticket, original);
    await processArrival(ticket.mediaId);
    expect(await findMedia(ticket.mediaId)).toMatchObject({ state: 'ready' });
  });

  test('that nobody has a ticket for: nothing is made of it', async () => {
    const mediaId = newId();
    await putObject(originalKeyOf(mediaId), await photo(), 'image/jpeg');
    await putObject(posterOriginalKeyOf(mediaId), await photo(), 'image/jpeg');
    await processMediaHandler(arrivalsOf(originalKeyOf(mediaId), posterOriginalKeyOf(mediaId)));
    expect(await findMedia(mediaId)).toBeUndefined();
    expect(await sizeOf(copyKeyOf(mediaId, 'image/jpeg'))).toBeUndefined();
  });

  test('of one among others that cannot be shown: the others are', async () => {
    const ids = [await sent(Buffer.from('GIF89a')), await sent(await photo())];
    await processArrival(...ids);
    expect((await Promise.all(ids.map(findMedia))).map((media) => media?.state)).toEqual(['failed', 'ready']);
  });

  test.each([
    ['as a dead letter', (event: object) => event],
    ['as a deploy before put it there', (event: object) => ({ requestPayload: event })],
  ])('by the queue, when Lambda had given up, %s', async (_, messageOf) => {
    const mediaId = await sent(await photo());
    const body = JSON.stringify(messageOf(arrivalsOf(originalKeyOf(mediaId))));
    await processMediaHandler({ Records: [{ body }] } as SQSEvent);
    expect(await findMedia(mediaId)).toMatchObject({ state: 'ready' });
  });
});

describe('a file that kills the function', () => {
  test('is given up at the fourth start, as tooHeavy', async () => {
    const mediaId = await sent(await photo());
    for (const attempt of [1, 2, 3]) expect(await startAttempt(mediaId)).toBe(attempt);
    await processArrival(mediaId);
    expect((await show(mediaId)).body).toEqual({ mediaId, kind: 'image', state: 'failed', failure: 'tooHeavy' });
    expect(await startAttempt(mediaId)).toBeUndefined();
  });

  test('is told from storage that does not answer: that does not count, and nothing is lost', async () => {
    const mediaId = await sent(await photo());
    const send = S3Client.prototype.send;
    const failing = jest.spyOn(S3Client.prototype, 'send').mockImplementation(function (this: S3Client, command) {
      if (command instanceof PutObjectCommand) return Promise.reject(new Error('SlowDown'));
      return (send as (given: unknown) => unknown).call(this, command) as never;
    });
    for (let time = 0; time < 5; time += 1) await expect(processArrival(mediaId)).rejects.toThrow('SlowDown');
    failing.mockRestore();
    expect(await findMedia(mediaId)).toMatchObject({ state: 'processing', attempts: 0 });
    await processArrival(mediaId);
    expect(await findMedia(mediaId)).toMatchObject({ state: 'ready' });
  });
});

describe('claiming', () => {
  test('what was never sent is refused, what was sent is taken before S3 has told', async () => {
    const original = await photo();
    const ticket = await ticketFor(original);
    await expect(claimMedia([ticket.mediaId], owner, newId())).rejects.toMatchObject({ code: 'media.notUploaded' });
    await sendFile(ticket, original);
    await expect(claimMedia([ticket.mediaId], owner, newId())).resolves.toHaveLength(1);
  });

  test('a file goes to one report, also when two ask at once', async () => {
    const mediaId = await sent(await photo());
    const [first, second] = [await claimMedia([mediaId], owner, newId()), await claimMedia([mediaId], owner, newId())];
    await transact(...first);
    await expect(transact(...second)).rejects.toMatchObject({ name: 'ConditionsFailed' });
    await expect(claimMedia([mediaId], owner, newId())).rejects.toMatchObject({ code: 'notFound' });
  });

  test("someone else's is refused", async () => {
    const mediaId = await sent(await photo());
    await expect(claimMedia([mediaId], 'account#OTHER', newId())).rejects.toMatchObject({ code: 'notFound' });
  });
});

test('mediaViews keeps the order and leaves out what is gone', async () => {
  const ids = [await sent(await photo()), await sent(await photo())].reverse();
  const views = await mediaViews([ids[0]!, newId(), ids[1]!]);
  expect(views.map(({ mediaId }) => mediaId)).toEqual(ids);
});

test('originals and copies go when their row is gone, and only then', async () => {
  // All test files share one bucket: this one sweeps a month long past.
  const at = '2001-02-20T03:00:00.000Z';
  const stored = async (day: string, row: boolean) => {
    const mediaId = newId(`2001-02-${day}T00:00:00.000Z`);
    const media = {
      mediaId,
      kind: 'image' as const,
      contentType: 'image/jpeg',
      bytes: 3,
      state: 'ready' as const,
      owner,
    };
    if (row) await createMedia({ ...media, originalKey: originalKeyOf(mediaId) });
    const keys = [originalKeyOf(mediaId), copyKeyOf(mediaId, 'image/jpeg'), posterKeyOf(mediaId)];
    for (const key of keys) await putObject(key, Buffer.from('abc'), 'image/jpeg');
    return () => Promise.all(keys.map(sizeOf));
  };
  const [gone, kept, young] = [await stored('10', false), await stored('10', true), await stored('16', false)];
  const restore = setClock(() => new Date(at));
  await sweepMedia().finally(restore);
  expect(await gone()).toEqual([undefined, undefined, undefined]);
  expect(await kept()).toEqual([3, 3, 3]);
  expect(await young()).toEqual([3, 3, 3]);
});
