import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createTables, localDynamoDB } from '../local/create-tables';
import { startDynamoDBLocal } from '../local/dynamodb-local';
import { localEnvironment, localNames } from '../local/environment';
import { service } from '../infrastructure/service';
import { openingsFile, paymentsFile, rosterFile, villagesFor, vouchersFile } from './import/files';
import { type Figures, median, rounded } from './measure';

const KINDS = ['payments', 'vouchers'] as const;
type KindName = (typeof KINDS)[number];

interface Measured {
  kind: KindName;
  'rows in the file': number;
  'checked, rows/s': number;
  'written, rows/s': number;
  'items/s': number | '';
  'bare BatchWriteItem, items/s': number | '';
  'ratio to it': number | '';
  'bare transactions, items/s': number | '';
  'our own CPU while writing, %': number;
  'RSS after ¼, ½, ¾, all of the time, MB': string;
  'peak RSS, MB': number;
}

/** How often import and bare loops take turns. */
const ROUNDS = 2;
/** What one import took. */
interface Run {
  rows: number;
  checking: number;
  writing: number;
  cpu: number;
  /** RSS over the whole of it, in bytes, at even distances. */
  memory: readonly number[];
}

const SAMPLE_MS = 50;
const inMb = (bytes: number): number => Math.round(bytes / 1024 ** 2);
const overTime = (samples: readonly number[]): number[] =>
  [0.25, 0.5, 0.75, 1].map((share) => samples[Math.max(0, Math.round(samples.length * share) - 1)]!);
/** From so many rows on, the database is given a district's heap. */
const MANY = 10_000;

/** @param sizes of each kind (payments; vouchers, of two rows each): the second several times the first, so that what grows is seen. Only the first is compared
 * with the bare loops, which need its items in memory. */
export async function measureImport(sizes: Readonly<Record<KindName, readonly number[]>>): Promise<Figures<Measured>> {
  const large = Object.values(sizes)
    .flat()
    .some((size) => size > MANY);
  const dynamodb = await startDynamoDBLocal({ large });
  const directory = mkdtempSync(path.join(os.tmpdir(), 'mingbaile-bench-'));
  const names = localNames(service, 'bench-');
  Object.assign(
    process.env,
    localEnvironment(service, names, { dynamodb: dynamodb.endpoint, s3: '', kms: '', wechat: '', sms: '' }),
  );
  const client = localDynamoDB(dynamodb.endpoint);
  try {
    // Loaded now: the tables' client reads the environment.
    const [{ kindNamed }, { checkFile }, { writeFile }, { writeRows }, seed, bare] = await Promise.all([
      import('../functions/imports/all-kinds'),
      import('../functions/imports/check-file'),
      import('../functions/imports/write-file'),
      import('../scripts/seed/write'),
      import('../scripts/seed/rows'),
      import('./import/bare'),
    ]);
    const by = { at: new Date().toISOString(), actor: 'bench' };
    const empty = () => createTables(client, service, { prefix: 'bench-', fresh: true, streams: false });

    async function importFile(name: string, content: string): Promise<Run> {
      const file = path.join(directory, `${name}.csv`);
      writeFileSync(file, content);
      const kind = kindNamed(name)!;
      const memory: number[] = [];
      const watch = setInterval(() => memory.push(process.memoryUsage.rss()), SAMPLE_MS);
      const started = performance.now();
      const checked = await checkFile(kind, file, by);
      const begun = performance.now();
      const before = process.cpuUsage();
      if (checked.report.problemCount > 0) throw new Error(JSON.stringify(checked.report.problems[0]));
      await writeFile(kind, checked, { ...by, fileName: name });
      const { user, system } = process.cpuUsage(before);
      const writing = (performance.now() - begun) / 1000;
      checked.spool.discard();
      clearInterval(watch);
      return {
        rows: checked.report.reading.rows.data,
        checking: (begun - started) / 1000,
        writing,
        cpu: (user + system) / 10_000 / writing,
        memory: [...memory, process.memoryUsage.rss()],
      };
    }

    /** The tables as an office has them before this file. */
    async function prepare(kind: KindName, size: number): Promise<void> {
      await empty();
      await writeRows([...seed.catalogueRows(), ...seed.divisionRows(0)]);
      if (kind === 'payments') await importFile('people', rosterFile(size));
      else await importFile('opening-balances', openingsFile(villagesFor(size)));
    }
    const contentOf = (kind: KindName, size: number) =>
      kind === 'payments' ? paymentsFile(size) : vouchersFile(villagesFor(size), size);

    async function measure(kind: KindName, size: number, memory: Run): Promise<Measured> {
      const runs: Run[] = [];
      const rates = { ours: [] as number[], batches: [] as number[], transactions: [] as number[] };
      for (let round = 0; size === sizes[kind][0] && round < ROUNDS; round += 1) {
        await prepare(kind, size);
        const recorded = await bare.recording(
          async () => void runs.push(await importFile(kind, contentOf(kind, size))),
        );
        rates.ours.push(bare.itemsIn(recorded) / runs.at(-1)!.writing);
        // Emptied: what is there already, the same, costs neither a stream's record nor an index's.
        await empty();
        rates.batches.push(await bare.bareBatchWrites(recorded));
        await empty();
        rates.transactions.push(await bare.bareTransactions(recorded));
      }
      const of = (pick: (run: Run) => number) => median((runs.length > 0 ? runs : [memory]).map(pick));
      const rate = (values: number[]) => (values.length > 0 ? Math.round(median(values)) : '');
      return {
        kind,
        'rows in the file': memory.rows,
        'checked, rows/s': Math.round(memory.rows / of(({ checking }) => checking)),
        'written, rows/s': Math.round(memory.rows / of(({ writing }) => writing)),
        'items/s': rate(rates.ours),
        'bare BatchWriteItem, items/s': rate(rates.batches),
        'ratio to it': rates.ours.length > 0 ? rounded(median(rates.ours) / median(rates.batches), 2) : '',
        'bare transactions, items/s': rate(rates.transactions),
        'our own CPU while writing, %': Math.round(of(({ cpu }) => cpu)),
        'RSS after ¼, ½, ¾, all of the time, MB': overTime(memory.memory).map(inMb).join(' · '),
        'peak RSS, MB': inMb(memory.memory.reduce((most, bytes) => Math.max(most, bytes), 0)),
      };
    }

    const all = KINDS.flatMap((kind) => sizes[kind].map((size) => ({ kind, size })));
    // Memory first, while nothing else of this benchmark is in it.
    const memories: Run[] = [];
    for (const { kind, size } of all) {
      await prepare(kind, size);
      memories.push(await importFile(kind, contentOf(kind, size)));
    }
    const measured: Measured[] = [];
    for (const [place, { kind, size }] of all.entries()) measured.push(await measure(kind, size, memories[place]!));
    return {
      how: `Payments (8 a person) and vouchers (two rows each, a hundred a village) on DynamoDB Local: read, compared and written in transactions with sums, trail and journal. The bare loops write the very same items into the same tables emptied, checking nothing, ${ROUNDS} rounds taking turns with the import, medians: BatchWriteItem 25 at a time, 16 in flight; and the same transactions without their conditions, which is what the database alone does with them. RSS is of the whole process (SDK, compiler and the benchmark's own file included), in runs of their own before the others`,
      rows: measured,
    };
  } finally {
    client.destroy();
    rmSync(directory, { recursive: true, force: true });
    await dynamodb.stop();
  }
}
