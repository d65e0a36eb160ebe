import { listSubscriptions } from '@shared/messages/subscriptions';
import { handle } from '../platform/serve';
import { subscriptionsOf } from './subscriptions';

export const listSubscriptionsHandler = handle(listSubscriptions)(async ({ caller }) => ({
  items: await subscriptionsOf(caller.accountId),
}));
