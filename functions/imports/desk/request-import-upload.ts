import { AppError } from '@shared/errors';
import { MAX_IMPORT_BYTES, requestImportUpload } from '@shared/imports/imports';
import { daysAfter } from '@shared/time';
import { auditRow } from '../../platform/audit';
import { epochSeconds } from '../../platform/clock';
import { newId } from '../../platform/id';
import { presignUpload, TICKET_MINUTES } from '../../platform/media-bucket';
import { handle } from '../../platform/serve';
import { transact } from '../../platform/transact';
import { CONTENT_TYPES, fileKeyOf, formatOf } from './import';
import { putNewImport } from './import-store';
import { refuseOtherOffices } from '../../identity/district-office';

/** A row whose file never came is forgotten. */
const UNSENT_DAYS = 2;

export const requestImportUploadHandler = handle(requestImportUpload)(async (
  { body: { kind, fileName, bytes, sheet }, caller },
  { at, requestId },
) => {
  await refuseOtherOffices(caller);
  const format = formatOf(fileName);
  if (bytes > MAX_IMPORT_BYTES) throw new AppError('imports.tooLarge');
  const importId = newId(at);
  const actor = caller.accountId;
  await transact(
    putNewImport({
      importId,
      kind,
      fileName,
      bytes,
      format,
      ...(sheet && { wantedSheet: sheet }),
      state: 'awaiting',
      version: 1,
      actor,
      actorName: caller.person?.name ?? '管理员',
      ...(caller.person && { personIds: [caller.person.personId] }),
      requestedAt: at,
      seenAt: at,
      ttl: epochSeconds(daysAfter(at, UNSENT_DAYS)),
    }),
    auditRow({ subject: `importFile#${importId}`, action: requestImportUpload.id, at, actor, requestId, note: kind }),
  );
  const upload = { key: fileKeyOf({ importId, format }), contentType: CONTENT_TYPES[format], maxBytes: bytes };
  const { url, fields } = await presignUpload(upload);
  return { importId, url, fields, expiresAt: daysAfter(at, TICKET_MINUTES / 1440) };
});
