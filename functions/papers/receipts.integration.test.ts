import { requestAnonymousUpload } from '@shared/media/media';
import {
  checkReceipt,
  printAnonymousReceipt,
  printReceipt,
  readReceiptCode,
  receiptCode,
} from '@shared/reports/receipts';
import { openAnonymousReport, showReport, submitAnonymousReport, submitReport } from '@shared/reports/reports';
import { writeRow } from '../platform/row';
import sharp from 'sharp';
import { createHash } from 'node:crypto';
import { callApi } from '../../tests/support/api';
import { NIUJIAO as VILLAGE } from '../../tests/support/people';
import { processArrival, sendFile } from '../media/testing/upload';
import { newSecret } from '../platform/sealed';
import { findReport, ReportEntity, reportRow } from '../reports/report-store';
import { LAMP } from '../reports/testing/lamp';
import { freshDistrict, type Person, personNamed } from '../reports/testing/people';
import { printedReceipt } from './receipt';
import { receiptPdf } from './receipt-pdf';

let reporter: Person;
let cadre: Person;

beforeAll(async () => {
  await freshDistrict();
  reporter = await personNamed('李秀英');
  cadre = await personNamed('王主任', { role: 'cadre', division: VILLAGE });
});

const draft = (description = '村口的路灯坏了三个月没人修') => ({
  ...LAMP,
  description,
  place: { text: '村口', latitude: 28.84, longitude: 104.97 },
});
const submitted = async (description?: string) =>
  (await callApi(submitReport, { token: reporter.token, body: { ...draft(description), mode: 'named' } })).body;
const check = async (referenceNo: string, contentHash: string) =>
  (await callApi(checkReceipt, { body: { referenceNo, contentHash } })).body.matches;

test('the fingerprint on the receipt stands for the words that are kept, and for no others', async () => {
  const { receiptNo, reportId, contentHash } = await submitted();
  expect(contentHash).toMatch(/^[0-9a-f]{64}$/);
  expect(await check(receiptNo, contentHash!)).toBe(true);
  expect(await check(receiptNo.toLowerCase(), contentHash!.replace(/(.{4})/g, '$1 ').toUpperCase())).toBe(true);
  const other = await submitted('别的一件事情，说的是水渠');
  expect(other.contentHash).not.toBe(contentHash);
  expect(await check(other.receiptNo, contentHash!)).toBe(false);
  expect(await check(receiptNo, '0'.repeat(64))).toBe(false);

  const { report } = (await findReport(reportId))!;
  await writeRow(ReportEntity, reportRow({ ...report, description: '没有什么事情' }));
  expect(await check(receiptNo, contentHash!)).toBe(false);
});

test('only who sent it sees the fingerprint, and gets the paper', async () => {
  const { reportId, contentHash } = await submitted('另一件事，说的是垃圾没人收');
  const seenBy = async ({ token }: Person) => (await callApi(showReport, { token, params: { reportId } })).body;
  expect((await seenBy(reporter)).contentHash).toBe(contentHash);
  expect((await seenBy(cadre)).contentHash).toBeUndefined();
  const print = ({ token }: Person) =>
    callApi(printReceipt, { token, params: { reportId }, body: { withContent: true } });
  const { status, body } = await print(reporter);
  expect(status).toBe(200);
  expect(body.fileName).toMatch(/^回执NX\d{8}-[0-9A-Z]{4}\.pdf$/);
  expect(Buffer.from(body.base64, 'base64').subarray(0, 5).toString()).toBe('%PDF-');
  expect((await print(cadre)).status).toBe(404);
});

test('an anonymous receipt: without the digits unless they are wished, with the digest of each file', async () => {
  const draftKey = newSecret();
  const bytes = await sharp({ create: { width: 9, height: 9, channels: 3, background: 'red' } })
    .jpeg()
    .toBuffer();
  const upload = { kind: 'image' as const, contentType: 'image/jpeg' as const, bytes: bytes.length, draftKey };
  const ticket = (await callApi(requestAnonymousUpload, { body: upload })).body;
  await sendFile(ticket, bytes);
  const body = { ...draft(), mediaIds: [ticket.mediaId], draftKey };
  const { receiptNo, reportId, contentHash } = (await callApi(submitAnonymousReport, { body })).body;
  const { body: opened } = await callApi(openAnonymousReport, { body: { receiptNo } });
  expect(opened.contentHash).toBe(contentHash);
  expect(await check(opened.referenceNo, contentHash!)).toBe(true);

  const printed = async (wish: { withContent: boolean; receiptNo?: string }) =>
    printedReceipt((await findReport(reportId))!.report, wish);
  expect((await printed({ withContent: false })).files).toEqual([{ name: '照片 1', sha256: undefined }]);
  await processArrival(ticket.mediaId);
  const bare = await printed({ withContent: false });
  expect(bare.files).toEqual([{ name: '照片 1', sha256: createHash('sha256').update(bytes).digest('hex') }]);
  expect(JSON.stringify(bare)).not.toMatch(/路灯|\d{16}(?!\w)/);
  expect(await printed({ withContent: true })).toMatchObject({ content: { words: expect.stringContaining('路灯') } });
  for (const withNumber of [false, true]) {
    const { status, body: paper } = await callApi(printAnonymousReceipt, {
      body: { receiptNo, withContent: false, withNumber },
    });
    expect(status).toBe(200);
    expect(Buffer.from(paper.base64, 'base64').length).toBeGreaterThan(5_000);
  }
  const unknown = { receiptNo: '1'.repeat(16), withContent: false, withNumber: false };
  expect((await callApi(printAnonymousReceipt, { body: unknown })).status).toBe(404);
});

test('without the words it is one page', async () => {
  const { reportId } = await submitted('第三件事，说的是水管漏水');
  const receipt = await printedReceipt((await findReport(reportId))!.report, { withContent: false });
  const full = {
    ...receipt,
    receiptNo: '1234567890123456',
    files: Array(9).fill({ name: '照片 1', sha256: 'a'.repeat(64) }),
  };
  const pdf = (await receiptPdf(full, '2026-11-23T02:00:00.000Z')).toString('latin1');
  expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(1);
});

test('what the code on the paper says is what the check asks for, and no other code is taken for it', async () => {
  const { receiptNo: referenceNo, contentHash } = await submitted('第四件事，说的是路边的沟');
  const read = readReceiptCode(receiptCode({ referenceNo, contentHash: contentHash! }))!;
  expect(await check(read.referenceNo, read.contentHash)).toBe(true);
  for (const other of ['', 'https://example.com', referenceNo, `${referenceNo} 12`, '1234567890123456'])
    expect(readReceiptCode(other)).toBeUndefined();
});
