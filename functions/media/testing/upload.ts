import type { ContentType, MediaKind, UploadTicket } from '@shared/media/media';
import type { S3Event } from 'aws-lambda';
import { originalKeyOf } from '../media';
import { handler as processMediaHandler } from '../copies/process-media';

/** For tests. Sends a file to storage as a phone does: the ticket's fields first, the file last, under a telling name. */
export async function sendFile(
  ticket: UploadTicket,
  bytes: Buffer,
  type?: string,
): Promise<{ status: number; text: string }> {
  const form = new FormData();
  for (const [name, value] of Object.entries(ticket.fields))
    form.append(name, type && name === 'Content-Type' ? type : value);
  form.append('file', new Blob([new Uint8Array(bytes)]), 'IMG_NosyName.jpg');
  const reply = await fetch(ticket.url, { method: 'POST', body: form });
  return { status: reply.status, text: await reply.text() };
}

/** What S3 says when objects have arrived. */
export const arrivalsOf = (...keys: string[]) =>
  ({ Records: keys.map((key) => ({ s3: { object: { key } } })) }) as S3Event;

export const processArrival = (...mediaIds: string[]) =>
  processMediaHandler(arrivalsOf(...mediaIds.map((mediaId) => originalKeyOf(mediaId))));

export const typeOf: Record<MediaKind, ContentType> = {
  image: 'image/jpeg',
  video: 'video/mp4',
  audio: 'audio/mpeg',
};
