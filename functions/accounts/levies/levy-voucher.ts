import type { LevyKind } from '@shared/accounts/levies';
import { levyRuleOf } from './levy-rules';
import type { StoredCharge } from './levy-store';

export interface Booking {
  readonly summary: string;
  readonly incomeCode: string;
  readonly counterparty?: string | undefined;
  readonly counterpartyKey?: string | undefined;
}

const WORD: Record<LevyKind, string> = { raised: '一事一议筹资', water: '水费' };

/** How a charge's money is booked. A book is public and who owes is not: nobody's name stands on it, not even masked. */
export const bookingOfCharge = ({ kind, title }: Pick<StoredCharge, 'kind' | 'title'>, how: string): Booking => ({
  summary: `${how}收${kind === 'water' ? title : `${WORD[kind]}（${title}）`}`.slice(0, 60),
  incomeCode: levyRuleOf(kind).incomeCode,
});
