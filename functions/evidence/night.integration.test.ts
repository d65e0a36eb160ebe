import { openOriginal } from '@shared/evidence/evidence';
import { requestAnonymousPosterUpload, requestAnonymousUpload } from '@shared/media/media';
import { submitAnonymousReport } from '@shared/reports/reports';
import sharp from 'sharp';
import { callApi } from '../../tests/support/api';
import { everyObject } from '../../tests/support/every-object';
import { DISTRICT, NIUJIAO } from '../../tests/support/people';
import { posterOriginalKeyOf } from '../media/media';
import { handler as processMediaHandler } from '../media/copies/process-media';
import { handler as sweepMediaHandler } from '../media/sweep-media';
import { filmOf } from '../media/testing/film';
import { arrivalsOf, processArrival, sendFile, typeOf } from '../media/testing/upload';
import { findMedia } from '../media/media-store';
import { setClock } from '../platform/clock';
import { newSecret } from '../platform/sealed';
import { freshDistrict, personNamed } from '../reports/testing/people';
import { handler as evidenceHandler } from './index';

const DAY_MS = 86_400_000;
const aSecondLater = () => new Promise((done) => setTimeout(done, 1100));
const lastModified = ({ headers }: { headers: string }) =>
  Date.parse((JSON.parse(headers) as { LastModified: string }).LastModified);

/** What the clock does at ten past one, China's time. */
async function night(): Promise<void> {
  const restore = setClock(() => new Date(Date.now() + DAY_MS));
  try {
    const event = { source: 'aws.scheduler' } as never;
    await processMediaHandler(event);
    await evidenceHandler(event, undefined as never);
    await sweepMediaHandler();
  } finally {
    restore();
  }
}

test('a night later storage tells of no file of a hidden report when it came: all were written anew, together', async () => {
  await freshDistrict();
  const regulator = await personNamed('周正', { role: 'regulator', division: DISTRICT });
  const draftKey = newSecret();
  const picture = await sharp({ create: { width: 40, height: 20, channels: 3, background: 'green' } })
    .jpeg()
    .toBuffer();
  const film = await filmOf();
  const upload = async (kind: 'image' | 'video', bytes: Buffer) => {
    const body = { kind, contentType: typeOf[kind], bytes: bytes.length, draftKey };
    const { body: ticket } = await callApi(requestAnonymousUpload, { body });
    expect(await sendFile(ticket, bytes)).toMatchObject({ status: 201 });
    return ticket.mediaId;
  };
  const mediaIds = [await upload('image', picture), await upload('video', film)];
  const frame = { params: { mediaId: mediaIds[1]! }, body: { draftKey, contentType: 'image/jpeg' } };
  await sendFile((await callApi(requestAnonymousPosterUpload, frame)).body, picture);
  await processMediaHandler(arrivalsOf(posterOriginalKeyOf(mediaIds[1]!)));
  await processArrival(...mediaIds);
  const { body: receipt } = await callApi(submitAnonymousReport, {
    body: {
      villageCode: NIUJIAO,
      category: 'works',
      description: '村口的路灯坏了三个月没人修',
      about: { kind: 'village' },
      mediaIds,
      draftKey,
    },
  });
  const of = async () =>
    new Map(
      (await everyObject())
        .filter(({ key }) => mediaIds.some((mediaId) => key.includes(mediaId)))
        .map((object) => [object.key, object]),
    );
  const before = await of();
  expect(before.size).toBe(7);
  await aSecondLater();
  const began = Math.floor(Date.now() / 1000) * 1000;
  expect([...before.values()].map(lastModified).every((at) => at < began)).toBe(true);

  await night();

  const after = await of();
  // The frame was of use once, to draw the small picture from.
  expect([...after.keys()].sort()).toEqual(
    [...before.keys()].filter((key) => key !== posterOriginalKeyOf(mediaIds[1]!)).sort(),
  );
  for (const [key, object] of after) {
    expect([key, lastModified(object) >= began]).toEqual([key, true]);
    expect([key, object.bytes.equals(before.get(key)!.bytes)]).toEqual([key, true]);
    const typeIn = ({ headers }: { headers: string }) => (JSON.parse(headers) as { ContentType: string }).ContentType;
    expect([key, typeIn(object)]).toEqual([key, typeIn(before.get(key)!)]);
  }
  // S3 tells of what was written anew as of any arrival: it is the same file.
  await processArrival(...mediaIds);
  for (const mediaId of mediaIds) {
    expect(await findMedia(mediaId)).not.toHaveProperty('replaced');
    const params = { reportId: receipt.reportId, mediaId };
    const body = { reason: '要核对照片是什么时候拍的' };
    expect((await callApi(openOriginal, { token: regulator.token, params, body })).status).toBe(200);
  }
});
