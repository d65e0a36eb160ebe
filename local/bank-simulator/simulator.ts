import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import {
  BANK_SIGNER_ID,
  fenOf,
  FRESH_MS,
  readMessage,
  TransCode,
  writeMessage,
  yuanOf,
} from '../../functions/orders/bank/message';
import { hashSm3, sealSm4 } from '../../functions/orders/bank/national-ciphers';
import { listenOn } from '../ports';

/** A transfer as it lies at the bank. */
export interface BankTransfer {
  readonly serial: string;
  readonly content: string;
  readonly payerAcct: string;
  readonly payeeAcct: string;
  readonly payeeName: string;
  readonly amountFen: number;
  readonly takenAt: string;
  status: 'ACCEPTED' | 'WAIT_AUTH' | 'PROCESSING' | 'SUCCESS' | 'FAILED' | 'REJECTED' | 'EXPIRED' | 'RETURNED';
  failCode?: string;
  endedAt?: string;
}

/** How the bank or its line misbehaves for the next `times` messages of a kind. */
export interface BankFault {
  kind:
    | 'down' // the line breaks before the bank has read anything
    | 'answerLost' // it does it, and the line breaks before it says so
    | 'http500'
    | 'garbled'
    | 'badSignature'
    | 'otherQuestion' // a signed answer, to another question
    | 'old' // a signed answer of an hour ago
    | '9001'
    | '9999'
    | 'notFound' // says it knows no such serial, though it does
    | 'fileLate'
    | 'fileCut'
    | 'fileTwice'
    | 'fileForeign' // has a payment more, of a serial that nobody gave
    | 'fileLacks' // lacks its first payment
    | 'fileOtherAmount' // its first payment is a yuan more
    | 'fileOtherPayee'; // its first payment went to another account
  on: TransCode;
  times: number;
}

interface Options {
  port: number;
  customerId: string;
  /** The customer's; hex. */
  customerPublicKey: string;
  privateKey: string;
  fileKey: string;
  /** What each account of the customer holds, in fen. */
  accounts: Record<string, number>;
  /** Other people's accounts: under which name, and whether they take money. */
  payees: Record<string, { name: string; state?: 'closed' | 'frozen' }>;
  mostFen?: number;
  /** What lies at the bank already. */
  transfers?: readonly BankTransfer[];
  /** Milliseconds. */
  now?: () => number;
}

export interface BankSimulator {
  apiBase: string;
  readonly balances: Record<string, number>;
  readonly transfers: ReadonlyMap<string, BankTransfer>;
  /** All codes it answered with, for tests of what it refuses. */
  readonly refusals: string[];
  fault(fault: BankFault | undefined): void;
  /** Moves a transfer on, as the bank's night does. */
  move(serial: string, to: BankTransfer['status'], failCode?: string): void;
  stop(): Promise<void>;
}

type Body = Record<string, unknown>;
/** A receipt is made some minutes after the payment. */
const RECEIPT_AFTER_MS = 120_000;
/** 大额 (HVPS) is open from 20:30 of the day before until 17:15, Monday to Friday. */
const HVPS_FROM_FEN = 100_000_000;
const PURPOSE_BYTES = 60;
/** A serial that no order ever had. */
export const FOREIGN_SERIAL = '01JZZZZZZZZZZZZZZZZZZZZZZZ';

/** Bytes of GBK: two for whatever is not ASCII. */
const gbkBytes = (letters: string): number =>
  [...letters].reduce((sum, letter) => sum + (letter < '\u0080' ? 1 : 2), 0);
const dayOf = (ms: number): string => new Date(ms + 8 * 3_600_000).toISOString().slice(0, 10);

/** Whether 大额 is shut: the weekend, or between 17:15 and 20:30 in China. */
function isShut(ms: number): boolean {
  const china = new Date(ms + 8 * 3_600_000);
  const minutes = china.getUTCHours() * 60 + china.getUTCMinutes();
  return [0, 6].includes(china.getUTCDay()) || (minutes > 17 * 60 + 15 && minutes < 20 * 60 + 30);
}

type FileLine = Pick<BankTransfer, 'serial' | 'payerAcct' | 'payeeAcct' | 'payeeName' | 'amountFen' | 'status'> & {
  readonly bankNo: string;
};

/** The bank's own number of a payment: the same each time. */
export const bankNoOf = (serial: string): string => `BK${hashSm3(Buffer.from(serial)).slice(0, 10).toUpperCase()}`;

/** Whole by its count and sum, and wrong. */
function misbehaved(lines: readonly FileLine[], kind?: BankFault['kind']): FileLine[] {
  const [first, ...others] = lines;
  if (kind === 'fileForeign') {
    const serial = FOREIGN_SERIAL;
    const { payerAcct = '', payeeAcct = '' } = first ?? {};
    const more = { serial, bankNo: bankNoOf(serial), payerAcct, payeeAcct, payeeName: '无名', amountFen: 8_800 };
    return [...lines, { ...more, status: 'SUCCESS' }];
  }
  if (!first) return [];
  if (kind === 'fileLacks') return others;
  if (kind === 'fileOtherAmount') return [{ ...first, amountFen: first.amountFen + 100 }, ...others];
  if (kind === 'fileOtherPayee') return [{ ...first, payeeAcct: '88019990000099999' }, ...others];
  return [...lines];
}

