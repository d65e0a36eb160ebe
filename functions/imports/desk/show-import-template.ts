import { createHash } from 'node:crypto';
import { AppError } from '@shared/errors';
import { showImportTemplate } from '@shared/imports/imports';
import { presignRead, putObject, sizeOf, TICKET_MINUTES } from '../../platform/media-bucket';
import { handle } from '../../platform/serve';
import { kindNamed } from '../all-kinds';
import { templateRows } from '../template';
import { CONTENT_TYPES } from './import';
import { refuseOtherOffices } from '../../identity/district-office';
import { templateXlsx } from './template-file';

export const showImportTemplateHandler = handle(showImportTemplate)(async ({ params, caller }, { at }) => {
  await refuseOtherOffices(caller);
  const kind = kindNamed(params.importKind);
  if (!kind) throw new AppError('notFound');
  // The content names the file: a kind with another column is another file.
  const content = createHash('sha256')
    .update(JSON.stringify(templateRows(kind)))
    .digest('hex')
    .slice(0, 16);
  const key = `papers/import-templates/${kind.name}-${content}.xlsx`;
  const fileName = `${kind.title}导入模板.xlsx`;
  let bytes = await sizeOf(key);
  if (bytes === undefined) {
    const file = await templateXlsx(kind);
    await putObject(key, file, CONTENT_TYPES.xlsx, fileName);
    bytes = file.length;
  }
  const expiresAt = new Date(Date.parse(at) + TICKET_MINUTES * 60_000).toISOString();
  return { url: await presignRead(key), fileName, bytes, expiresAt };
});
