import { createWriteStream, mkdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { townOf } from '@shared/divisions';
import { buildH5, h5IsStale, H5_DIRECTORY } from './build-h5';
import { type DistrictFiller, districtFiller, PICTURES } from './district-filler';
import { assertPortFree, StartError } from './ports';
import { ROOT } from './root';
import { startStack, type Stack } from './stack';

/** `npm start`: everything on this machine, with a district's data in it. */

const HELP = `npm start -- [--port 4000] [--fresh] [--memory] [--demo] [--no-build] [--no-watch]
  --port      where the pages and the API are
  --fresh     forget what was kept in .local and seed anew
  --memory    keep nothing, and leave .local alone
  --demo      seed the demo people's villages only: quicker
  --no-build  serve dist/h5 as it is
  --no-watch  leave the rules that watch, and every other job of the night, undone`;
const WHAT = '明白了';
/** WeChat's content check wants a visit within two hours: while the stack runs, the demo's people have the mini-program open. */
const VISIT_EVERY_MS = 60 * 60_000;

const readOptions = () => {
  try {
    const { values } = parseArgs({
      options: {
        port: { type: 'string', default: '4000' },
        fresh: { type: 'boolean', default: false },
        memory: { type: 'boolean', default: false },
        demo: { type: 'boolean', default: false },
        'no-build': { type: 'boolean', default: false },
        'no-watch': { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
    const port = Number(values.port);
    if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new StartError(`--port ${values.port} is no port.`);
    return { ...values, port };
  } catch (error) {
    throw error instanceof StartError ? error : new StartError(`${(error as Error).message}\n${HELP}`);
  }
};

/** The functions' log lines, which would push the address out of sight. */
const LOG_FILE = '.local/functions.log';

/** Sends what the functions log to a file; everything else stays on the terminal. */
const keepFunctionLogsApart = () => {
  mkdirSync(path.join(ROOT, '.local'), { recursive: true });
  const file = createWriteStream(path.join(ROOT, LOG_FILE));
  const toTerminal = process.stdout.write.bind(process.stdout);
  process.stdout.write = ((chunk: string | Uint8Array, ...rest: never[]) =>
    typeof chunk === 'string' && chunk.startsWith('{"level":')
      ? file.write(chunk)
      : toTerminal(chunk, ...rest)) as typeof process.stdout.write;
};

const stopping = new AbortController();
let stack: Stack | undefined;
let filler: DistrictFiller | undefined;

/** Stops everything, once. npm, tsx and the terminal may each send the same signal. */
const stopAll = async (exitCode: number) => {
  if (stopping.signal.aborted) return;
  stopping.abort();
  // Should something hang, the JVM still ends with this process.
  setTimeout(() => process.exit(1), 8000).unref();
  await filler?.stop();
  await stack?.stop();
  process.exit(exitCode);
};

const start = async () => {
  const options = readOptions();
  if (options.help) return void console.log(HELP);
  await assertPortFree(options.port, WHAT);
  keepFunctionLogsApart();
  const { demoPeople } = await import('../scripts/seed/demo-people');
  const { DEMO_SIGNING_CODE, SIGNING_KEYS } = await import('../scripts/seed/signing-people');
  const { DEMO_BANK, SPARE_ACCOUNT } = await import('../scripts/seed/order-accounts');

  const build = !options['no-build'] && h5IsStale();
  if (build) console.log('Building the pages (about 20 seconds) …');
  const building = build ? buildH5(stopping.signal) : Promise.resolve();
  building.catch(() => undefined);
  // In memory, a folder's unfinished district is none of ours.
  const districts = districtFiller(options.memory ? undefined : path.join(ROOT, '.local/left-to-write.json'));
  filler = districts;
  stack = await startStack({
    port: options.port,
    large: !options.demo,
    ...(!options.memory && { dataDir: path.join(ROOT, '.local'), fresh: options.fresh }),
    seed: async () => {
      districts.begin([PICTURES, ...(options.demo ? [] : await otherVillages())]);
      await seedDemo();
    },
    people: demoPeople,
    bank: DEMO_BANK,
    pay: true,
    onCalls: (underWay) => districts.giveWay(underWay > 0),
    staticDirectory: H5_DIRECTORY,
    // A job of the night would come in the middle of a browser's test, where it is night.
    schedules: options['no-watch'] ? 'withoutNights' : true,
  });
  if (stopping.signal.aborted) return stack.stop();
  await countReports();
  await building;

  const { world } = stack.wechat;
  const visitAll = () => demoPeople.forEach(({ openid }) => world.visit(openid));
  visitAll();
  setInterval(visitAll, VISIT_EVERY_MS).unref();
  console.log(`\n${WHAT}  ${stack.origin}\n\nSign in there as one of these invented people:\n`);
  for (const person of demoPeople) {
    const code = SIGNING_KEYS.includes(person.key) ? `；签字密码 ${DEMO_SIGNING_CODE}` : '';
    console.log(`  ${pad(person.name, 10)}${person.note}${code}${person.bound ? '' : `（${person.idNumber}）`}`);
  }
  console.log(`\nAn account the bank knows, to register as a payee: ${SPARE_ACCOUNT.name} ${SPARE_ACCOUNT.number}`);
  console.log(`\nWhat WeChat would show on their phones: ${stack.origin}/_dev/received`);
  const kept = options.memory ? 'Nothing is kept.' : 'Data is kept in .local (npm start -- --fresh begins anew).';
  console.log(`\n${kept}\nThe functions log to ${LOG_FILE}. Ctrl-C stops everything.\n`);
  if (districts.left().length > 0) await fillRest(districts);
  if (stopping.signal.aborted) return;
  await sumStatements();
  if (options['no-watch']) {
    await countCentres();
    return makeOpenData();
  }
  const { DEMO_VILLAGES } = await import('../scripts/seed/demo-people');
  // Without waiting, since one can look around meanwhile. A second start on the same day finds it done.
  await watchSeeded((code) => !options.demo || DEMO_VILLAGES.includes(code));
  await countCentres();
  await makeOpenData();
  console.log('The night’s watch has been kept: what it found is with the regulator.');
};

/** The statistics are made at night, and this machine may sleep then: once at each start. */
const countReports = async () => {
  const { handler } = await import('../functions/reports/statistics/count-reports');
  await handler();
};

/** What the three centres show, which is counted each hour, and what is counted of subsidies at night. */
const countCentres = async () => {
  const [centres, benefits] = await Promise.all([
    import('../functions/supervision/centres/count-centres'),
    import('../functions/supervision/benefits/count-benefits'),
  ]);
  await centres.handler();
  await benefits.handler();
};

/** The statements of all villages together, which are added up each hour. */
const sumStatements = async () => {
  const { handler } = await import('../functions/accounts/consolidation/sum-statements');
  await handler();
};

/** The files by month, which are made at night. */
const makeOpenData = async () => {
  const { handler } = await import('../functions/open-data/make-open-data');
  await handler();
};

/** The villages of the demo's people: all one needs to look around, in seconds. */
const seedDemo = async () => {
  console.log('Seeding …');
  const { seedDistrict } = await import('../scripts/seed/seed-district');
  const { DEMO_VILLAGES } = await import('../scripts/seed/demo-people');
  const { seedPlanted } = await import('../scripts/seed/seed-planted');
  const { seedSigningCodes } = await import('../scripts/seed/signing-codes');
  const now = new Date().toISOString();
  await seedDistrict({ now, villages: DEMO_VILLAGES });
  await seedPlanted(now);
  await seedSigningCodes(now);
};

/** What a night finds is there at once, in the villages that have a book: the others would all be late with it. */
const watchSeeded = async (seeded: (code: string) => boolean) => {
  const { watchDistrict } = await import('../functions/supervision/watching/watch-villages');
  const { PLANTED_TOWN } = await import('../scripts/seed/planted');
  await watchDistrict(
    PLANTED_TOWN.code.slice(0, 6),
    new Date().toISOString(),
    (code) => townOf(code) === PLANTED_TOWN.code || seeded(code),
  );
};

const otherVillages = async (): Promise<string[]> => {
  const { DEMO_VILLAGES } = await import('../scripts/seed/demo-people');
  const { seedDistrictAt } = await import('../scripts/seed/districts');
  return seedDistrictAt(0)
    .villages.map(({ code }) => code)
    .filter((code) => !DEMO_VILLAGES.includes(code));
};

/** The rest of the district, while one looks around. A start that was stopped before it ended goes on here. */
const fillRest = async (districts: DistrictFiller) => {
  const villages = districts.left().filter((what) => what !== PICTURES).length;
  if (villages > 0) console.log(`The other ${villages} villages are being written; the demo people's are there.`);
  const started = Date.now();
  let rows = 0;
  try {
    rows = await districts.run(new Date().toISOString());
  } catch (error) {
    // What is there can be looked at all the same.
    if (!stopping.signal.aborted) console.error((error as Error).message);
    return;
  }
  if (stopping.signal.aborted) return;
  if (villages === 0) return;
  await countReports();
  console.log(`The whole district is there: ${rows} more rows in ${Math.round((Date.now() - started) / 1000)} s.`);
};

/** Chinese characters take two columns. */
const pad = (text: string, width: number) => text + ' '.repeat(Math.max(1, width - 2 * [...text].length));

const fail = (error: unknown) => {
  if (stopping.signal.aborted) return;
  console.error(error instanceof StartError ? error.message : error);
  void stopAll(1);
};
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stopAll(0));
process.on('uncaughtException', fail);
process.on('unhandledRejection', fail);
start().catch(fail);
