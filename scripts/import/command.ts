import { existsSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { SkippedAs } from '@shared/imports/imports';
import { formatFen } from '@shared/money';
import { KIND_TITLES, kindNameOf } from '../../functions/imports/kind-titles';
import type { Report } from '../../functions/imports/check-file';
import type { AnyKind } from '../../functions/imports/kinds/kind';
import { StartError } from '../../local/ports';
import { ROOT } from '../../local/root';
import { startStack } from '../../local/stack';
import { commandOf, type Command } from './options';
import { progressBar } from './progress';

/** What the process says when it ends. */
export const EXIT = { done: 0, mistakes: 1, wrongCommand: 2, brokenOff: 3 } as const;
type Exit = (typeof EXIT)[keyof typeof EXIT];

const NAMES = ['CIVIC_TABLE', 'LEDGER_TABLE', 'IDENTITY_KEY', 'PHONE_KEY', 'LOOKUP_KEY', 'ROW_KEY'];
const SHOWN = 20;
const STATES = { writing: '写到一半', done: '写好了', undoing: '撤到一半', undone: '已撤回' } as const;

const USAGE = [
  '把各部门报来的表（.xlsx、.xls、.et、.ods、.csv）导进来。先加 --dry-run 试算，没有错再写入。',
  '',
  '  npm run import -- <种类> <文件> --dry-run   试算：数、合计、每一处错；什么也不写',
  '  npm run import -- <种类> <文件>             写入；同一个文件再导一次不会重复',
  '  npm run import -- --list                    导过什么',
  '  npm run import -- --undo <批次>             撤回一批',
  '  npm run import -- --kinds                   能导什么',
  '',
  '  --sheet <名称>    读哪一张工作表（不写就是第一张像的）',
  '  --errors <文件>   错误清单写到哪里（不写就是 错误清单.csv）',
  '',
  '默认导进 .local（npm start 用的那份，要先停下）；设了 CIVIC_TABLE、LEDGER_TABLE、IDENTITY_KEY、PHONE_KEY、LOOKUP_KEY、ROW_KEY 就导进那里。',
  '结束码：0 成了　1 文件有错，或不能撤回　2 命令不对　3 写到一半断了，再导一次',
].join('\n');

const kindsList = (): string =>
  Object.entries(KIND_TITLES)
    .map(([name, title]) => `  ${name.padEnd(18)}${title}`)
    .join('\n');

/** The environment's own tables, when it names them all; a part of the names is a mistake. */
function environmentNamesTables(): boolean {
  const missing = NAMES.filter((name) => !process.env[name]);
  if (missing.length > 0 && missing.length < NAMES.length)
    throw new StartError(`还要设 ${missing.join('、')}；四个都不设就导进 .local。见 docs/import.md。`);
  return missing.length === 0;
}

type Engine = Awaited<ReturnType<typeof loadEngine>>;

/** Loaded late: the tables' client reads the environment, which the stack has just set. */
async function loadEngine() {
  const [kinds, check, write, undo, batches, problems, file] = await Promise.all([
    import('../../functions/imports/all-kinds'),
    import('../../functions/imports/check-file'),
    import('../../functions/imports/write-file'),
    import('../../functions/imports/undo-batch'),
    import('../../functions/imports/batch-store'),
    import('../../functions/imports/problems'),
    import('../../functions/imports/reading/sheet'),
  ]);
  return { ...kinds, ...check, ...write, ...undo, ...batches, ...problems, ...file };
}

/**
 * The command line of the importer. Says on stdout what was done, on stderr what is wrong and how far it is; never a stack trace
 * for what the one who typed it can mend.
 * @returns the exit code
 */
export async function runImportCommand(argv: readonly string[]): Promise<Exit> {
  const command = commandOf(argv);
  if (command.do === 'wrong') return refuse(`${command.message}\n\n${USAGE}`);
  if (command.do === 'help') return say(`${USAGE}\n\n能导的种类：\n${kindsList()}`);
  if (command.do === 'kinds') return say(kindsList());
  if (command.do === 'import') {
    if (!kindNameOf(command.kind)) return refuse(`没有“${command.kind}”这一种。能导的：\n${kindsList()}`);
    if (!existsSync(command.file)) return refuse(`没有这个文件：${command.file}`);
  }
  try {
    return await withStore(command);
  } catch (error) {
    if (error instanceof StartError) return refuse(error.message);
    console.error(`出错了，没有做完：${error instanceof Error ? `${error.name} ${error.message}` : String(error)}`);
    return EXIT.brokenOff;
  }
}

function say(text: string): Exit {
  console.log(text);
  return EXIT.done;
}

function refuse(text: string): Exit {
  console.error(text);
  return EXIT.wrongCommand;
}

async function withStore(command: Extract<Command, { do: 'list' | 'undo' | 'import' }>): Promise<Exit> {
  const stack = environmentNamesTables() ? undefined : await startStack({ dataDir: path.join(ROOT, '.local') });
  try {
    const engine = await loadEngine();
    if (command.do === 'list') return await list(engine);
    if (command.do === 'undo') return await undo(engine, command.batchId);
    return await importOne(engine, command);
  } finally {
    // What was written is told on by the streams: residents' notices, alerts.
    if (command.do !== 'list') await stack?.settle();
    await stack?.stop();
  }
}

const by = () => ({ at: new Date().toISOString(), actor: `cli:${os.userInfo().username}` });

async function list(engine: Engine): Promise<Exit> {
  const { items } = await engine.batches({ limit: 50 });
  if (items.length === 0) console.log('还没有导入过。');
  for (const { batchId, kind, fileName, state, startedAt, newRows, changedRows, sameRows } of items)
    console.log(
      `${batchId}  ${startedAt.slice(0, 16)}  ${STATES[state]}  ${kind.padEnd(17)} 新 ${newRows} 改 ${changedRows} 同 ${sameRows}  ${fileName}`,
    );
  return EXIT.done;
}

async function undo(engine: Engine, batchId: string): Promise<Exit> {
  const batch = await engine.batchOf(batchId);
  const kind = batch && engine.kindNamed(batch.kind);
  if (!kind) return refuse(`没有批次 ${batchId}。npm run import -- --list 看有哪些。`);
  if (batch.state === 'undone') return say(`${batchId}（${batch.fileName}）已经撤回过了。`);
  const bar = progressBar();
  try {
    await engine.undoBatch(kind, batchId, by(), bar.show);
    bar.end();
    return say(`已撤回 ${batchId}（${batch.fileName}）。`);
  } catch (error) {
    bar.end();
    if (error instanceof engine.BatchBusy) console.error('这一批还在写，请等它结束（中断的，一分钟后再撤回）。');
    else if (error instanceof engine.CannotUndo) {
      console.error('不能撤回：');
      for (const reason of new Set(error.reasons)) console.error(`  ${reason}`);
    } else throw error;
    return EXIT.mistakes;
  }
}

function summarise(kind: AnyKind, report: Report): void {
  const { reading, sheet, otherSheets, counts, sums, warnings, warningCount, changes } = report;
  const { data, total, part, note, blank, header, example } = reading.rows;
  const skipped = [
    total && `合计 ${total}`,
    part && `其中数、转页数 ${part}`,
    note && `说明、签字 ${note}`,
    blank && `空行 ${blank}`,
    header && `重复表头 ${header}`,
    example && `示例 ${example}`,
  ].filter(Boolean);
  console.log(`${kind.title} · ${sheet}：数据 ${data} 行${skipped.length > 0 ? `（跳过${skipped.join('、')}）` : ''}`);
  if (reading.table) {
    const { columns, extra } = reading.table;
    console.log(`读的列：${columns.map(({ key, title }) => `${kind.columns[key]!.title}←${title}`).join('，')}`);
    if (extra.length > 0) console.log(`没有用到的列：${extra.join('、')}`);
  }
  listed(
    '跳过的行',
    reading.skipped.items.map(({ rowNo, meaning, excerpt }) => `第 ${rowNo} 行 ${SKIPPED_AS[meaning]} ${excerpt}`),
    reading.skipped.count,
  );
  if (otherSheets.length > 0) console.log(`没有读的工作表：${otherSheets.join('、')}（用 --sheet 指定）`);
  console.log(`新增 ${counts.new}　一样 ${counts.same}　变更 ${counts.changed}　有错 ${counts.refused}`);
  for (const { title, fen } of sums) console.log(`${title}合计 ${formatFen(fen)}`);
  listed(
    '会变的',
    changes.map(({ rowNo, column, before, after }) => `第 ${rowNo} 行 ${column} ${before || '空'} → ${after || '空'}`),
    changes.length,
  );
  listed(
    '请看一看',
    warnings.map(({ rowNo, column, excerpt, message }) =>
      [`第 ${rowNo} 行`, column, excerpt && `“${excerpt}”`, message].filter(Boolean).join(' '),
    ),
    warningCount,
  );
}

const SKIPPED_AS: Readonly<Record<SkippedAs, string>> = {
  total: '合计',
  part: '其中数、转页数',
  note: '说明、签字',
  header: '重复的表头',
  example: '示例',
};

/** A list under its title, its first lines. */
function listed(title: string, lines: readonly string[], count: number): void {
  if (count === 0) return;
  console.log(`${title}（${count}）：`);
  for (const line of lines.slice(0, SHOWN)) console.log(`  ${line}`);
  if (count > SHOWN) console.log(`  ……还有 ${count - SHOWN} 处`);
}

function tellProblems(engine: Engine, { problems, problemCount, warnings }: Report, file: string): Exit {
  for (const { rowNo, column, excerpt, message } of problems.slice(0, SHOWN))
    console.error(`第 ${rowNo} 行 ${column} ${excerpt && `“${excerpt}”`} ${message}`);
  const kept = problems.length < problemCount ? `前 ${problems.length} 处写在` : '都写在';
  try {
    writeFileSync(file, engine.problemsAsCsv(problems, warnings), { mode: 0o600 });
    console.error(`共 ${problemCount} 处要改，${kept} ${file}（用 Excel 打开）。改好以前一行也不会写。`);
  } catch {
    console.error(`共 ${problemCount} 处要改。错误清单写不进 ${file}，用 --errors 换个地方。改好以前一行也不会写。`);
  }
  return EXIT.mistakes;
}

async function importOne(
  engine: Engine,
  { kind: kindName, file, sheet, errors, dryRun }: Extract<Command, { do: 'import' }>,
): Promise<Exit> {
  const kind = engine.kindNamed(kindName)!;
  const bar = progressBar();
  const who = by();
  const checked = await engine
    .checkFile(kind, file, who, { sheet, onProgress: bar.show })
    .catch((error: unknown) => {
      if (error instanceof engine.FileProblem) return error.message;
      throw error;
    })
    .finally(bar.end);
  if (typeof checked === 'string') {
    console.error(checked);
    return EXIT.mistakes;
  }
  const { report, spool } = checked;
  try {
    summarise(kind, report);
    if (report.problemCount > 0) return tellProblems(engine, report, errors);
    if (dryRun)
      return say(
        `只是试算，什么也没有写。${report.warningCount > 0 ? '“请看一看”的都对，再' : ''}去掉 --dry-run 就会写入。`,
      );
    const fileName = path.basename(file);
    const batch = await engine.writeFile(kind, checked, { ...who, fileName, onProgress: bar.show }).finally(bar.end);
    return say(
      report.counts.new + report.counts.changed === 0
        ? `没有新的内容，批次 ${batch.batchId}。`
        : `写好了，批次 ${batch.batchId}。撤回：npm run import -- --undo ${batch.batchId}`,
    );
  } catch (error) {
    if (error instanceof engine.BatchBusy) console.error('这一批正在撤回，请等撤回完再导入。');
    else {
      console.error(
        error instanceof engine.ImportInterrupted
          ? `写到一半，第 ${error.rowNos.slice(0, 10).join('、')} 行的数据被别人改了。`
          : `写到一半断了：${error instanceof Error ? `${error.name} ${error.message}` : String(error)}`,
      );
      console.error(`写好的留着：把同一个文件再导一次会接着写，一笔也不会重复；或撤回 ${report.batchId}。`);
    }
    return EXIT.brokenOff;
  } finally {
    spool.discard();
  }
}
