import Taro from '@tarojs/taro';
import { requestChallenge } from '@shared/challenge';
import { AppError, type ErrorBody } from '@shared/errors';
import { refreshSession } from '@shared/identity/identity';
import type { AnyRoute, ResponseOf, Route } from '@shared/route';
import type { input, ZodMiniUndefined } from '@shared/zod';
import { isOurFault, sentenceOf } from './error-words';
import { isOnline } from './network';
import { sendProven } from './proven';
import { clearSession, getTokens, setSession } from './session';
import { wechatRefusal } from '../wechat-refusals';

const TIMEOUT_MS = 15_000;

/** The request did not reach us, or its answer did not come back in 15 s. Nothing is known of what the server did. */
export class NetworkError extends Error {
  constructor(readonly reason: string) {
    super(reason);
    this.name = 'NetworkError';
  }
}

type Part<Name extends string, Schema> = [Schema] extends [ZodMiniUndefined]
  ? unknown
  : object extends input<Schema extends AnyRoute['response'] ? Schema : never>
    ? { [K in Name]?: input<Schema extends AnyRoute['response'] ? Schema : never> }
    : { [K in Name]: input<Schema extends AnyRoute['response'] ? Schema : never> };

/** What a route has to be told: only the parts its contract declares. */
export type RequestOf<R> =
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  R extends Route<any, any, infer P, infer Q, infer B, any>
    ? Part<'params', P> & Part<'query', Q> & Part<'body', B> & { idempotencyKey?: string }
    : never;

type Arguments<R> = object extends RequestOf<R> ? [request?: RequestOf<R>] : [request: RequestOf<R>];

interface AnyRequest {
  params?: Record<string, unknown>;
  query?: Record<string, unknown>;
  body?: unknown;
  idempotencyKey?: string;
}

export function urlOf(route: AnyRoute, { params = {}, query = {} }: AnyRequest): string {
  const path = route.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(params[name])));
  const pairs = Object.entries(query)
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`);
  return `${__API_BASE__}${path}${pairs.length ? `?${pairs.join('&')}` : ''}`;
}

const isErrorBody = (data: unknown): data is ErrorBody =>
  typeof data === 'object' &&
  data !== null &&
  typeof (data as ErrorBody).code === 'string' &&
  typeof (data as ErrorBody).message === 'string';

async function send(route: AnyRoute, request: AnyRequest, token: string | undefined): Promise<unknown> {
  const header: Record<string, string> = { 'content-type': 'application/json' };
  if (token && route.access !== 'public') header.authorization = `Bearer ${token}`;
  if (request.idempotencyKey) header['idempotency-key'] = request.idempotencyKey;
  let answer: { statusCode: number; data: unknown };
  try {
    answer = await Taro.request({
      url: urlOf(route, request),
      method: route.method,
      header,
      timeout: TIMEOUT_MS,
      dataType: 'json',
      ...(request.body !== undefined && { data: JSON.stringify(request.body) }),
    });
  } catch (error) {
    throw new NetworkError(String((error as { errMsg?: string }).errMsg ?? error));
  }
  if (answer.statusCode >= 200 && answer.statusCode < 300) return answer.data;
  if (isErrorBody(answer.data)) throw new AppError(answer.data.code, answer.data.details, answer.data.message);
  // A gateway's own page, not our API's answer: as good as no network.
  if (answer.statusCode >= 502 && answer.statusCode <= 504) throw new NetworkError(`status ${answer.statusCode}`);
  throw new AppError('internal');
}

let refreshing: Promise<void> | undefined;

async function refreshOnce(): Promise<void> {
  const tokens = getTokens();
  if (!tokens) throw new AppError('auth.required');
  try {
    const body = { refreshToken: tokens.refreshToken };
    setSession((await send(refreshSession, { body }, undefined)) as ResponseOf<typeof refreshSession>);
  } catch (error) {
    // Only a refusal ends the session: without a network it stays, to be tried again.
    if (error instanceof AppError && !isOurFault(error.code)) {
      clearSession();
      throw new AppError('auth.required');
    }
    throw error;
  }
}

/** Ten pages that find their token expired at once ask for one new token, not ten. */
const refresh = () =>
  (refreshing ??= refreshOnce().finally(() => {
    refreshing = undefined;
  }));

const isExpired = (error: unknown) => error instanceof AppError && error.code === 'auth.expired';

/**
 * Calls one route of the API, as its contract in `@shared` declares it. The answer is what the contract's `response` says.
 * Throws AppError (a code of ERRORS: switch on it) or NetworkError. An expired token is renewed once, unseen.
 */
export async function call<R extends AnyRoute>(route: R, ...[given]: Arguments<R>): Promise<ResponseOf<R>> {
  const request = (given ?? {}) as AnyRequest;
  if (route.proof) return (await callWithProof(route, request)) as ResponseOf<R>;
  const token = getTokens()?.accessToken;
  try {
    return (await send(route, request, token)) as ResponseOf<R>;
  } catch (error) {
    if (!isExpired(error)) throw error;
    // Someone else may have renewed it while this call was away.
    if (getTokens()?.accessToken === token) await refresh();
    return (await send(route, request, getTokens()?.accessToken)) as ResponseOf<R>;
  }
}

/** Nobody signs for it: no token goes with it. A report says its village, where the proof may be harder. */
const callWithProof = (route: AnyRoute, request: AnyRequest): Promise<unknown> =>
  sendProven({
    route,
    askFor: (purpose) => {
      const { villageCode } = (request.body ?? {}) as { villageCode?: string };
      return call(requestChallenge, { body: { purpose, ...(purpose === 'report' && { villageCode }) } });
    },
    send: (proof) =>
      send(route, proof === undefined ? request : { ...request, query: { ...request.query, proof } }, undefined),
  });

/** What a person reads of an error: what happened and what to do, never a code. */
export function sayError(error: unknown): string {
  if (error instanceof AppError) return sentenceOf(error.code, error.said);
  const refusal = wechatRefusal(error instanceof NetworkError ? error.reason : error);
  if (refusal !== undefined) return refusal;
  return error instanceof NetworkError ? sayUnreached(error) : sentenceOf('internal', undefined);
}

/** Whose fault it is that nothing came back, as far as the phone can tell: nobody is sent to look for a signal they have. */
function sayUnreached({ reason }: NetworkError): string {
  if (!isOnline()) return '网络不通，请到信号好的地方再试。';
  if (/^status 5/.test(reason)) return '我们这边出了故障，不是您的网络。请过几分钟再试。';
  return '等了一会儿没有回应，可能是我们这边的问题，也可能是信号不好。请过几分钟再试。';
}

/** The sentences for the fields the server refused, by path (`description`, `mediaIds.3`). */
export function fieldErrors(error: unknown): Record<string, string> {
  if (!(error instanceof AppError) || !Array.isArray(error.details)) return {};
  return Object.fromEntries(
    (error.details as { path: string; message: string }[]).map(({ path, message }) => [path, message]),
  );
}