/** The bank, as strict as the contract says (ADR 63). No money moves, nothing leaves this machine. */
export async function startBankSimulator(options: Options): Promise<BankSimulator> {
  const {
    port,
    customerId,
    customerPublicKey,
    privateKey,
    fileKey,
    payees,
    mostFen = 500_000_000,
    now = Date.now,
  } = options;
  const balances = { ...options.accounts };
  const transfers = new Map((options.transfers ?? []).map((transfer) => [transfer.serial, { ...transfer }]));
  const nonces = new Set<string>();
  const files = new Map<string, FileLine[]>();
  const refusals: string[] = [];
  let fault: BankFault | undefined;

  const told = (transfer: BankTransfer) => ({
    found: true,
    reqSeqNo: transfer.serial,
    amount: yuanOf(transfer.amountFen),
    txnStatus: transfer.status,
    ...(transfer.failCode && { failCode: transfer.failCode }),
  });

  /** In the order of a bank: form, serial, then the business. */
  const submit = (body: Body): [string, object] => {
    const { reqSeqNo, payerAcct, payeeAcct, payeeName, amount, currency, channel, purpose, approvals } = body;
    const amountFen = fenOf(amount);
    const isWhole =
      [reqSeqNo, payerAcct, payeeAcct, payeeName, purpose].every(
        (field) => typeof field === 'string' && field !== '',
      ) &&
      /^[0-9A-Za-z]{16,32}$/.test(String(reqSeqNo)) &&
      currency === 'CNY' &&
      ['INNER', 'IBPS', 'BEPS', 'HVPS', 'AUTO'].includes(String(channel)) &&
      gbkBytes(String(purpose)) <= PURPOSE_BYTES;
    if (!isWhole || amountFen === undefined || amountFen <= 0) return ['1002', {}];
    const content = JSON.stringify([payerAcct, payeeAcct, payeeName, amount, purpose]);
    const known = transfers.get(String(reqSeqNo));
    if (known) return known.content === content ? ['1003', told(known)] : ['1004', {}];
    // 制单 ≠ 复核 ≠ 授权: at least two who signed, each another person, each over the same content.
    const hands = (Array.isArray(approvals) ? approvals : []) as { userId?: unknown; sigHash?: unknown }[];
    const persons = new Set(hands.map(({ userId }) => userId));
    const digests = new Set(hands.map(({ sigHash }) => sigHash));
    if (hands.length < 2 || persons.size !== hands.length || digests.size !== 1) return ['1002', {}];
    const balance = balances[String(payerAcct)];
    if (balance === undefined) return ['2003', {}];
    const payee = payees[String(payeeAcct)];
    if (!payee || payee.state) return ['2003', {}];
    if (payee.name !== payeeName) return ['2002', {}];
    if (amountFen > mostFen) return ['2004', {}];
    if ((channel === 'HVPS' || amountFen > HVPS_FROM_FEN) && isShut(now())) return ['2005', {}];
    if (amountFen > balance) return ['2001', {}];
    balances[String(payerAcct)] = balance - amountFen;
    const transfer: BankTransfer = {
      serial: String(reqSeqNo),
      content,
      payerAcct: String(payerAcct),
      payeeAcct: String(payeeAcct),
      payeeName: String(payeeName),
      amountFen,
      takenAt: new Date(now()).toISOString(),
      status: 'ACCEPTED',
    };
    transfers.set(transfer.serial, transfer);
    return ['0000', told(transfer)];
  };

  const file = (content: string): [string, object] => {
    const iv = hashSm3(Buffer.from(content + now())).slice(0, 32);
    return ['0000', { iv, content: sealSm4(content, fileKey, iv), hash: hashSm3(Buffer.from(content)) }];
  };

  /** The payments of a day as they stand when its file is first asked for: a file is made once. */
  const linesOf = (day: string): FileLine[] => {
    const made =
      files.get(day) ??
      [...transfers.values()]
        .filter(({ takenAt }) => dayOf(Date.parse(takenAt)) === day)
        .map(({ serial, payerAcct, payeeAcct, payeeName, amountFen, status }) => ({
          ...{ serial, bankNo: bankNoOf(serial), payerAcct, payeeAcct, payeeName, amountFen, status },
        }));
    files.set(day, made);
    return made;
  };

  const dayFile = (day: string, misbehaves?: BankFault['kind']): [string, object] => {
    if (day >= dayOf(now()) || misbehaves === 'fileLate') return ['3001', {}];
    const ofDay = misbehaved(linesOf(day), misbehaves);
    const sum = ofDay.reduce((all, { amountFen }) => all + amountFen, 0);
    const lines = ofDay.map(
      ({ serial, bankNo, payerAcct, payeeAcct, payeeName, amountFen, status }) =>
        `${[serial, bankNo, payerAcct, payeeAcct, payeeName, yuanOf(amountFen), status].join('|')}|`,
    );
    const whole = [
      `H|${day}|${lines.length}|${yuanOf(sum)}|`,
      ...lines,
      ...(misbehaves === 'fileTwice' ? lines : []),
      `T|${lines.length}|`,
    ];
    return file((misbehaves === 'fileCut' ? whole.slice(0, -1) : whole).join('\n'));
  };

  const answerTo = (transCode: TransCode, body: Body, misbehaves?: BankFault['kind']): [string, object] => {
    if (misbehaves === '9001' || misbehaves === '9999') return [misbehaves, {}];
    if (transCode === 'TRFSUB') return submit(body);
    if (transCode === 'RECFILE') return dayFile(String(body.day), misbehaves);
    if (transCode === 'BALQRY') {
      const balance = balances[String(body.acct)];
      return balance === undefined ? ['2003', {}] : ['0000', { acct: body.acct, balance: yuanOf(balance) }];
    }
    if (transCode === 'NAMECHK') {
      const payee = payees[String(body.acct)];
      return [!payee || payee.state ? '2003' : payee.name === body.name ? '0000' : '2002', {}];
    }
    const transfer = transfers.get(String(body.reqSeqNo));
    if (transCode === 'TRFQRY')
      return ['0000', transfer && misbehaves !== 'notFound' ? told(transfer) : { found: false }];
    const isMade = transfer?.endedAt && ['SUCCESS', 'RETURNED'].includes(transfer.status);
    if (!isMade || Date.parse(transfer.endedAt!) + RECEIPT_AFTER_MS > now()) return ['3001', {}];
    const { serial, amountFen, payeeName, payeeAcct, endedAt } = transfer;
    return file(
      `电子回单\n流水 ${serial}\n收款 ${payeeName} ${payeeAcct}\n金额 ${yuanOf(amountFen)}\n时间 ${endedAt}\n`,
    );
  };

  const refusalOf = (head: Body): string | undefined => {
    if (head.custId !== customerId || !head.operatorId || head.version !== '1.0') return '1002';
    const isFresh = Math.abs(Date.parse(String(head.reqTime)) - now()) <= FRESH_MS;
    const nonce = String(head.nonce ?? '');
    if (!isFresh || nonce.length < 16 || nonces.has(nonce)) return '1001';
    nonces.add(nonce);
    return undefined;
  };

  const takeFault = (transCode: unknown): BankFault['kind'] | undefined => {
    if (!fault || fault.times <= 0 || fault.on !== transCode) return undefined;
    fault.times -= 1;
    return fault.kind;
  };

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const raw = await text(request);
    if (request.method !== 'POST' || request.url !== '/api') return void response.writeHead(404).end();
    const message = readMessage(raw, customerPublicKey, customerId);
    const head = (message?.head ?? {}) as Body;
    const code = TransCode.options.find((one) => one === head.transCode);
    const misbehaves = takeFault(code);
    if (misbehaves === 'down') return void response.destroy();
    const refusal = !message ? '1001' : !code ? '1002' : refusalOf(head);
    const [respCode, body] = refusal ? [refusal, {}] : answerTo(code!, (message!.body ?? {}) as Body, misbehaves);
    if (respCode !== '0000') refusals.push(respCode);
    if (misbehaves === 'answerLost') return void response.destroy();
    if (misbehaves === 'http500') return void response.writeHead(502).end('<html>bad gateway</html>');
    const replyHead = {
      transCode: code ?? 'TRFQRY',
      reqSeqNo: misbehaves === 'otherQuestion' ? 'another' : String(head.reqSeqNo ?? ''),
      nonce: String(head.nonce ?? ''),
      respTime: new Date(now() - (misbehaves === 'old' ? 3_600_000 : 0)).toISOString(),
      respCode,
    };
    const signed = writeMessage(
      replyHead,
      body,
      privateKey,
      misbehaves === 'badSignature' ? 'ANOTHER' : BANK_SIGNER_ID,
    );
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(misbehaves === 'garbled' ? signed.slice(0, -40) : signed);
  };

  const server = http.createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  const listening = await listenOn(server, port, 'bank simulator');
  return {
    apiBase: `http://127.0.0.1:${listening}`,
    balances,
    transfers,
    refusals,
    fault: (next) => (fault = next),
    move: (serial, to, failCode) => {
      const transfer = transfers.get(serial)!;
      const isEnded = ['SUCCESS', 'FAILED', 'REJECTED', 'EXPIRED', 'RETURNED'].includes(transfer.status);
      if (isEnded && !(transfer.status === 'SUCCESS' && to === 'RETURNED')) throw new Error(`${serial} has ended`);
      transfer.status = to;
      if (failCode) transfer.failCode = failCode;
      if (to === 'SUCCESS') transfer.endedAt = new Date(now()).toISOString();
      if (['FAILED', 'REJECTED', 'EXPIRED', 'RETURNED'].includes(to))
        balances[transfer.payerAcct]! += transfer.amountFen;
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
