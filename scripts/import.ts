/**
 * `npm run import -- KIND FILE [--dry-run] [--sheet NAME]`, `-- --undo BATCH`, `-- --list`, `-- --kinds`.
 *
 * Checks the whole file first and says what it would do; writes only when nothing is wrong. By itself it imports into what `npm start`
 * keeps in `.local` (stop that first). With CIVIC_TABLE, LEDGER_TABLE, IDENTITY_KEY and LOOKUP_KEY in the environment it imports into
 * those tables, on AWS or at DYNAMODB_ENDPOINT. Exit codes: 0 done, 1 the file has mistakes, 2 the command is wrong, 3 broken off.
 */
import { writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { formatFen } from '@shared/money';
import { StartError } from '../local/ports';
import { ROOT } from '../local/root';
import { startStack } from '../local/stack';
import { progressBar } from './import/progress';

const NAMES = ['CIVIC_TABLE', 'LEDGER_TABLE', 'IDENTITY_KEY', 'LOOKUP_KEY'];
const ERRORS_FILE = '错误清单.csv';
const SHOWN = 20;

function readOptions() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      'dry-run': { type: 'boolean', default: false },
      undo: { type: 'string' },
      list: { type: 'boolean', default: false },
      kinds: { type: 'boolean', default: false },
      sheet: { type: 'string' },
      errors: { type: 'string', default: ERRORS_FILE },
    },
  });
  return { ...values, positionals };
}

/** The environment's own tables, when it names them all; a part of the names is a mistake. */
function environmentNamesTables(): boolean {
  const missing = NAMES.filter((name) => !process.env[name]);
  if (missing.length > 0 && missing.length < NAMES.length)
    throw new StartError(
      `Set ${missing.join(', ')} too, or none of ${NAMES.join(', ')} to import into .local. For a deployed stage:\n` +
        `  CIVIC_TABLE=… LEDGER_TABLE=… IDENTITY_KEY=… LOOKUP_KEY=… AWS_REGION=… npm run import -- KIND FILE --dry-run`,
    );
  return missing.length === 0;
}

type Options = ReturnType<typeof readOptions>;
type Engine = Awaited<ReturnType<typeof loadEngine>>;

/** Loaded late: the tables' client reads the environment, which the stack has just set. */
async function loadEngine() {
  const [kinds, check, write, undo, batches, problems, file] = await Promise.all([
    import('../functions/imports/all-kinds'),
    import('../functions/imports/check-file'),
    import('../functions/imports/write-file'),
    import('../functions/imports/undo-batch'),
    import('../functions/imports/batch-store'),
    import('../functions/imports/problems'),
    import('../functions/imports/reading/sheet'),
  ]);
  return { ...kinds, ...check, ...write, ...undo, ...batches, ...problems, ...file };
}

const usage = (engine: Engine): string =>
  [
    'npm run import -- KIND FILE [--dry-run]',
    '',
    ...engine.KINDS.map(({ name, title }) => `  ${name.padEnd(18)}${title}`),
  ].join('\n');

async function main(): Promise<number> {
  const options = readOptions();
  const given = environmentNamesTables();
  const writes = !options['dry-run'] && !options.list;
  const [kindName, file] = options.positionals;
  if (!options.list && !options.kinds && !options.undo && (!kindName || !file)) {
    console.error(usage(await loadEngine()));
    return 2;
  }
  const stack = given || options.kinds ? undefined : await startStack({ dataDir: path.join(ROOT, '.local') });
  try {
    const engine = await loadEngine();
    if (options.kinds) console.log(usage(engine));
    else if (options.list) await list(engine);
    else if (options.undo) return await undo(engine, options.undo);
    else return await importOne(engine, kindName!, file!, options);
    return 0;
  } finally {
    if (stack && writes) await stack.settle();
    await stack?.stop();
  }
}

const by = () => ({ at: new Date().toISOString(), actor: `cli:${os.userInfo().username}` });

async function list(engine: Engine): Promise<void> {
  const { items } = await engine.batches({ limit: 50 });
  if (items.length === 0) console.log('还没有导入过。');
  for (const { batchId, kind, fileName, state, startedAt, newRows, changedRows, sameRows } of items)
    console.log(
      `${batchId}  ${startedAt.slice(0, 16)}  ${state.padEnd(8)} ${kind.padEnd(17)} 新 ${newRows} 改 ${changedRows} 同 ${sameRows}  ${fileName}`,
    );
}

