import { AppError } from '@shared/errors';
import { showImport } from '@shared/imports/imports';
import { presignRead } from '../../platform/media-bucket';
import { handle } from '../../platform/serve';
import { errorListKeyOf, hasErrorList } from './import';
import { findingsOf, importOf } from './import-store';
import { refuseOtherOffices } from '../../identity/district-office';
import { viewImport } from './view-import';

export const showImportHandler = handle(showImport)(async ({ params: { importId }, caller }, { at }) => {
  await refuseOtherOffices(caller);
  const row = await importOf(importId);
  if (!row) throw new AppError('notFound');
  const findings = await findingsOf(importId);
  return {
    ...viewImport(row, at),
    columns: row.columns ?? [],
    extraColumns: row.extraColumns ?? [],
    ...findings,
    skippedCount: row.skippedCount ?? 0,
    changedRows: row.changedRows ?? 0,
    ...(hasErrorList(row, at) && {
      errorList: {
        url: await presignRead(errorListKeyOf(importId)),
        fileName: row.problemCount ? '错误清单.csv' : '提醒清单.csv',
      },
    }),
  };
});
