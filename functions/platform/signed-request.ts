import http from 'node:http';
import https from 'node:https';
import { sign } from 'aws4';

/** A service of AWS where it is, and as whom it is asked; over connections that are kept. */
export interface AwsService {
  readonly name: 'dynamodb' | 's3';
  readonly region: string;
  readonly url: URL;
  readonly agent: http.Agent;
  readonly credentials: () => { accessKeyId: string; secretAccessKey: string; sessionToken?: string | undefined };
}

export interface AwsRequest {
  readonly method: 'GET' | 'POST' | 'PUT';
  /** With its query, percent-encoded. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface AwsAnswer {
  status: number;
  headers: http.IncomingHttpHeaders;
  text: string;
}

const MOST_SOCKETS = 50;
/** DynamoDB answers in milliseconds, or it does not; a garbage collection of DynamoDB Local is the longest that was seen. */
const ANSWER_MS = 30_000;

/** Under which name a region's services are. */
export const domainOf = (region: string): string => (region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com');

export function keptAgent({ protocol }: URL): http.Agent {
  const options = { keepAlive: true, maxSockets: MOST_SOCKETS };
  return protocol === 'http:' ? new http.Agent(options) : new https.Agent(options);
}

/** Sends one request, signed (Signature Version 4). @throws Error of the network, and `TimeoutError`. */
export function askSigned(service: AwsService, { method, path, headers, body = '' }: AwsRequest): Promise<AwsAnswer> {
  const { name, region, url, agent, credentials } = service;
  const { hostname, host, port, protocol } = url;
  const request = { host, method, path, headers: { ...headers }, body, service: name, region };
  const signed = sign(request, credentials()).headers as http.OutgoingHttpHeaders;
  const { request: open } = protocol === 'http:' ? http : https;
  return new Promise((resolve, reject) => {
    const call = open({ agent, hostname, port, method, path, headers: signed }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('error', reject);
      answer.on('end', () =>
        resolve({
          status: answer.statusCode ?? 0,
          headers: answer.headers,
          text: Buffer.concat(parts).toString('utf8'),
        }),
      );
    });
    call.setTimeout(ANSWER_MS, () => call.destroy(Object.assign(new Error('no answer'), { name: 'TimeoutError' })));
    call.on('error', reject);
    call.end(body);
  });
}
