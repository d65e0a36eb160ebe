import { randomBytes } from 'node:crypto';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { decoded, type Match } from './routes';

export interface HttpCall {
  method: string;
  /** Still percent-encoded, without the query. */
  path: string;
  rawQuery: string;
  headers: Record<string, string | string[] | undefined>;
  body?: Buffer;
  sourceIp?: string;
}

/** API Gateway hands these on as text, and everything else in base64. */
const TEXT = /^(text\/|application\/(json|javascript|xml|x-www-form-urlencoded))/i;

/** The API Gateway HTTP API event, payload 2.0, that a Lambda gets for this call. */
export const httpEvent = (call: HttpCall, match: Match, now: number): APIGatewayProxyEventV2 => {
  const headers = Object.fromEntries(
    Object.entries(call.headers)
      .filter(([name, value]) => value !== undefined && name.toLowerCase() !== 'cookie')
      .map(([name, value]) => [name.toLowerCase(), Array.isArray(value) ? value.join(',') : String(value)]),
  );
  const cookies = String(call.headers.cookie ?? '')
    .split(/;\s*/)
    .filter(Boolean);
  const text = TEXT.test(headers['content-type'] ?? 'text/plain');
  const query = queryOf(call.rawQuery);
  return {
    version: '2.0',
    routeKey: match.routeKey,
    rawPath: decoded(call.path, decodeURI),
    rawQueryString: call.rawQuery,
    ...(cookies.length && { cookies }),
    headers,
    ...(Object.keys(query).length && { queryStringParameters: query }),
    ...(Object.keys(match.pathParameters).length && { pathParameters: match.pathParameters }),
    requestContext: {
      accountId: '000000000000',
      apiId: 'local',
      domainName: headers.host ?? 'localhost',
      domainPrefix: 'local',
      http: {
        method: call.method,
        path: decoded(call.path, decodeURI),
        protocol: 'HTTP/1.1',
        sourceIp: call.sourceIp ?? '127.0.0.1',
        userAgent: headers['user-agent'] ?? '',
      },
      requestId: randomBytes(11).toString('base64url'),
      routeKey: match.routeKey,
      stage: '$default',
      time: new Date(now).toUTCString(),
      timeEpoch: now,
    },
    ...(call.body?.length && { body: call.body.toString(text ? 'utf8' : 'base64') }),
    isBase64Encoded: Boolean(call.body?.length) && !text,
  };
};

/** Repeated names are joined with a comma, as API Gateway does. */
const queryOf = (raw: string): Record<string, string> => {
  const query: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(raw)) query[name] = name in query ? `${query[name]},${value}` : value;
  return query;
};

export interface HttpAnswer {
  status: number;
  headers: Record<string, string>;
  cookies: string[];
  body: Buffer;
}

/** What API Gateway makes of a Lambda's result: a result without `statusCode` is a body of its own. */
export const httpAnswer = (result: unknown): HttpAnswer => {
  const {
    statusCode,
    headers = {},
    cookies = [],
    body = '',
    isBase64Encoded = false,
  } = (result ?? {}) as {
    statusCode?: number;
    headers?: Record<string, string | number | boolean>;
    cookies?: string[];
    body?: string;
    isBase64Encoded?: boolean;
  };
  if (statusCode === undefined) return jsonAnswer(200, result ?? {});
  return {
    status: statusCode,
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)])),
    cookies,
    body: Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8'),
  };
};

export const jsonAnswer = (status: number, body: unknown): HttpAnswer => ({
  status,
  headers: { 'content-type': 'application/json' },
  cookies: [],
  body: Buffer.from(JSON.stringify(body)),
});
