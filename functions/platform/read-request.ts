import { AppError, type FieldError } from '@shared/errors';
import * as z from '@shared/zod';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';

const MAX_BODY_BYTES = 64 * 1024;
/** No contract is nested half as deep. */
const MAX_DEPTH = 24;

const malformed = (message: string, path = ''): AppError => new AppError('request.malformed', [{ path, message }]);
const UNREADABLE = '提交的内容看不懂，请返回重新填写后再提交';

/**
 * What was sent, by the route's own schema.
 * @throws AppError `request.malformed` with the fields that were refused; also when looking at it fails in any other way: a check may
 * meet a value that its author never thought of, and that is the sender's mistake.
 */
export function parse<S extends z.core.$ZodType>(schema: S | undefined, value: unknown): z.output<S> | undefined {
  if (!schema) return undefined;
  const parsed = safely(() => z.safeParse(schema, value));
  if (parsed.success) return parsed.data;
  const details: FieldError[] = parsed.error.issues.map(({ path, message }) => ({
    path: path.map(String).join('.'),
    message,
  }));
  throw new AppError('request.malformed', details);
}

function safely<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw error instanceof AppError ? error : malformed(UNREADABLE);
  }
}

/** The path's parameters. @throws AppError `request.malformed` */
export const pathOf = (event: APIGatewayProxyEventV2): Record<string, string | undefined> =>
  legible(event.pathParameters ?? {});

/** The query's parameters; one that stands twice is refused, because API Gateway joins the two. @throws AppError `request.malformed` */
export function queryOf(event: APIGatewayProxyEventV2): Record<string, string | undefined> {
  const names = [...new URLSearchParams(event.rawQueryString ?? '').keys()];
  const twice = names.find((name, place) => names.indexOf(name) !== place);
  if (twice !== undefined) throw malformed('同一项填了两次，请只填一次', twice);
  return legible(event.queryStringParameters ?? {});
}

/** The body, as JSON of one depth or another. @throws AppError `request.tooLarge`, `request.malformed` */
export function bodyOf(event: APIGatewayProxyEventV2): unknown {
  const text = textOf(event);
  if (text !== '' && !isJson(event.headers?.['content-type']))
    throw malformed('提交的内容格式不对，请更新小程序后再试');
  let body: unknown;
  try {
    body = JSON.parse(text || '{}');
  } catch {
    throw malformed('提交的内容不完整，请重新提交');
  }
  return legible(body);
}

/** Who sends none means JSON: there is nothing else. */
const isJson = (contentType = 'application/json'): boolean =>
  /^\s*application\/([\w.-]+\+)?json\s*(;|$)/i.test(contentType);

/** The body as it came, byte for byte. @throws AppError `request.tooLarge`, `request.malformed` */
export function textOf({ body = '', isBase64Encoded }: APIGatewayProxyEventV2): string {
  if (Buffer.byteLength(body) > MAX_BODY_BYTES * 2) throw new AppError('request.tooLarge');
  if (!isBase64Encoded) return within(body);
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(body)) throw malformed(UNREADABLE);
  try {
    return within(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(body, 'base64')));
  } catch (error) {
    throw error instanceof AppError ? error : malformed(UNREADABLE);
  }
}

function within(text: string): string {
  if (Buffer.byteLength(text) > MAX_BODY_BYTES) throw new AppError('request.tooLarge');
  return text;
}

/** Half of a letter, or a NUL: no person types it, and no table, PDF or signature keeps it as it came. */
const ILLEGIBLE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]|\u0000/;
/** Names that JavaScript gives a meaning of its own. */
const RESERVED = new Set(['__proto__', 'constructor', 'prototype']);

/** The value, when every text in it can be kept. @throws AppError `request.malformed` naming the place. */
function legible<T>(value: T, path = '', depth = 0): T {
  if (depth > MAX_DEPTH) throw malformed(UNREADABLE, path);
  if (typeof value === 'string' && ILLEGIBLE.test(value)) throw malformed('里面有认不出的字，请删掉后再提交', path);
  if (typeof value !== 'object' || value === null) return value;
  for (const [name, part] of Object.entries(value)) {
    const at = path ? `${path}.${name}` : name;
    if (RESERVED.has(name) || ILLEGIBLE.test(name)) throw malformed(UNREADABLE, path);
    legible(part as unknown, at, depth + 1);
  }
  return value;
}
