import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../local/root';
import type { Figures } from './measure';

export interface PackageRow {
  package: string;
  bytes: number;
}

export const WEAPP = path.join(ROOT, 'dist/weapp');

const filesUnder = (directory: string): string[] =>
  readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(directory, path.join(entry.parentPath, entry.name)));

/** The bytes of each package of the WeChat build: what is in no sub-package's root is the main package's. */
export function measurePackages(): Figures<PackageRow> {
  if (!existsSync(path.join(WEAPP, 'app.json')))
    return { how: 'dist/weapp is not built: npm run build:weapp', rows: [] };
  const { subPackages = [] } = JSON.parse(readFileSync(path.join(WEAPP, 'app.json'), 'utf8')) as {
    subPackages?: { root: string }[];
  };
  const roots = subPackages.map(({ root }) => root.replace(/\/?$/, '/'));
  const sizes = new Map<string, number>(['main', ...roots].map((name) => [name, 0]));
  for (const file of filesUnder(WEAPP)) {
    const owner = roots.find((root) => file.startsWith(root)) ?? 'main';
    sizes.set(owner, sizes.get(owner)! + statSync(path.join(WEAPP, file)).size);
  }
  const rows = [...sizes].map(([name, bytes]) => ({ package: name.replace(/\/$/, ''), bytes }));
  return {
    how: `bytes of the files of dist/weapp, built ${statSync(path.join(WEAPP, 'app.js')).mtime.toISOString()}, before WeChat compresses them; WeChat takes 2,097,152 a package`,
    rows: [...rows, { package: 'total', bytes: rows.reduce((sum, { bytes }) => sum + bytes, 0) }],
  };
}
