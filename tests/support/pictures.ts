import { requestUpload } from '@shared/media/media';
import { redactMedia, type ShowsPersons } from '@shared/media/redaction';
import sharp from 'sharp';
import { processArrival, sendFile } from '../../functions/media/testing/upload';
import { callApi } from './api';
import { NIUJIAO } from './people';

const grey = () =>
  sharp({ create: { width: 60, height: 40, channels: 3, background: '#777' } })
    .jpeg()
    .toBuffer();

/** A picture that someone sent and that was looked through: these bytes, or of one colour. */
export async function sentPicture(token: string, picture?: Buffer): Promise<string> {
  const bytes = picture ?? (await grey());
  const body = { kind: 'image', contentType: 'image/jpeg', bytes: bytes.length } as const;
  const { body: ticket } = await callApi(requestUpload, { token, body });
  const { status, text } = await sendFile(ticket, bytes);
  if (status !== 201) throw new Error(`storage answered ${status} ${text}`);
  await processArrival(ticket.mediaId);
  return ticket.mediaId;
}

/** A picture for the papers of a village, with nothing in it to cover. */
export async function coveredPicture(token: string, showsPersons: ShowsPersons): Promise<string> {
  const params = { villageCode: NIUJIAO, mediaId: await sentPicture(token) };
  const { body } = await callApi(redactMedia, { token, params, body: { boxes: [], showsPersons } });
  await processArrival(body.mediaId);
  return body.mediaId;
}
