import { addSubscriptions } from '@shared/messages/subscriptions';
import { handle } from '../platform/serve';
import { addOneOfEach, subscriptionsOf } from './subscriptions';

export const addSubscriptionsHandler = handle(addSubscriptions)(async ({ body, caller }, { at, once }) => {
  await addOneOfEach(caller.accountId, body.templateIds, once, at);
  return { items: await subscriptionsOf(caller.accountId) };
});
