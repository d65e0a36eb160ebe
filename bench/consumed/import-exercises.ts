import type { ImportRow } from '../../functions/imports/desk/import';
import { putNewImport } from '../../functions/imports/desk/import-store';
import { transact } from '../../functions/platform/transact';
import type { District } from './district';
import { exercises, NOTHING, tenfold } from './exercise';
import { importRow } from './office-rows';

/** A file of its own, so that a step is taken from where it may be. */
const sent = (state: ImportRow['state']) => async (d: District) => {
  const { importId, ...row } = importRow(d.admin, state);
  await transact(putNewImport({ importId, ...row }));
  return { on: { importId } };
};

/** The admin's imports: what the routes do. What the worker does has a benchmark of its own (bench/import.ts). */
export const importExercises = exercises('the files that were sent', {
  listImportKinds: tenfold(NOTHING),
  showImportTemplate: tenfold(NOTHING, { params: { importKind: 'payments' } }),
  requestImportUpload: { body: { kind: 'payments', fileName: '三月发放.csv', bytes: 20_000 } },
  listImports: {},
  showImport: sent('checked'),
  startImport: sent('checked'),
  undoImport: sent('done'),
  cancelImport: sent('checked'),
});
