import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { BuildOptions, Plugin } from 'esbuild';
import { parse } from 'yaml';
import { ROOT } from '../local/root';

interface ServerlessEsbuild extends Omit<BuildOptions, 'plugins'> {
  /** serverless-esbuild's word for esbuild's `external`. */
  exclude?: string[];
  /** A file that exports them. */
  plugins: string;
}

/** The options the Lambdas are bundled with, from `serverless.yml`; the target is the Node that measures, not Lambda's. They make more files than one: `outdir`. */
export function esbuildOptions(): BuildOptions {
  const file = parse(readFileSync(path.join(ROOT, 'serverless.yml'), 'utf8'), { logLevel: 'error' }) as {
    custom: { esbuild: ServerlessEsbuild };
  };
  const { exclude, plugins, ...options } = file.custom.esbuild;
  return {
    ...options,
    absWorkingDir: ROOT,
    target: `node${process.versions.node.split('.')[0]}`,
    external: exclude ?? [],
    plugins: createRequire(__filename)(path.join(ROOT, plugins)) as Plugin[],
    logLevel: 'error',
  };
}
