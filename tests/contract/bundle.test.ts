import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { listDivisions } from '@shared/divisions';
import { build } from 'esbuild';
import { esbuildOptions } from '../../bench/esbuild-options';
import { gatewayOf } from '../../local/api/gateway';
import { ROOT } from '../../local/root';
import { service } from '../../infrastructure/service';
import { freshDistrict } from '../../functions/reports/testing/people';
import { httpCallOf } from '../support/api';

/** What runs in AWS is a bundle: with commands of our own in the place of the document client, and with libraries that load late. */

interface Bundle {
  handler(event: unknown, context: unknown): Promise<unknown>;
  pdfFile(file: object): Promise<Buffer>;
  xlsxOf(sheet: string, columns: readonly object[], rows: readonly object[]): Promise<Buffer>;
  presignRead(key: string): Promise<string>;
}

const directory = mkdtempSync(path.join(os.tmpdir(), 'bundle-'));
let bundle: Bundle;
beforeAll(async () => {
  const contents = `
    export { handler } from './functions/identity/index';
    export { pdfFile } from './functions/papers/pdf-file';
    export { xlsxOf } from './functions/papers/table-file';
    export { presignRead } from './functions/platform/media-bucket';`;
  await build({ ...esbuildOptions(), stdin: { contents, resolveDir: ROOT }, outdir: directory });
  bundle = (await import(path.join(directory, 'stdin.js'))) as Bundle;
});
afterAll(() => rmSync(directory, { recursive: true }));

test('a bundled function reads DynamoDB', async () => {
  await freshDistrict();
  const name = service.routes.find(({ path }) => path === listDivisions.path)!.functionName;
  const invoke = (event: unknown) => bundle.handler(event, { functionName: name, awsRequestId: 'of-the-test' });
  const { status, body } = await gatewayOf(service, new Map([[name, { name, invoke }]])).call(
    httpCallOf(listDivisions, { query: {} }),
  );
  expect(status).toBe(200);
  expect(JSON.parse(body.toString('utf8'))).toMatchObject({ district: { name: '南溪区' } });
});

test('what loads late is in the bundle: a PDF, a workbook, the address of a file', async () => {
  const pdf = await bundle.pdfFile({
    title: '公告',
    margin: 50,
    at: '2026-11-28T00:00:00.000Z',
    draw: (page: { text(text: string): void }) => page.text('牛角村'),
  });
  expect(pdf.subarray(0, 5).toString('latin1')).toBe('%PDF-');
  const workbook = await bundle.xlsxOf('账', [{ header: '村', width: 8, of: () => '牛角村' }], [{}]);
  expect(workbook.subarray(0, 2).toString('latin1')).toBe('PK');
  expect(await bundle.presignRead('copies/a.jpg')).toMatch(/copies\/a\.jpg\?.*X-Amz-Signature=/);
});
