import { accountOwner, originalKeyOf } from '../../functions/media/media';
import { createMedia, draftOwner } from '../../functions/media/media-store';
import { newId } from '../../functions/platform/id';
import { putObject } from '../../functions/platform/media-bucket';
import { newSecret } from '../../functions/platform/sealed';
import type { District } from './district';
import { exercises, NOTHING } from './exercise';
import { filed } from './report-rows';

/** A report of the resident's against a cadre, and a picture that was sent with it. */
async function pictureOf(d: District) {
  const { reportId, mediaIds } = await filed(d, { about: 'cadre', accusedPersonId: newId() });
  const mediaId = mediaIds[0]!;
  await putObject(originalKeyOf(mediaId), Buffer.from('picture'), 'image/jpeg');
  return { reportId, mediaId };
}

/** A film that was sent and is attached to nothing yet. */
async function filmOf(owner: string) {
  const mediaId = newId();
  const file = { mediaId, kind: 'video', contentType: 'video/mp4', bytes: 1_000_000, state: 'ready', owner } as const;
  await createMedia({ ...file, originalKey: originalKeyOf(mediaId) });
  return { mediaId };
}

const FRAME = { contentType: 'image/jpeg' };

export const evidenceExercises = exercises(NOTHING, {
  openOriginal: async (d) => ({ on: await pictureOf(d), body: { reason: '要核对照片是什么时候拍的' } }),
  redactEvidence: async (d) => ({
    ...{ on: await pictureOf(d), by: 'township' },
    body: { boxes: [{ x: 0, y: 0, width: 100, height: 100 }] },
  }),
  requestPosterUpload: async ({ resident }) => ({ on: await filmOf(accountOwner(resident.accountId)), body: FRAME }),
  requestAnonymousPosterUpload: async () => {
    const draftKey = newSecret();
    return { on: await filmOf(draftOwner(draftKey)), body: { ...FRAME, draftKey } };
  },
});
