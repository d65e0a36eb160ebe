import { PROOF_ERRORS } from '../challenge';
import { Ulid } from '../id';
import { byReceipt, RECEIPT_ERRORS, ReceiptNo } from './reports';
import { defineRoute } from '../route';
import * as z from '../zod';

/** 内容指纹: SHA-256 of what was sent, as hex. */
export const ContentHash = z.string().check(
  z.overwrite((text) => text.replace(/\s/g, '').toLowerCase()),
  z.regex(/^[0-9a-f]{64}$/, '内容指纹是 64 位数字和字母'),
);

/** As it stands on the receipt: `NX20261123-4F7K`. */
export const ReferenceNo = z.string().check(
  z.overwrite((text) => text.replace(/\s/g, '').toUpperCase()),
  z.regex(/^NX\d{8}-[0-9A-Z]{4}$/, '编号像这样：NX20261123-4F7K'),
);

/** 3f7a 92c1 …: the first sixteen of a fingerprint, to be read out and compared by eye. */
export const shortHash = (contentHash: string): string => contentHash.slice(0, 16).replace(/(.{4})(?=.)/g, '$1 ');

/** A receipt on paper, in the answer itself: what is in it lies nowhere else. */
export const ReceiptPaper = z.object({ fileName: z.string(), base64: z.string() });
export type ReceiptPaper = z.infer<typeof ReceiptPaper>;

const PaperWish = z.object({
  /** With the words that were sent. Without, the paper shows that something was reported, and not what. */
  withContent: z.boolean(),
});

export const printReceipt = defineRoute({
  id: 'printReceipt',
  method: 'POST',
  path: '/reports/{reportId}/receipt',
  summary: 'The receipt of my report as PDF, A4 (回执)',
  access: 'signedIn',
  params: z.object({ reportId: Ulid }),
  body: PaperWish,
  response: ReceiptPaper,
  errors: ['reports.noReceipt'],
  limit: { calls: 20, perSeconds: 3600 },
});

export const printAnonymousReceipt = defineRoute({
  ...byReceipt,
  id: 'printAnonymousReceipt',
  path: '/anonymous/reports/receipt',
  summary: 'The same by the receipt number, which is printed only when that is wished',
  body: z.extend(PaperWish, { receiptNo: ReceiptNo, withNumber: z.boolean() }),
  response: ReceiptPaper,
  errors: [...RECEIPT_ERRORS, 'reports.noReceipt'],
});

export const checkReceipt = defineRoute({
  ...byReceipt,
  id: 'checkReceipt',
  path: '/receipts/check',
  summary: 'Whether what is kept under a number still is what its receipt says; nothing else is told (核对回执)',
  body: z.object({ referenceNo: ReferenceNo, contentHash: ContentHash }),
  response: z.object({ matches: z.boolean() }),
  errors: PROOF_ERRORS,
});

/** What the code on a printed receipt says: its number and its fingerprint, in the letters a code is smallest in. */
export const receiptCode = ({ referenceNo, contentHash }: { referenceNo: string; contentHash: string }): string =>
  `${referenceNo} ${contentHash.toUpperCase()}`;

/** What a scanned code says; undefined when it is no receipt's. */
export function readReceiptCode(text: string): { referenceNo: string; contentHash: string } | undefined {
  const [, referenceNo, contentHash] = /^(NX\d{8}-[0-9A-Z]{4}) ([0-9A-F]{64})$/.exec(text.trim()) ?? [];
  return referenceNo && contentHash ? { referenceNo, contentHash: contentHash.toLowerCase() } : undefined;
}
