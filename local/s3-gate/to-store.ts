import http, { type IncomingMessage } from 'node:http';

/**
 * A request to the store behind, which listens on a port of its own. Each has its own connection: one that idled may be closed by the
 * store just as it is used again, which S3 never shows.
 */
export const send = (
  port: number,
  method: string,
  target: string,
  headers: http.OutgoingHttpHeaders,
  body?: NodeJS.ReadableStream,
): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    const request = http
      .request({ host: '127.0.0.1', port, method, path: target, headers, agent: false }, resolve)
      .on('error', reject);
    if (body) body.on('error', reject).pipe(request);
    else request.end();
  });

/** All that an answer says. */
export const text = async (reply: IncomingMessage): Promise<string> => {
  let all = '';
  for await (const chunk of reply) all += String(chunk);
  return all;
};
