import {
  cancelImport,
  listImportKinds,
  listImports,
  requestImportUpload,
  showImport,
  showImportTemplate,
  startImport,
  undoImport,
} from '@shared/imports/imports';
import type { ImportRow } from '../../functions/imports/desk/import';
import { putNewImport } from '../../functions/imports/desk/import-store';
import { transact } from '../../functions/platform/transact';
import type { District } from './district';
import { exercise, type Exercise, tenfold } from './exercise';
import { importRow } from './office-rows';

const SENT = 'the files that were sent';

/** A file of its own, so that a step is taken from where it may be. */
const sent = (state: ImportRow['state']) => async (d: District) => {
  const row = importRow(d.admin, state);
  await transact(putNewImport(row));
  return { params: { importId: row.importId } };
};

/** The admin's imports: what the routes do. What the worker does has a benchmark of its own (bench/import.ts). */
export const importExercises: Exercise[] = [
  exercise(listImportKinds),
  exercise(showImportTemplate, () => ({ params: { importKind: 'payments' } })),
  tenfold(SENT)(requestImportUpload, () => ({
    body: { kind: 'payments', fileName: '三月发放.csv', bytes: 20_000 },
  })),
  tenfold(SENT)(listImports),
  tenfold(SENT)(showImport, sent('checked')),
  tenfold(SENT)(startImport, sent('checked')),
  tenfold(SENT)(undoImport, sent('done')),
  tenfold(SENT)(cancelImport, sent('checked')),
];
