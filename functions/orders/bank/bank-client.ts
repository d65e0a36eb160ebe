import * as z from '@shared/zod';
import { newId } from '../../platform/id';
import { log } from '../../platform/log';
import { newSecret } from '../../platform/sealed';
import type { BankWord } from '../bank-leg';
import { type DayFile, type DayFileFault, readDayFile } from './day-file';
import {
  type BankContract,
  BANK_SIGNER_ID,
  fenOf,
  FRESH_MS,
  readMessage,
  ReplyHead,
  type TransCode,
  writeMessage,
  yuanOf,
} from './message';
import { hashSm3, openSm4 } from './national-ciphers';

const TIMEOUT_MS = 8_000;

/** What the bank surely said: signed by it, to this question, now. */
export interface BankAnswer {
  readonly respCode: string;
  readonly body: unknown;
}

/**
 * Asks the bank something. Undefined whenever it is not sure what it said: no answer, one too late, with another signature, to
 * another question. An unsure answer to a transfer is no failure of it.
 */
export async function askBank(
  contract: BankContract,
  transCode: TransCode,
  body: object,
  at: string,
): Promise<BankAnswer | undefined> {
  const { apiBase, customerId, operatorId, privateKey, publicKey } = contract;
  const head = {
    version: '1.0',
    transCode,
    custId: customerId,
    operatorId,
    reqSeqNo: newId(at),
    reqTime: at,
    nonce: newSecret().slice(0, 32),
  };
  try {
    const reply = await fetch(`${apiBase}/api`, {
      method: 'POST',
      // Who moved the bank elsewhere is not followed there with an order to pay.
      redirect: 'error',
      headers: { 'content-type': 'application/json' },
      body: writeMessage(head, body, privateKey, customerId),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const message = reply.ok ? readMessage(await reply.text(), publicKey, BANK_SIGNER_ID) : undefined;
    const said = z.safeParse(ReplyHead, message?.head);
    if (!message || !said.success) return undefined;
    const { reqSeqNo, nonce, respTime, respCode } = said.data;
    const isOurs = reqSeqNo === head.reqSeqNo && nonce === head.nonce && said.data.transCode === transCode;
    const isFresh = Math.abs(Date.parse(respTime) - Date.parse(at)) <= FRESH_MS;
    return isOurs && isFresh ? { respCode, body: message.body } : undefined;
  } catch (error) {
    log('warn', 'bankUnclear', { route: transCode, error: error instanceof Error ? error.name : 'unknown' });
    return undefined;
  }
}

const WORDS = ['ACCEPTED', 'WAIT_AUTH', 'PROCESSING', 'SUCCESS', 'FAILED', 'REJECTED', 'EXPIRED', 'RETURNED'] as const;
const TransferBody = z.object({
  reqSeqNo: z.string(),
  amount: z.string(),
  txnStatus: z.enum(WORDS),
  failCode: z.optional(z.string()),
});

/** Refused before anything was done: short of money, another name, the account's state, a limit, the hour. */
const REFUSALS = ['2001', '2002', '2003', '2004', '2005'];

export interface BankNews {
  readonly word: BankWord;
  readonly failCode?: string | undefined;
  /** The serial lies at the bank with other content: no word about it is believed. */
  readonly isForeign?: true;
  /** What was paid never comes back by itself: it is not asked about any more. */
  readonly isFinal?: true;
}

interface Transfer {
  readonly serial: string;
  readonly amountFen: number;
}

function newsOf(answer: BankAnswer | undefined, { serial, amountFen }: Transfer): BankNews {
  if (!answer) return { word: 'UNCLEAR' };
  const { respCode, body } = answer;
  if (respCode === '1004') return { word: 'UNCLEAR', isForeign: true };
  if (REFUSALS.includes(respCode)) return { word: 'FAILED', failCode: respCode };
  if (respCode !== '0000' && respCode !== '1003') return { word: 'UNCLEAR' };
  const told = z.safeParse(TransferBody, body);
  if (!told.success || told.data.reqSeqNo !== serial) return { word: 'UNCLEAR' };
  if (fenOf(told.data.amount) !== amountFen) return { word: 'UNCLEAR', isForeign: true };
  return { word: told.data.txnStatus, failCode: told.data.failCode };
}

export interface Instruction extends Transfer {
  readonly payerAccount: string;
  readonly payeeAccount: string;
  readonly payeeName: string;
  readonly purpose: string;
  readonly approvals: readonly { role: string; userId: string; time: string; sigHash: string }[];
}

/** Sends a transfer, or the same one again: the bank tells of the first. */
export async function sendTransfer(contract: BankContract, instruction: Instruction, at: string): Promise<BankNews> {
  const { serial, amountFen, payerAccount, payeeAccount, payeeName, purpose, approvals } = instruction;
  const body = {
    reqSeqNo: serial,
    payerAcct: payerAccount,
    payeeAcct: payeeAccount,
    payeeName,
    amount: yuanOf(amountFen),
    currency: 'CNY',
    channel: 'AUTO',
    purpose,
    approvals,
  };
  return newsOf(await askBank(contract, 'TRFSUB', body, at), instruction);
}

/** What became of a transfer. Found is not paid; not found is not failed. */
export async function queryTransfer(contract: BankContract, transfer: Transfer, at: string): Promise<BankNews> {
  const answer = await askBank(contract, 'TRFQRY', { reqSeqNo: transfer.serial }, at);
  const found = z.safeParse(z.object({ found: z.boolean() }), answer?.body);
  if (answer?.respCode === '0000' && found.success && !found.data.found) return { word: 'NOT_FOUND' };
  // A refusal of the question says nothing of the transfer.
  return answer?.respCode === '0000' ? newsOf(answer, transfer) : { word: 'UNCLEAR' };
}

/** Fen; undefined while it is not sure. */
export async function queryBalance(contract: BankContract, account: string, at: string): Promise<number | undefined> {
  const answer = await askBank(contract, 'BALQRY', { acct: account }, at);
  const told = z.safeParse(z.object({ acct: z.string(), balance: z.string() }), answer?.body);
  return answer?.respCode === '0000' && told.success && told.data.acct === account
    ? fenOf(told.data.balance)
    : undefined;
}

/** Whether the bank knows this account under this name; undefined while it is not sure. */
export async function checkName(
  contract: BankContract,
  { account, name }: { account: string; name: string },
  at: string,
): Promise<boolean | undefined> {
  const answer = await askBank(contract, 'NAMECHK', { acct: account, name }, at);
  if (answer?.respCode === '2002' || answer?.respCode === '2003') return false;
  return answer?.respCode === '0000' ? true : undefined;
}

const FileBody = z.object({ iv: z.string(), content: z.string(), hash: z.string() });

/** A file that is ready: its text, and SM3 of it as the bank says. */
async function fileIn(contract: BankContract, answer: BankAnswer | undefined): Promise<string | undefined> {
  const told = z.safeParse(FileBody, answer?.body);
  if (answer?.respCode !== '0000' || !told.success) return undefined;
  try {
    const text = openSm4(told.data.content, contract.fileKey, told.data.iv);
    return hashSm3(Buffer.from(text)) === told.data.hash ? text : undefined;
  } catch {
    return undefined;
  }
}

/** The receipt of a transfer; undefined until the bank has made it. */
export const fetchReceipt = async (contract: BankContract, serial: string, at: string): Promise<string | undefined> =>
  fileIn(contract, await askBank(contract, 'RCPTQRY', { reqSeqNo: serial }, at));

/** A file of the bank as it came, and what is in it, or why it is none to go by. */
export type FetchedDayFile = { readonly text: string } & (
  { readonly file: DayFile } | { readonly fault: DayFileFault }
);

/** The file of a day; undefined while it is late, or it is not sure what came. */
export async function fetchDayFile(
  contract: BankContract,
  day: string,
  at: string,
): Promise<FetchedDayFile | undefined> {
  const text = await fileIn(contract, await askBank(contract, 'RECFILE', { day }, at));
  if (text === undefined) return undefined;
  const read = readDayFile(text, day);
  return typeof read === 'string' ? { text, fault: read } : { text, file: read };
}
