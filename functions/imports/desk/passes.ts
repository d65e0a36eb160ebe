import { rm } from 'node:fs/promises';
import { mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { ImportFindings } from '@shared/imports/imports';
import { now } from '../../platform/clock';
import { copyObject, downloadObject } from '../../platform/media-bucket';
import { kindNamed } from '../all-kinds';
import { batchOf } from '../batch-store';
import { checkFile, type CheckedFile, type Report } from '../check-file';
import type { AnyKind } from '../kinds/kind';
import type { Problem } from '../problems';
import { FileProblem } from '../reading/sheet';
import { CannotUndo, NoSuchBatch, undoBatch } from '../undo-batch';
import { BatchBusy, ImportInterrupted, writeFile } from '../write-file';
import type { Hold } from './hold';
import { fileKeyOf, type ImportRow, originalKeyOf } from './import';

/** What becomes of an import after a pass. */
export interface Outcome {
  readonly row: Partial<ImportRow> & Pick<ImportRow, 'state'>;
  /** What the check of the file found, when that is what the pass did. */
  readonly found?: Found;
}

export type Found = Pick<Report, 'problems' | 'warnings' | 'changes'> & { readonly skipped: ImportFindings['skipped'] };

const nothingBut = (problems: readonly Problem[]): Found => ({ problems, warnings: [], changes: [], skipped: [] });

const foundIn = ({ problems, warnings, changes, reading }: Report): Found => ({
  problems,
  warnings,
  changes,
  skipped: reading.skipped.items.map(({ rowNo, meaning, excerpt }) => ({ rowNo, meaning, excerpt })),
});

const MOST_EXTRA = 30;
const MOST_ROWS_NAMED = 10;

const ofFile = (message: string): Problem[] => [{ rowNo: 0, column: '', excerpt: '', message }];
const GONE = '上传的文件已经不在了，请重新上传。';
const CHANGED = '上传的文件和检查过的不一样了。请重新上传，再检查一遍。';

export const refusedFile = (message: string): Outcome => ({
  row: { state: 'refused', checkedAt: now(), problemCount: 1 },
  found: nothingBut(ofFile(message)),
});

const kindOf = ({ kind }: ImportRow): AnyKind => {
  const found = kindNamed(kind);
  if (!found) throw new Error(`no kind ${kind}`);
  return found;
};

/** Reads and compares the whole file; `use` has it while its rows are set aside. Nothing of it stays on the disk. */
async function withChecked<T>(hold: Hold, use: (checked: CheckedFile, kind: AnyKind) => Promise<T>): Promise<T> {
  const { row } = hold;
  const folder = mkdtempSync(path.join(os.tmpdir(), 'mingbaile-file-'));
  const file = path.join(folder, `file.${row.format}`);
  try {
    await downloadObject(fileKeyOf(row), file).catch((error: unknown) => {
      if (error instanceof Error && error.name === 'NoSuchKey') throw new FileProblem(GONE);
      throw error;
    });
    const kind = kindOf(row);
    const by = { at: now(), actor: row.stepBy ?? row.actor };
    const checked = await checkFile(kind, file, by, { sheet: row.wantedSheet, onProgress: hold.onProgress });
    try {
      return await use(checked, kind);
    } finally {
      checked.spool.discard();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const factsOf = (
  { batchId, contentHash, sheet, otherSheets, reading, counts, sums, problemCount, warningCount, changedRows }: Report,
  kind: AnyKind,
  { format }: ImportRow,
) => ({
  batchId,
  contentHash,
  // A CSV file has no sheets.
  ...(format === 'xlsx' && { sheet }),
  otherSheets: [...otherSheets],
  columns: reading.table?.columns.map(({ key, title }) => ({ title: kind.columns[key]!.title, found: title })) ?? [],
  extraColumns: reading.table?.extra.slice(0, MOST_EXTRA) ?? [],
  counts: { ...counts },
  sums: sums.map(({ title, fen }) => ({ title, fen })),
  problemCount,
  warningCount,
  changedRows,
  skippedCount: reading.skipped.count,
});

/** Says what the file would do and what is wrong in it. Writes nothing. */
export async function checkPass(hold: Hold): Promise<Outcome> {
  try {
    return await withChecked(hold, async ({ report }, kind) => ({
      row: {
        state: report.problemCount > 0 ? 'refused' : 'checked',
        checkedAt: now(),
        ...factsOf(report, kind, hold.row),
      },
      found: foundIn(report),
    }));
  } catch (error) {
    if (error instanceof FileProblem) return refusedFile(error.message);
    throw error;
  }
}

/** Looks at the file again, since the tables may have changed, and writes it: all that is not written yet. */
export async function writePass(hold: Hold): Promise<Outcome> {
  const { row } = hold;
  const stopped = (reason: string): Outcome => ({ row: { state: 'broken', reasons: [reason] } });
  try {
    return await withChecked(hold, async (checked, kind): Promise<Outcome> => {
      const { report } = checked;
      const begun = row.batchId !== undefined && (await batchOf(row.batchId))?.state === 'writing';
      if (report.contentHash !== row.contentHash) return begun ? stopped(CHANGED) : refusedFile(CHANGED);
      if (report.problemCount > 0)
        return {
          row: {
            state: begun ? 'broken' : 'refused',
            problemCount: report.problemCount,
            checkedAt: now(),
            reasons: ['检查过以后，别的数据变了，现在对不上了。'],
          },
          found: foundIn(report),
        };
      // Before a row of it is written: no line is without the bytes that say it.
      if (kind.keepsOriginal && !(await copyObject(fileKeyOf(row), originalKeyOf(row.format, report.contentHash))))
        return stopped(GONE);
      await writeFile(kind, checked, {
        fileName: row.fileName,
        at: now(),
        actor: row.stepBy ?? row.actor,
        personIds: row.personIds,
        onProgress: hold.onProgress,
      });
      return { row: { state: 'done', finishedAt: now() } };
    });
  } catch (error) {
    if (error instanceof FileProblem) return stopped(error.message);
    if (error instanceof BatchBusy) return stopped('这个文件的上一次导入正在撤回，请等撤回完。');
    if (error instanceof ImportInterrupted)
      return stopped(
        `第 ${error.rowNos.slice(0, MOST_ROWS_NAMED).join('、')} 行的数据刚刚被别人改了。写好的留着，可以接着写，也可以撤回。`,
      );
    throw error;
  }
}

/** Takes back what was written, or says why that cannot be. */
export async function undoPass(hold: Hold): Promise<Outcome> {
  const { row } = hold;
  const batchId = row.batchId ?? '';
  try {
    await undoBatch(
      kindOf(row),
      batchId,
      { at: now(), actor: row.stepBy ?? row.actor, personIds: row.personIds },
      hold.onProgress,
    );
    return { row: { state: 'undone', undoneAt: now() } };
  } catch (error) {
    // It broke off before anything was written.
    if (error instanceof NoSuchBatch) return { row: { state: 'cancelled' } };
    const state = (await batchOf(batchId))?.state;
    if (error instanceof BatchBusy) return { row: { state: 'broken', reasons: ['刚刚还在写，请过一分钟再撤回。'] } };
    if (error instanceof CannotUndo) {
      const reasons = [...error.reasons];
      if (state === 'undoing') return { row: { state: 'undoing', reasons } };
      return { row: { state: state === 'writing' ? 'broken' : 'done', reasons } };
    }
    throw error;
  }
}
