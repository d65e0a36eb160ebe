import { showCollectiveOrgan } from '@shared/affairs/collective-organ';
import { handle } from '../../platform/serve';
import { declaredOrgan, organOf } from './decision-store';

export const showCollectiveOrganHandler = handle(showCollectiveOrgan)(async ({ params: { villageCode } }) =>
  declaredOrgan(await organOf(villageCode)),
);
