import * as z from '@shared/zod';
import { isSignedSm2, signSm2 } from './national-ciphers';

/** What the bank and we agreed on: who we are to it, and the keys. All keys are hex. */
export interface BankContract {
  readonly apiBase: string;
  readonly customerId: string;
  readonly operatorId: string;
  readonly privateKey: string;
  /** The bank's. */
  readonly publicKey: string;
  /** SM4, for files. */
  readonly fileKey: string;
}

/** The SM2 id of the bank's signatures; ours is the customer's number. */
export const BANK_SIGNER_ID = 'BANK000000000001';
/** A message older or newer than this is refused by both sides. */
export const FRESH_MS = 300_000;

export const TransCode = z.enum(['BALQRY', 'TRFSUB', 'TRFQRY', 'RCPTQRY', 'RECFILE', 'NAMECHK']);
export type TransCode = z.infer<typeof TransCode>;

const SIGN = ',"sign":"';

/** A message as it goes over the line: head and body as they are written, and the signature over exactly these bytes. */
export function writeMessage(head: object, body: object, key: string, id: string): string {
  const signed = `{"head":${JSON.stringify(head)},"body":${JSON.stringify(body)}`;
  return `${signed}${SIGN}${signSm2(signed, key, id)}"}`;
}

/** The head and body of a message, verified before they are parsed; undefined for anything else. */
export function readMessage(text: string, publicKey: string, id: string): { head: unknown; body: unknown } | undefined {
  const place = text.lastIndexOf(SIGN);
  const signature = place < 0 ? '' : text.slice(place + SIGN.length, -2);
  if (!text.endsWith('"}') || !isSignedSm2(text.slice(0, place), signature, publicKey, id)) return undefined;
  try {
    return JSON.parse(text) as { head: unknown; body: unknown };
  } catch {
    return undefined;
  }
}

export const ReplyHead = z.object({
  transCode: TransCode,
  /** Those of the question: an answer to another one is none. */
  reqSeqNo: z.string(),
  nonce: z.string(),
  respTime: z.string(),
  respCode: z.string(),
});

/** Integer fen as the bank writes yuan: `100.00`. */
export const yuanOf = (fen: number): string => `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;

/** The inverse; undefined for anything that is not yuan with two digits. */
export const fenOf = (yuan: unknown): number | undefined =>
  typeof yuan === 'string' && /^(0|[1-9]\d{0,12})\.\d{2}$/.test(yuan) ? Number(yuan.replace('.', '')) : undefined;
