import { auditRow } from '../platform/audit';
import { newId } from '../platform/id';
import { now } from '../platform/clock';
import { ConditionsFailed, pause, transact, type WriteItem } from '../platform/transact';
import { type Batch, batchOf, batchSeen, putBatch, putWrote, saveBatch } from './batch-store';
import { type CheckedFile, groupsOf, type OnProgress, type Row } from './check-file';
import { inParallel } from '../platform/in-parallel';
import type { Touched } from './journal';
import type { AnyKind, Doing, GroupPlan, ItemsUnit, Numbered, Plan, Unit } from './kinds/kind';
import { KnownNames } from './kinds/known-names';
import { patientTransact } from './patient-transact';

/** DynamoDB's limit of one transaction, less the row that says what it wrote. */
const MOST_ITEMS = 99;
const IN_FLIGHT = 12;
const PARTS_AT_ONCE = 2;
const MAX_TRIES = 6;
const SEEN_EVERY_MS = 10_000;

/** What others did since the file was checked does not fit it any more. What was written stays; the file can be run again. */
export class ImportInterrupted extends Error {
  constructor(readonly rowNos: readonly number[]) {
    super('the tables changed while the file was written');
    this.name = 'ImportInterrupted';
  }
}

/** The batch is being taken back. */
export class BatchBusy extends Error {
  constructor(readonly state: Batch['state']) {
    super(`the batch is ${state}`);
    this.name = 'BatchBusy';
  }
}

interface Given {
  readonly fileName: string;
  readonly at: string;
  readonly actor: string;
  readonly personIds?: readonly string[] | undefined;
  readonly onProgress?: OnProgress | undefined;
}

/**
 * The second pass: writes a file that was checked and has no problem. Each transaction holds whole groups, their audit rows and
 * the row that says what was written. Broken off, it is completed by checking and writing the same file again: what is there is
 * left as it is.
 * @throws ImportInterrupted, BatchBusy.
 */
export async function writeFile(kind: AnyKind, checked: CheckedFile, given: Given): Promise<Batch> {
  const { report, spool } = checked;
  const { at, actor, personIds, onProgress } = given;
  if (report.problemCount > 0) throw new Error('a file with problems is not written');
  const doing: Doing = { at, actor, batchId: report.batchId, personIds };
  const batch = await beginBatch(kind, checked, given);
  if (!batch.begun) return batch.batch;
  const { new: fresh, changed, same } = report.counts;
  const of = fresh + changed + same;
  let done = 0;
  const onWritten = (rows: number) => onProgress?.({ phase: 'writing', done: (done += rows), of });
  const [plan, names] = await Promise.all([kind.begin(), KnownNames.read(kind)]);
  const seen = setInterval(() => void batchSeen(report.batchId, now()).catch(() => undefined), SEEN_EVERY_MS);
  try {
    await inParallel(spool.parts(), PARTS_AT_ONCE, async (part) => {
      await writePart(plan, groupsOf(kind, part(), names), doing, onWritten);
    });
  } finally {
    clearInterval(seen);
  }
  const finished: Batch = { ...batch.batch, state: 'done', finishedAt: now(), seenAt: now() };
  await saveBatch(finished);
  return finished;
}

/** Says what is about to be written. A batch with nothing to write that is done already is left alone. */
async function beginBatch(
  kind: AnyKind,
  { report }: CheckedFile,
  { fileName, at, actor }: Given,
): Promise<{ batch: Batch; begun: boolean }> {
  const { batchId, contentHash, counts, sums, uses } = report;
  const before = await batchOf(batchId);
  if (before?.state === 'undoing') throw new BatchBusy(before.state);
  const nothing = counts.new + counts.changed === 0;
  if (before?.state === 'done' && nothing) return { batch: before, begun: false };
  const rows = counts.new + counts.same + counts.changed;
  const fresh: Batch = {
    batchId,
    kind: kind.name,
    fileName,
    contentHash,
    state: 'writing',
    actor,
    startedAt: at,
    seenAt: at,
    rows,
    newRows: counts.new,
    changedRows: counts.changed,
    sameRows: counts.same,
    sums: sums.map(({ title, fen }) => ({ title, fen })),
    ...(uses.length > 0 && { uses: [...uses] }),
  };
  // Completed after it broke off: it is still what it was when it began.
  const batch: Batch =
    before?.state === 'writing'
      ? {
          ...fresh,
          startedAt: before.startedAt,
          newRows: before.newRows,
          changedRows: before.changedRows,
          sameRows: before.sameRows,
        }
      : fresh;
  await transact(
    putBatch(batch),
    auditRow({ subject: `import#${batchId}`, action: 'importFile', at, actor, note: `${kind.name} ${rows}` }),
  );
  return { batch, begun: true };
}

