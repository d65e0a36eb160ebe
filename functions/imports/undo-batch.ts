import { auditRow } from '../platform/audit';
import { ConditionsFailed, pause, transact, type WriteItem } from '../platform/transact';
import { type Batch, batchOf, putBatch, putUndone, saveBatch, usedSince, type Wrote, wroteOf } from './batch-store';
import type { OnProgress } from './check-file';
import { inParallel } from '../platform/in-parallel';
import { markOf, type Touched } from './journal';
import type { AnyKind, Doing, Standing } from './kinds/kind';
import { patientTransact } from './patient-transact';
import { putBack, rowsAt } from './rows-store';
import { BatchBusy } from './write-file';

/** There is no such batch. */
export class NoSuchBatch extends Error {}

/** Something depends on what the batch wrote: in Chinese, a sentence each. Nothing was taken back. */
export class CannotUndo extends Error {
  constructor(readonly reasons: readonly string[]) {
    super('the batch cannot be taken back');
    this.name = 'CannotUndo';
  }
}

const IN_FLIGHT = 6;
const MAX_TRIES = 8;
const MOST_REASONS = 20;
/** A writer says that it is there every ten seconds. */
const LEFT_AFTER_MS = 45_000;

/**
 * Takes back what a batch wrote, while everything is still as the batch left it: rows it made are deleted, rows it changed are as
 * they were, sums move along. First looks at all of it; then takes back, transaction by transaction, each once: run again it
 * goes on where it broke off. A batch that was taken back already is left alone.
 * @throws NoSuchBatch, BatchBusy while it is being written, CannotUndo.
 */
export async function undoBatch(
  kind: AnyKind,
  batchId: string,
  { at, actor, personIds }: Omit<Doing, 'batchId'>,
  onProgress?: OnProgress,
): Promise<Batch> {
  const batch = await batchOf(batchId);
  if (!batch) throw new NoSuchBatch(batchId);
  if (batch.state === 'undone') return batch;
  if (batch.state === 'writing' && Date.parse(at) - Date.parse(batch.seenAt) < LEFT_AFTER_MS)
    throw new BatchBusy('writing');
  if (batch.state !== 'undoing') {
    const reasons = await reasonsAgainst(kind, batch);
    if (reasons.length > 0) throw new CannotUndo(reasons);
  }
  const doing: Doing = { at, actor, batchId, personIds };
  await transact(
    putBatch({ ...batch, state: 'undoing' }),
    auditRow({ subject: `import#${batchId}`, action: 'undoImport', at, actor, note: batch.kind }),
  );
  let done = 0;
  await inParallel(wroteOf(batchId), IN_FLIGHT, async (wrote) => {
    await takeBack(kind, wrote, doing);
    onProgress?.({ phase: 'undoing', done: (done += wrote.touched.length), of: batch.newRows + batch.changedRows });
  });
  const undone: Batch = { ...batch, state: 'undone', undoneAt: at, undoneBy: actor };
  await saveBatch(undone);
  return undone;
}

async function reasonsAgainst(kind: AnyKind, { batchId, startedAt }: Batch): Promise<string[]> {
  const reasons: string[] = [];
  const used = new Set<string>();
  for await (const { touched } of wroteOf(batchId)) {
    for (const use of touched.flatMap((row) => kind.undo.usedAs?.(row) ?? [])) used.add(use);
    const standing = await standingOf(kind, touched);
    reasons.push(...standing.filter(hasMoved).map((moved) => kind.undo.whyNot?.(moved) ?? defaultReason(moved)));
    reasons.push(...((await kind.undo.check?.(standing)) ?? []));
    if (reasons.length >= MOST_REASONS) return [...reasons.slice(0, MOST_REASONS), '……还有更多，不再列出'];
  }
  const later = used.size > 0 ? await usedSince(startedAt, used) : undefined;
  if (later) reasons.push(`后来导入的“${later.fileName}”（批次 ${later.batchId}）用到了它，不能撤回。要撤先撤回那一批`);
  return [...new Set(reasons)];
}

/** Whether anything happened to the row since the batch wrote it. */
const hasMoved = ({ touched, current }: Standing): boolean => !current || markOf(current) !== touched.mark;

const defaultReason = ({ current }: Standing): string =>
  current ? '有一行导入以后又改过了，不能撤回' : '有一行导入以后已经不在了，不能撤回';

/** The touched rows as they are now. */
async function standingOf(kind: AnyKind, touched: readonly Touched[]): Promise<Standing[]> {
  const standing: Standing[] = [];
  for (const entity of kind.undo.entities) {
    const own = touched.filter((row) => row.entity === entity.entityName);
    const rows = await rowsAt(
      entity,
      own.map(({ key }) => key),
    );
    own.forEach((row, place) => standing.push({ touched: row, entity, current: rows[place] as Standing['current'] }));
  }
  return standing;
}

async function takeBack(kind: AnyKind, wrote: Wrote, doing: Doing): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    const standing = await standingOf(kind, wrote.touched);
    // Between the look at all and this one somebody else came: the rest is taken back, this is said.
    const moved = standing.filter(hasMoved);
    if (moved.length > 0) throw new CannotUndo(moved.map((each) => kind.undo.whyNot?.(each) ?? defaultReason(each)));
    const undone = putUndone(wrote, doing.at);
    try {
      if (kind.undo.instead) await kind.undo.instead(standing, doing, undone);
      else {
        const items: WriteItem[] = [
          undone,
          ...standing.map(({ touched, entity, current }) => putBack(entity, touched, current!)),
          ...((await kind.undo.besides?.(standing, doing)) ?? []),
        ];
        await patientTransact(items);
      }
      return;
    } catch (error) {
      if (!(error instanceof ConditionsFailed) || tries === MAX_TRIES) throw error;
      // An answer that was lost: it is taken back already.
      if (!kind.undo.instead && error.failed.includes(0)) return;
      await pause(tries, 10);
    }
  }
}
