import { AppError } from '@shared/errors';
import { checkHealth, HealthPart } from '@shared/health';
import { env } from '../platform/env';
import { handle } from '../platform/serve';
import { partsThatFail } from './parts';

/** For so long what was seen is told again: whoever asks all the time loads nothing. */
const KEPT_MS = 30_000;

interface Seen {
  at: string;
  failing: readonly HealthPart[];
}
let last: { at: string; seen: Promise<Seen> } | undefined;

/** What was seen of late, or what is seen now; who asks meanwhile waits for the same look. */
function lookedAt(at: string): Promise<Seen> {
  const age = last ? Date.parse(at) - Date.parse(last.at) : Infinity;
  if (last && age >= 0 && age < KEPT_MS) return last.seen;
  const seen = partsThatFail().then((failing) => ({ at, failing }));
  last = { at, seen };
  return seen;
}

export const checkHealthHandler = handle(checkHealth)(async (_, { at }) => {
  const seen = await lookedAt(at);
  if (seen.failing.length > 0) throw new AppError('health.failing', { failing: seen.failing, checkedAt: seen.at });
  return { version: env.codeVersion, checkedAt: seen.at, works: HealthPart.options };
});
