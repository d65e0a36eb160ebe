import { askToOpenIdentity } from '@shared/custody/custody';
import { handle } from '../platform/serve';
import { actedView } from './take-act';

export const askToOpenIdentityHandler = handle(askToOpenIdentity)(
  async ({ params, body: { version, reason }, caller }, context) =>
    actedView({ ...params, version, caller, action: askToOpenIdentity.id }, { command: 'ask', reason }, context),
);
