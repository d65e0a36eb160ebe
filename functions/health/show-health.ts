import { showHealth } from '@shared/health';
import { env } from '../platform/env';
import { handle } from '../platform/serve';

export const showHealthHandler = handle(showHealth)(() => Promise.resolve({ version: env.codeVersion }));
