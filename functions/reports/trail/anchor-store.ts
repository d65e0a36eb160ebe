import { createHash } from 'node:crypto';
import { GetObjectCommand, ListObjectVersionsCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { dayInChina } from '@shared/time';
import { env } from '../../platform/env';
import { s3 } from '../../platform/s3-client';
import { type Anchor, anchorOf, linesOf } from './anchor';

const keyOf = ({ district, at }: Anchor) => `anchors/${district}/${dayInChina(at)}`;

/**
 * Keeps an anchor where nobody can change or delete it for years: the bucket's object lock holds even against its owner. The first of a
 * day stays; a second run of the same night writes nothing.
 */
export async function keepAnchor(anchor: Anchor): Promise<void> {
  const body = Buffer.from(linesOf(anchor));
  try {
    await s3().send(
      new PutObjectCommand({
        Bucket: env.anchorBucket,
        Key: keyOf(anchor),
        Body: body,
        ContentType: 'text/plain; charset=utf-8',
        // S3 takes nothing into a locked bucket without it.
        ContentMD5: createHash('md5').update(body).digest('base64'),
        IfNoneMatch: '*',
      }),
    );
  } catch (error) {
    if (!(error instanceof Error && error.name === 'PreconditionFailed')) throw error;
  }
}

/**
 * Every anchor that was kept, of one district or of all. All versions of each are read: a second one or a delete marker put over it
 * hides nothing.
 */
export async function* keptAnchors(district?: string): AsyncGenerator<Anchor> {
  const bucket = { Bucket: env.anchorBucket };
  const prefix = { Prefix: district === undefined ? 'anchors/' : `anchors/${district}/` };
  for (let from: { KeyMarker?: string | undefined; VersionIdMarker?: string | undefined } = {}; ;) {
    const page = await s3().send(new ListObjectVersionsCommand({ ...bucket, ...prefix, ...from }));
    for (const { Key, VersionId } of page.Versions ?? []) {
      const { Body } = await s3().send(new GetObjectCommand({ ...bucket, Key, VersionId }));
      yield anchorOf(await Body!.transformToString());
    }
    if (!page.IsTruncated) return;
    from = { KeyMarker: page.NextKeyMarker, VersionIdMarker: page.NextVersionIdMarker };
  }
}
