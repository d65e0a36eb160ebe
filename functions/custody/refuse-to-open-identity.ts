import { refuseToOpenIdentity } from '@shared/custody/custody';
import { handle } from '../platform/serve';
import { actedView } from './take-act';

export const refuseToOpenIdentityHandler = handle(refuseToOpenIdentity)(
  async ({ params, body: { version, reason }, caller }, context) =>
    actedView({ ...params, version, caller, action: refuseToOpenIdentity.id }, { command: 'refuse', reason }, context),
);
