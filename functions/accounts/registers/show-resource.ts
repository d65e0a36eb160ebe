import { AppError } from '@shared/errors';
import { type ResourceCard, showResource } from '@shared/accounts/registers';
import { villageNamed } from '../../identity/division-store';
import { handle } from '../../platform/serve';
import { picturesOf } from './recording';
import { historyOf, resourceOf } from './register-store';
import { resourceCard } from './resource';

/** @throws AppError `notFound` */
export async function resourceCardOf(villageCode: string, resourceId: string): Promise<ResourceCard> {
  const resource = await resourceOf(villageCode, resourceId);
  if (!resource) throw new AppError('notFound');
  const [{ shortName }, pictures, history] = await Promise.all([
    villageNamed(villageCode),
    picturesOf(resource.mediaIds, `resource#${resourceId}`),
    historyOf({ villageCode, of: 'resource', itemId: resourceId }),
  ]);
  return { ...resourceCard(resource), villageName: shortName, pictures, ...history };
}

export const showResourceHandler = handle(showResource)(async ({ params: { villageCode, resourceId } }) =>
  resourceCardOf(villageCode, resourceId),
);
