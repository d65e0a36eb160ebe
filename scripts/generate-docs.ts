/**
 * Writes docs/openapi.json, docs/report-states.md, docs/access-patterns.md, docs/weapp-privacy.md, the columns in docs/import.md and the templates in
 * data/import from the code; with `--check` writes nothing, exits 1 when one is stale, and says which figures of docs/bench.md are older than the code.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { TITLES } from '../bench/titles';
import { accessPatterns } from './docs/access-patterns';
import { ageOfFigures } from './docs/bench-age';
import { openapi } from './docs/openapi';
import { reportStates } from './docs/report-states';
import { importTemplates } from './import/templates';
import { privacyDeclaration } from './weapp/privacy';

const formatted = async (file: string, text: string): Promise<string> =>
  format(text, { ...(await resolveConfig(file)), filepath: file });

/** The day of the last commit that touched what is measured; undefined outside of a repository. */
function changedOn(): string | undefined {
  const measured = [
    'functions',
    'shared',
    'infrastructure',
    'miniprogram/src',
    'miniprogram/config',
    'package-lock.json',
  ];
  const { stdout } = spawnSync('git', ['log', '-1', '--format=%cs', '--', ...measured], { encoding: 'utf8' });
  return stdout?.trim() || undefined;
}

async function main(): Promise<void> {
  const checking = process.argv.includes('--check');
  const documents: [file: string, content: string][] = [
    ['docs/openapi.json', `${JSON.stringify(openapi(), null, 1)}\n`],
    ['docs/report-states.md', reportStates()],
    ['docs/access-patterns.md', await accessPatterns()],
    ['docs/weapp-privacy.md', await formatted('docs/weapp-privacy.md', privacyDeclaration())],
  ];
  let staleTemplates = 0;
  const stale = documents.filter(([file, content]) => !existsSync(file) || readFileSync(file, 'utf8') !== content);
  for (const [file, content] of stale) {
    if (checking) console.error(`${file} is stale: npm run docs`);
    else writeFileSync(file, content);
  }
  // After access-patterns, which sets the environment that the stores ask for.
  for (const { file, content, isCurrent } of await importTemplates()) {
    if (await isCurrent()) continue;
    if (checking) console.error(`${file} is stale: npm run docs`);
    else writeFileSync(file, content);
    staleTemplates += 1;
  }
  const { faults, notes } = ageOfFigures(readFileSync('docs/bench.md', 'utf8'), Object.values(TITLES), changedOn());
  if (checking) for (const words of [...faults, ...notes]) console.error(words);
  process.exitCode = checking && stale.length + staleTemplates + faults.length > 0 ? 1 : 0;
}

void main();
