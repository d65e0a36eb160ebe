import http from 'node:http';
import { sign } from 'aws4';

/** A request to DynamoDB as it went over the wire. */
export interface WireCall {
  readonly target: string;
  readonly input: unknown;
}

const agent = new http.Agent({ keepAlive: true, maxSockets: 50 });

/** Writes down what `act` sends to DynamoDB, tries included. */
export async function recording(act: () => Promise<unknown>): Promise<WireCall[]> {
  const calls: WireCall[] = [];
  const { end } = http.ClientRequest.prototype;
  http.ClientRequest.prototype.end = function (this: http.ClientRequest, ...given: unknown[]) {
    const target = this.getHeader('x-amz-target');
    if (typeof target === 'string' && target.startsWith('DynamoDB_'))
      calls.push({ target, input: JSON.parse(String(given[0])) as unknown });
    return (end as (...args: unknown[]) => http.ClientRequest).apply(this, given);
  } as typeof end;
  try {
    await act();
  } finally {
    http.ClientRequest.prototype.end = end;
  }
  return calls;
}

/** The least that a handler can do for the same answers: the same requests, signed, over kept connections, their answers parsed. */
export const replay = async (calls: readonly WireCall[]): Promise<void> => {
  await Promise.all(calls.map(send));
};

function send({ target, input }: WireCall): Promise<unknown> {
  const { AWS_REGION: region, DYNAMODB_ENDPOINT: endpoint } = process.env;
  const { host, hostname, port } = new URL(endpoint!);
  const body = JSON.stringify(input);
  const headers = { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': target };
  const signed = sign(
    { host, method: 'POST', path: '/', headers, body, service: 'dynamodb', region },
    { accessKeyId: process.env.AWS_ACCESS_KEY_ID, secretAccessKey: process.env.AWS_SECRET_ACCESS_KEY },
  );
  return new Promise((resolve, reject) => {
    const options = { agent, hostname, port, method: 'POST', path: '/', headers: signed.headers };
    const call = http.request(options as http.RequestOptions, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('error', reject);
      answer.on('end', () => resolve(JSON.parse(Buffer.concat(parts).toString('utf8'))));
    });
    call.on('error', reject);
    call.end(body);
  });
}
