import { AppError } from '@shared/errors';
import type { ImportStep, startImport, undoImport, cancelImport } from '@shared/imports/imports';
import { auditRow } from '../../platform/audit';
import { deleteObjects, putObject } from '../../platform/media-bucket';
import { doOnce } from '../../platform/command';
import { markDone } from '../../platform/once';
import type { Context, Request } from '../../platform/serve';
import { transact } from '../../platform/transact';
import { fileKeyOf, type ImportRow, markerKeyOf, stepped } from './import';
import { importOf, putImport } from './import-store';
import { refuseOtherOffices } from '../../identity/district-office';
import { viewImport } from './view-import';

type StepRoute = typeof startImport | typeof undoImport | typeof cancelImport;

/**
 * Takes a step once, and leaves the worker its marker: a retry may find the step taken and the marker missing.
 * @throws AppError `notFound`, `imports.wrongState`, `version.stale` and what `stepped` says.
 */
export async function takeStep(
  step: ImportStep,
  action: string,
  { params: { importId }, caller }: Request<StepRoute>,
  { at, once, requestId }: Context,
) {
  await refuseOtherOffices(caller);
  const now = async () => {
    const row = await importOf(importId);
    if (!row) throw new AppError('notFound');
    return row;
  };
  const act = async () => {
    const row = await now();
    const actor = caller.accountId;
    const next = stepped(row, step, { at, actor, personId: caller.person?.personId });
    await transact(
      putImport(next, row),
      auditRow({ subject: `importFile#${importId}`, action, at, actor, requestId, note: row.batchId ?? row.kind }),
      markDone(once, importId, at),
    );
    return now();
  };
  return carriedOn(await doOnce(once, { done: now, act }), step, at);
}

async function carriedOn(row: ImportRow, step: ImportStep, at: string) {
  const { importId, state } = row;
  if (step === 'cancel' && state === 'cancelled') await deleteObjects([fileKeyOf(row), markerKeyOf(importId)]);
  if (state === 'writing' || state === 'undoing')
    await putObject(markerKeyOf(importId), Buffer.from(step), 'text/plain');
  return viewImport(row, at);
}
