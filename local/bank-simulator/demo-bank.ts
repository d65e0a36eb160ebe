import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { sm2 } from 'sm-crypto-v2';
import { type BankTransfer, startBankSimulator } from './simulator';

/** Whom the bank knows: the accounts of its customer, in fen, and other people's by number. */
export interface BankOfDemo {
  readonly accounts: Readonly<Record<string, number>>;
  readonly payees: Readonly<Record<string, { name: string; state?: 'closed' | 'frozen' }>>;
}

interface Kept {
  balances: Record<string, number>;
  transfers: BankTransfer[];
}

const CUSTOMER = 'C0001';
/** It protects nothing here. */
const FILE_KEY = '0123456789abcdeffedcba9876543210';
/** So long a transfer lies at the bank before it is paid: the next time the bank is asked, it is. */
const PAID_AFTER_MS = 20_000;

const keptIn = (file: string): Kept | undefined =>
  existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Kept) : undefined;

/**
 * The strict simulator as the bank of a stack that people look at: it pays what it took after some seconds, and knows it still when
 * the stack is started again (`file`). Resolves to the environment of the function that speaks to it, with keys of this start alone.
 */
export async function startDemoBank({ accounts, payees }: BankOfDemo, file: string) {
  const [ours, theirs] = [sm2.generateKeyPairHex(), sm2.generateKeyPairHex()];
  const kept = keptIn(file);
  const bank = await startBankSimulator({
    port: 0,
    customerId: CUSTOMER,
    customerPublicKey: ours.publicKey,
    privateKey: theirs.privateKey,
    fileKey: FILE_KEY,
    accounts: { ...accounts, ...kept?.balances },
    payees: { ...payees },
    transfers: kept?.transfers ?? [],
  });
  let saved = '';
  const round = () => {
    for (const { serial, status, takenAt } of bank.transfers.values())
      if (status === 'ACCEPTED' && Date.now() - Date.parse(takenAt) >= PAID_AFTER_MS) bank.move(serial, 'SUCCESS');
    const text = JSON.stringify({ balances: bank.balances, transfers: [...bank.transfers.values()] } satisfies Kept);
    if (text !== saved) writeFileSync(file, text);
    saved = text;
  };
  const rounds = setInterval(round, 1000);
  return {
    environment: {
      BANK_API_BASE: bank.apiBase,
      BANK_CUSTOMER_ID: CUSTOMER,
      BANK_OPERATOR_ID: 'OP1',
      BANK_SIGNING_KEY: ours.privateKey,
      BANK_PUBLIC_KEY: theirs.publicKey,
      BANK_FILE_KEY: FILE_KEY,
    },
    stop: async () => {
      clearInterval(rounds);
      round();
      await bank.stop();
    },
  };
}
