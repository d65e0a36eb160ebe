import { listNotices } from '@shared/affairs';
import { handle } from '../platform/serve';
import { noticesOf } from './notice-store';

export const listNoticesHandler = handle(listNotices)(async ({ params: { villageCode }, query }) =>
  noticesOf(villageCode, query),
);
