import { createWriteStream } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import busboy from 'busboy';
import { invalidArgument, S3Error } from './s3-error';
import type { Fields, LengthRange } from './post-policy';

/** S3 reads at most 20 KB of fields before the file. */
const FIELDS_LIMIT = 20 * 1024;

export interface PostedFile {
  fields: Fields;
  size: number;
}

/**
 * Reads a POST form as S3 does: the fields that come before `file`, then that one file into `path`; what follows is ignored.
 * `admit` is asked when the file begins, with the fields so far, and says how long the file may be.
 */
export const readPostForm = (
  request: IncomingMessage,
  path: string,
  admit: (fields: Fields) => LengthRange,
): Promise<PostedFile> =>
  new Promise((resolve, reject) => {
    const fields: Fields = new Map();
    let fieldBytes = 0;
    let file: Promise<number> | undefined;
    const form = openForm(request);
    const take = (stream: Readable, filename: string) => {
      fields.set('key', (fields.get('key') ?? '').replaceAll('${filename}', filename));
      file = store(stream, path, fields, admit);
      // Rejections are read when the form ends; until then they are not unhandled.
      file.catch(() => stream.resume());
    };
    form.on('field', (name, value) => {
      if (file) return;
      if (name.toLowerCase() === 'file') return take(Readable.from([Buffer.from(value)]), '');
      fieldBytes += name.length + Buffer.byteLength(value);
      fields.set(name.toLowerCase(), value);
    });
    form.on('file', (name, stream, { filename }) => {
      if (file || name.toLowerCase() !== 'file') return void stream.resume();
      if (fieldBytes > FIELDS_LIMIT) {
        file = Promise.reject(
          new S3Error(
            400,
            'MaxPostPreDataLengthExceeded',
            'Your POST request fields preceding the upload file were too large.',
          ),
        );
        file.catch(() => stream.resume());
        return;
      }
      take(stream, filename ?? '');
    });
    form.on('error', () =>
      reject(
        new S3Error(
          400,
          'MalformedPOSTRequest',
          'The body of your POST request is not well-formed multipart/form-data.',
        ),
      ),
    );
    form.on('close', () => {
      if (!file) return reject(invalidArgument('POST requires exactly one file upload per request.'));
      file.then((size) => resolve({ fields, size }), reject);
    });
    request.on('aborted', () =>
      reject(new S3Error(400, 'RequestTimeout', 'Your socket connection to the server was closed.')),
    );
    request.pipe(form);
  });

const openForm = (request: IncomingMessage) => {
  const type = request.headers['content-type'] ?? '';
  if (!type.startsWith('multipart/form-data')) {
    const message = 'At least one of the pre-conditions you specified did not hold';
    throw new S3Error(412, 'PreconditionFailed', message, {
      Condition: 'Bucket POST must be of the enclosure-type multipart/form-data',
    });
  }
  try {
    return busboy({ headers: request.headers, defParamCharset: 'utf8', limits: { fieldSize: 1024 * 1024 } });
  } catch {
    throw new S3Error(
      400,
      'MalformedPOSTRequest',
      'The body of your POST request is not well-formed multipart/form-data.',
    );
  }
};

const store = async (
  stream: Readable,
  path: string,
  fields: Fields,
  admit: (fields: Fields) => LengthRange,
): Promise<number> => {
  const { min, max } = admit(fields);
  let size = 0;
  const count = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      // Past the limit the rest is read and thrown away, so that the client hears why instead of a broken connection.
      done(null, size > max ? undefined : chunk);
    },
  });
  await pipeline(stream, count, createWriteStream(path));
  if (size > max) {
    const message = 'Your proposed upload exceeds the maximum allowed size';
    throw new S3Error(400, 'EntityTooLarge', message, { ProposedSize: size, MaxSizeAllowed: max });
  }
  if (size < min) {
    const message = 'Your proposed upload is smaller than the minimum allowed size';
    throw new S3Error(400, 'EntityTooSmall', message, { ProposedSize: size, MinSizeAllowed: min });
  }
  return size;
};
