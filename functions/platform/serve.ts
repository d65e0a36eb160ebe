import { AppError, COMMON_ERRORS, ERRORS, type ErrorBody, type ErrorCode } from '@shared/errors';
import { holds } from '@shared/roles';
import { type AnyRoute, type BodyOf, errorsOf, type ParamsOf, type QueryOf, type ResponseOf } from '@shared/route';
import * as z from '@shared/zod';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context as LambdaContext } from 'aws-lambda';
import { now } from './clock';
import { refuseSimulators } from './env';
import { log } from './log';
import { type Once, onceOf } from './once';
import { confirmContacts, refusePrivateWords } from './public-words';
import { countCall } from './rate-limit';
import { bodyOf, parse, pathOf, queryOf, textOf } from './read-request';
import { routeKeyOf } from './route-key';
import { type Account, type Caller, authenticate } from './sessions';

type CallerOf<R extends AnyRoute> = R['access'] extends 'public' ? undefined : Caller;

/** What an operation is given: parsed by the route's own schemas. */
export interface Request<R extends AnyRoute> {
  readonly params: ParamsOf<R>;
  readonly query: QueryOf<R>;
  readonly body: BodyOf<R>;
  /** Undefined on a public route: its token is not even read. */
  readonly caller: CallerOf<R>;
  /** Its account's row, as it was read to know who calls. */
  readonly account: R['access'] extends 'public' ? undefined : Account;
}

export interface Context {
  /** The instant of this request: the same for all that it does. */
  readonly at: string;
  readonly requestId: string;
  /** On an idempotent route: what makes its retry the same command. */
  readonly once: Once;
  /** What came, as it came: for an operation that verifies who sent it, byte for byte. */
  readonly raw: () => RawRequest;
}

