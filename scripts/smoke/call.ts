import { randomUUID } from 'node:crypto';
import { ERRORS } from '@shared/errors';
import type { AnyRoute, BodyInputOf, ParamsOf, QueryOf, ResponseOf } from '@shared/route';
import * as z from '@shared/zod';

/** A request as it goes over HTTP. */
export interface SmokeRequest {
  method: string;
  /** With its query. */
  target: string;
  headers: Record<string, string>;
  body?: string;
}
/** How a request reaches the stage: over HTTP, or in one process for the tests. */
export type Send = (request: SmokeRequest) => Promise<{ status: number; body: string }>;

/** Longer than API Gateway waits for a function. */
const PATIENCE_MS = 35_000;

/** @param url where the API answers, with or without a slash at its end. */
export const overHttp =
  (url: string): Send =>
  async ({ target, ...request }) => {
    const reply = await fetch(`${url.replace(/\/$/, '')}${target}`, {
      ...request,
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    return { status: reply.status, body: await reply.text() };
  };

/** What a step found wrong: one sentence for the operator. */
export class SmokeFault extends Error {}

export interface Sent<R extends AnyRoute> {
  params?: ParamsOf<R>;
  query?: Partial<QueryOf<R>>;
  body?: BodyInputOf<R>;
  /** Sent again with it, a command is done once. */
  key?: string;
}

async function send<R extends AnyRoute>(over: Send, route: R, { params, query, body, key }: Sent<R>) {
  const values = (params ?? {}) as Record<string, string>;
  const asked = new URLSearchParams((query ?? {}) as Record<string, string>).toString();
  const target = route.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(values[name])));
  const answer = await over({
    method: route.method,
    target: `${target}${asked && `?${asked}`}`,
    headers: {
      'content-type': 'application/json',
      ...(route.idempotent && { 'idempotency-key': key ?? randomUUID() }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  let parsed: unknown;
  try {
    parsed = JSON.parse(answer.body);
  } catch {
    throw new SmokeFault(`${route.id} 答的不是 JSON（${answer.status}）：地址对吗`);
  }
  return { status: answer.status, parsed };
}

const codeOf = (parsed: unknown): string => String((parsed as { code?: unknown } | null)?.code ?? '没有代码');

/** Calls a route and holds the answer against its contract. @throws SmokeFault */
export async function call<R extends AnyRoute>(over: Send, route: R, sent: Sent<R> = {}): Promise<ResponseOf<R>> {
  const { status, parsed } = await send(over, route, sent);
  if (status !== 200) throw new SmokeFault(`${route.id} 答了 ${status} ${codeOf(parsed)}`);
  const checked = z.safeParse(route.response, parsed);
  if (!checked.success) throw new SmokeFault(`${route.id} 答的不合约定`);
  return checked.data as ResponseOf<R>;
}

/** Calls a route that must refuse, with this code. @throws SmokeFault where it does not */
export async function refusedWith<R extends AnyRoute>(
  over: Send,
  route: R,
  code: keyof typeof ERRORS,
  sent: Sent<R> = {},
): Promise<void> {
  const { status, parsed } = await send(over, route, sent);
  if (status !== ERRORS[code][0] || codeOf(parsed) !== code)
    throw new SmokeFault(`${route.id} 应当答 ${code}，却答了 ${status} ${codeOf(parsed)}`);
}
