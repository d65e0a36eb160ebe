import type { AnyRoute } from '@shared/route';
import { type ImportDetail, type ImportKindName, requestImportUpload, showImport } from '@shared/imports/imports';
import { callApi } from '../../../tests/support/api';
import { handler } from '../desk/run-import';

const FIFTEEN_MINUTES = 900_000;

/** What S3 says when an object has arrived. */
export const arrivalOf = (key: string) => ({ Records: [{ s3: { object: { key } } }] });

/** Wakes the worker as an arrival does; `remainingMs` is what its Lambda has left. */
export const wake = (key: string, remainingMs: () => number = () => FIFTEEN_MINUTES): Promise<void> =>
  handler(arrivalOf(key), { getRemainingTimeInMillis: remainingMs });

/** Sends a file as the admin's page does: a ticket, then the form, the file last. */
export async function sendImport(
  token: string,
  kind: ImportKindName,
  content: string | Buffer,
  { fileName = '报送表.csv', sheet }: { fileName?: string; sheet?: string } = {},
): Promise<{ importId: string; key: string; status: number }> {
  const bytes = Buffer.from(content);
  const { status, body } = await callApi(requestImportUpload, {
    token,
    body: { kind, fileName, bytes: bytes.length, ...(sheet && { sheet }) },
  });
  if (status !== 200) throw new Error(`requestImportUpload answered ${status} ${JSON.stringify(body)}`);
  const form = new FormData();
  for (const [name, value] of Object.entries(body.fields)) form.append(name, value);
  form.append('file', new Blob([new Uint8Array(bytes)]), fileName);
  const reply = await fetch(body.url, { method: 'POST', body: form });
  return { importId: body.importId, key: body.fields.key!, status: reply.status };
}

export async function seeImport(token: string, importId: string): Promise<ImportDetail> {
  const { status, body } = await callApi(showImport, { token, params: { importId } });
  if (status !== 200) throw new Error(`showImport answered ${status} ${JSON.stringify(body)}`);
  return body as ImportDetail;
}

export const markerOf = (importId: string): string => `imports/${importId}/go`;

/** Presses a step and wakes the worker, as the marker does. */
export async function step(route: AnyRoute, token: string, importId: string) {
  const answer = await callApi(route, { token, params: { importId } });
  if (answer.status === 200) await wake(markerOf(importId));
  return { status: answer.status, body: answer.body as { code?: string; state?: string } };
}
