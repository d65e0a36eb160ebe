/**
 * `npm run bench -- [--json] [--only bundles,serve,consumed,district,import,packages,setData] [--full] [--harness DIR] [--write]`: measures, and prints tables.
 * Every figure is measured in this run. A benchmark that fails is named at the end and the exit code is 1; so is a listing that
 * costs more with more data. `--write` puts the tables into docs/bench.md. docs/bench.md says how to read them.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';
import { ROOT } from '../local/root';
import { measureBundles } from './bundles';
import { growingListings, measureConsumed } from './consumed';
import { measureDistrict } from './district';
import { measureImport } from './import';
import type { Figures } from './measure';
import { type Machine, reportOf, type Section } from './report';
import { measureServe } from './serve-overhead';
import { measurePackages } from './weapp-sizes';
import { DEFAULT_HARNESS, measureSetData } from './weapp-walk';

const DOCUMENT = path.join(ROOT, 'docs/bench.md');
const MARKS = ['<!-- last run: npm run bench -- --write -->', '<!-- end of the last run -->'] as const;

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    only: { type: 'string' },
    full: { type: 'boolean', default: false },
    harness: { type: 'string', default: DEFAULT_HARNESS },
    write: { type: 'boolean', default: false },
  },
});
const failures: string[] = [];

const BENCHMARKS: Record<string, { title: string; measure: () => Promise<Figures<object>> | Figures<object> }> = {
  bundles: { title: 'Bundles and their import time', measure: measureBundles },
  serve: { title: 'What `serve` adds to a request', measure: measureServe },
  consumed: {
    title: 'Consumed units of every route',
    measure: async () => {
      const figures = await measureConsumed();
      failures.push(
        ...figures.failures.map((failure) => `consumed: ${failure}`),
        ...growingListings(figures.rows).map((listing) => `consumed: ${listing} costs more with more data`),
      );
      return figures;
    },
  },
  district: {
    title: 'Screens at 1×, 10× and 100× the district',
    measure: async () => {
      const figures = await measureDistrict(values.full);
      failures.push(...figures.growing.map((screen) => `district: ${screen} costs more in a larger district`));
      return figures;
    },
  },
  import: {
    title: 'Import of payments',
    measure: () => measureImport(values.full ? [75_000, 300_000] : [1_000, 4_000]),
  },
  packages: { title: 'WeChat packages', measure: measurePackages },
  setData: { title: 'setData of the first-level pages', measure: () => measureSetData(path.resolve(values.harness)) },
};

function machine(): Machine {
  const [cpu] = os.cpus();
  return {
    at: new Date().toISOString(),
    node: process.version,
    platform: `${os.platform()} ${os.arch()}`,
    cores: os.cpus().length,
    cpu: cpu?.model.trim() ?? 'unknown',
    memoryGb: Math.round(os.totalmem() / 1024 ** 3),
    load: Number(os.loadavg()[0]!.toFixed(1)),
    commit: execFileSync('git', ['describe', '--always', '--dirty'], { cwd: ROOT, encoding: 'utf8' }).trim(),
  };
}

async function writeDocument(report: string): Promise<void> {
  const text = readFileSync(DOCUMENT, 'utf8');
  const [from, until] = [text.indexOf(MARKS[0]), text.indexOf(MARKS[1])];
  if (from < 0 || until < from) throw new Error(`${DOCUMENT} has lost its marks`);
  const next = `${text.slice(0, from)}${MARKS[0]}\n\n${report}\n\n${text.slice(until)}`;
  writeFileSync(DOCUMENT, await format(next, { ...(await resolveConfig(DOCUMENT)), filepath: DOCUMENT }));
}

async function main(): Promise<void> {
  const names = values.only?.split(',') ?? Object.keys(BENCHMARKS);
  const on = machine();
  const sections: Section[] = [];
  const results: Record<string, Figures<object> | { error: string }> = {};
  for (const name of names) {
    const benchmark = BENCHMARKS[name];
    if (!benchmark) throw new Error(`--only takes ${Object.keys(BENCHMARKS).join(', ')}`);
    process.stderr.write(`${name} …\n`);
    try {
      const figures = await benchmark.measure();
      results[name] = figures;
      sections.push({ title: benchmark.title, figures });
    } catch (error) {
      const words = error instanceof Error ? error.message : String(error);
      results[name] = { error: words };
      failures.push(`${name}: ${words}`);
      sections.push({
        title: benchmark.title,
        figures: { how: `Failed in this run: ${words.split('\n')[0]}`, rows: [] },
      });
    }
  }
  const report = reportOf(on, sections);
  console.log(values.json ? JSON.stringify({ machine: on, ...results, failures }, null, 2) : report);
  if (values.write) await writeDocument(report);
  for (const failure of failures) console.error(`FAILED ${failure}`);
}

main().then(
  () => process.exit(failures.length > 0 ? 1 : 0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