export interface RawRequest {
  /** By their names in small letters. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
}

export interface Handler {
  readonly route: AnyRoute;
  readonly operation: (request: never, context: Context) => Promise<unknown>;
}

/** Joins a contract and its operation; curried, so that the contract's literal types survive. */
export const handle =
  <R extends AnyRoute>(route: R) =>
  (operation: (request: Request<R>, context: Context) => Promise<ResponseOf<R>>): Handler => ({ route, operation });

type LambdaHandler = (
  event: APIGatewayProxyEventV2,
  context: LambdaContext,
) => Promise<APIGatewayProxyStructuredResultV2>;

/** The modules of a Lambda's operations by the registry's key of their route, `POST /reports`; each is loaded when it is first called. */
export type LateHandlers = Readonly<Record<string, () => Promise<Readonly<Record<string, unknown>>>>>;

/** The handler that a module has of this key's route; a handler of another route is never served under it. @throws Error where it has none. */
export function handlerOf(module: Readonly<Record<string, unknown>>, key: string): Handler {
  // What a module names so is made by `handle`.
  const handlers = Object.entries(module).flatMap(([name, it]) => (name.endsWith('Handler') ? [it as Handler] : []));
  const handler = handlers.find(({ route: { method, path } }) => `${method} ${path}` === key);
  if (!handler) throw new Error(`no handler of ${key}`);
  return handler;
}

/**
 * A Lambda that answers the given routes. Everything an answer holds was declared; everything else becomes `internal`. A cold start
 * loads the one operation it is asked for, with its contract and its stores, and none of the others (ADR 103).
 */
export function serve(handlers: LateHandlers): LambdaHandler & { handlers: LateHandlers } {
  refuseSimulators();
  const late = new Map(Object.entries(handlers));
  const loaded = new Map<string, Handler>();
  const find = async (key: string): Promise<Handler> => {
    const known = loaded.get(key);
    if (known) return known;
    const load = late.get(key);
    if (!load) throw new AppError('route.unknown');
    const handler = handlerOf(await load(), key);
    loaded.set(key, handler);
    return handler;
  };
  const answer: LambdaHandler = async (event) => {
    const started = performance.now();
    const { requestId } = event.requestContext;
    let route: AnyRoute | undefined;
    try {
      const handler = await find(routeKeyOf(event));
      route = handler.route;
      const body = await run(handler, event, requestId);
      log('info', route.id, { requestId, status: 200, ms: Math.round(performance.now() - started) });
      return route.isText ? say(200, String(body), 'text/plain') : respond(200, body);
    } catch (error) {
      const failure = toFailure(error, route);
      const [status] = ERRORS[failure.code];
      log(status >= 500 ? 'error' : 'info', route?.id ?? 'unknown', {
        requestId,
        status,
        code: failure.code,
        ms: Math.round(performance.now() - started),
        ...(failure.code === 'internal' && error instanceof Error && { error: error.name, stack: stackOf(error) }),
      });
      return respond(status, { ...failure, requestId });
    }
  };
  return Object.assign(answer, { handlers });
}

async function run({ route, operation }: Handler, event: APIGatewayProxyEventV2, requestId: string): Promise<unknown> {
  const at = now();
  const { caller, account } = route.access === 'public' ? {} : await authenticate(bearerOf(event), at);
  const path = pathOf(event);
  if (caller) authorise(route, caller, path);
  // By person: binding another phone begins no new window.
  if (route.limit && caller) await countCall(route.id, caller.person?.personId ?? caller.accountId, route.limit, at);
  const params = parse(route.params, path);
  const query = parse(route.query, queryOf(event));
  const sent = route.body ? bodyOf(event) : undefined;
  const contacts = refusePrivateWords(route, sent);
  const { body, said, confirmed } = apart(parse(route.body, sent) as Confirmed | undefined);
  const once = route.idempotent
    ? onceOf(route.id, caller?.accountId ?? 'anonymous', idempotencyKeyOf(event), { params, body: said })
    : undefined;
  const division = (route.within && event.pathParameters?.[route.within]) || 'all';
  const actor = caller?.accountId ?? 'anonymous';
  await confirmContacts(route, contacts, confirmed, { at, actor, requestId, division, once });
  const raw = () => ({ headers: event.headers, body: textOf(event) });
  const answer = await operation({ params, query, body, caller, account } as never, {
    at,
    requestId,
    once: once as Once,
    raw,
  });
  const checked = z.safeParse(route.response, answer);
  if (!checked.success) throw new UndeclaredAnswer(route.id, checked.error);
  return checked.data;
}

/** A body, with what one says of telephone numbers in it: that is for the edge and no operation's to keep. */
type Confirmed = Record<string, unknown> & { publishesContact?: unknown };

/**
 * `said` is what a retry is told by: not by what its sender proves themselves with (ADR 75), which is made anew for each sending and of
 * which nothing is kept, not even hashed.
 */
function apart(sent: Confirmed | undefined): { body?: object; said?: object; confirmed: boolean } {
  if (!sent) return { confirmed: false };
  const { publishesContact, ...body } = sent;
  const { proof: _, ...said } = body;
  return { body, said, confirmed: publishesContact === true };
}

/** The role, and the division it is held for. @throws AppError `auth.refused` */
function authorise(route: AnyRoute, caller: Caller, params: Record<string, string | undefined>): void {
  if (typeof route.access === 'string') return;
  const division = route.within && params[route.within];
  const allowed = division
    ? holds(caller.grants, route.access, division)
    : caller.grants.some((grant) => route.access.includes(grant.role));
  if (!allowed) throw new AppError('auth.refused');
}

const bearerOf = (event: APIGatewayProxyEventV2): string => {
  const [, token] = /^Bearer (\S+)$/.exec(event.headers.authorization ?? '') ?? [];
  if (!token) throw new AppError('auth.required');
  return token;
};

function idempotencyKeyOf(event: APIGatewayProxyEventV2): string {
  const key = event.headers['idempotency-key'] ?? '';
  if (!/^[\w-]{16,64}$/.test(key)) throw new AppError('request.keyMissing');
  return key;
}

class UndeclaredAnswer extends Error {
  constructor(routeId: string, error: z.core.$ZodError) {
    super(
      `${routeId} answered outside its contract at ${error.issues.map((issue) => issue.path.join('.')).join(', ')}`,
    );
    this.name = 'UndeclaredAnswer';
  }
}

const codesOf = (route: AnyRoute | undefined): readonly ErrorCode[] => (route ? errorsOf(route) : COMMON_ERRORS);

function toFailure(error: unknown, route: AnyRoute | undefined): Omit<ErrorBody, 'requestId'> {
  if (!(error instanceof AppError) || !codesOf(route).includes(error.code))
    return { code: 'internal', message: ERRORS.internal[1] };
  const { code, details } = error;
  return { code, message: ERRORS[code][1], ...(details !== undefined && { details }) };
}

/** Where it happened, without the message: a message may quote what a person sent. */
const stackOf = (error: Error): string =>
  error instanceof UndeclaredAnswer ? error.message : (error.stack ?? '').split('\n').slice(1, 8).join('\n');

const respond = (statusCode: number, body: unknown): APIGatewayProxyStructuredResultV2 =>
  say(statusCode, JSON.stringify(body), 'application/json');
const say = (statusCode: number, body: string, type: string): APIGatewayProxyStructuredResultV2 => ({
  statusCode,
  headers: { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-store' },
  body,
});
