import { now } from '../../platform/clock';
import { log } from '../../platform/log';
import { auditRow } from '../../platform/audit';
import { deleteObjects, putObject } from '../../platform/media-bucket';
import { ConditionsFailed, transact } from '../../platform/transact';
import { problemsAsCsv } from '../problems';
import { Hold, HoldLost, OutOfTime } from './hold';
import { errorListKeyOf, fileKeyOf, importIdOf, type ImportRow, isHeld, markerKeyOf } from './import';
import { importOf, putImport, putFindings } from './import-store';
import { checkPass, type Outcome, refusedFile, undoPass, writePass } from './passes';

const PASSES = { checking: checkPass, writing: writePass, undoing: undoPass } as const;
type Moving = keyof typeof PASSES;
const isMoving = (state: string): state is Moving => state in PASSES;

const TOO_LONG = '文件太大，一次读不完。请拆成几个文件分别导入。';

interface S3Notification {
  readonly Records: readonly { readonly s3: { readonly object: { readonly key: string } } }[];
}
interface LambdaContext {
  getRemainingTimeInMillis(): number;
}

/** Woken by a file that arrives under `imports/`, and by the marker a step leaves there. What is to be done the row says. */
export const handler = async ({ Records }: S3Notification, context: LambdaContext): Promise<void> => {
  for (const { s3 } of Records) {
    const key = decodeURIComponent(s3.object.key.replaceAll('+', ' '));
    const importId = importIdOf(key);
    if (importId) await runImport(importId, key, () => context.getRemainingTimeInMillis());
  }
};

/**
 * Takes an import a pass on, once however often it is told to: what is not moving, or held by another, is left alone.
 * Out of time, it leaves the marker again and the next one goes on.
 * @throws when S3 or DynamoDB cannot be reached: Lambda then tries again.
 */
async function runImport(importId: string, key: string, remainingMs: () => number): Promise<void> {
  const row = await importOf(importId);
  // Sent after all, when it was given up or forgotten.
  if (!row || row.state === 'cancelled') return deleteObjects([key]);
  const state = row.state === 'awaiting' && key === fileKeyOf(row) ? 'checking' : row.state;
  if (!isMoving(state) || isHeld(row, now())) return;
  const hold = await Hold.take(row, state, remainingMs);
  if (!hold) return;
  try {
    await finish(hold, await PASSES[state](hold));
  } catch (error) {
    if (error instanceof HoldLost) return;
    if (!(error instanceof OutOfTime)) {
      await hold.release();
      throw error;
    }
    if (state === 'checking') await finish(hold, refusedFile(TOO_LONG));
    // It would come no further the next time.
    else if (error.phase === 'reading' || error.phase === 'checking')
      await finish(hold, { row: { state: 'broken', reasons: [TOO_LONG] } });
    else if (await hold.release()) await putObject(markerKeyOf(importId), Buffer.from('on'), 'text/plain');
  } finally {
    await hold.end();
  }
}

/** Whether the file is of no more use: it holds people's data, and goes at once. */
const isOver = ({ state }: Pick<ImportRow, 'state'>): boolean =>
  ['refused', 'done', 'undone', 'cancelled'].includes(state);

async function finish(hold: Hold, { row: moved, found }: Outcome): Promise<void> {
  await hold.end();
  const { lease: _, progress: __, ...row } = hold.row;
  const { importId } = row;
  const at = now();
  const next: ImportRow = { ...row, ...moved, seenAt: at, version: row.version + 1 };
  if (found && found.problems.length + found.warnings.length > 0)
    await putObject(
      errorListKeyOf(importId),
      Buffer.from(problemsAsCsv(found.problems, found.warnings)),
      'text/csv; charset=utf-8',
      found.problems.length > 0 ? '错误清单.csv' : '提醒清单.csv',
    );
  try {
    await transact(
      putImport(next, hold.row),
      auditRow({
        subject: `importFile#${importId}`,
        action: `import.${next.state}`,
        at,
        actor: row.stepBy ?? row.actor,
        ...(next.batchId && { note: next.batchId }),
      }),
      ...(found ? [putFindings(importId, found)] : []),
    );
  } catch (error) {
    // Somebody took a step meanwhile: whoever that woke does the rest.
    if (error instanceof ConditionsFailed) return;
    throw error;
  }
  log('info', 'runImport', { subject: `importFile#${importId}`, code: next.state });
  if (isOver(next)) await deleteObjects([fileKeyOf(next), markerKeyOf(importId)]);
}
