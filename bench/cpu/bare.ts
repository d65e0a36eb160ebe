import http from 'node:http';
import { sign } from 'aws4';

/** A request to DynamoDB or S3 as it went over the wire, without its signature. */
export interface WireCall {
  readonly service: 'dynamodb' | 's3';
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** The places of the calls whose answers had come when it was begun: it may rest on any of them. */
  readonly after: readonly number[];
}

const agent = new http.Agent({ keepAlive: true, maxSockets: 50 });

const endpointOf = (service: WireCall['service']): URL =>
  new URL(process.env[service === 's3' ? 'S3_ENDPOINT' : 'DYNAMODB_ENDPOINT']!);

/** What says what is asked; the rest is about who asks, and with which client. */
const MEANT = /^(content-type|x-amz-(target|copy-source.*|server-side-encryption.*|metadata-directive))$/;

function wireCallOf(request: http.ClientRequest, body: unknown): Omit<WireCall, 'after'> | undefined {
  const service = (['dynamodb', 's3'] as const).find((one) => request.getHeader('host') === endpointOf(one).host);
  if (!service) return undefined;
  const headers = Object.entries(request.getHeaders()).filter(([name]) => MEANT.test(name));
  return {
    service,
    method: request.method,
    path: request.path,
    headers: Object.fromEntries(headers.map(([name, value]) => [name, String(value)])),
    body: typeof body === 'string' || Buffer.isBuffer(body) ? body.toString() : '',
  };
}

/** Writes down what `act` sends to DynamoDB and S3, tries included, and what it has waited for. */
export async function recording(act: () => Promise<unknown>): Promise<WireCall[]> {
  const calls: WireCall[] = [];
  const answered: number[] = [];
  const { end } = http.ClientRequest.prototype;
  http.ClientRequest.prototype.end = function (this: http.ClientRequest, ...given: unknown[]) {
    const call = wireCallOf(this, given[0]);
    if (call) {
      const place = calls.push({ ...call, after: [...answered] }) - 1;
      this.once('response', (answer: http.IncomingMessage) => answer.once('end', () => answered.push(place)));
    }
    return (end as (...args: unknown[]) => http.ClientRequest).apply(this, given);
  } as typeof end;
  try {
    await act();
  } finally {
    http.ClientRequest.prototype.end = end;
  }
  return calls;
}

/** How many of the calls, at most, had to be made one after the other. */
export function wavesOf(calls: readonly WireCall[]): number {
  const depths: number[] = [];
  for (const { after } of calls) depths.push(1 + Math.max(0, ...after.map((place) => depths[place]!)));
  return Math.max(0, ...depths);
}

/**
 * The least that a handler can do for the same answers: the same requests, signed, over kept connections, their answers parsed. Each
 * waits for what it waited for: requests that are sent together cost little more than half of what they cost one by one (ADR 114).
 */
export async function replay(calls: readonly WireCall[]): Promise<void> {
  const sent: Promise<unknown>[] = [];
  for (const call of calls)
    sent.push(
      call.after.length === 0 ? send(call) : Promise.all(call.after.map((place) => sent[place])).then(() => send(call)),
    );
  await Promise.all(sent);
}

/** The same without waiting: what no handler can do whose requests rest on each other. */
export const replayAtOnce = (calls: readonly WireCall[]): Promise<void> =>
  replay(calls.map((call) => ({ ...call, after: [] })));

function send(asked: WireCall): Promise<unknown> {
  const { service, method, path, headers, body } = asked;
  const { AWS_REGION: region } = process.env;
  const { host, hostname, port } = endpointOf(service);
  const signed = sign(
    { host, method, path, headers: { ...headers }, body, service, region },
    { accessKeyId: process.env.AWS_ACCESS_KEY_ID, secretAccessKey: process.env.AWS_SECRET_ACCESS_KEY },
  );
  return new Promise((resolve, reject) => {
    const options = { agent, hostname, port, method, path, headers: signed.headers };
    const call = http.request(options as http.RequestOptions, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('error', reject);
      answer.on('end', () => {
        const text = Buffer.concat(parts).toString('utf8');
        if (service === 's3' && answer.statusCode !== 200)
          reject(new Error(`S3 answered ${answer.statusCode}: ${text}`));
        else resolve(service === 's3' ? text : JSON.parse(text));
      });
    });
    // A kept connection may have been ended on the other side while nothing was sent.
    call.on('error', (error) => (call.reusedSocket ? resolve(send(asked)) : reject(error)));
    call.end(body);
  });
}
