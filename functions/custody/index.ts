import { serve } from '../platform/serve';
import { askToOpenIdentityHandler } from './ask-to-open-identity';
import { consentToOpenIdentityHandler } from './consent-to-open-identity';
import { listIdentityOpeningsHandler } from './list-identity-openings';
import { openReporterIdentityHandler } from './open-reporter-identity';
import { refuseToOpenIdentityHandler } from './refuse-to-open-identity';
import { showReporterPhoneHandler } from './show-reporter-phone';
import { wantIdentityHandler } from './want-identity';

export const handler = serve([
  wantIdentityHandler,
  listIdentityOpeningsHandler,
  askToOpenIdentityHandler,
  consentToOpenIdentityHandler,
  refuseToOpenIdentityHandler,
  openReporterIdentityHandler,
  showReporterPhoneHandler,
]);
