import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import budgets from '../../miniprogram/config/budgets.json';

const MAIN = 'main';

const filesUnder = (directory: string): string[] =>
  readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(directory, path.join(entry.parentPath, entry.name)).replace(/\\/g, '/'));

/**
 * The bytes of each package of a WeChat build: what is in no sub-package's root is the main package's.
 * @returns undefined where nothing was built.
 */
export function packageBytes(dist: string): Map<string, number> | undefined {
  const app = path.join(dist, 'app.json');
  if (!existsSync(app)) return undefined;
  const { subPackages = [] } = JSON.parse(readFileSync(app, 'utf8')) as { subPackages?: { root: string }[] };
  const roots = subPackages.map(({ root }) => root.replace(/\/?$/, '/'));
  const sizes = new Map<string, number>([MAIN, ...roots].map((name) => [name, 0]));
  for (const file of filesUnder(dist)) {
    const owner = roots.find((root) => file.startsWith(root)) ?? MAIN;
    sizes.set(owner, sizes.get(owner)! + statSync(path.join(dist, file)).size);
  }
  return sizes;
}

/** Each package over its budget (miniprogram/config/budgets.json), in words. */
export function overBudget(sizes: ReadonlyMap<string, number>): string[] {
  return [...sizes].flatMap(([name, bytes]) => {
    const most = name === MAIN ? budgets.mainPackageBytes : budgets.subPackageBytes;
    return bytes > most
      ? [`package ${name}: ${bytes} bytes, ${most} are allowed (miniprogram/config/budgets.json)`]
      : [];
  });
}

export const scriptsOf = (dist: string): string[] => filesUnder(dist).filter((file) => file.endsWith('.js'));
