import { BOOKKEEPERS } from './books';
import { Ulid } from '../id';
import { Seen, VillageParams, words } from './registers';
import { defineRoute } from '../route';
import { isLuhn } from '../text/private-numbers';
import { Day } from '../time';
import * as z from '../zod';

/** 基本存款账户 · 征地补偿款专户 (nothing else goes through it) · 一般存款账户. */
export const BankAccountPurpose = z.enum(['basic', 'landCompensation', 'general']);
export type BankAccountPurpose = z.infer<typeof BankAccountPurpose>;

/** A second person confirms the opening and the closing: proposed → open → closing → closed; a proposal that is refused is over. */
export const BankAccountState = z.enum(['proposed', 'open', 'closing', 'closed', 'refused']);
export type BankAccountState = z.infer<typeof BankAccountState>;

/** An account of a village with a bank. Of its number only the last four digits are ever shown. */
export const BankAccount = z.object({
  bankAccountId: Ulid,
  bank: z.string(),
  tail: z.string(),
  purpose: BankAccountPurpose,
  /** The account of the book that says what is in it: 102, or a sub-account of its own. */
  ledgerCode: z.string(),
  openedOn: Day,
  closedOn: z.optional(Day),
  /** The meeting that decided to open it. */
  decidedBy: z.string(),
  state: BankAccountState,
  proposedBy: z.string(),
  confirmedBy: z.optional(z.string()),
  /** Whether the caller is the second person that its next step wants. */
  mayConfirm: z.boolean(),
});
export type BankAccount = z.infer<typeof BankAccount>;

/** A village's accounts are one row: `version` is what a command must have seen. */
export const BankAccounts = z.object({ items: z.array(BankAccount), version: z.int() });
export type BankAccounts = z.infer<typeof BankAccounts>;

/** More than any village has. */
export const MAX_BANK_ACCOUNTS = 20;

/** A card of a bank's, by its first digits and its check digit. What stands on the licence of a body's account is none: money of all does not go through somebody's card. */
const isCard = (text: string): boolean => {
  const digits = text.replace(/\D/g, '');
  return /^62\d{14,17}$/.test(digits) && isLuhn(digits);
};

/** Digits alone: spaces and dashes of a passbook are taken out. */
const AccountNumber = z.string().check(
  z.trim(),
  z.regex(/^[\d -]{9,40}$/, '账号只填数字'),
  z.refine((text: string) => {
    const digits = text.replace(/\D/g, '').length;
    return digits >= 9 && digits <= 32;
  }, '账号位数不对，请对照开户许可证'),
  z.refine((text) => !isCard(text), '这是一张银行卡的卡号。村里的钱不能走个人的卡，请填开户许可证上的账号'),
);

export const listBankAccounts = defineRoute({
  id: 'listBankAccounts',
  method: 'GET',
  path: '/villages/{villageCode}/bank-accounts',
  summary: "A village's bank accounts with their purposes, for who keeps its book (银行账户)",
  access: BOOKKEEPERS,
  within: 'villageCode',
  params: VillageParams,
  response: BankAccounts,
});

const params = z.extend(VillageParams, { bankAccountId: Ulid });

export const proposeBankAccount = defineRoute({
  id: 'proposeBankAccount',
  method: 'POST',
  path: '/villages/{villageCode}/bank-accounts',
  summary: 'Register a bank account; it counts when a second person has confirmed it (登记银行账户)',
  access: BOOKKEEPERS,
  within: 'villageCode',
  idempotent: true,
  params: VillageParams,
  body: z.object({
    ...Seen,
    bank: words(40, '请填开户行'),
    accountNumber: AccountNumber,
    purpose: BankAccountPurpose,
    ledgerCode: z.string().check(z.regex(/^102(\d{2})*$/, '请填银行存款（102）或它的明细科目')),
    openedOn: Day,
    decidedBy: words(100, '请填哪次会议决定开的户'),
  }),
  publishes: ['bank', 'decidedBy'],
  response: BankAccounts,
  errors: [
    'version.stale',
    'bank.basicTaken',
    'bank.ledgerTaken',
    'bank.numberTaken',
    'bank.tooMany',
    'identity.bindingRequired',
    'registers.noBook',
  ],
});

export const proposeBankAccountClosing = defineRoute({
  id: 'proposeBankAccountClosing',
  method: 'POST',
  path: '/villages/{villageCode}/bank-accounts/{bankAccountId}/closing',
  summary: 'Say that a bank account was closed; a second person confirms it (销户)',
  access: BOOKKEEPERS,
  within: 'villageCode',
  idempotent: true,
  params,
  body: z.object({ ...Seen, closedOn: Day }),
  response: BankAccounts,
  errors: ['version.stale', 'bank.wrongState', 'identity.bindingRequired'],
});

export const confirmBankAccount = defineRoute({
  id: 'confirmBankAccount',
  method: 'POST',
  path: '/villages/{villageCode}/bank-accounts/{bankAccountId}/confirm',
  summary: 'As a second person, confirm that an account was opened or closed, or refuse it (复核银行账户)',
  access: BOOKKEEPERS,
  within: 'villageCode',
  idempotent: true,
  params,
  body: z.object({ ...Seen, verdict: z.enum(['confirm', 'refuse']) }),
  response: BankAccounts,
  errors: ['version.stale', 'bank.wrongState', 'bank.samePerson', 'bank.notEmpty', 'identity.bindingRequired'],
});
