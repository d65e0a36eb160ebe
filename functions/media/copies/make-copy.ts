import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { MAX_BYTES, type MediaKind } from '@shared/media/media';
import { downloadObject, putObject } from '../../platform/media-bucket';
import { type Content, contentOf } from './content-of';
import { copyImage, type ImageCopy } from './copy-image';
import { inChild } from './in-child';
import { copyKeyOf, type Media, posterKeyOf, redactedKeyOf, redactedPosterKeyOf } from '../media';
import { findMedia, type Outcome, saveBinding } from '../media-store';
import { redactImage } from '../redaction/redact-image';
import { isBoundTo, refuseReplaced } from '../redaction/refuse-replaced';
import { Unshowable } from './unshowable';

const KINDS: Record<Content, readonly MediaKind[]> = {
  jpeg: ['image'],
  png: ['image'],
  webp: ['image'],
  heic: ['image'],
  isobmff: ['video', 'audio'],
  matroska: ['video', 'audio'],
  mp3: ['audio'],
  adts: ['audio'],
  ogg: ['audio'],
  wav: ['audio'],
  amr: ['audio'],
};

/**
 * Makes the copy of a file of this kind.
 * @param size of the original, as it is stored.
 * @throws Unshowable when nothing of it can be shown; anything else when S3 cannot be reached.
 */
export async function makeCopy(media: Media, size: number): Promise<Outcome> {
  const { mediaId, kind, bytes, originalKey } = media;
  if (media.redactionOf) return makeRedactedCopy(media, media.redactionOf);
  if (size === 0) throw new Unshowable('damaged');
  if (size > Math.min(bytes, MAX_BYTES[kind])) throw new Unshowable('tooLarge');
  return withFiles(async (original, made) => {
    const eTag = await downloadObject(originalKey, original);
    if (!(await saveBinding(mediaId, { sha256: await sha256Of(original), eTag }))) throw new Unshowable('replaced');
    const content = await contentOfFile(original);
    if (!content) throw new Unshowable('unsupported');
    if (!KINDS[content].includes(kind)) throw new Unshowable('wrongKind');
    if (kind === 'image') {
      const copied = await copyImage(await readable(original, made, content));
      return keepImage(copied, copyKeyOf(mediaId, 'image/jpeg'), posterKeyOf(mediaId));
    }
    const { copyType, ...measures } = await inChild(content === 'amr' ? content : kind, original, made);
    const copyKey = copyKeyOf(mediaId, copyType);
    // Whole in memory, 100 MB at most: a stream could not be sent again when storage falters.
    await putObject(copyKey, await readFile(made), copyType);
    return { state: 'ready', copyKey, copyType, ...measures };
  });
}

/** The picture behind, drawn anew with its boxes painted over: nothing of it is kept but what is seen. */
async function makeRedactedCopy({ mediaId, boxes = [], boundTo }: Media, sourceId: string): Promise<Outcome> {
  const source = await findMedia(sourceId);
  if (source?.state !== 'ready' || source.kind !== 'image') throw new Unshowable('unsupported');
  return withFiles(async (original, made) => {
    const eTag = await downloadObject(source.originalKey, original);
    if (!isBoundTo(source, { sha256: await sha256Of(original), eTag })) {
      await refuseReplaced(sourceId);
      throw new Unshowable('replaced');
    }
    const picture = await readable(original, made, await contentOfFile(original));
    const copied = await redactImage(picture, boxes);
    return boundTo
      ? keepImage(copied, copyKeyOf(mediaId, 'image/jpeg'), posterKeyOf(mediaId))
      : keepImage(copied, redactedKeyOf(mediaId), redactedPosterKeyOf(mediaId));
  });
}

async function keepImage({ copy, poster, width, height }: ImageCopy, copyKey: string, posterKey: string) {
  await Promise.all([putObject(copyKey, copy, 'image/jpeg'), putObject(posterKey, poster, 'image/jpeg')]);
  return { state: 'ready', copyKey, posterKey, copyType: 'image/jpeg', width, height } as const;
}

/** The picture as the picture library can read it: its prebuilt decoders know no H.265, which HEIC is made of. */
async function readable(original: string, made: string, content: Content | undefined): Promise<Buffer> {
  if (content !== 'heic') return readFile(original);
  await inChild('heic', original, made);
  return readFile(made);
}

/** The original's hash as it arrived, which a receipt shows. It is read a piece at a time. */
async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}

async function contentOfFile(file: string): Promise<Content | undefined> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(64), 0, 64, 0);
    return contentOf(buffer.subarray(0, bytesRead));
  } finally {
    await handle.close();
  }
}

/** Two files to work with, gone afterwards: a Lambda's disk lives longer than one event. */
async function withFiles<T>(use: (original: string, made: string) => Promise<T>): Promise<T> {
  const base = path.join(os.tmpdir(), `media-${randomUUID()}`);
  const files = [`${base}.original`, `${base}.made`] as const;
  try {
    return await use(...files);
  } finally {
    await Promise.all(files.map((file) => rm(file, { force: true })));
  }
}
