/** What may be logged: ids of ours, codes, counts and times. No names, numbers, openids, tokens, texts or addresses. */
export interface LogFields {
  requestId?: string;
  route?: string;
  status?: number;
  code?: string;
  ms?: number;
  count?: number;
  stream?: string;
  subject?: string;
  error?: string;
  stack?: string;
}

type Level = 'info' | 'warn' | 'error';

/** One JSON line a call. `event` is a verb-noun: `submitReport`, `processMedia`. */
export const log = (level: Level, event: string, fields: LogFields = {}): void => {
  process.stdout.write(`${JSON.stringify({ level, event, ...fields })}\n`);
};
