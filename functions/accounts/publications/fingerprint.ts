import { createHash } from 'node:crypto';
import type { Figure } from '@shared/accounts/publications';
import type { Balances } from '../balances/balances';
import { printable } from './publication';

/** A fingerprint of what a period said and of every balance behind it: the same for as long as the book says the same. */
export const fingerprintOf = (period: string, figures: readonly Figure[], balances: Balances): string =>
  createHash('sha256')
    .update(printable(period, figures, balances))
    .digest('hex');
