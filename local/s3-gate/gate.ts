import { randomBytes } from 'node:crypto';
import { createReadStream, mkdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import S3rver from 's3rver';
import { listenOn } from '../ports';
import { checkCopySource, copyResult, fetchObject, isWrittenAnew, sourceOf } from './copy-source';
import { corsHeaders, type CorsRule } from './cors';
import { checkEncryption, type KeyRule } from './encryption';
import { storePayload } from './payload';
import { fileOf, listObjects } from './list-objects';
import { checkFree, checkLock, checkMd5, listVersions } from './object-lock';
import { multipartUploads } from './multipart';
import { answerMultipart } from './multipart-requests';
import { readPostForm } from './post-form';
import { checkPostPolicy, type Fields } from './post-policy';
import { element, invalidArgument, S3Error } from './s3-error';
import { parseTarget, verifyRequest, type Credentials } from './signature';
import { send, text } from './to-store';
import { WholeObjects } from './whole-objects';

export interface ObjectCreated {
  eventName:
    'ObjectCreated:Post' | 'ObjectCreated:Put' | 'ObjectCreated:Copy' | 'ObjectCreated:CompleteMultipartUpload';
  bucket: string;
  key: string;
  size: number;
  eTag: string;
}

export interface S3GateOptions {
  /** `0` picks one. */
  port: number;
  /** Where the bytes are kept. */
  directory: string;
  buckets: string[];
  credentials: Credentials;
  corsRules?: CorsRule[];
  /** With which key objects must be encrypted, by prefix. */
  keyRules?: KeyRule[];
  /** Some of `buckets` have object lock. */
  lockedBuckets?: string[];
  onObjectCreated?: (object: ObjectCreated) => void;
  now?: () => number;
}

export interface S3Gate {
  endpoint: string;
  stop(): Promise<void>;
}

const ANY_ORIGIN: CorsRule[] = [
  {
    AllowedOrigins: ['*'],
    AllowedMethods: ['GET', 'HEAD', 'POST', 'PUT'],
    AllowedHeaders: ['*'],
    ExposedHeaders: ['ETag', 'Location'],
  },
];
/** Signature and transport: what the store behind need not see. */
const HOP_HEADERS =
  /^(host|connection|expect|transfer-encoding|content-length|authorization|origin|x-amz-(date|content-sha256|security-token|user-agent|trailer|decoded-content-length|checksum-.*|sdk-checksum-.*)|amz-sdk-.*)$/;
const STORED_FIELDS = /^(content-type|content-disposition|content-encoding|cache-control|expires|x-amz-meta-.+)$/;

/**
 * S3 as an application sees it. Every request is refused unless S3 would take it, with S3's own statuses and XML; only then
 * s3rver, which checks nothing and listens on a port of its own, keeps the bytes. Nothing here holds a whole file in memory.
 */
export const startS3Gate = async (options: S3GateOptions): Promise<S3Gate> => {
  const now = options.now ?? Date.now;
  const incoming = path.join(options.directory, '.incoming');
  const buckets = path.join(options.directory, 'buckets');
  for (const directory of [incoming, buckets]) mkdirSync(directory, { recursive: true });
  const store = new S3rver({
    address: '127.0.0.1',
    port: 0,
    silent: true,
    directory: buckets,
    vhostBuckets: false,
    configureBuckets: options.buckets.map((name) => ({ name })),
  });
  const { port: storePort } = await store.run();
  const locked = new Set(options.lockedBuckets);
  const uploads = multipartUploads(path.join(options.directory, '.uploads'));

  const withIncomingFile = async <T>(use: (file: string) => Promise<T>): Promise<T> => {
    const file = path.join(incoming, randomBytes(8).toString('hex'));
    try {
      return await use(file);
    } finally {
      await rm(file, { force: true });
    }
  };

  const whole = new WholeObjects();
  const sendFile = (method: string, target: string, headers: http.OutgoingHttpHeaders, file: string, size: number) => {
    const sending = () =>
      send(storePort, method, target, { ...headers, 'content-length': size }, createReadStream(file));
    const [, bucket = '', ...parts] = target.split('/').map(decodeURIComponent);
    const key = parts.join('/');
    // A bucket is made by a PUT too.
    if (method !== 'PUT' || key === '' || target.includes('?')) return sending();
    const isCopied = 'x-amz-copy-source' in headers;
    const lies = isCopied ? undefined : { file: fileOf(path.join(buckets, bucket), key), size };
    return whole.write(`/${bucket}/${key}`, lies, sending, ({ statusCode }) => statusCode === 200);
  };

  const storeObject = async (
    bucket: string,
    key: string,
    headers: Record<string, string>,
    file: string,
    size: number,
  ) => {
    const target = `/${bucket}/${key.split('/').map(encodeURIComponent).join('/')}`;
    const stored = await sendFile('PUT', target, headers, file, size);
    await text(stored);
    if (stored.statusCode !== 200)
      throw new S3Error(500, 'InternalError', 'We encountered an internal error. Please try again.');
    return { target, eTag: String(stored.headers.etag) };
  };

  const postObject = (request: IncomingMessage, response: ServerResponse, bucket: string) =>
    withIncomingFile(async (file) => {
      const admit = (fields: Fields) => {
        checkKey(fields.get('key') ?? '');
        const range = checkPostPolicy(fields, bucket, options.credentials, now());
        checkEncryption(fields.get('key')!, (name) => fields.get(name), options.keyRules ?? []);
        return range;
      };
      const { fields, size } = await readPostForm(request, file, admit);
      const key = fields.get('key')!;
      const headers = Object.fromEntries([...fields].filter(([name]) => STORED_FIELDS.test(name)));
      const { target, eTag } = await storeObject(bucket, key, headers, file, size);
      options.onObjectCreated?.({ eventName: 'ObjectCreated:Post', bucket, key, size, eTag: eTag.replaceAll('"', '') });
      answerPost(response, fields, { bucket, key, eTag, location: `http://${request.headers.host}${target}` });
    });

  const list = async (bucket: string, query: ReadonlyMap<string, string>) =>
    (await listVersions(buckets, bucket, query)) ?? (await listObjects(buckets, bucket, query));

  /** A signed request of the SDK's, or a presigned URL: verified, then carried out by the store. */
  const carry = async (request: IncomingMessage, response: ServerResponse, bucket: string, key: string) => {
    const hash = verifyRequest(request, options.credentials, now());
    checkKey(key);
    if (request.method === 'PUT' || request.method === 'POST')
      checkEncryption(key, (name) => request.headers[name]?.toString(), options.keyRules ?? []);
    const place = `/${bucket}/${key}`;
    const { query } = parseTarget(request.url!);
    const version = query.find(([name]) => name === 'versionId')?.[1];
    if (version !== undefined && version !== 'null') throw invalidArgument('Invalid version id specified');
    if (request.headers['x-amz-bucket-object-lock-enabled'] === 'true') locked.add(bucket);
    const isLocked = locked.has(bucket);
    if (isLocked) checkLock(request, key, new Map(query));
    const listed =
      key || request.method !== 'GET' ? undefined : await whole.read(undefined, () => list(bucket, new Map(query)));
    if (listed !== undefined) {
      response.writeHead(200, { 'content-type': 'application/xml' });
      return void response.end(listed);
    }
    const inParts = await answerMultipart(
      request,
      response,
      { bucket, key, query: new Map(query) },
      {
        uploads,
        withBody: (use) => withIncomingFile(async (file) => use(file, await storePayload(request, hash, file))),
        storeObject: async (file, size, headers) => void (await storeObject(bucket, key, headers, file, size)),
        announce: (object) => options.onObjectCreated?.(object),
      },
    );
    if (inParts) return;
    const kept = query.filter(([name]) => !/^(x-amz-|response-|x-id$|versionId$)/i.test(name));
    const search = kept.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join('&');
    const target = request.url!.split('?')[0]! + (search ? `?${search}` : '');
    const headers = Object.fromEntries(Object.entries(request.headers).filter(([name]) => !HOP_HEADERS.test(name)));
    if (headers['content-encoding']) {
      headers['content-encoding'] = String(headers['content-encoding']).replace(/aws-chunked,?\s*/, '');
      if (!headers['content-encoding']) delete headers['content-encoding'];
    }
    const method = request.method!;
    if (method === 'PUT' && key) {
      await checkFree(storePort, target, request, isLocked);
      await whole.read(undefined, () => checkCopySource(storePort, request));
      if (isWrittenAnew(request, bucket, key)) return writeAnew(request, response, bucket, key, target);
    }
    const reply =
      method === 'PUT' || method === 'POST'
        ? await withIncomingFile(async (file) => {
            const size = await storePayload(request, hash, file);
            await checkMd5(request, file);
            const sending = () => sendFile(method, target, headers, file, size);
            const source = sourceOf(request);
            // Nothing is held meanwhile: of two copies that cross, each would wait for the other.
            if (source !== undefined) await whole.read(source, () => Promise.resolve());
            return sending();
          })
        : method === 'DELETE'
          ? await send(storePort, method, target, headers)
          : await whole.read(key ? place : undefined, () => send(storePort, method, target, headers));
    const overrides = Object.fromEntries(
      query
        .filter(([name]) => name.startsWith('response-'))
        .map(([name, value]) => [name.slice('response-'.length), value]),
    );
    for (const [name, value] of Object.entries({ ...reply.headers, ...overrides })) {
      if (value !== undefined && !/^(connection|date|keep-alive|transfer-encoding|access-control-)/.test(name))
        response.setHeader(name, value);
    }
    // Before the answer: who waits for it may count on the event being on its way.
    if (method === 'PUT' && key && reply.statusCode === 200 && !search) {
      await announce(bucket, key, target, 'x-amz-copy-source' in headers);
    }
    response.statusCode = reply.statusCode!;
    await pipeline(reply, response);
  };

  const writeAnew = (request: IncomingMessage, response: ServerResponse, bucket: string, key: string, target: string) =>
    withIncomingFile(async (file) => {
      request.resume();
      const size = await whole.read(`/${bucket}/${key}`, () => fetchObject(storePort, target, file));
      const said = Object.entries(request.headers).filter(([name]) => STORED_FIELDS.test(name));
      const { eTag } = await storeObject(bucket, key, Object.fromEntries(said) as Record<string, string>, file, size);
      await announce(bucket, key, target, true);
      response.writeHead(200, { 'content-type': 'application/xml' });
      response.end(copyResult(eTag, now()));
    });

  const announce = async (bucket: string, key: string, target: string, copied: boolean) => {
    const head = await whole.read(`/${bucket}/${key}`, () => send(storePort, 'HEAD', target, {}));
    head.resume();
    options.onObjectCreated?.({
      eventName: copied ? 'ObjectCreated:Copy' : 'ObjectCreated:Put',
      bucket,
      key,
      size: Number(head.headers['content-length']),
      eTag: String(head.headers.etag).replaceAll('"', ''),
    });
  };

  const server = http.createServer((request, response) => {
    const requestId = randomBytes(8).toString('hex').toUpperCase();
    const handle = async () => {
      response.setHeader('x-amz-request-id', requestId);
      // The SDK sets its clock by it, and Node would give the machine's.
      response.setHeader('date', new Date(now()).toUTCString());
      for (const [name, value] of Object.entries(corsHeaders(request, options.corsRules ?? ANY_ORIGIN))) {
        response.setHeader(name, value);
      }
      if (request.method === 'OPTIONS') return void response.end();
      const [, bucket = '', key = ''] = /^\/([^/]*)\/?(.*)$/s.exec(parseTarget(request.url!).path) ?? [];
      const unsignedPost =
        request.method === 'POST' && !key && !request.headers.authorization && !request.url!.includes('?');
      await (unsignedPost ? postObject(request, response, bucket) : carry(request, response, bucket, key));
    };
    handle().catch((error: unknown) => refuse(error, request, response, requestId));
  });
  const port = await listenOn(server, options.port, 'S3');
  return {
    endpoint: `http://127.0.0.1:${port}`,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      store.httpServer.closeAllConnections();
      await store.close();
    },
  };
};

