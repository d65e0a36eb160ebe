import { createHash } from 'node:crypto';
import { Dataset, MANIFEST, OpenFormat } from '@shared/open-data/open-data';
import type { OpenRows } from '@shared/open-data/rows';
import { putObject } from '../platform/media-bucket';
import { bytesOf, OPEN_TYPES } from './file-bytes';
import { keyOf, manifestOf } from './manifest';
import { type KeptFile, openMonthOf, putOpenMonth } from './open-store';

/** Checksums that are kept of a file that was made anew. */
const KEPT_BEFORE = 12;

const sha256Of = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** What is said of a file after its bytes were made: nothing new where they are the same. */
export function nextFile(was: KeptFile | undefined, file: Pick<KeptFile, 'bytes' | 'rows' | 'sha256'>, at: string) {
  if (was?.sha256 === file.sha256) return was;
  return {
    ...file,
    madeAt: at,
    corrections: was ? was.corrections + 1 : 0,
    history: was ? [{ sha256: was.sha256, madeAt: was.madeAt }, ...was.history].slice(0, KEPT_BEFORE) : [],
  };
}

/**
 * Makes the files of a month, and writes those whose bytes are other ones than before: first the files, then the manifest, at last the
 * row that says so, so that a run that is cut off finds the same difference again. A data set without a row begins with its first one.
 * Resolves to how many files were written.
 */
export async function keepMonth(
  town: { code: string; name: string },
  month: string,
  rows: Partial<OpenRows>,
  at: string,
): Promise<number> {
  const kept = await openMonthOf(town.code, month);
  const files: KeptFile[] = [];
  const written: { file: KeptFile; body: Buffer }[] = [];
  for (const dataset of Dataset.options)
    for (const format of OpenFormat.options) {
      const was = kept?.files.find((file) => file.dataset === dataset && file.format === format);
      const its = rows[dataset];
      if (!its || (!was && its.length === 0)) {
        if (was) files.push(was);
        continue;
      }
      const body = bytesOf(dataset, format, its);
      const next = nextFile(was, { bytes: body.length, rows: its.length, sha256: sha256Of(body) }, at);
      const file: KeptFile = { ...next, dataset, format };
      // The number of rows moves in a schema's line while its bytes stay.
      files.push({ ...file, rows: its.length });
      if (next !== was) written.push({ file, body });
    }
  if (written.length === 0) return 0;
  for (const { file, body } of written) {
    const name = `${file.dataset}.${file.format}`;
    await putObject(keyOf(town.code, month, name), body, OPEN_TYPES[file.format], `${town.code}-${month}-${name}`);
  }
  const manifest = manifestOf(town, month, files);
  await putObject(keyOf(town.code, month, MANIFEST), manifest, 'application/json', `${town.code}-${month}-${MANIFEST}`);
  await putOpenMonth({ townCode: town.code, month, files, manifestBytes: manifest.length });
  return written.length;
}