async function undo(engine: Engine, batchId: string): Promise<number> {
  const batch = await engine.batchOf(batchId);
  const kind = batch && engine.kindNamed(batch.kind);
  if (!kind) throw new StartError(`没有批次 ${batchId}。npm run import -- --list 看有哪些。`);
  const bar = progressBar();
  try {
    await engine.undoBatch(kind, batchId, by(), bar.show);
    bar.end();
    console.log(`已撤回 ${batchId}（${batch.fileName}）。`);
    return 0;
  } catch (error) {
    bar.end();
    if (error instanceof engine.BatchBusy) console.error('这一批还在写，请等它结束（中断的，一分钟后再撤回）。');
    else if (error instanceof engine.CannotUndo) for (const reason of error.reasons) console.error(reason);
    else throw error;
    return 1;
  }
}

async function importOne(engine: Engine, kindName: string, file: string, options: Options): Promise<number> {
  const kind = engine.kindNamed(kindName);
  if (!kind) {
    console.error(`没有“${kindName}”这一种。\n\n${usage(engine)}`);
    return 2;
  }
  const bar = progressBar();
  const who = by();
  const checked = await engine
    .checkFile(kind, file, who, { sheet: options.sheet, onProgress: bar.show })
    .catch((error: unknown) => {
      bar.end();
      if (error instanceof engine.FileProblem) return error.message;
      throw error;
    });
  bar.end();
  if (typeof checked === 'string') {
    console.error(checked);
    return 1;
  }
  try {
    const { report } = checked;
    const { counts, reading, problems, problemCount } = report;
    const { total, note, blank, header, example } = reading.rows;
    console.log(
      `${kind.title} · ${report.sheet}：数据 ${reading.rows.data} 行（跳过合计 ${total}、说明 ${note}、空行 ${blank}、重复表头 ${header}、示例 ${example}）`,
    );
    if (reading.table) {
      console.log(
        `读的列：${reading.table.columns.map(({ key, title }) => `${kind.columns[key]!.title}←${title}`).join('，')}`,
      );
      if (reading.table.extra.length > 0) console.log(`没有用到的列：${reading.table.extra.join('、')}`);
    }
    if (report.otherSheets.length > 0)
      console.log(`没有读的工作表：${report.otherSheets.join('、')}（用 --sheet 指定）`);
    console.log(`新增 ${counts.new}　一样 ${counts.same}　变更 ${counts.changed}　有错 ${counts.refused}`);
    for (const { title, fen } of report.sums) console.log(`${title}合计 ${formatFen(fen)}`);
    if (problemCount > 0) {
      for (const { rowNo, column, excerpt, message } of problems.slice(0, SHOWN))
        console.error(`第 ${rowNo} 行 ${column} ${excerpt && `“${excerpt}”`} ${message}`);
      writeFileSync(options.errors, engine.problemsAsCsv(problems), { mode: 0o600 });
      console.error(`共 ${problemCount} 处要改，都在 ${options.errors}（用 Excel 打开）。改好以前一行也不会写。`);
      return 1;
    }
    if (options['dry-run']) {
      console.log('只是试算，什么也没有写。去掉 --dry-run 就会写入。');
      return 0;
    }
    const batch = await engine.writeFile(kind, checked, {
      ...who,
      fileName: path.basename(file),
      onProgress: bar.show,
    });
    bar.end();
    console.log(
      counts.new + counts.changed === 0
        ? `没有新的内容，批次 ${batch.batchId}。`
        : `写好了，批次 ${batch.batchId}。撤回：npm run import -- --undo ${batch.batchId}`,
    );
    return 0;
  } catch (error) {
    bar.end();
    if (error instanceof engine.ImportInterrupted)
      console.error(
        `写到一半，第 ${error.rowNos.slice(0, 10).join('、')} 行的数据被别人改了。写好的留着：把同一个文件再导一次会接着写，或撤回 ${checked.report.batchId}。`,
      );
    else if (error instanceof engine.BatchBusy) console.error('这一批正在撤回，请等撤回完再导入。');
    else {
      console.error(`写到一半断了。把同一个文件再导一次会接着写，一笔也不会重复；或撤回 ${checked.report.batchId}。`);
      console.error(error);
    }
    return 3;
  } finally {
    checked.spool.discard();
  }
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error instanceof StartError ? error.message : error);
    process.exit(error instanceof StartError ? 2 : 3);
  },
);
