import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { listenOn } from '../ports';

export interface ReceivedSms {
  phone: string;
  templateId: string;
  params: Record<string, string>;
  at: string;
}

/** How the gateway misbehaves for the next `times` messages. `answerLost`: it sends, and the line breaks before it says so. */
export interface SmsFault {
  kind: 'busy' | 'noBalance' | 'answerLost' | 'down' | 'http500';
  times: number;
}

interface Options {
  port: number;
  key: string;
  /** The registered texts: what each leaves open. */
  templates: Record<string, readonly string[]>;
  /** Milliseconds. */
  now?: () => number;
}

export interface SmsSimulator {
  apiBase: string;
  sent: ReceivedSms[];
  stop(): Promise<void>;
}

const MINUTE_MS = 60_000;
/** What a number may get: 1 a minute, 5 an hour, 10 a day, as the operators limit it. */
const LIMITS = [
  [MINUTE_MS, 1],
  [60 * MINUTE_MS, 5],
  [1440 * MINUTE_MS, 10],
] as const;
const LONGEST_PARAM = 20;

/** A district's SMS gateway, as strict as one: what it takes is in functions/platform/sms.ts. Nothing leaves this machine. */
export async function startSmsSimulator({ port, key, templates, now = Date.now }: Options): Promise<SmsSimulator> {
  const sent: ReceivedSms[] = [];
  const answered = new Map<string, { content: string; answer: object }>();
  let fault: SmsFault | undefined;

  const refusalOf = (body: Record<string, unknown>): string | undefined => {
    const { phone, templateId, params } = body;
    if (typeof phone !== 'string' || !/^1[3-9]\d{9}$/.test(phone)) return 'badPhone';
    const open = templates[String(templateId)];
    if (!open) return 'badTemplate';
    if (!params || typeof params !== 'object' || Array.isArray(params)) return 'badParams';
    const given = params as Record<string, unknown>;
    const fits = (value: unknown) =>
      typeof value === 'string' &&
      value !== '' &&
      [...value].length <= LONGEST_PARAM &&
      !/https?:|[【】\r\n]/.test(value);
    if (Object.keys(given).sort().join() !== [...open].sort().join() || !Object.values(given).every(fits))
      return 'badParams';
    const mine = sent.filter((sms) => sms.phone === phone).map(({ at }) => Date.parse(at));
    const isFull = LIMITS.some(([window, most]) => mine.filter((at) => at > now() - window).length >= most);
    return isFull ? 'tooFrequent' : undefined;
  };

  const send = (content: string): object => {
    const body = JSON.parse(content) as Record<string, unknown>;
    const refusal = refusalOf(body);
    if (refusal) return { result: refusal };
    const { phone, templateId, params } = body as unknown as ReceivedSms;
    sent.push({ phone, templateId, params, at: new Date(now()).toISOString() });
    return { result: 'accepted', id: `sms-${sent.length}` };
  };

  const takeFault = (): SmsFault['kind'] | undefined => {
    if (!fault || fault.times <= 0) return undefined;
    fault.times -= 1;
    return fault.kind;
  };

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const say = (status: number, body: object) =>
      void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    const content = await text(request);
    if (request.url === '/_dev/sent') return say(200, { sent });
    if (request.url === '/_dev/faults') {
      const { kind, times = 1 } = JSON.parse(content) as Partial<SmsFault>;
      fault = kind && { kind, times };
      return say(200, {});
    }
    if (request.method !== 'POST' || request.url !== '/messages') return say(404, { result: 'unknownPath' });
    if (request.headers.authorization !== `Bearer ${key}`) return say(401, { result: 'unauthorised' });
    const once = request.headers['idempotency-key'];
    if (typeof once !== 'string' || once === '') return say(400, { result: 'keyMissing' });
    const misbehaves = takeFault();
    if (misbehaves === 'down') return void response.destroy();
    if (misbehaves === 'http500') return void response.writeHead(502).end('<html>bad gateway</html>');
    if (misbehaves === 'busy' || misbehaves === 'noBalance') return say(503, { result: misbehaves });
    const known = answered.get(once);
    if (known && known.content !== content) return say(409, { result: 'keyReused' });
    const reply = known?.answer ?? send(content);
    if ('id' in reply) answered.set(once, { content, answer: reply });
    return misbehaves === 'answerLost' ? void response.destroy() : say(200, reply);
  };

  const server = http.createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  const listening = await listenOn(server, port, 'SMS simulator');
  return {
    apiBase: `http://127.0.0.1:${listening}`,
    sent,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
