import { statSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../local/root';
import budgets from '../miniprogram/config/budgets.json';
import { packageBytes } from '../scripts/weapp/packages';
import type { Figures } from './measure';

export interface PackageRow {
  package: string;
  bytes: number;
}

const WEAPP = path.join(ROOT, 'dist/weapp');

/** The bytes of each package of the WeChat build. */
export function measurePackages(): Figures<PackageRow> {
  const sizes = packageBytes(WEAPP);
  if (!sizes) return { how: 'dist/weapp is not built: npm run build:weapp', rows: [] };
  const rows = [...sizes].map(([name, bytes]) => ({ package: name.replace(/\/$/, ''), bytes }));
  return {
    how: `bytes of the files of dist/weapp, built ${statSync(path.join(WEAPP, 'app.js')).mtime.toISOString()}, before WeChat compresses them; WeChat takes 2,097,152 a package, we ${budgets.mainPackageBytes} in the main one and ${budgets.subPackageBytes} in the others, or the build fails`,
    rows: [...rows, { package: 'total', bytes: rows.reduce((sum, { bytes }) => sum + bytes, 0) }],
  };
}
