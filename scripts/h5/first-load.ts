import { readFileSync } from 'node:fs';
import path from 'node:path';
import budgets from '../../miniprogram/config/budgets.json';
import { COMPRESS } from '../../local/api/static-files';

/** The entry's scripts and styles, and under each page's address what index.html fetches beside them. */
function namedIn(html: string): { entry: string[]; ahead: Record<string, string[]> } {
  const entry = [...html.matchAll(/<(?:script defer="defer" src|link href)="\.\/([^"]+)"/g)].map(([, file]) => file!);
  const table = /\}\)\((\{"":.*?\})\);/.exec(html)?.[1];
  if (!table || entry.length === 0) throw new Error('index.html does not say what is fetched beside the entry');
  // The build writes it so (browser-build.ts).
  return { entry, ahead: JSON.parse(table) as Record<string, string[]> };
}

/** Bytes on the line before each tab's page can be drawn: index.html, the entry and the page, as the server compresses them. */
export async function firstLoadBytes(dist: string): Promise<Map<string, number>> {
  const { entry, ahead } = namedIn(readFileSync(path.join(dist, 'index.html'), 'utf8'));
  const bytesOf = async (files: readonly string[]) => {
    const sizes = files.map(async (file) => (await COMPRESS.br(readFileSync(path.join(dist, file)))).length);
    return (await Promise.all(sizes)).reduce((sum, bytes) => sum + bytes, 0);
  };
  const shared = await bytesOf(['index.html', ...entry]);
  const pages = Object.entries(ahead).filter(([page]) => page !== '');
  return new Map(
    await Promise.all(pages.map(async ([page, files]) => [page, shared + (await bytesOf(files))] as const)),
  );
}

/** Each page over the budget (miniprogram/config/budgets.json), in words. */
export const overFirstLoad = (pages: ReadonlyMap<string, number>): string[] =>
  [...pages].flatMap(([page, bytes]) =>
    bytes > budgets.firstLoadBytes
      ? [
          `${page}: ${bytes} bytes before it is drawn, ${budgets.firstLoadBytes} are allowed (miniprogram/config/budgets.json)`,
        ]
      : [],
  );
