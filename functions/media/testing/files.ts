import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

/** For tests. Runs what goes from a file to a file, and gives its result and the file it made. */
export async function onFiles<T extends object>(
  run: (from: string, to: string) => Promise<T>,
  original: Buffer,
): Promise<T & { copy: Buffer }> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'media-test-'));
  const [from, to] = [path.join(folder, 'original'), path.join(folder, 'made')];
  try {
    await writeFile(from, original);
    const result = await run(from, to);
    return { ...result, copy: await readFile(to) };
  } finally {
    await rm(folder, { recursive: true });
  }
}
