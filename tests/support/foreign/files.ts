import { beginAnonymousUpload, beginUpload } from '@shared/media/multipart';
import { type MediaKind, requestAnonymousUpload, requestUpload, type UploadTicket } from '@shared/media/media';
import { redactMedia } from '@shared/media/redaction';
import sharp from 'sharp';
import { NIUJIAO } from '../../../scripts/seed/demo-people';
import { processArrival, sendFile, typeOf } from '../../../functions/media/testing/upload';
import { newSecret } from '../../../functions/platform/sealed';
import { callApi } from '../api';
import type { Someone } from './people';

export const ok = <A extends { status: number; body: object }>({ status, body }: A): A['body'] => {
  if (status !== 200) throw new Error(`answered ${status} ${JSON.stringify(body)}`);
  return body;
};

const send = async (ticket: UploadTicket, bytes: Buffer) => {
  await sendFile(ticket, bytes);
  await processArrival(ticket.mediaId);
  return ticket.mediaId;
};
const picture = () =>
  sharp({ create: { width: 40, height: 30, channels: 3, background: '#a0b' } })
    .jpeg()
    .toBuffer();

/** A picture that was sent and is ready. */
export async function pictureOf({ token }: Someone): Promise<string> {
  const bytes = await picture();
  const body = { kind: 'image' as const, contentType: typeOf.image, bytes: bytes.length };
  return send(ok(await callApi(requestUpload, { token, body })), bytes);
}

/** A file that is announced and did not come. */
export const ticketOf = async ({ token }: Someone, kind: MediaKind): Promise<string> =>
  ok(await callApi(requestUpload, { token, body: { kind, contentType: typeOf[kind], bytes: 1_000 } })).mediaId;

const LARGE = { kind: 'video', contentType: 'video/mp4', bytes: 9_000_000 } as const;
/** A file that is sent in parts, of which none came. */
export const partsOf = async ({ token }: Someone): Promise<string> =>
  ok(await callApi(beginUpload, { token, body: LARGE })).mediaId;

/** The same of a draft without a sender. */
export const DRAFTS = { own: newSecret(), other: newSecret() };
export const draftParts = async (draftKey: string): Promise<string> =>
  ok(await callApi(beginAnonymousUpload, { body: { ...LARGE, draftKey } })).mediaId;
export const draftFilm = async (draftKey: string): Promise<string> =>
  ok(
    await callApi(requestAnonymousUpload, {
      body: { kind: 'video', contentType: 'video/mp4', bytes: 1_000, draftKey },
    }),
  ).mediaId;
export async function draftPicture(draftKey: string): Promise<string> {
  const bytes = await picture();
  const body = { kind: 'image' as const, contentType: typeOf.image, bytes: bytes.length, draftKey };
  return send(ok(await callApi(requestAnonymousUpload, { body })), bytes);
}

/** A covered copy for the papers of 牛角村; what shows somebody waits for a second person. */
export async function coveredBy(bookkeeper: Someone, showsPersons: 'yes' | 'no'): Promise<string> {
  const params = { villageCode: NIUJIAO, mediaId: await pictureOf(bookkeeper) };
  const { mediaId } = ok(
    await callApi(redactMedia, { token: bookkeeper.token, params, body: { boxes: [], showsPersons } }),
  );
  await processArrival(mediaId);
  return mediaId;
}
