import { levelOf } from '@shared/divisions';
import { AppError } from '@shared/errors';
import { listWaitingCopies } from '@shared/media/redaction';
import { presignRead } from '../../platform/media-bucket';
import { handle } from '../../platform/serve';
import type { Media } from '../media';
import { copiesWaitingIn } from '../media-store';

export const listWaitingCopiesHandler = handle(listWaitingCopies)(async ({ params: { division }, query, caller }) => {
  if (levelOf(division) === 'district')
    throw new AppError('request.malformed', [{ path: 'division', message: '请选一个村，或者一个镇（街道）' }]);
  const { items, next } = await copiesWaitingIn(division, query);
  const shown = await Promise.all(items.map((media) => waitingView(media, caller.person?.personId)));
  return { items: shown.flat(), next };
});

async function waitingView(
  { mediaId, division, copyKey, width = 1, height = 1, secondLook }: Media,
  personId?: string,
) {
  if (!division || !copyKey || !secondLook) return [];
  const { preparedBy, preparedByName, preparedAt } = secondLook;
  const url = await presignRead(copyKey);
  const mine = preparedBy === personId;
  return [{ mediaId, villageCode: division, url, width, height, preparedBy: preparedByName, preparedAt, mine }];
}
