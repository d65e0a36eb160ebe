/**
 * `npm run bench -- [--json] [--only bundles,serve,consumed,cpu,district,nightly,watching,inFlight,import,packages,setData,tasks,firstLoad] [--full] [--profile] [--route ID,ID] [--harness DIR] [--write]`: measures, and prints tables.
 * Every figure is measured in this run. A benchmark that fails is named at the end and the exit code is 1; so is a listing that
 * costs more with more data. `--write` puts the tables into docs/bench.md, in the places of those of the same benchmarks. docs/bench.md says how to read them.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';
import { ROOT } from '../local/root';
import { measureBundles, slowStarts } from './bundles';
import { growingListings, measureConsumed, yearIsOneRequest } from './consumed';
import { overWritten } from './consumed/budgets';
import { measureCpu, overBudget } from './cpu';
import { measureDistrict } from './district';
import { measureFirstLoad, USEFUL_WITHIN_MS } from './first-load';
import { measureImport } from './import';
import { measureInFlight } from './in-flight';
import type { Figures } from './measure';
import { type Machine, mergedReport, reportOf, type Section } from './report';
import { measureNightlyBenefits } from './nightly-benefits';
import { measureServe } from './serve-overhead';
import { TITLES } from './titles';
import { measurePackages } from './weapp-sizes';
import { measureWatching } from './watching';
import { DEFAULT_HARNESS, measureSetData, measureTasks } from './weapp-walk';

const DOCUMENT = path.join(ROOT, 'docs/bench.md');
const MARKS = ['<!-- last run: npm run bench -- --write -->', '<!-- end of the last run -->'] as const;
/** What a benchmark itself prints stands before it. */
const SECTION_MARK = '\n=== figures ===\n';

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    only: { type: 'string' },
    full: { type: 'boolean', default: false },
    /** What each route's CPU goes into, on stderr. */
    profile: { type: 'boolean', default: false },
    /** These routes alone of the cpu benchmark. */
    route: { type: 'string' },
    harness: { type: 'string', default: DEFAULT_HARNESS },
    write: { type: 'boolean', default: false },
    /** One benchmark, as JSON: how this runs itself. */
    section: { type: 'string' },
  },
});
const failures: string[] = [];

const BENCHMARKS: Record<keyof typeof TITLES, () => Promise<Figures<object>> | Figures<object>> = {
  bundles: async () => {
    const figures = await measureBundles();
    failures.push(...slowStarts(figures.rows).map((start) => `bundles: ${start}`));
    return figures;
  },
  serve: measureServe,
  consumed: async () => {
    const figures = await measureConsumed();
    failures.push(
      ...figures.failures.map((failure) => `consumed: ${failure}`),
      ...growingListings(figures.rows).map((listing) => `consumed: ${listing} costs more with more data`),
      ...overWritten(figures.rows).map((command) => `consumed: ${command}`),
      ...(yearIsOneRequest(figures.rows) ? [] : ['consumed: a village’s year takes more than one request']),
    );
    return figures;
  },
  cpu: async () => {
    const figures = await measureCpu(values.route?.split(','), values.profile);
    failures.push(...overBudget(figures.rows).map((route) => `cpu: ${route}`));
    return figures;
  },
  district: async () => {
    const figures = await measureDistrict(values.full);
    failures.push(...figures.growing.map((screen) => `district: ${screen} costs more in a larger district`));
    return figures;
  },
  nightly: measureNightlyBenefits,
  watching: measureWatching,
  inFlight: measureInFlight,
  import: () =>
    measureImport(
      values.full
        ? { payments: [30_000, 300_000], vouchers: [3_700, 37_000] }
        : { payments: [1_000, 4_000], vouchers: [250, 1_000] },
    ),
  packages: measurePackages,
  firstLoad: async () => {
    const figures = await measureFirstLoad();
    for (const { page, usefulMs } of figures.rows)
      if (usefulMs > USEFUL_WITHIN_MS) failures.push(`firstLoad: ${page} takes ${usefulMs} ms`);
    return figures;
  },
  setData: () => measureSetData(path.resolve(values.harness)),
  tasks: () => measureTasks(path.resolve(values.harness)),
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
  const merged = mergedReport(text.slice(from, until), report);
  const next = `${text.slice(0, from)}${MARKS[0]}\n\n${merged}\n\n${text.slice(until)}`;
  writeFileSync(DOCUMENT, await format(next, { ...(await resolveConfig(DOCUMENT)), filepath: DOCUMENT }));
}

interface Measured {
  figures: Figures<object> | { error: string };
  failures: string[];
}

function nameOf(name: string): keyof typeof TITLES {
  if (name in TITLES) return name as keyof typeof TITLES;
  throw new Error(`--only takes ${Object.keys(TITLES).join(', ')}`);
}

async function measureHere(name: string): Promise<Measured> {
  try {
    return { figures: await BENCHMARKS[nameOf(name)](), failures };
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    return { figures: { error: words }, failures: [...failures, `${name}: ${words}`] };
  }
}

/** In a process of its own: each has its own DynamoDB, and the functions read their environment once. */
function measureApart(name: string): Measured {
  const { full, profile, harness, route } = values;
  const flags = [...(full ? ['--full'] : []), ...(profile ? ['--profile'] : []), ...(route ? ['--route', route] : [])];
  const args = ['--section', name, '--harness', harness, ...flags];
  const { stdout } = spawnSync(process.execPath, [...process.execArgv, process.argv[1]!, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    encoding: 'utf8',
    maxBuffer: 64 * 1024 ** 2,
  });
  const from = stdout.lastIndexOf(SECTION_MARK);
  if (from < 0)
    return { figures: { error: 'its process ended early' }, failures: [`${name}: its process ended early`] };
  return JSON.parse(stdout.slice(from + SECTION_MARK.length)) as Measured;
}

async function main(): Promise<void> {
  if (values.section) {
    const measured = await measureHere(values.section);
    await new Promise((done) => process.stdout.write(SECTION_MARK + JSON.stringify(measured), done));
    return;
  }
  const names = values.only?.split(',') ?? Object.keys(TITLES);
  const on = machine();
  const sections: Section[] = [];
  const results: Record<string, Measured['figures']> = {};
  for (const name of names) {
    const title = TITLES[nameOf(name)];
    process.stderr.write(`${name} …\n`);
    const { figures, failures: found } = measureApart(name);
    failures.push(...found);
    results[name] = figures;
    sections.push({
      title,
      figures: 'error' in figures ? { how: `Failed in this run: ${figures.error.split('\n')[0]}`, rows: [] } : figures,
    });
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
