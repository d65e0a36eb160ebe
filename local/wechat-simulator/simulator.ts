import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import { listenOn } from '../ports';
import { accessTokens } from './access-token';
import { DevError, devSurface } from './dev-surface';
import { login } from './login';
import { type Events, mediaCheck } from './media-check';
import { phoneNumber } from './phone-number';
import { Refusal, SYSTEM_ERROR, type Call } from './refusal';
import { scanCode } from './scan-code';
import { soterSignature } from './soter';
import { subscriptionMessage } from './subscription-message';
import { textCheck } from './text-check';
import { World, type WorldOptions } from './world';

export interface WeChatSimulator {
  /** Stands in for `https://api.weixin.qq.com`. */
  apiBase: string;
  world: World;
  /** What it says of each picture it was asked about, by the name of the asking. */
  pictureEvents: Events;
  /** The listener itself, for a server that serves `/_dev/*` on its own port. */
  handle(request: IncomingMessage, response: ServerResponse): void;
  stop(): Promise<void>;
}

const LONGEST_BODY = 1024 * 1024;
/** Long enough for any client to give up. */
const NEVER_MS = 60_000;
const SLOW_MS = 1_000;

/** WeChat's server side, as strict as the real one: see each endpoint's file for what it refuses. */
export const startWeChatSimulator = async (options: WorldOptions & { port: number }): Promise<WeChatSimulator> => {
  const world = new World(options);
  const tokens = accessTokens(world);
  const withToken = (endpoint: (call: Call) => unknown) => (call: Call) => {
    tokens.check(call);
    return endpoint(call);
  };
  const pictureEvents: Events = new Map();
  const endpoints: Record<string, (call: Call) => unknown> = {
    '/sns/jscode2session': login(world),
    '/cgi-bin/stable_token': tokens.stableToken,
    '/wxa/business/getuserphonenumber': withToken(phoneNumber(world)),
    '/wxa/msg_sec_check': withToken(textCheck(world)),
    '/wxa/media_check_async': withToken(mediaCheck(world, pictureEvents)),
    '/wxa/getwxacodeunlimit': withToken(scanCode(world)),
    '/cgi-bin/soter/verify_signature': withToken(soterSignature(world)),
    '/cgi-bin/message/subscribe/send': withToken(subscriptionMessage(world)),
  };
  const dev = devSurface(world);

  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const url = new URL(request.url ?? '/', 'http://wechat.local');
    const call: Call = { method: request.method ?? 'GET', query: url.searchParams, body: await readBody(request) };
    if (url.pathname.startsWith('/_dev/')) return answerDev(response, dev, call, url.pathname);
    const endpoint = endpoints[url.pathname];
    if (!endpoint) return send(response, 404, { errcode: 40066, errmsg: 'invalid url' });
    const fault = takeFault(world, url.pathname);
    if (fault?.kind === 'reset') return void response.destroy();
    if (fault?.kind === 'http500') return send(response, 502, '<html>bad gateway</html>', 'text/html');
    if (fault?.kind === 'timeout') return void setTimeout(() => response.destroy(), NEVER_MS).unref();
    // WeChat labels the replies of /sns/* text/plain though they are JSON: a client must not go by the header.
    const type = url.pathname.startsWith('/sns/') ? 'text/plain' : 'application/json; encoding=utf-8';
    try {
      if (fault?.kind === 'systemError') throw SYSTEM_ERROR;
      if (fault?.kind === 'errcode') throw new Refusal(fault.errcode ?? -1, 'as the test says');
      if (fault?.kind === 'slow') await sleep(SLOW_MS);
      const reply = await endpoint(call);
      if (fault?.kind === 'answerLost') return void response.destroy();
      if (Buffer.isBuffer(reply)) return void response.writeHead(200, { 'content-type': 'image/png' }).end(reply);
      send(response, 200, reply as object, type);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const rid = `${randomBytes(4).toString('hex')}-${randomBytes(4).toString('hex')}`;
      send(response, 200, { errcode: error.errcode, errmsg: `${error.message} rid: ${rid}` }, type);
    }
  };

  const handle = (request: IncomingMessage, response: ServerResponse) => {
    answer(request, response).catch((error: unknown) => {
      console.error('wechat simulator', error);
      response.destroy();
    });
  };
  const server = http.createServer(handle);
  const port = await listenOn(server, options.port, 'WeChat simulator');
  return {
    apiBase: `http://127.0.0.1:${port}`,
    world,
    pictureEvents,
    handle,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};

const answerDev = (
  response: ServerResponse,
  dev: Record<string, (call: Call) => unknown>,
  call: Call,
  path: string,
) => {
  response.setHeader('access-control-allow-origin', '*');
  response.setHeader('access-control-allow-headers', 'content-type');
  if (call.method === 'OPTIONS') return void response.writeHead(204).end();
  const act = dev[`${call.method} ${path}`];
  if (!act) return send(response, 404, { message: 'Not Found' });
  try {
    const answer = act(call);
    if (typeof answer === 'string') send(response, 200, answer, 'text/html; charset=utf-8');
    else send(response, 200, answer as object);
  } catch (error) {
    if (!(error instanceof DevError || error instanceof Refusal)) throw error;
    send(response, 400, { message: error.message });
  }
};

const takeFault = (world: World, path: string) => {
  const fault = world.faults.get(path);
  if (!fault || fault.times <= 0) return undefined;
  fault.times -= 1;
  return fault;
};

const send = (
  response: ServerResponse,
  status: number,
  body: object | string,
  type = 'application/json; charset=utf-8',
) => {
  response.writeHead(status, { 'content-type': type }).end(typeof body === 'string' ? body : JSON.stringify(body));
};

const readBody = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= LONGEST_BODY) chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
};
