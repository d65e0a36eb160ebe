import { levelOf } from '@shared/divisions';
import { AppError } from '@shared/errors';
import { listPublishing } from '@shared/accounts/publications';
import { dayInChina } from '@shared/time';
import { handle } from '../../platform/serve';
import { behind } from './publication';
import { publishingIn } from './publication-store';

export const listPublishingHandler = handle(listPublishing)(async ({ params: { division, year }, query }, { at }) => {
  if (levelOf(division) === 'village')
    throw new AppError('request.malformed', [{ path: 'division', message: '请选一个镇（街道），或者全区' }]);
  const { items, next } = await publishingIn(division, year, query);
  const today = dayInChina(at);
  return { items: items.map((village) => ({ ...village, ...behind(year, village.periods, today) })), next };
});
