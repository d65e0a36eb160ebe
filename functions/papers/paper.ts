import { createHash } from 'node:crypto';
import type { Paper } from '@shared/papers/papers';
import { keyedHash } from '../platform/sealed';
import { countToll, payWhenBusy } from '../platform/toll';
import { presignRead, putObject, sizeOf, TICKET_MINUTES } from '../platform/media-bucket';

interface Wanted {
  /** Names the content: the same key is the same file, so what was made once is not made again. */
  readonly key: string;
  readonly fileName: string;
  readonly contentType: string;
}

/**
 * Lets a public paper be made: free while few are given, a proof each while very many are.
 * @param what names it: one proof serves it again.
 * @throws AppError `challenge.*`
 */
export const payForPaper = (proof: string | undefined, what: object, at: string): Promise<void> =>
  payWhenBusy(proof, { purpose: 'paper', by: keyedHash(`paper|${JSON.stringify(what)}`) }, at);

/** What names a paper's content in its key: the same bytes, or the same of which it is drawn, are the same file. */
export const contentName = (content: Buffer | object): string =>
  createHash('sha256')
    .update(Buffer.isBuffer(content) ? content : JSON.stringify(content))
    .digest('hex')
    .slice(0, 16);

/** The file under a key, made when it is not there yet; kept thirty days (infrastructure/buckets.ts), then made anew when asked for. */
export async function paperOf(
  { key, fileName, contentType }: Wanted,
  at: string,
  make: () => Promise<Buffer>,
): Promise<Paper> {
  const path = `papers/${key}`;
  let bytes = await sizeOf(path);
  if (bytes === undefined) {
    const file = await make();
    await putObject(path, file, contentType, fileName);
    bytes = file.length;
  }
  await countToll('paper', undefined, at);
  const expiresAt = new Date(Date.parse(at) + TICKET_MINUTES * 60_000).toISOString();
  return { url: await presignRead(path), fileName, bytes, expiresAt };
}
