/**
 * `tsx scripts/package-hash.ts`: one SHA-256 of what `npm run package` made, the same for the same commit and parameters. Whoever reviews a
 * release packages it on a machine of their own and compares.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const DIRECTORY = '.serverless';
const TEMPLATE = 'cloudformation-template-update-stack.json';
/** The folder in the deployment bucket is named by the instant of packaging, and is all that differs. */
const INSTANT = /\d{13}-\d{4}-\d{2}-\d{2}T[\d:.]+Z/g;

const sha256 = (bytes: string | Buffer) => createHash('sha256').update(bytes).digest('hex');

/** @param read a file of the package by its name. */
export function packageHash(names: readonly string[], read: (name: string) => Buffer): string {
  const parts = names
    .filter((name) => name.endsWith('.zip') || name === TEMPLATE)
    .sort()
    .map((name) => {
      const bytes = read(name);
      return `${name} ${sha256(name === TEMPLATE ? bytes.toString('utf8').replace(INSTANT, '') : bytes)}`;
    });
  return sha256(parts.join('\n'));
}

if (process.argv[1]?.endsWith('package-hash.ts'))
  console.log(`package: ${packageHash(readdirSync(DIRECTORY), (name) => readFileSync(path.join(DIRECTORY, name)))}`);