interface Chain {
  readonly rows: readonly Numbered<Row>[];
  readonly plan: GroupPlan;
}

async function writePart(
  plan: Plan<Row>,
  groups: Numbered<Row>[][],
  doing: Doing,
  onWritten: (rows: number) => void,
): Promise<void> {
  const plans = await plan(groups, doing);
  const chains = groups.map((rows, place): Chain => ({ rows, plan: plans[place]! }));
  onWritten(chains.reduce((sum, { plan }) => sum + plan.sameRowNos.length, 0));
  await inParallel(loadsOf(chains), IN_FLIGHT, async (load) => {
    await writeLoad(plan, load, doing, onWritten);
  });
}

/** Groups of one unit share a transaction; a group of several has its own, one after the other. */
function* loadsOf(chains: readonly Chain[]): Generator<Chain[]> {
  let load: Chain[] = [];
  let size = 0;
  for (const chain of chains) {
    const { units, problems } = chain.plan;
    if (problems.length > 0) throw new ImportInterrupted(problems.map(({ rowNo }) => rowNo));
    const [unit] = units;
    if (!unit) {
      if (chain.plan.after) yield [chain];
      continue;
    }
    if (units.length > 1 || !('size' in unit)) {
      yield [chain];
      continue;
    }
    if (size + unit.size > MOST_ITEMS) {
      yield load;
      load = [];
      size = 0;
    }
    load.push(chain);
    size += unit.size;
  }
  if (load.length > 0) yield load;
}

/**
 * Writes some groups; when one of them changed meanwhile, looks again at each by itself. A long group says after each of its
 * transactions how far it is: it may be stopped there.
 */
async function writeLoad(
  plan: Plan<Row>,
  load: readonly Chain[],
  doing: Doing,
  onWritten: (rows: number) => void,
): Promise<void> {
  const units = load.flatMap((chain) => chain.plan.units);
  let left = units.reduce((sum, { rowNos }) => sum + rowNos.length, 0);
  try {
    if (load.length > 1) await writeItems(units as ItemsUnit[], doing);
    else
      for (const unit of units) {
        await writeUnit(unit, doing);
        left -= unit.rowNos.length;
        onWritten(unit.rowNos.length);
      }
  } catch (error) {
    if (!(error instanceof ConditionsFailed)) throw error;
    for (const { rows } of load) await writeAgain(plan, rows, doing);
  }
  for (const { plan: written } of load) await written.after?.();
  if (left > 0) onWritten(left);
}

async function writeAgain(plan: Plan<Row>, rows: readonly Numbered<Row>[], doing: Doing): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    const [found] = await plan([rows], doing);
    if (found!.problems.length > 0) throw new ImportInterrupted(found!.problems.map(({ rowNo }) => rowNo));
    try {
      for (const unit of found!.units) await writeUnit(unit, doing);
      return;
    } catch (error) {
      if (!(error instanceof ConditionsFailed)) throw error;
      if (tries === MAX_TRIES) throw new ImportInterrupted(rows.map(({ rowNo }) => rowNo));
      await pause(tries, 10);
    }
  }
}

const wroteBy =
  ({ batchId }: Doing) =>
  (touched: readonly Touched[]): WriteItem =>
    putWrote({ batchId, wroteId: newId(), touched: [...touched] });

const writeUnit = (unit: Unit, doing: Doing): Promise<void> =>
  'post' in unit ? unit.post(wroteBy(doing)) : writeItems([unit], doing);

async function writeItems(units: readonly ItemsUnit[], doing: Doing): Promise<void> {
  const items: WriteItem[] = [];
  const touched: Touched[] = [];
  for (const unit of units) {
    const written = unit.write();
    items.push(...written.items);
    touched.push(...written.touched);
  }
  await patientTransact([...items, wroteBy(doing)(touched)]);
}
