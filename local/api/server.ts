import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import path from 'node:path';
import { listenOn } from '../ports';
import { PAYLOAD_LIMIT, type Gateway } from './gateway';
import { jsonAnswer, type HttpAnswer } from './http-event';
import { serveFile } from './static-files';

export interface ApiServerOptions {
  port: number;
  gateway: Gateway;
  /** The built H5 pages, served at `/`. */
  staticDirectory?: string;
  /** Answers `/_dev/*`, on the same origin as the pages. */
  dev?: (request: IncomingMessage, response: ServerResponse) => void;
  /** Told how many calls are under way, whenever that changes. */
  onCalls?: (underWay: number) => void;
}

/**
 * One origin: the API under `/api`, and under its own paths too; the pages at everything else. A path that is neither is
 * API Gateway's own 404.
 */
export const startApiServer = async (options: ApiServerOptions): Promise<{ origin: string; stop(): Promise<void> }> => {
  const { gateway, staticDirectory } = options;

  let underWay = 0;
  const counted = async (answering: Promise<void>) => {
    options.onCalls?.((underWay += 1));
    try {
      await answering;
    } finally {
      options.onCalls?.((underWay -= 1));
    }
  };

  const callApi = async (request: IncomingMessage, response: ServerResponse, url: string) => {
    const [callPath = '/', rawQuery = ''] = url.split(/\?(.*)/s);
    const method = request.method ?? 'GET';
    const body = await readBody(request);
    const answer = body
      ? await gateway.call({
          method,
          path: callPath,
          rawQuery,
          headers: request.headers,
          body,
          sourceIp: request.socket.remoteAddress,
        })
      : jsonAnswer(413, { message: 'Request Entity Too Large' });
    send(response, answer);
  };

  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const url = request.url ?? '/';
    const [urlPath = '/'] = url.split('?');
    if (urlPath.startsWith('/_dev/') && options.dev) return options.dev(request, response);
    if (/^\/api(\/|$|\?)/.test(url)) return counted(callApi(request, response, url.slice('/api'.length) || '/'));
    if (!staticDirectory || gateway.match(request.method ?? 'GET', urlPath))
      return counted(callApi(request, response, url));
    if (!(await serveFile(path.resolve(staticDirectory), request, response))) {
      send(response, jsonAnswer(404, { message: 'Not Found' }));
    }
  };

  const server = http.createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      console.error('api', error);
      if (!response.headersSent) send(response, jsonAnswer(500, { message: 'Internal Server Error' }));
    });
  });
  const port = await listenOn(server, options.port, '明白了');
  return {
    origin: `http://127.0.0.1:${port}`,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};

const send = (response: ServerResponse, answer: HttpAnswer) => {
  response.writeHead(answer.status, {
    ...answer.headers,
    ...(answer.cookies.length && { 'set-cookie': answer.cookies }),
    'content-length': answer.body.length,
  });
  response.end(answer.body);
};

/** The whole body, or undefined when it is more than a Lambda takes; the rest is read so that the client hears the answer. */
const readBody = async (request: IncomingMessage): Promise<Buffer | undefined> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= PAYLOAD_LIMIT) chunks.push(chunk);
    else chunks.length = 0;
  }
  return size > PAYLOAD_LIMIT ? undefined : Buffer.concat(chunks);
};
