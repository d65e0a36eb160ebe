import { type MediaView, showMedia } from '@shared/media/media';
import { call } from '@/platform/server/call';

const EVERY_MS = 800;
const TRIES = 60;

export class PictureFailed extends Error {}
export class PictureSlow extends Error {}

/** The picture once its copy is there. @throws PictureFailed when there will be none, PictureSlow after a minute. */
export async function pictureReady(mediaId: string, stopped: () => boolean): Promise<MediaView> {
  for (let tried = 0; tried < TRIES && !stopped(); tried += 1) {
    const picture = await call(showMedia, { params: { mediaId } });
    if (picture.state === 'ready') return picture;
    if (picture.state === 'failed') throw new PictureFailed();
    await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
  }
  throw new PictureSlow();
}
