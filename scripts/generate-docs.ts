/**
 * Writes docs/openapi.json, docs/report-states.md and docs/access-patterns.md from the code; with `--check` writes nothing and
 * exits 1 when one is stale.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { accessPatterns } from './docs/access-patterns';
import { openapi } from './docs/openapi';
import { reportStates } from './docs/report-states';

async function main(): Promise<void> {
  const checking = process.argv.includes('--check');
  const documents: [file: string, content: string][] = [
    ['docs/openapi.json', `${JSON.stringify(openapi(), null, 1)}\n`],
    ['docs/report-states.md', reportStates()],
    ['docs/access-patterns.md', await accessPatterns()],
  ];
  const stale = documents.filter(([file, content]) => !existsSync(file) || readFileSync(file, 'utf8') !== content);
  for (const [file, content] of stale) {
    if (checking) console.error(`${file} is stale: npm run docs`);
    else writeFileSync(file, content);
  }
  process.exitCode = checking && stale.length > 0 ? 1 : 0;
}

void main();
