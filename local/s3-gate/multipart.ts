import { createHash, randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { element, invalidArgument, S3Error } from './s3-error';

/** S3's: no part but the last is smaller. */
const LEAST_PART = 5 * 1024 * 1024;
const MOST_PARTS = 10_000;

interface Begun {
  bucket: string;
  key: string;
  headers: Record<string, string>;
}

interface Part {
  partNo: number;
  size: number;
  eTag: string;
}

export type MultipartUploads = ReturnType<typeof multipartUploads>;

const noSuchUpload = (uploadId: string) =>
  new S3Error(
    404,
    'NoSuchUpload',
    'The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.',
    { UploadId: uploadId },
  );

/**
 * Uploads in parts, as S3 keeps them: s3rver joins whatever it is given, checks no ETag, no size and no order, and lists nothing.
 * A part is a file of an upload's folder; it survives a restart of the gate.
 */
export const multipartUploads = (directory: string) => {
  mkdirSync(directory, { recursive: true });
  const folderOf = (uploadId: string) => path.join(directory, uploadId);

  const open = (bucket: string, key: string, uploadId: string): Begun => {
    if (!/^[0-9a-f]{32}$/.test(uploadId)) throw noSuchUpload(uploadId);
    let begun: Begun;
    try {
      begun = JSON.parse(readFileSync(path.join(folderOf(uploadId), 'begun.json'), 'utf8')) as Begun;
    } catch {
      throw noSuchUpload(uploadId);
    }
    if (begun.bucket !== bucket || begun.key !== key) throw noSuchUpload(uploadId);
    return begun;
  };

  const partsOf = async (uploadId: string): Promise<Part[]> => {
    const found: Part[] = [];
    for (const name of await readdir(folderOf(uploadId))) {
      const [, partNo, eTag] = /^(\d+)-([0-9a-f]{32})$/.exec(name) ?? [];
      if (!partNo || !eTag) continue;
      found.push({ partNo: Number(partNo), eTag, size: (await stat(path.join(folderOf(uploadId), name))).size });
    }
    return found.sort((a, b) => a.partNo - b.partNo);
  };

  return {
    /** CreateMultipartUpload: its answer. `headers` are kept for the object. */
    begin(bucket: string, key: string, headers: Record<string, string>): string {
      const uploadId = randomBytes(16).toString('hex');
      mkdirSync(folderOf(uploadId));
      writeFileSync(path.join(folderOf(uploadId), 'begun.json'), JSON.stringify({ bucket, key, headers }));
      return document('InitiateMultipartUploadResult', [
        element('Bucket', bucket),
        element('Key', key),
        element('UploadId', uploadId),
      ]);
    },

    /** Whether a part may come: refused before its bytes are taken. */
    admit(bucket: string, key: string, uploadId: string, partNo: string): number {
      open(bucket, key, uploadId);
      const number = Number(partNo);
      if (!Number.isInteger(number) || number < 1 || number > MOST_PARTS)
        throw invalidArgument(`Part number must be an integer between 1 and ${MOST_PARTS}, inclusive`);
      return number;
    },

    /** UploadPart: takes the file over; one of the same number is replaced. Resolves with its ETag. */
    async keep(uploadId: string, partNo: number, file: string): Promise<string> {
      const digest = createHash('md5');
      for await (const chunk of createReadStream(file)) digest.update(chunk as Buffer);
      const eTag = digest.digest('hex');
      for (const { partNo: other, eTag: old } of await partsOf(uploadId))
        if (other === partNo) await rm(path.join(folderOf(uploadId), `${other}-${old}`), { force: true });
      await rename(file, path.join(folderOf(uploadId), `${partNo}-${eTag}`));
      return `"${eTag}"`;
    },

    /** ListParts: its answer, all of them at once as there are never more than a thousand here. */
    async list(bucket: string, key: string, uploadId: string): Promise<string> {
      open(bucket, key, uploadId);
      const parts = await partsOf(uploadId);
      return document('ListPartsResult', [
        element('Bucket', bucket),
        element('Key', key),
        element('UploadId', uploadId),
        element('IsTruncated', 'false'),
        ...parts.map(
          ({ partNo, size, eTag }) =>
            `<Part>${element('PartNumber', String(partNo))}${element('ETag', `"${eTag}"`)}${element('Size', String(size))}</Part>`,
        ),
      ]);
    },

    /**
     * CompleteMultipartUpload: writes the whole object to `file`, if the parts named are there, in order, with their ETags, and none
     * but the last is too small.
     */
    async complete(bucket: string, key: string, uploadId: string, xml: string, file: string) {
      const { headers } = open(bucket, key, uploadId);
      const named = [...xml.matchAll(/<Part>(.*?)<\/Part>/gs)].map(([, part = '']) => ({
        partNo: Number(/<PartNumber>(\d+)<\/PartNumber>/.exec(part)?.[1]),
        eTag: (/<ETag>(.*?)<\/ETag>/s.exec(part)?.[1] ?? '').replace(/&quot;|&#34;|"/g, ''),
      }));
      if (named.length === 0)
        throw new S3Error(
          400,
          'MalformedXML',
          'The XML you provided was not well-formed or did not validate against our published schema',
        );
      if (named.some(({ partNo }, at) => at > 0 && partNo <= named[at - 1]!.partNo))
        throw new S3Error(
          400,
          'InvalidPartOrder',
          'The list of parts was not in ascending order. Parts must be ordered by part number.',
          { UploadId: uploadId },
        );
      const stored = await partsOf(uploadId);
      const chosen = named.map(({ partNo, eTag }) => {
        const part = stored.find((one) => one.partNo === partNo && one.eTag === eTag);
        if (!part)
          throw new S3Error(
            400,
            'InvalidPart',
            "One or more of the specified parts could not be found.  The part may not have been uploaded, or the specified entity tag may not match the part's entity tag.",
            { UploadId: uploadId, PartNumber: partNo, ETag: eTag },
          );
        return part;
      });
      const small = chosen.slice(0, -1).find(({ size }) => size < LEAST_PART);
      if (small)
        throw new S3Error(400, 'EntityTooSmall', 'Your proposed upload is smaller than the minimum allowed size', {
          ETag: small.eTag,
          MinSizeAllowed: LEAST_PART,
          ProposedSize: small.size,
          PartNumber: small.partNo,
        });
      const whole = createWriteStream(file);
      for (const { partNo, eTag } of chosen)
        await pipeline(createReadStream(path.join(folderOf(uploadId), `${partNo}-${eTag}`)), whole, { end: false });
      await new Promise<void>((resolve, reject) => whole.on('error', reject).end(resolve));
      const md5s = Buffer.concat(chosen.map(({ eTag }) => Buffer.from(eTag, 'hex')));
      const eTag = `${createHash('md5').update(md5s).digest('hex')}-${chosen.length}`;
      return { headers, eTag, size: chosen.reduce((sum, { size }) => sum + size, 0) };
    },

    /** AbortMultipartUpload, and what is left of one that is complete. */
    async forget(bucket: string, key: string, uploadId: string): Promise<void> {
      open(bucket, key, uploadId);
      await rm(folderOf(uploadId), { recursive: true, force: true });
    },
  };
};

export const document = (name: string, parts: string[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<${name} xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${parts.join('')}</${name}>`;
