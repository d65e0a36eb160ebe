import { listScheduledNotices } from '@shared/affairs/notices';
import { handle } from '../../platform/serve';
import { scheduledNoticesOf } from './notice-store';

export const listScheduledNoticesHandler = handle(listScheduledNotices)(
  async ({ params: { villageCode }, query }, { at }) => scheduledNoticesOf(villageCode, query, at),
);
