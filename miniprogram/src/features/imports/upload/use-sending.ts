import { useRef, useState } from 'react';
import { AppError } from '@shared/errors';
import { type ImportKindName, type ImportTicket, MAX_IMPORT_BYTES, requestImportUpload } from '@shared/imports/imports';
import { call, NetworkError, sayError } from '@/platform/server/call';
import { type ChosenFile, pickFile } from '@/platform/files/pick-file';
import { sendByTicket } from '@/platform/sending/upload';
import { type Upload, UploadRefused } from '@/platform/sending/upload-refused';
import { UPLOAD } from '../copy';

const TEXTS = ['csv', 'txt', 'tsv'];
const EXTENSIONS = ['xlsx', 'xls', 'et', 'ods', 'xlsm', 'xlsb', ...TEXTS];

const extensionOf = (name: string): string => name.slice(name.lastIndexOf('.') + 1).toLowerCase();
/** Whether a file may have several sheets. */
export const isWorkbook = (name: string): boolean => !TEXTS.includes(extensionOf(name));

/** Why a file cannot be sent, before any of it is; undefined when it can. */
export function refusalOf({ name, bytes }: ChosenFile): string | undefined {
  if (!EXTENSIONS.includes(extensionOf(name))) return UPLOAD.wrongKind;
  if (bytes === 0) return UPLOAD.isEmpty;
  return bytes > MAX_IMPORT_BYTES ? UPLOAD.tooLarge : undefined;
}

const wordsOf = (error: unknown): string => {
  if (error instanceof UploadRefused && error.code === 'EntityTooLarge') return UPLOAD.tooLarge;
  return error instanceof AppError && !(error instanceof NetworkError) ? sayError(error) : UPLOAD.failed;
};

/** A file from the chooser to storage: what was chosen, how far it is, what went wrong. */
export function useSending(onSent: (importId: string) => void) {
  const [file, setFile] = useState<ChosenFile>();
  const [percent, setPercent] = useState<number>();
  const [error, setError] = useState<string>();
  const sending = useRef<Upload<ImportTicket>>();

  const choose = async () => {
    setError(undefined);
    const chosen = await pickFile(EXTENSIONS).catch(() => {
      setError(UPLOAD.cannotOpen);
      return undefined;
    });
    if (!chosen) return;
    const refusal = refusalOf(chosen);
    setError(refusal);
    setFile(refusal ? undefined : chosen);
  };

  const send = async (kind: ImportKindName, sheet: string) => {
    if (!file) return;
    const body = {
      kind,
      fileName: file.name.slice(-120),
      bytes: file.bytes,
      ...(sheet.trim() && { sheet: sheet.trim() }),
    };
    let ticket: ImportTicket | undefined;
    setError(undefined);
    setPercent(0);
    // One ticket for all tries: each names another import.
    const upload = sendByTicket(
      file.path,
      async () => (ticket ??= await call(requestImportUpload, { body })),
      setPercent,
    );
    sending.current = upload;
    try {
      onSent((await upload.done).importId);
    } catch (failure) {
      if (sending.current === upload) setError(wordsOf(failure));
    } finally {
      if (sending.current === upload) setPercent(undefined);
    }
  };

  const stop = () => {
    const upload = sending.current;
    sending.current = undefined;
    upload?.abort();
    setPercent(undefined);
  };

  return { file, percent, error, choose, send, stop };
}
