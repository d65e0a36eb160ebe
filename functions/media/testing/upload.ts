import type { MediaKind, UploadTicket } from '@shared/media';
import { handler as processMediaHandler } from '../process-media';

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

/** What S3 says when an original has arrived. */
export const arrivalOf = (...mediaIds: string[]) =>
  ({
    Records: mediaIds.map((mediaId) => ({ s3: { object: { key: `originals/${mediaId}` } } })),
  }) as Parameters<typeof processMediaHandler>[0];

export const processArrival = (...mediaIds: string[]) => processMediaHandler(arrivalOf(...mediaIds));

export const typeOf: Record<MediaKind, 'image/jpeg' | 'video/mp4'> = { image: 'image/jpeg', video: 'video/mp4' };
