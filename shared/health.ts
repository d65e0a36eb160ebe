import { defineRoute } from './route';
import { Instant } from './time';
import * as z from './zod';

/** Which code answers: the version of package.json and the commit, `0.1.0+2bbfb75a91c3`. */
const CodeVersion = z.string();

/** What a stage stands on. */
export const HealthPart = z.enum(['tables', 'bucket', 'keys']);
export type HealthPart = z.infer<typeof HealthPart>;

export const showHealth = defineRoute({
  id: 'showHealth',
  method: 'GET',
  path: '/health',
  summary: 'Whether a function answers, and of which version; it asks nothing else',
  access: 'public',
  response: z.object({ version: CodeVersion }),
});

export const checkHealth = defineRoute({
  id: 'checkHealth',
  method: 'GET',
  path: '/health/deep',
  summary: 'Whether tables, bucket and keys can be used; looked at twice a minute at most, however often it is asked',
  access: 'public',
  response: z.object({ version: CodeVersion, checkedAt: Instant, works: z.array(HealthPart) }),
  /** Which parts fail stands in `details`. */
  errors: ['health.failing'],
});
