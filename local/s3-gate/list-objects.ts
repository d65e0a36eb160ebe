import { existsSync } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { element, invalidArgument, S3Error } from './s3-error';

type Query = ReadonlyMap<string, string>;

/** How the store behind names the file that has an object's bytes; its MD5 stands in another beside it. */
const OBJECT = '._S3rver_object';
/** Where the bytes of an object lie. */
export const fileOf = (directory: string, key: string): string => path.join(directory, ...key.split('/')) + OBJECT;
const MOST_KEYS = 1000;

/** All keys of a bucket, in the order of their bytes, as S3 lists them. */
async function keysIn(directory: string): Promise<string[]> {
  const names = await readdir(directory, { recursive: true });
  return names
    .filter((name) => name.endsWith(OBJECT))
    .map((name) => name.slice(0, -OBJECT.length).split(path.sep).join('/'))
    .sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
}

/** An object as a list has it; empty when it went away meanwhile. */
async function contentsOf(directory: string, key: string): Promise<string> {
  const file = fileOf(directory, key);
  try {
    const [{ size, mtime }, md5] = await Promise.all([stat(file), readFile(`${file}.md5`, 'utf8')]);
    const parts = [
      element('Key', key),
      element('LastModified', mtime.toISOString()),
      element('ETag', `"${md5}"`),
      element('Size', String(size)),
      element('StorageClass', 'STANDARD'),
    ];
    return `<Contents>${parts.join('')}</Contents>`;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
}

const tokenOf = (key: string): string => Buffer.from(key).toString('base64url');
const keyOf = (token: string): string => Buffer.from(token, 'base64url').toString();

function mostKeys(query: Query): number {
  const asked = query.get('max-keys') ?? String(MOST_KEYS);
  if (!/^\d{1,9}$/.test(asked)) throw invalidArgument('Provided max-keys not an integer or within integer range');
  return Math.min(MOST_KEYS, Number(asked));
}

/**
 * A list of version 2 of a bucket, a thousand keys at a time. The store behind is not asked: it makes the token of a next page by a cipher
 * that Node has no more, and lists in the order of its folders.
 * @returns undefined for another request, and for a bucket that is not there. @throws S3Error
 */
export async function listObjects(buckets: string, bucket: string, query: Query): Promise<string | undefined> {
  const directory = path.join(buckets, bucket);
  if (query.get('list-type') !== '2' || bucket === '' || !existsSync(directory)) return undefined;
  if (query.has('delimiter')) throw new S3Error(501, 'NotImplemented', 'This stand-in lists no common prefixes.');
  const prefix = query.get('prefix') ?? '';
  const token = query.get('continuation-token');
  const after = token === undefined ? (query.get('start-after') ?? '') : keyOf(token);
  const most = mostKeys(query);
  const left = (await keysIn(directory)).filter((key) => key.startsWith(prefix) && isAfter(key, after));
  const page = left.slice(0, most);
  const contents = await Promise.all(page.map((key) => contentsOf(directory, key)));
  const isTruncated = most > 0 && left.length > most;
  const parts = [
    element('Name', bucket),
    element('Prefix', prefix),
    element('KeyCount', String(page.length)),
    element('MaxKeys', String(most)),
    element('IsTruncated', String(isTruncated)),
    ...(isTruncated ? [element('NextContinuationToken', tokenOf(page.at(-1)!))] : []),
    ...contents,
  ];
  const list = `<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${parts.join('')}</ListBucketResult>`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n${list}`;
}

const isAfter = (key: string, after: string): boolean => Buffer.compare(Buffer.from(key), Buffer.from(after)) > 0;
