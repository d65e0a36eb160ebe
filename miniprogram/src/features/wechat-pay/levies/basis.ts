import type { Charge } from '@shared/accounts/levies';
import { formatFen } from '@shared/money';
import { heads, PER } from './copy';

/** How a sum came to be: `131 − 120 = 11 方，每方 ¥2.85`. */
export function basisWords({ basis, kind, rateFen }: Pick<Charge, 'basis' | 'kind' | 'rateFen'>): string {
  const { previous = 0, present = 0, exemptHeads, exemption } = basis;
  const count =
    basis.heads === undefined
      ? `${present} − ${previous} = ${present - previous} 方`
      : heads(basis.heads, exemptHeads, exemption);
  return `${count}，${PER[kind]} ${formatFen(rateFen)}`;
}

/** Yuan as they are typed, in fen; undefined for what is no sum. */
export function fenTyped(yuan: string): number | undefined {
  const [, whole, part = ''] = /^(\d{1,7})(?:\.(\d{1,2}))?$/.exec(yuan.trim()) ?? [];
  return whole === undefined ? undefined : Number(whole) * 100 + Number(part.padEnd(2, '0'));
}

export const wholeTyped = (text: string): number | undefined =>
  /^\d{1,7}$/.test(text.trim()) ? Number(text) : undefined;
