import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { BuildOptions } from 'esbuild';
import { parse } from 'yaml';
import { ROOT } from '../local/root';

interface ServerlessEsbuild extends BuildOptions {
  /** serverless-esbuild's word for esbuild's `external`. */
  exclude?: string[];
}

/** The options the Lambdas are bundled with, from `serverless.yml`; the target is the Node that measures, not Lambda's. */
export function esbuildOptions(): BuildOptions {
  const file = parse(readFileSync(path.join(ROOT, 'serverless.yml'), 'utf8'), { logLevel: 'error' }) as {
    custom: { esbuild: ServerlessEsbuild };
  };
  const { exclude, ...options } = file.custom.esbuild;
  return {
    ...options,
    absWorkingDir: ROOT,
    target: `node${process.versions.node.split('.')[0]}`,
    external: exclude ?? [],
    logLevel: 'error',
  };
}
