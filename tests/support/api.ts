import { randomUUID } from 'node:crypto';
import type { ErrorBody } from '@shared/errors';
import { signIn, type Session } from '@shared/identity/identity';
import type { AnyRoute, ResponseOf } from '@shared/route';
import { requestChallenge } from '@shared/challenge';
import { gatewayOf } from '../../local/api/gateway';
import type { HttpCall } from '../../local/api/http-event';
import { localFunctions } from '../../local/api/lambda';
import { solved } from './challenge';
import { service } from '../../infrastructure/service';

const gateway = gatewayOf(service, localFunctions(service, { patience: 6 }));

export interface Request {
  params?: Record<string, string | number>;
  query?: Record<string, string | number | boolean | undefined>;
  body?: unknown;
  /** An access token. */
  token?: string;
  /** The Idempotency-Key. An idempotent route gets a new one when none is given; `null` sends none. */
  key?: string | null;
  headers?: Record<string, string>;
  /** The address it comes from. */
  sourceIp?: string;
}

export interface Answer<R extends AnyRoute> {
  status: number;
  /** The contract's response, or the error's `code` and `message`. Not checked here: the server checks what it sends. */
  body: ResponseOf<R> & Partial<ErrorBody>;
  headers: Record<string, string>;
}

/** Calls a route through API Gateway's event and the Lambda that `serverless.yml` gives it to, in this process. */
export const callApi = async <R extends AnyRoute>(route: R, request: Request = {}): Promise<Answer<R>> => {
  const keyed = { ...request, key: keyOf(route, request) };
  const answer = await send(route, request.query ?? {}, keyed);
  // What the phone works out by itself when it is asked for a proof; a test that is about it gives a `query` of its own.
  if (answer.body.code !== 'challenge.missing' || request.query) return answer;
  return send(route, { proof: await proofFor(route, request) }, keyed);
};

const keyOf = ({ idempotent }: AnyRoute, { key }: Request) => (key === undefined && idempotent ? randomUUID() : key);

/** A request as it goes over HTTP. */
export function httpCallOf(route: AnyRoute, request: Request): HttpCall {
  const query = Object.entries(request.query ?? {}).filter(([, value]) => value !== undefined);
  const key = keyOf(route, request);
  return {
    method: route.method,
    path: route.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(request.params?.[name]))),
    rawQuery: new URLSearchParams(query.map(([name, value]) => [name, String(value)])).toString(),
    headers: {
      'content-type': 'application/json',
      ...(request.token && { authorization: `Bearer ${request.token}` }),
      ...(key && { 'idempotency-key': key }),
      ...request.headers,
    },
    ...(request.sourceIp && { sourceIp: request.sourceIp }),
    ...(request.body !== undefined && { body: Buffer.from(JSON.stringify(request.body)) }),
  };
}

/** The proof that a route wants, as the phone works it out. */
export async function proofFor(route: AnyRoute, { body }: Request): Promise<string> {
  const { villageCode } = (body ?? {}) as { villageCode?: string };
  const wanted = { purpose: route.proof, ...(route.proof === 'report' && { villageCode }) };
  return solved((await callApi(requestChallenge, { body: wanted })).body);
}

async function send<R extends AnyRoute>(
  route: R,
  query: Request['query'] & object,
  request: Request,
): Promise<Answer<R>> {
  const answer = await gateway.call(httpCallOf(route, { ...request, query }));
  const text = answer.body.toString('utf8');
  const isText = answer.headers['content-type']?.startsWith('text/plain');
  return {
    status: answer.status,
    body: (isText ? text : JSON.parse(text)) as Answer<R>['body'],
    headers: answer.headers,
  };
}

/** Does something at the WeChat simulator's `/_dev/`, as a person with a phone would. */
export const atWeChat = async <T>(act: string, body: object): Promise<T> => {
  const reply = await fetch(`${process.env.WECHAT_API_BASE}/_dev/${act}`, {
    method: 'POST',
    body: JSON.stringify(body),
  });
  if (!reply.ok) throw new Error(`/_dev/${act}: ${await reply.text()}`);
  return (await reply.json()) as T;
};

/** The code that `wx.login` gives. Someone WeChat did not know becomes a new user. */
export const loginCode = async (openid: string): Promise<string> =>
  (await atWeChat<{ code: string }>('login-code', { openid })).code;

/** The code that the phone-number button gives. */
export const phoneCode = async (openid: string): Promise<string> =>
  (await atWeChat<{ code: string }>('phone-code', { openid })).code;

/** Signs in with WeChat, and fails the test when that fails. */
export const signInAs = async (openid: string): Promise<{ token: string; session: Session }> => {
  const { status, body } = await callApi(signIn, { body: { code: await loginCode(openid) } });
  if (status !== 200) throw new Error(`signIn as ${openid} answered ${status} ${JSON.stringify(body)}`);
  return { token: body.accessToken, session: body };
};
