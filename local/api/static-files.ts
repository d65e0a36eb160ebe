import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.webp': 'image/webp',
  '.gif': 'image/gif',
  '.ico': 'image/x-icon',
  '.mp4': 'video/mp4',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
};
/** A file whose name holds its content's hash never changes. */
const HASHED = /\.[0-9a-f]{8,}\.(js|css|png|jpg|svg|woff2)$/;

const TEXT = /^text\/|^application\/json|svg/;
/** Under a packet or so nothing is gained. */
const WORTH_BYTES = 1024;

type Coding = 'br' | 'gzip';
export const COMPRESS: Record<Coding, (bytes: Buffer) => Promise<Buffer>> = {
  // Five is what CloudFront and its like give to a first visitor: nearly eleven's size, in a twentieth of the time.
  br: (bytes) => promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  gzip: promisify<Buffer, Buffer>(gzip),
};
/** A build has few hundred files: each is compressed once, until the file changes. */
const compressed = new Map<string, { mtimeMs: number; bytes: Promise<Buffer> }>();

/** Which coding the asker takes; one with `q=0` is refused. */
export const codingFor = (accepts: string | string[] | undefined): Coding | undefined => {
  const taken = String(accepts ?? '')
    .split(',')
    .map((each) => each.trim().split(/\s*;\s*/))
    .filter(([, quality]) => !/^q=0(\.0*)?$/.test(quality ?? ''))
    .map(([name]) => name);
  return (['br', 'gzip'] as const).find((coding) => taken.includes(coding));
};

const compressedFile = (file: string, mtimeMs: number, coding: Coding): Promise<Buffer> => {
  const key = `${coding} ${file}`;
  const kept = compressed.get(key);
  if (kept?.mtimeMs === mtimeMs) return kept.bytes;
  const bytes = readFile(file).then(COMPRESS[coding]);
  compressed.set(key, { mtimeMs, bytes });
  // A file that a build has just taken away is looked for again.
  bytes.catch(() => compressed.delete(key));
  return bytes;
};

/** Answers with a file of `directory`, or its index.html for a path without an extension. False when there is none. */
export const serveFile = async (
  directory: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> => {
  if (request.method !== 'GET' && request.method !== 'HEAD') return false;
  let name: string;
  try {
    name = path.normalize(decodeURIComponent(request.url!.split('?')[0]!));
  } catch {
    return false;
  }
  const file = path.join(directory, path.extname(name) ? name : 'index.html');
  if (!file.startsWith(directory + path.sep)) return false;
  const found = await stat(file).catch(() => undefined);
  if (!found?.isFile()) return false;
  const type = TYPES[path.extname(file)] ?? 'application/octet-stream';
  const mayShrink = TEXT.test(type) && found.size >= WORTH_BYTES;
  const coding = mayShrink ? codingFor(request.headers['accept-encoding']) : undefined;
  const bytes = coding && (await compressedFile(file, found.mtimeMs, coding));
  response.writeHead(200, {
    'content-type': type,
    'content-length': bytes ? bytes.length : found.size,
    'cache-control': HASHED.test(file) ? 'public, max-age=31536000, immutable' : 'no-cache',
    ...(mayShrink && { vary: 'accept-encoding' }),
    ...(coding && { 'content-encoding': coding }),
  });
  if (request.method === 'HEAD') response.end();
  else if (bytes) response.end(bytes);
  else createReadStream(file).pipe(response);
  return true;
};
