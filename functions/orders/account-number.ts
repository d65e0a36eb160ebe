import { type Envelope, openEnvelope, sealEnvelope } from '../platform/envelope';
import { env } from '../platform/env';
import { lookupHash } from '../platform/sealed';

/** Whose number it is, a payee's or a paying account's: a sealed number cannot be moved to another. */
const contextOf = (ownerId: string) => ({ purpose: 'transfer', ownerId });

/** The number of a bank account, sealed under a key that the function which takes it in cannot open. */
export const sealNumber = (digits: string, ownerId: string): Promise<Envelope> =>
  sealEnvelope(digits, contextOf(ownerId), env.payeeKeyArn);

/** The inverse, for the function that speaks to the bank. @throws where it was altered, or moved; where there is none (by WeChat). */
export async function openNumber({ sealed, dataKey }: Partial<Envelope>, ownerId: string): Promise<string> {
  if (!sealed || !dataKey) throw new Error('there is no number');
  return openEnvelope({ sealed, dataKey }, contextOf(ownerId), env.payeeKeyArn);
}

/** What a number is compared by: it stands in what is signed. */
export const markOf = (digits: string): string => lookupHash('bankAccount', digits);

/** The same of a payee by WeChat. */
export const markOfOpenid = (openid: string): string => lookupHash('openid', openid);

export const tailOf = (digits: string): string => digits.slice(-4);
