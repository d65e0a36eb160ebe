import { listNotices } from '@shared/affairs/notices';
import { handle } from '../../platform/serve';
import { noticesOf } from './notice-store';

export const listNoticesHandler = handle(listNotices)(async ({ params: { villageCode }, query }, { at }) =>
  noticesOf(villageCode, query, at),
);