/** The store behind keeps an object under its key's path, so a key must stay inside; S3 itself takes up to 1,024 bytes. */
const checkKey = (key: string) => {
  if (Buffer.byteLength(key) > 1024) throw new S3Error(400, 'KeyTooLongError', 'Your key is too long');
  if (key.split('/').some((part) => part === '..' || part === '.')) {
    throw new S3Error(400, 'InvalidURI', "Couldn't parse the specified URI.");
  }
};

const answerPost = (
  response: ServerResponse,
  fields: Fields,
  object: { bucket: string; key: string; eTag: string; location: string },
) => {
  response.setHeader('etag', object.eTag);
  response.setHeader('location', object.location);
  const asked = fields.get('success_action_status');
  const status = asked === '200' || asked === '201' ? Number(asked) : 204;
  if (status !== 201) return void response.writeHead(status).end();
  const { location, bucket, key, eTag } = object;
  const parts = [element('Location', location), element('Bucket', bucket), element('Key', key), element('ETag', eTag)];
  response.writeHead(201, { 'content-type': 'application/xml' });
  response.end(`<?xml version="1.0" encoding="UTF-8"?>\n<PostResponse>${parts.join('')}</PostResponse>`);
};

const refuse = (error: unknown, request: IncomingMessage, response: ServerResponse, requestId: string) => {
  const known =
    error instanceof S3Error
      ? error
      : error instanceof URIError
        ? new S3Error(400, 'InvalidURI', "Couldn't parse the specified URI.")
        : new S3Error(500, 'InternalError', 'We encountered an internal error. Please try again.');
  if (known.status === 500 && !request.destroyed) console.error('s3 gate', error);
  if (response.headersSent) return void response.destroy();
  // The rest of the body is read and thrown away: a client that is still sending would otherwise see a reset, not the refusal.
  request.unpipe();
  request.resume();
  response.writeHead(known.status, { 'content-type': 'application/xml' });
  response.end(request.method === 'HEAD' ? undefined : known.toXml(requestId));
};
