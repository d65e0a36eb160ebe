import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { S3Error } from './s3-error';

/**
 * Writes a signed request's body to `path`, unwrapping `aws-chunked`, and checks it against the hash it was signed with.
 * Returns its size in bytes.
 */
export const storePayload = async (request: IncomingMessage, hash: string, path: string): Promise<number> => {
  const digest = createHash('sha256');
  let size = 0;
  const count = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      digest.update(chunk);
      done(null, chunk);
    },
  });
  const body = hash.startsWith('STREAMING-') ? request.pipe(unchunk()) : request;
  await pipeline(body, count, createWriteStream(path));
  if (/^[0-9a-f]{64}$/.test(hash) && digest.digest('hex') !== hash) {
    const message = "The provided 'x-amz-content-sha256' header does not match what was computed.";
    throw new S3Error(400, 'XAmzContentSHA256Mismatch', message);
  }
  return size;
};

/** Unwraps `aws-chunked`: `<hex length>[;chunk-signature=…]\r\n<bytes>\r\n`, ended by a chunk of 0 and trailers. */
const unchunk = (): Transform => {
  let pending = Buffer.alloc(0);
  let ended = false;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      pending = Buffer.concat([pending, chunk]);
      while (!ended) {
        const line = pending.indexOf('\r\n');
        if (line < 0) break;
        const length = parseInt(pending.subarray(0, line).toString('latin1'), 16);
        if (Number.isNaN(length)) return done(new S3Error(400, 'IncompleteBody', 'The chunked body is malformed.'));
        ended = length === 0;
        if (ended || pending.length < line + 2 + length + 2) break;
        this.push(pending.subarray(line + 2, line + 2 + length));
        pending = pending.subarray(line + 2 + length + 2);
      }
      done();
    },
    flush(done) {
      done(ended ? null : new S3Error(400, 'IncompleteBody', 'You did not provide the number of bytes specified.'));
    },
  });
};
