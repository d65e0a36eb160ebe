import type { IncomingMessage } from 'node:http';
import { S3Error } from './s3-error';

/** A bucket's CORS rule, as CloudFormation names its parts. */
export interface CorsRule {
  AllowedOrigins: string[];
  AllowedMethods: string[];
  AllowedHeaders?: string[];
  ExposedHeaders?: string[];
  MaxAge?: number;
}

const matches = (pattern: string, text: string): boolean => {
  const [head = '', tail] = pattern.split('*');
  return tail === undefined
    ? pattern === text
    : text.startsWith(head) && text.endsWith(tail) && text.length >= head.length + tail.length;
};

/** The headers a browser needs to read the answer, or none when no rule allows this origin. A refused preflight is 403. */
export const corsHeaders = (request: IncomingMessage, rules: readonly CorsRule[]): Record<string, string> => {
  const { origin } = request.headers;
  if (!origin) return {};
  const preflight = request.method === 'OPTIONS';
  const method = String((preflight ? request.headers['access-control-request-method'] : request.method) ?? '');
  const asked = (request.headers['access-control-request-headers'] ?? '')
    .toString()
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean);
  const rule = rules.find(
    (candidate) =>
      candidate.AllowedOrigins.some((pattern) => matches(pattern, origin)) &&
      candidate.AllowedMethods.includes(method) &&
      asked.every((name) =>
        candidate.AllowedHeaders?.some((pattern) => matches(pattern.toLowerCase(), name.toLowerCase())),
      ),
  );
  if (!rule) {
    if (preflight) throw new S3Error(403, 'AccessForbidden', 'CORSResponse: This CORS request is not allowed.');
    return {};
  }
  const any = rule.AllowedOrigins.includes('*');
  return {
    'access-control-allow-origin': any ? '*' : origin,
    ...(any ? {} : { 'access-control-allow-credentials': 'true' }),
    'access-control-allow-methods': rule.AllowedMethods.join(', '),
    ...(asked.length && { 'access-control-allow-headers': asked.join(', ') }),
    ...(rule.ExposedHeaders?.length && { 'access-control-expose-headers': rule.ExposedHeaders.join(', ') }),
    ...(preflight && rule.MaxAge && { 'access-control-max-age': String(rule.MaxAge) }),
    vary: 'Origin, Access-Control-Request-Headers, Access-Control-Request-Method',
  };
};
