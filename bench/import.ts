import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { idCheckDigit } from '@shared/id-number';
import { BatchPutRequest } from 'dynamodb-toolbox/entity/actions/batchPut';
import { startDynamoDBLocal } from '../local/dynamodb-local';
import { localEnvironment, localNames } from '../local/environment';
import { createTables, localDynamoDB } from '../local/create-tables';
import { ROOT } from '../local/root';
import { readTemplate } from '../local/template';
import { type Figures, rounded } from './measure';

type Puts = Record<string, { PutRequest: { Item: unknown } }[]>;

interface Measured {
  'payments in the file': number;
  'checked, rows/s': number;
  'written, rows/s': number;
  'items/s': number;
  'bare BatchWriteItem, items/s': number;
  'ratio to bare': number;
  'peak RSS, MB': number;
}

const HEAD = '姓名,身份证号,补贴项目,金额,发放日期,批次号';
/** Payments a person: as a year of one village's people has them. */
const EACH = 8;
/** The bare loop needs the items in memory: above, the figure of the size before stands, and memory is the import's own. */
const BARE_WITHIN = 75_000;

const idNumberAt = (place: number): string => {
  const day = String(((place >> 9) % 28) + 1).padStart(2, '0');
  const month = String(((((place >> 9) / 28) | 0) % 12) + 1).padStart(2, '0');
  const year = 1940 + (((place >> 9) / 336) | 0);
  const digits = `511503${year}${month}${day}${String(place & 511).padStart(3, '0')}`;
  return digits + idCheckDigit(digits);
};

/** Watches how much memory the process takes while something runs. */
async function peakOf(work: () => Promise<void>): Promise<number> {
  let peak = 0;
  const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 20);
  await work();
  clearInterval(watch);
  return peak / 1024 ** 2;
}

/** @param sizes payments in each file; the last ones several times the first, so that what grows is seen. */
export async function measureImport(sizes: readonly number[]): Promise<Figures<Measured>> {
  const dynamodb = await startDynamoDBLocal();
  const directory = mkdtempSync(path.join(os.tmpdir(), 'mingbaile-bench-'));
  try {
    const template = readTemplate(path.join(ROOT, 'serverless.yml'));
    const names = localNames(template, 'bench-');
    Object.assign(process.env, localEnvironment(template, names, { dynamodb: dynamodb.endpoint, s3: '', wechat: '' }));
    const client = localDynamoDB(dynamodb.endpoint);
    // Loaded now: the tables' client reads the environment.
    const [
      { kindNamed },
      { checkFile },
      { writeFile },
      { PersonEntity, rosterPerson },
      { personIdOf },
      { writeRows },
      rows,
      { documentClient },
    ] = await Promise.all([
      import('../functions/imports/all-kinds'),
      import('../functions/imports/check-file'),
      import('../functions/imports/write-file'),
      import('../functions/identity/person-store'),
      import('../functions/imports/kinds/persons'),
      import('../scripts/seed/write'),
      import('../scripts/seed/rows'),
      import('../functions/platform/tables'),
    ]);
    const kind = kindNamed('payments')!;
    const measured: Measured[] = [];
    for (const size of sizes) {
      await createTables(client, template, { prefix: 'bench-', fresh: true });
      await writeRows([...rows.catalogueRows(), ...rows.divisionRows(0)]);
      const people = Math.ceil(size / EACH);
      await writeRows(
        (function* () {
          for (let place = 0; place < people; place += 1) {
            const idNumber = idNumberAt(place);
            const person = rosterPerson({
              personId: personIdOf(idNumber),
              name: '王秀英',
              villageCode: '511503002201',
              group: '3组',
              householdId: personIdOf(idNumber),
              idNumber,
            });
            yield new BatchPutRequest(PersonEntity, person) as unknown as Parameters<
              typeof writeRows
            >[0] extends Iterable<infer R>
              ? R
              : never;
          }
        })(),
      );
      const file = path.join(directory, `${size}.csv`);
      const lines = Array.from(
        { length: size },
        (_, place) =>
          `王秀英,${idNumberAt(place % people)},BT01,${(place % 900) + 1}.50,2026-03-05,批${Math.floor(place / people)}`,
      );
      writeFileSync(file, [HEAD, ...lines].join('\n'));
      const by = { at: new Date().toISOString(), actor: 'bench' };
      let [checking, writing, items] = [0, 0, 0];
      /** What the import put, for the bare loop. */
      const puts: Puts = {};
      documentClient.middlewareStack.add(
        (next, context) => (args) => {
          const { TransactItems = [] } = args.input as {
            TransactItems?: { Put?: { TableName: string; Item: unknown } }[];
          };
          if (String(context.commandName).startsWith('TransactWrite')) {
            items += TransactItems.length;
            if (size <= BARE_WITHIN)
              for (const { Put } of TransactItems)
                if (Put) (puts[Put.TableName] ??= []).push({ PutRequest: { Item: Put.Item } });
          }
          return next(args);
        },
        { step: 'initialize', name: 'count', override: true },
      );
      const peak = await peakOf(async () => {
        const started = performance.now();
        const checked = await checkFile(kind, file, by);
        checking = (performance.now() - started) / 1000;
        if (checked.report.problemCount > 0) throw new Error(checked.report.problems[0]!.message);
        const begun = performance.now();
        await writeFile(kind, checked, { ...by, fileName: path.basename(file) });
        writing = (performance.now() - begun) / 1000;
        checked.spool.discard();
      });
      documentClient.middlewareStack.remove('count');
      const bare =
        size <= BARE_WITHIN ? await bareLoop(puts) : (measured.at(-1)?.['bare BatchWriteItem, items/s'] ?? NaN);
      measured.push({
        'payments in the file': size,
        'checked, rows/s': Math.round(size / checking),
        'written, rows/s': Math.round(size / writing),
        'items/s': Math.round(items / writing),
        'bare BatchWriteItem, items/s': Math.round(bare),
        'ratio to bare': rounded(items / writing / bare, 2),
        'peak RSS, MB': Math.round(peak),
      });
    }
    client.destroy();
    return {
      how: 'The payments kind on DynamoDB Local, 8 payments a person: read, compared and written in transactions with year totals, trail and journal; the bare loop writes the very same items 25 at a time, 16 batches in flight, into the same tables emptied, checking nothing. RSS is of the whole process, the SDK and the compiler included',
      rows: measured,
    };

    async function bareLoop(given: Puts): Promise<number> {
      const { BatchWriteCommand } = await import('@aws-sdk/lib-dynamodb');
      const { inParallel } = await import('../functions/imports/in-parallel');
      const batches = Object.entries(given).flatMap(([table, requests]) =>
        // BatchWriteItem takes a key once: the last put of each counts.
        Array.from({ length: Math.ceil(requests.length / 25) }, (_, place) => ({
          [table]: requests.slice(place * 25, (place + 1) * 25),
        })),
      );
      const count = Object.values(given).reduce((sum, { length }) => sum + length, 0);
      // Empty tables: what is there already, the same, costs neither a stream's record nor an index's.
      await createTables(client, template, { prefix: 'bench-', fresh: true });
      const started = performance.now();
      await inParallel(batches, 16, (RequestItems) =>
        documentClient.send(new BatchWriteCommand({ RequestItems: RequestItems as never })),
      );
      return count / ((performance.now() - started) / 1000);
    }
  } finally {
    rmSync(directory, { recursive: true, force: true });
    await dynamodb.stop();
  }
}
