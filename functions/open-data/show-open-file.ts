import { AppError } from '@shared/errors';
import { MANIFEST, showOpenFile } from '@shared/open-data/open-data';
import { secondsAfter } from '@shared/time';
import { presignRead, TICKET_MINUTES } from '../platform/media-bucket';
import { handle } from '../platform/serve';
import { keyOf } from './manifest';
import { openMonthOf } from './open-store';

/** Nothing is made when it is asked for: the night did, and an address is signed. */
export const showOpenFileHandler = handle(showOpenFile)(async ({ params: { division, month, fileName } }, { at }) => {
  const kept = await openMonthOf(division, month);
  if (!kept) throw new AppError('notFound');
  const bytes =
    fileName === MANIFEST
      ? kept.manifestBytes
      : kept.files.find(({ dataset, format }) => `${dataset}.${format}` === fileName)?.bytes;
  if (bytes === undefined) throw new AppError('notFound');
  return {
    url: await presignRead(keyOf(division, month, fileName)),
    fileName: `${division}-${month}-${fileName}`,
    bytes,
    expiresAt: secondsAfter(at, TICKET_MINUTES * 60),
  };
});
