import { defineRoute } from '../route';
import { Instant } from '../time';
import * as z from '../zod';

/** Six digits that a person chose themselves (签字密码). */
export const SigningCode = z.string().check(z.regex(/^\d{6}$/, '签字密码是 6 位数字'));

/**
 * That the person who holds the phone signs, and not only its session. `soter`: face or fingerprint, as the phone's own hardware signed the
 * challenge (`wx.startSoterAuthentication`); `code`: the code they chose.
 */
export const SigningProof = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('soter'),
    /** `resultJSON` and `resultJSONSignature`, as WeChat gave them. */
    json: z.string().check(z.minLength(2), z.maxLength(2_000)),
    signature: z.string().check(z.regex(/^[A-Za-z0-9+/=]{1,1000}$/, '签名不对')),
  }),
  z.object({ kind: z.literal('code'), code: SigningCode }),
]);
export type SigningProof = z.infer<typeof SigningProof>;

/** 指纹或面容 · 签字密码. */
export const SigningMeans = z.enum(['soter', 'code']);
export type SigningMeans = z.infer<typeof SigningMeans>;

/** What a route whose act is signed may answer with besides. */
export const SIGNING_CODE_ERRORS = [
  'orders.codeMissing',
  'orders.codeAsleep',
  'orders.codeWrong',
  'orders.codeLocked',
  'orders.deviceRefused',
  'wechat.unavailable',
] as const;

/**
 * What the phone's hardware signs. Both sides make it of what they know, so none is fetched: a signature under one act, order, version or
 * content is worth nothing under another, and the version moves on with the act. WeChat takes 512 letters.
 * @param words what is signed: the digest of an order; the transfer and the choice of a decision.
 */
export const challengeOf = (routeId: string, id: string, version: number, words: readonly string[]): string =>
  ['mingbaile', routeId, id, String(version), ...words].join('|');

/** How long a code that was just set signs nothing: whoever it belongs to hears of it before it does. */
export const CODE_SLEEPS_HOURS = 24;
/** Wrong ones in a day, until the code is locked for the rest of it. */
export const MOST_TRIES = 5;

const isRun = (code: string, step: number): boolean =>
  [...code].every((digit, place) => place === 0 || (Number(code[place - 1]) + step + 10) % 10 === Number(digit));

/** The ways to write a day of birth in six digits. */
function daysIn(bornOn: string): string[] {
  const [year = '', month = '', day = ''] = bornOn.split('-');
  const short = year.slice(2);
  return [short + month + day, day + month + short, month + day + short, year + month, month + year, year + day];
}

/** What is tried first: one digit, a run, a part that comes again (121212, 123123), a day of birth. @param bornOn a day. */
export const isTrivialCode = (code: string, bornOn?: string): boolean =>
  [-1, 0, 1].some((step) => isRun(code, step)) ||
  code === code.slice(0, 2).repeat(3) ||
  code === code.slice(0, 3).repeat(2) ||
  (bornOn !== undefined && daysIn(bornOn).includes(code));

/** 没设 · 刚设，还不能用 · 能用 · 今天锁上了. */
export const SigningCodeState = z.enum(['none', 'asleep', 'awake', 'locked']);
export type SigningCodeState = z.infer<typeof SigningCodeState>;

export const SigningCodeView = z.object({
  state: SigningCodeState,
  setAt: z.optional(Instant),
  /** From then it signs. */
  signsFrom: z.optional(Instant),
});
export type SigningCodeView = z.infer<typeof SigningCodeView>;

const OFFICES = ['cadre', 'township', 'regulator'] as const;

export const showSigningCode = defineRoute({
  id: 'showSigningCode',
  method: 'GET',
  path: '/me/signing-code',
  summary: 'Whether I have a code to sign money with, and from when it works (签字密码)',
  access: OFFICES,
  response: SigningCodeView,
  errors: ['identity.bindingRequired'],
});

export const setSigningCode = defineRoute({
  id: 'setSigningCode',
  method: 'POST',
  path: '/me/signing-code',
  summary: 'Sets my code anew: it works after a day, and I am told wherever I can be reached (设签字密码)',
  access: OFFICES,
  body: z.object({ code: SigningCode }),
  response: SigningCodeView,
  errors: ['identity.bindingRequired', 'orders.codeTrivial'],
  limit: { calls: 5, perSeconds: 86_400 },
});
